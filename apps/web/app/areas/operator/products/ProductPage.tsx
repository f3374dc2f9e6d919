import type { OperatedProductDetail } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, DatePicker, Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { siteInstant } from '../../../ui/console/site-days.ts'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { FileUpload } from '../../../ui/console/FileUpload.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { ProductHistory } from '../../../ui/console/ProductHistory.tsx'
import { ProductStateTag } from '../../../ui/console/ProductStateTag.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { operatorKeys } from '../operator-queries.ts'

/** One listed product: what is sold of it, what happened to it, and keeping it from sale (OPS-RISK-02, 04). */
export default function ProductPage() {
  const { productId = '' } = useParams()
  const { t } = useTranslation('sales')
  const query = useQuery({
    queryKey: [operatorKeys.product, productId],
    queryFn: () => browserApi().sales.operatedProduct(productId),
  })
  return (
    <DetailPage<OperatedProductDetail>
      query={query}
      trail={[{ label: t('ops.title'), to: paths.operatorProducts() }]}
      titleOf={(product) => product.title}
      band={(product) => (
        <>
          <div>
            <p className="inline">
              <ProductStateTag state={product.state} />
              <Link to={paths.operatorSeller(product.sellerId)}>{product.sellerName}</Link>
            </p>
            <IdText id={product.id} />
          </div>
          <div className="page-header-actions">
            <Link to={paths.product(product.slug)}>{t('ops.page')}</Link>
            <Actions product={product} />
          </div>
        </>
      )}
      sections={(product) => <Facts product={product} />}
      side={(product) => (
        <Section title={t('product.history')}>
          <ProductHistory entries={product.history} showEvidence />
        </Section>
      )}
    />
  )
}

function Facts({ product }: { product: OperatedProductDetail }) {
  const { t } = useTranslation('sales')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  const isFrozen = product.state === 'FROZEN'
  return (
    <>
      <Section title={t('ops.facts')}>
        <FactsList
          facts={[
            { label: t('ops.accessType'), value: tc(`accessType.${product.accessType}`) },
            {
              label: t('product.sale'),
              value: product.publicSale ? t('product.public') : t('product.hidden'),
            },
            { label: t('ops.sales'), value: countText(product.salesCount, locale) },
            { label: t('ops.listedAt'), value: <DateTime at={product.listedAt} /> },
            ...(isFrozen
              ? [
                  {
                    label: t('ops.frozenUntil'),
                    value: product.frozenUntil ? <DateTime at={product.frozenUntil} /> : t('ops.noEnd'),
                  },
                  {
                    label: t('ops.renewals'),
                    value: product.frozenRenewals ? t('ops.renewalsStopped') : t('ops.renewalsGoOn'),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title={t('product.specifications')}>
        <FactsList
          facts={product.specifications.map((spec) => ({
            label: spec.name,
            value: [
              spec.state === 'ON_SALE' ? t('product.onSale') : t('product.removed'),
              ...(spec.hidden ? [t('product.hidden')] : []),
              ...spec.modes.map((mode) => t(`mode.${mode}`)),
            ].join(' · '),
          }))}
        />
      </Section>
    </>
  )
}

type Act = 'delist' | 'freeze' | 'unfreeze'
type Values = { reason: string; evidence?: string | null; until?: Dayjs | null; renewals?: boolean }

function Actions({ product }: { product: OperatedProductDetail }) {
  const { t } = useTranslation('sales')
  const queries = useQueryClient()
  const mayEdit = useMay('ops:products:edit')
  const [act, setAct] = useState<Act | null>(null)
  if (!mayEdit) return null
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: [operatorKeys.product, product.id] })
    await queries.invalidateQueries({ queryKey: [operatorKeys.products] })
  }
  const texts = {
    delist: t('ops.delistText', { count: product.consequences.instances }),
    freeze: t('ops.freezeText'),
    unfreeze: t('ops.unfreezeText'),
  }
  const save = async ({ reason, evidence, until, renewals }: Values) => {
    const { sales } = browserApi()
    if (act === 'delist') await sales.delist(product.id, { reason, evidence: evidence ? [evidence] : [] })
    else if (act === 'freeze')
      await sales.freeze(product.id, {
        reason,
        until: until ? siteInstant(until) : null,
        renewals: renewals === true,
      })
    else await sales.unfreeze(product.id, { reason })
    await refresh()
  }
  return (
    <>
      {product.commands.map((command) =>
        command === 'resume' ? (
          <ConfirmAction
            key={command}
            label={t('ops.resume')}
            consequence={t('ops.resumeText')}
            act={async () => {
              await browserApi().operator.resumeProduct(product.id)
              await refresh()
            }}
          />
        ) : (
          <Button key={command} danger={command === 'delist'} onClick={() => setAct(command)}>
            {t(`ops.${command}`)}
          </Button>
        ),
      )}
      {act ? (
        <FormDrawer<Values>
          open
          title={`${t(`ops.${act}`)} · ${product.title}`}
          purpose={texts[act]}
          submitLabel={t(`ops.${act}`)}
          onClose={() => setAct(null)}
          initialValues={{ renewals: false, evidence: null }}
          onSubmit={save}
        >
          <Form.Item
            name="reason"
            label={t('ops.reason')}
            {...(act === 'unfreeze' ? {} : { extra: t('ops.reasonHelp') })}
            rules={[{ required: true, whitespace: true, message: t('ops.reasonNeeded') }]}
          >
            <Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} />
          </Form.Item>
          {act === 'delist' ? (
            <Form.Item name="evidence" label={t('ops.evidence')}>
              <FileUpload purpose="evidence" label={t('ops.evidence')} />
            </Form.Item>
          ) : null}
          {act === 'freeze' ? (
            <>
              <Form.Item name="until" label={t('ops.end')} extra={t('ops.endHelp')}>
                <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
              </Form.Item>
              <Form.Item name="renewals" valuePropName="checked">
                <Checkbox>{t('ops.renewalsLabel')}</Checkbox>
              </Form.Item>
            </>
          ) : null}
        </FormDrawer>
      ) : null}
    </>
  )
}

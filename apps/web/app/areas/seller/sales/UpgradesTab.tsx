import type { NewUpgradeRule, ProductSalesTerms, UpgradeRule } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { sellerKeys } from '../seller-queries.ts'

const key = 'seller.upgrade-rules'

/** Which SKU can be upgraded to which (SELL-PUB 4.9). */
export function UpgradesTab() {
  const { t } = useTranslation('sales')
  const locale = useLocale()
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const mayEdit = useMay('seller:sales_configuration:edit')
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="stack">
      <p className="muted">{t('upgrades.text')}</p>
      {mayEdit ? (
        <p>
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('upgrades.add')}
          </Button>
        </p>
      ) : null}
      <DataList<UpgradeRule>
        name={key}
        rowKey={({ id }) => id}
        load={async () => ({ ...(await browserApi().sales.upgradeRules()), nextCursor: null })}
        columns={[
          {
            key: 'product',
            title: t('upgrades.product'),
            render: ({ productId, title }) => <Link to={paths.sellerProduct(productId)}>{title}</Link>,
          },
          { key: 'source', title: t('upgrades.source'), render: ({ source }) => source },
          { key: 'target', title: t('upgrades.target'), render: ({ target }) => target },
          {
            key: 'state',
            title: t('upgrades.state'),
            render: ({ state, endReason }) => (
              <>
                <StatusTag tone={state === 'ACTIVE' ? 'success' : 'neutral'}>
                  {t(`upgrades.states.${state}`)}
                </StatusTag>
                {endReason ? <p className="muted small">{t(`upgrades.reasons.${endReason}`)}</p> : null}
              </>
            ),
          },
          {
            key: 'created',
            title: t('upgrades.created'),
            render: ({ createdAt, createdBy }) => (
              <>
                {timeText(createdAt, locale, 'minute')}
                <p className="muted small">{createdBy}</p>
              </>
            ),
          },
          {
            key: 'actions',
            title: t('upgrades.actions'),
            render: ({ id, state, source, target }) =>
              mayEdit && state === 'ACTIVE' ? (
                <ConfirmAction
                  label={t('upgrades.end')}
                  consequence={
                    <>
                      <p>{`${source} → ${target}`}</p>
                      <p>{t('upgrades.endText')}</p>
                    </>
                  }
                  danger
                  act={async () => {
                    await browserApi().sales.endUpgradeRule(id)
                    await queries.invalidateQueries({ queryKey: [key] })
                    notification.success({ title: t('upgrades.ended') })
                  }}
                  buttonProps={{ size: 'small' }}
                />
              ) : null,
          },
        ]}
        empty={<EmptyState icon="layers" title={t('upgrades.empty')} text={t('upgrades.emptyText')} />}
      />
      {isAdding ? <AddDrawer onClose={() => setAdding(false)} /> : null}
    </div>
  )
}

/** A specification in which something can be upgraded. */
interface Choice {
  value: string
  label: string
  product: ProductSalesTerms
  skus: ProductSalesTerms['specifications'][number]['skus']
}

function AddDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sales')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const terms = useQuery({
    queryKey: [sellerKeys.salesTerms, 'upgrades'],
    queryFn: () => browserApi().sales.terms(),
  })
  const choices: Choice[] = (terms.data?.items ?? [])
    .filter(({ accessType }) => accessType === 'SAAS')
    .flatMap((product) =>
      product.specifications
        .filter(({ skus }) => skus.length > 1)
        .map(({ id, name, skus }) => ({ value: id, label: `${product.title} · ${name}`, product, skus })),
    )
  const rules = [{ required: true, message: t('upgrades.required') }]
  return (
    <FormDrawer<Omit<NewUpgradeRule, 'productId'>>
      open
      title={t('upgrades.add')}
      purpose={t('upgrades.addText')}
      submitLabel={t('upgrades.add')}
      onClose={onClose}
      onSubmit={async (values) => {
        const choice = choices.find(({ value }) => value === values.specificationId)
        await browserApi().sales.addUpgradeRule({ ...values, productId: choice?.product.productId ?? '' })
        await queries.invalidateQueries({ queryKey: [key] })
        notification.success({ title: t('upgrades.added') })
      }}
    >
      {terms.isError ? <ProblemAlert error={terms.error} onRetry={() => void terms.refetch()} /> : null}
      {terms.data && choices.length === 0 ? (
        <Alert type="info" showIcon title={t('upgrades.nothing')} />
      ) : null}
      <Form.Item name="specificationId" label={t('upgrades.specification')} rules={rules}>
        <Select
          loading={terms.isPending}
          options={choices.map(({ value, label }) => ({ value, label }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['specificationId']}>
        {({ getFieldValue }) => {
          const chosen = choices.find(({ value }) => value === getFieldValue('specificationId'))
          const options = (chosen?.skus ?? []).map(({ id, name }) => ({ value: id, label: name }))
          return (
            <>
              <Form.Item name="sourceSkuId" label={t('upgrades.source')} rules={rules} preserve={false}>
                <Select options={options} disabled={!chosen} showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
              <Form.Item name="targetSkuId" label={t('upgrades.target')} rules={rules} preserve={false}>
                <Select options={options} disabled={!chosen} showSearch={{ optionFilterProp: 'label' }} />
              </Form.Item>
            </>
          )
        }}
      </Form.Item>
    </FormDrawer>
  )
}

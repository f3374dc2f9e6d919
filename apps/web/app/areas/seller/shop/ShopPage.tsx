import type { ShopDecoration, ShopDecorationState } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Skeleton } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { showAtFields } from '../../../ui/console/form-errors.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { useLeaveGuard } from '../../../ui/console/use-leave-guard.ts'
import { timeText } from '../../../ui/date-time.ts'
import { useGo, useLocale, useLocalPath } from '../../../ui/Link.tsx'
import { ChangeRequestAlert } from '../company/ChangeRequestAlert.tsx'
import { productsQuery } from '../seller-queries.ts'
import { ShopFields } from './ShopForm.tsx'
import { shopKey, shopQuery } from './shop-query.ts'
import './shop.css'

/** How a seller furnishes its shop (SELL-ONB-51). */
export default function ShopPage() {
  const { t } = useTranslation('shop')
  const query = useQuery(shopQuery())
  const products = useQuery(productsQuery())
  if (query.isError || products.isError)
    return (
      <>
        <PageHeader title={t('title')} purpose={t('purpose')} />
        <ProblemAlert
          error={query.error ?? products.error}
          onRetry={() => {
            void query.refetch()
            void products.refetch()
          }}
        />
      </>
    )
  if (!query.data || !products.data)
    return (
      <>
        <PageHeader title={t('title')} purpose={t('purpose')} />
        <div className="card">
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      </>
    )
  return <ShopEditor shop={query.data} products={products.data.items} />
}

function ShopEditor({
  shop,
  products,
}: {
  shop: ShopDecorationState
  products: Parameters<typeof ShopFields>[0]['products']
}) {
  const { t } = useTranslation('shop')
  const locale = useLocale()
  const go = useGo()
  const local = useLocalPath()
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const mayEdit = useMay('seller:shop:edit')
  const [form] = Form.useForm<ShopDecoration>()
  const [saved, setSaved] = useState({ revision: shop.revision, by: shop.savedBy, at: shop.savedAt })
  const [isDirty, setDirty] = useState(false)
  const guard = useLeaveGuard()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isPending = shop.change?.state === 'PENDING'

  /** @returns the revision that is stored; throws what keeps it from being stored, after showing it at its fields */
  const store = async (): Promise<number> => {
    if (!isDirty) return saved.revision
    const draft = form.getFieldsValue(true) as ShopDecoration
    const { revision, savedAt } = await browserApi().sellerShop.saveDraft(saved.revision, draft)
    setSaved({ revision, by: null, at: savedAt })
    setDirty(false)
    guard.release()
    return revision
  }
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await act()
    } catch (caught) {
      setError(showAtFields(form, caught))
      throw caught
    } finally {
      setBusy(false)
    }
  }
  const save = () =>
    attempt(async () => {
      await store()
      notification.success({ title: t('saved') })
    })
  /** What is not saved yet would not be seen. */
  const preview = () =>
    attempt(async () => {
      await store()
      go(paths.shopPreview())
    })
  const submit = async () => {
    await form.validateFields()
    await attempt(async () => {
      await browserApi().sellerShop.submit(await store())
      await queries.invalidateQueries({ queryKey: [shopKey] })
      notification.success({ title: t('submitted') })
    })
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        actions={
          <>
            <Button href={local(paths.seller(shop.slug))} target="_blank">
              {t('view')}
            </Button>
            <Button loading={isBusy} onClick={() => void preview().catch(() => undefined)}>
              {t('preview')}
            </Button>
          </>
        }
      />
      <div className="stack shop-page">
        {shop.change ? (
          <ChangeRequestAlert
            change={shop.change}
            texts={{
              rejected: t('rejected'),
              pending: t('pending'),
              pendingText: t('pendingText', {
                submitted: timeText(shop.change.submittedAt, locale, 'minute'),
              }),
              withdraw: t('withdraw'),
              withdrawText: t('withdrawText'),
              withdrawn: t('withdrawn'),
            }}
            withdraw={async () => {
              await browserApi().sellerShop.withdraw()
              await queries.invalidateQueries({ queryKey: [shopKey] })
            }}
          />
        ) : null}
        <p className="muted">
          {shop.liveSince ? t('live', { at: timeText(shop.liveSince, locale, 'minute') }) : t('notLive')}
        </p>
        <Form<ShopDecoration>
          form={form}
          layout="vertical"
          requiredMark={false}
          className="stack"
          disabled={!mayEdit}
          scrollToFirstError={{ focus: true }}
          initialValues={shop.draft}
          onValuesChange={() => {
            setDirty(true)
            guard.touch()
          }}
        >
          <ShopFields limits={shop.limits} products={products} />
        </Form>
        {error ? <ProblemAlert error={error} /> : null}
        {mayEdit ? <p className="muted small">{t('submitText')}</p> : null}
        {mayEdit ? (
          <div className="page-header-actions shop-actions">
            <Button loading={isBusy} disabled={!isDirty} onClick={() => void save().catch(() => undefined)}>
              {t('save')}
            </Button>
            <Button
              type="primary"
              loading={isBusy}
              disabled={isPending}
              title={isPending ? t('pending') : undefined}
              onClick={() => void submit().catch(() => undefined)}
            >
              {t('submit')}
            </Button>
            {shop.live ? (
              <ConfirmAction
                label={t('discard')}
                consequence={t('discardText')}
                act={() => {
                  form.setFieldsValue(shop.live!)
                  setDirty(true)
                  guard.touch()
                  return Promise.resolve()
                }}
              />
            ) : null}
            <span className="muted small" aria-live="polite">
              {isDirty
                ? t('unsaved')
                : saved.at
                  ? t('savedAt', { by: saved.by ?? '', at: timeText(saved.at, locale, 'minute') })
                  : t('neverSaved')}
            </span>
          </div>
        ) : null}
        <Section title={t('history')}>
          {shop.history.length === 0 ? (
            <p className="muted">{t('historyEmpty')}</p>
          ) : (
            <ul className="shop-history">
              {shop.history.map(({ id, state, submittedAt, decidedAt }) => (
                <li key={id}>
                  <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
                  <span>{`${t('submittedAt')} ${timeText(submittedAt, locale, 'minute')}`}</span>
                  {decidedAt ? (
                    <span className="muted">
                      {`${t('decidedAt')} ${timeText(decidedAt, locale, 'minute')}`}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </>
  )
}

const tones = { PENDING: 'info', APPROVED: 'success', REJECTED: 'danger', WITHDRAWN: 'neutral' } as const

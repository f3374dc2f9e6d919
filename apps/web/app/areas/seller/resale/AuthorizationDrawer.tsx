import type { ResaleAuthorization, ResaleLevel } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { App, Form, Input, Select } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { bpsOf, percentOf } from '../../../ui/console/rates.ts'
import { endOfDay, startOfDay } from '../../../ui/console/site-days.ts'
import { siteZone } from '../../../ui/date-time.ts'
import { productsQuery } from '../seller-queries.ts'

interface Values {
  productIds: string[]
  accountId?: string
  accountName?: string
  project?: string
  discount: string
  share?: string
  from: string
  until: string
}

const resold: readonly string[] = ['SAAS', 'LICENSE', 'SERVICE', 'HARDWARE', 'IMAGE']

/** Day of an instant in the site's zone, as date inputs take it. */
const dayOf = (instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: siteZone, dateStyle: 'short' }).format(new Date(instant))

/** Authorizes resale, or changes what all partners get (SELL-PUB-161). */
export function AuthorizationDrawer({
  level,
  changed,
  onClose,
  onDone,
}: {
  level: ResaleLevel
  changed: ResaleAuthorization | null
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const { t } = useTranslation('sales')
  const { notification } = App.useApp()
  const products = useQuery({ ...productsQuery(), enabled: changed === null })
  const rules = [{ required: true, whitespace: true, message: t('resale.required') }]
  const rate = (least: number) => [
    {
      validator: (_: unknown, text: string | undefined) => {
        const bps = bpsOf(text ?? '')
        return bps === null || bps < least ? Promise.reject(new Error(t('resale.rate'))) : Promise.resolve()
      },
    },
  ]
  return (
    <FormDrawer<Values>
      open
      title={changed ? `${t('resale.change')} · ${changed.title}` : t('resale.authorize')}
      purpose={t(`resale.levelTexts.${level}`)}
      submitLabel={changed ? t('resale.change') : t('resale.authorize')}
      onClose={onClose}
      {...(changed && {
        initialValues: {
          discount: percentOf(changed.discountBps),
          from: dayOf(changed.validFrom),
          until: dayOf(changed.validUntil),
        },
      })}
      onSubmit={async (values) => {
        // The last day counts whole.
        const terms = {
          discountBps: bpsOf(values.discount) ?? 0,
          validFrom: startOfDay(values.from),
          validUntil: endOfDay(values.until),
        }
        if (changed) await browserApi().resale.change(changed.id, terms)
        else {
          const { pending } = await browserApi().resale.create({
            ...terms,
            level,
            productIds: values.productIds,
            account:
              level === 'PRODUCT'
                ? null
                : { id: values.accountId?.trim() ?? '', name: values.accountName?.trim() ?? '' },
            project: values.project?.trim() ?? '',
            shareBps: level === 'CUSTOMER' ? bpsOf(values.share ?? '') : null,
          })
          notification.success({
            title: pending > 0 ? t('resale.pending', { count: pending }) : t('resale.saved'),
          })
        }
        await onDone()
      }}
    >
      {changed ? null : (
        <>
          <Form.Item
            name="productIds"
            label={t('resale.products')}
            rules={[{ required: true, message: t('resale.required') }]}
          >
            <Select
              mode="multiple"
              loading={products.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              options={(products.data?.items ?? [])
                .filter(
                  ({ state, accessType, salesClass }) =>
                    state === 'ON_SALE' && salesClass === 'general' && resold.includes(accessType),
                )
                .map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form.Item>
          {level === 'PRODUCT' ? null : (
            <>
              <Form.Item name="accountId" label={t('resale.accountId')} rules={rules}>
                <Input maxLength={64} className="mono" autoComplete="off" />
              </Form.Item>
              <Form.Item
                name="accountName"
                label={t('resale.accountName')}
                extra={t('resale.accountHelp')}
                rules={rules}
              >
                <Input maxLength={200} autoComplete="off" />
              </Form.Item>
              <Form.Item name="project" label={t('resale.project')}>
                <Input maxLength={200} autoComplete="off" />
              </Form.Item>
            </>
          )}
        </>
      )}
      <Form.Item
        name="discount"
        label={t('resale.discount')}
        extra={t('resale.discountHelp')}
        rules={rate(1)}
      >
        <Input inputMode="decimal" maxLength={6} suffix="%" autoComplete="off" />
      </Form.Item>
      {level === 'CUSTOMER' && !changed ? (
        <Form.Item name="share" label={t('resale.share')} extra={t('resale.shareHelp')} rules={rate(0)}>
          <Input inputMode="decimal" maxLength={6} suffix="%" autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item name="from" label={t('resale.from')} rules={rules}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="until" label={t('resale.until')} rules={rules}>
        <Input type="date" />
      </Form.Item>
    </FormDrawer>
  )
}

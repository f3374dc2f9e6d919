import type { Instance } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, DatePicker, Form, Input } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { endOfDay, startOfDay } from '../../../ui/console/site-days.ts'
import type { ChosenDay } from '../../../ui/console/site-days.ts'
import { timeText } from '../../../ui/date-time.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { buyerKeys } from '../buyer-queries.ts'

type Draft = { from: ChosenDay; until?: ChosenDay | null; device?: string }

/** The end of the chosen day, or of the service when that comes first on the same day. */
function endOf(day: string, serviceEndsAt: string | null): string {
  const end = endOfDay(day)
  if (serviceEndsAt === null) return end
  const endsWithinDay =
    new Date(startOfDay(day)) < new Date(serviceEndsAt) && new Date(serviceEndsAt) < new Date(end)
  return endsWithinDay ? serviceEndsAt : end
}

/** Asks the seller for a license with a term and a device (isv-protocol 5.3). */
export function AskForLicenseDrawer(props: { instance: Instance; open: boolean; onClose: () => void }) {
  const { instance, open, onClose } = props
  const { t } = useTranslation('buyer')
  const locale = useLocale()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const isPeriod = instance.expiresAt !== null
  return (
    <FormDrawer<Draft>
      open={open}
      onClose={onClose}
      title={t('license.requests.askTitle')}
      purpose={t('license.requests.askText')}
      submitLabel={t('license.requests.submit')}
      onSubmit={async ({ from, until, device }, key) => {
        await browserApi().instances.askForLicense(
          instance.id,
          {
            effectiveAt: startOfDay(from.format('YYYY-MM-DD')),
            expiresAt: until ? endOf(until.format('YYYY-MM-DD'), instance.expiresAt) : null,
            ...(device?.trim() ? { deviceFingerprint: device.trim() } : {}),
          },
          key,
        )
        await queries.invalidateQueries({ queryKey: [buyerKeys.licenseRequests, instance.id] })
        void message.success(t('license.requests.asked'))
      }}
    >
      <Form.Item
        name="from"
        label={t('license.requests.effective')}
        rules={[{ required: true, message: t('license.requests.effectiveRequired') }]}
      >
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('license.requests.expires')}
        {...(instance.expiresAt
          ? { extra: t('license.requests.expiresHelp', { day: timeText(instance.expiresAt, locale) }) }
          : {})}
        rules={isPeriod ? [{ required: true, message: t('license.requests.expiresRequired') }] : []}
      >
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="device" label={t('license.requests.device')} extra={t('license.requests.deviceHelp')}>
        <Input.TextArea rows={3} maxLength={1024} />
      </Form.Item>
    </FormDrawer>
  )
}

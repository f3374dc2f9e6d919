import type { LicenseTestCode } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, DatePicker, Form } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { endOfDay } from '../../../ui/console/site-days.ts'
import type { ChosenDay } from '../../../ui/console/site-days.ts'
import { timeText } from '../../../ui/date-time.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { sellerKeys } from '../seller-queries.ts'

type Props = {
  /** The code whose validity changes; 'new' applies for one; null shows nothing. */
  subject: LicenseTestCode | 'new' | null
  onClose: () => void
}

/** Applies for a test code, or moves its end. */
export function TestCodeDrawer({ subject, onClose }: Props) {
  const { t } = useTranslation('seller')
  const locale = useLocale()
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const changed = subject === null || subject === 'new' ? null : subject
  return (
    <FormDrawer<{ until: ChosenDay }>
      open={subject !== null}
      onClose={onClose}
      title={changed ? t('testCodes.changeTitle') : t('testCodes.applyTitle')}
      purpose={
        changed
          ? t('testCodes.changeText', { code: changed.code, until: timeText(changed.expiresAt, locale) })
          : t('testCodes.applyText')
      }
      submitLabel={changed ? t('testCodes.save') : t('testCodes.apply')}
      onSubmit={async ({ until }) => {
        const body = { expiresAt: endOfDay(until.format('YYYY-MM-DD')) }
        await (changed
          ? browserApi().seller.changeLicenseTestCode(changed.code, body)
          : browserApi().seller.applyForLicenseTestCode(body))
        await queries.invalidateQueries({ queryKey: [sellerKeys.testCodes] })
        notification.success({ title: changed ? t('testCodes.changed') : t('testCodes.applied') })
      }}
    >
      <Form.Item
        name="until"
        label={t('testCodes.expires')}
        extra={t('testCodes.expiresHelp')}
        rules={[{ required: true, message: t('testCodes.expiresRequired') }]}
      >
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
    </FormDrawer>
  )
}

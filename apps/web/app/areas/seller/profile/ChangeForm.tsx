import type { OnboardingForm, SellerProfile } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form } from 'antd'
import { useEffect, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { showAtFields } from '../../../ui/console/form-errors.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { useLeaveGuard } from '../../../ui/console/use-leave-guard.ts'
import { CompanyFields } from '../company/CompanyFields.tsx'
import { formField, reasonErrors } from '../company/field-errors.ts'
import { managementKeys } from '../seller-management-queries.ts'

/** Asks for other values of the profile (SELL-ONB-50); begins with what was refused last, if anything. */
export function ChangeForm({ profile, onDone }: { profile: SellerProfile; onDone: () => void }) {
  const { t } = useTranslation('sellers')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const [form] = Form.useForm<OnboardingForm>()
  const guard = useLeaveGuard()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const refused = profile.change?.state === 'REJECTED' ? profile.change : null

  useEffect(() => {
    if (refused)
      form.setFields(reasonErrors(refused.reasons).map((one) => ({ ...one, name: one.name as never })))
  }, [form, refused])

  const submit = async () => {
    setBusy(true)
    setError(null)
    try {
      await browserApi().sellerManagement.requestChange(form.getFieldsValue(true) as OnboardingForm)
      await queries.invalidateQueries({ queryKey: [managementKeys.profile] })
      notification.success({ title: t('profile.submitted') })
      guard.release()
      onDone()
    } catch (caught) {
      setError(showAtFields(form, caught, formField))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<OnboardingForm>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="stack"
      initialValues={refused?.form ?? profile.form}
      onValuesChange={guard.touch}
      onFinish={() => void submit()}
    >
      <CompanyFields
        company={{ kind: profile.kind, name: profile.verifiedName, code: profile.companyCode }}
        withAddress={false}
      />
      {error ? <ProblemAlert error={error} /> : null}
      <div className="page-header-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('submit')}
        </Button>
        <Button onClick={onDone}>{t('cancelEdit')}</Button>
      </div>
    </Form>
  )
}

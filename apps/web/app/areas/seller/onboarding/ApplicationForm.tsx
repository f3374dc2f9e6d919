import type { OnboardingApplication, OnboardingEligibility, OnboardingForm } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form } from 'antd'
import { useEffect, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { showAtFields } from '../../../ui/console/form-errors.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { AgreementTicks } from '../company/AgreementTicks.tsx'
import { CompanyFields } from '../company/CompanyFields.tsx'
import { formField, reasonErrors } from '../company/field-errors.ts'
import { ReasonList } from '../company/ReasonList.tsx'
import { managementKeys } from '../seller-management-queries.ts'
import { useDraft } from './use-draft.ts'

type Props = { application: OnboardingApplication; eligibility: OnboardingEligibility }

/** The application as a form that keeps itself (SELL-ONB-10, 11). */
export function ApplicationForm({ application, eligibility }: Props) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const session = useSession()
  const queries = useQueryClient()
  const [form] = Form.useForm<OnboardingForm>()
  const [ticked, setTicked] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const draft = useDraft(application.edit)
  const kind = application.company.kind ?? 'enterprise'
  const { reasons } = application
  const allTicked = application.agreements.every(({ id }) => ticked.includes(id))

  useEffect(() => {
    if (reasons.length > 0)
      form.setFields(reasonErrors(reasons).map((one) => ({ ...one, name: one.name as never })))
  }, [form, reasons])

  const submit = async () => {
    setBusy(true)
    setError(null)
    try {
      draft.queue.change(form.getFieldsValue(true) as OnboardingForm)
      if (!(await draft.queue.flush())) return
      await browserApi().onboarding.submit({ edit: draft.edit.current, agreements: ticked })
      await queries.invalidateQueries({ queryKey: [managementKeys.application] })
    } catch (caught) {
      setError(showAtFields(form, caught, formField))
    } finally {
      setBusy(false)
    }
  }

  const { thresholds } = eligibility
  const currency = session?.site === 'intl' ? 'USD' : 'CNY'
  const declarations =
    kind === 'enterprise'
      ? (['LAWFUL', 'AGE', 'CAPITAL', 'STAFF', 'SERVICE_HOURS'] as const)
      : (['SERVICE_HOURS'] as const)
  return (
    <>
      {reasons.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={t('apply.rejectedTitle')}
          description={<ReasonList reasons={reasons} />}
        />
      ) : null}
      {draft.isConflict ? (
        <Alert
          type="warning"
          showIcon
          title={t('apply.conflict')}
          description={t('apply.conflictText')}
          action={
            <Button
              onClick={() => void queries.invalidateQueries({ queryKey: [managementKeys.application] })}
            >
              {t('apply.reload')}
            </Button>
          }
        />
      ) : null}
      {draft.state.kind === 'failed' && !draft.isConflict ? <ProblemAlert error={draft.state.error} /> : null}
      <Form<OnboardingForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={application.form}
        className="stack"
        onValuesChange={() => draft.queue.change(form.getFieldsValue(true) as OnboardingForm)}
        onFinish={() => void submit()}
      >
        <CompanyFields company={{ ...application.company, kind }} withAddress />
        <Section title={t('section.declarations')}>
          <Form.Item name="declared" noStyle>
            <Checkbox.Group
              className="stack"
              aria-label={t('section.declarations')}
              options={declarations.map((value) => ({
                value,
                label: t(`declaration.${value}`, {
                  years: thresholds.yearsMin,
                  staff: thresholds.staffMin,
                  capital: `${currency} ${thresholds.capitalMin.toLocaleString(locale)}`,
                }),
              }))}
            />
          </Form.Item>
          <Form.Item shouldUpdate noStyle>
            {() => <p className="field-error">{form.getFieldError('declared').join(' ')}</p>}
          </Form.Item>
        </Section>
        <Section title={t('section.agreements')}>
          <AgreementTicks agreements={application.agreements} ticked={ticked} onChange={setTicked} />
        </Section>
        {error ? <ProblemAlert error={error} /> : null}
        <div className="card application-foot">
          <div>
            <Button
              type="primary"
              size="large"
              htmlType="submit"
              loading={busy}
              disabled={!allTicked || draft.isConflict}
              title={allTicked ? undefined : t('apply.tickFirst')}
            >
              {t('apply.submit')}
            </Button>
            <output className="muted small">
              {draft.state.kind === 'saving'
                ? t('apply.saving')
                : draft.state.kind === 'saved'
                  ? t('apply.saved', { time: timeText(draft.state.at.toISOString(), locale, 'minute') })
                  : application.updatedAt === null
                    ? t('apply.notSaved')
                    : t('apply.saved', { time: timeText(application.updatedAt, locale, 'minute') })}
            </output>
          </div>
          <p className="muted small">{t('apply.promise')}</p>
        </div>
      </Form>
    </>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Input, Skeleton } from 'antd'
import { useId, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { FileUpload } from '../../../ui/console/FileUpload.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { ReasonList } from '../company/ReasonList.tsx'
import { exitQuery, managementKeys } from '../seller-management-queries.ts'
import '../onboarding/onboarding.css'

/** Leaving the marketplace: conditions from real data, then a request (SELL-ONB-60). */
export default function ExitPage() {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const queries = useQueryClient()
  const maySubmit = useMay('seller:exit:submit')
  const query = useQuery(exitQuery())
  const [reason, setReason] = useState('')
  const [proofId, setProofId] = useState<string | null>(null)
  const reasonId = useId()
  const refresh = () => queries.invalidateQueries({ queryKey: [managementKeys.exit] })
  const exit = query.data
  const isPending = exit?.request?.state === 'PENDING'
  const met = exit?.checks.every(({ passed, provable }) => passed || (provable && proofId !== null)) ?? false
  const needsProof = exit?.checks.some(({ passed, provable }) => !passed && provable) ?? false
  return (
    <>
      <PageHeader title={t('exit.title')} purpose={t('exit.purpose')} />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {exit ? (
        <div className="stack">
          {exit.request?.state === 'REJECTED' ? (
            <Alert
              type="error"
              showIcon
              title={t('exit.rejected')}
              description={<ReasonList reasons={exit.request.reasons} />}
            />
          ) : null}
          {isPending && exit.request ? (
            <Alert
              type="info"
              showIcon
              title={t('exit.pending')}
              description={t('exit.pendingText', {
                submitted: timeText(exit.request.submittedAt, locale, 'minute'),
              })}
              action={
                <ConfirmAction
                  label={t('exit.withdraw')}
                  consequence={t('exit.withdrawText')}
                  act={async () => {
                    await browserApi().sellerManagement.withdrawExit()
                    await refresh()
                  }}
                />
              }
            />
          ) : null}
          <Section title={t('exit.checks')}>
            <ul className="condition-list">
              {exit.checks.map((check) => (
                <li key={check.key} className={check.passed ? 'condition-passed' : 'condition-failed'}>
                  <Icon name={check.passed ? 'check' : 'close'} size={18} />
                  <span>{check.label}</span>
                  <span className={check.passed ? 'tag tag-success' : 'tag tag-danger'}>
                    {check.passed ? t('exit.passed') : t('exit.failed', { count: check.count })}
                  </span>
                  {check.passed ? null : <Link to={check.link}>{t('exit.handle')}</Link>}
                </li>
              ))}
            </ul>
          </Section>
          {isPending || !maySubmit ? null : (
            <Section title={t('exit.submit')}>
              <div className="stack narrow-form">
                <div>
                  <label htmlFor={reasonId}>{t('exit.reason')}</label>
                  <Input.TextArea
                    id={reasonId}
                    value={reason}
                    maxLength={1000}
                    autoSize={{ minRows: 3 }}
                    onChange={(event) => setReason(event.target.value)}
                  />
                </div>
                {needsProof ? (
                  <div>
                    <p>{t('exit.proof')}</p>
                    <p className="muted small">{t('exit.proofHelp')}</p>
                    <FileUpload
                      purpose="evidence"
                      label={t('exit.proof')}
                      value={proofId}
                      onChange={setProofId}
                    />
                  </div>
                ) : null}
                <div>
                  <ConfirmAction
                    label={t('exit.submit')}
                    danger
                    consequence={t('exit.submitText')}
                    disabledReason={met ? null : t('exit.notYet')}
                    act={async () => {
                      await browserApi().sellerManagement.submitExit({ reason, noInvoiceProofId: proofId })
                      setReason('')
                      setProofId(null)
                      await refresh()
                    }}
                  />
                </div>
              </div>
            </Section>
          )}
        </div>
      ) : query.isError ? null : (
        <div className="card">
          <Skeleton active paragraph={{ rows: 4 }} />
        </div>
      )}
    </>
  )
}

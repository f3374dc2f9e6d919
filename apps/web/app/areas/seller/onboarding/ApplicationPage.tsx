import type { OnboardingApplication, OnboardingEligibility } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Result, Skeleton, Steps } from 'antd'
import { useEffect } from 'react'
import { useRevalidator } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { applicationQuery, eligibilityQuery, managementKeys } from '../seller-management-queries.ts'
import { ApplicationForm } from './ApplicationForm.tsx'

/** While an application is under review, the page looks for the decision this often. */
const lookAgainMs = 15_000

/** How an account applies for a shop (SELL-ONB-01..14). */
export default function ApplicationPage() {
  const { t } = useTranslation('sellers')
  const eligibility = useQuery(eligibilityQuery())
  const application = useQuery({
    ...applicationQuery(),
    enabled: eligibility.data !== undefined && isOwner(eligibility.data),
    refetchInterval: ({ state }) => (state.data?.state === 'PENDING' ? lookAgainMs : false),
    // A draft is this page's own: fetching it again would overwrite what is being typed.
    refetchOnWindowFocus: false,
  })
  const failed = [eligibility, application].find((query) => query.isError)
  return (
    <>
      <PageHeader title={t('apply.title')} purpose={t('apply.purpose')} />
      {failed ? <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {eligibility.data && (application.data || !isOwner(eligibility.data)) ? (
        <Body eligibility={eligibility.data} application={application.data ?? null} />
      ) : failed ? null : (
        <div className="card">
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      )}
    </>
  )
}

const isOwner = ({ conditions }: OnboardingEligibility) =>
  conditions.some(({ condition, passed }) => condition === 'OWNER' && passed)

function Body({
  eligibility,
  application,
}: {
  eligibility: OnboardingEligibility
  application: OnboardingApplication | null
}) {
  const state = application?.state ?? 'DRAFT'
  if (application && state === 'APPROVED') return <Approved />
  if (application && state === 'PENDING')
    return (
      <div className="stack">
        <Progress current={1} />
        <Pending application={application} />
      </div>
    )
  if (!application || !eligibility.isEligible) return <Conditions eligibility={eligibility} />
  return (
    <div className="stack">
      <Progress current={0} />
      {/* A newer version from elsewhere begins a new form. */}
      <ApplicationForm key={application.edit} application={application} eligibility={eligibility} />
    </div>
  )
}

function Progress({ current }: { current: number }) {
  const { t } = useTranslation('sellers')
  return (
    <div className="card application-progress">
      <Steps
        size="small"
        current={current}
        items={(['fill', 'review', 'open', 'certify'] as const).map((step) => ({
          title: t(`apply.steps.${step}`),
        }))}
      />
    </div>
  )
}

const actions = {
  OWNER: paths.signIn(paths.sellerCenter()),
  SERVICE_ENABLED: paths.account(),
  REAL_NAME: paths.accountRealName(),
} as const

const hasAction = (condition: string): condition is keyof typeof actions => condition in actions

/** Every condition with its result, and where a failed one is mended (SELL-ONB-02). */
function Conditions({ eligibility }: { eligibility: OnboardingEligibility }) {
  const { t } = useTranslation('sellers')
  const exited = eligibility.conditions.some(
    ({ condition, passed }) => condition === 'NEVER_EXITED' && !passed,
  )
  return (
    <div className="stack">
      <Alert
        type={exited ? 'error' : 'warning'}
        showIcon
        title={t('apply.blocked')}
        description={exited ? t('apply.exited') : t('apply.blockedText')}
      />
      <Section title={t('apply.conditions')}>
        <ul className="condition-list">
          {eligibility.conditions.map(({ condition, passed }) => (
            <li key={condition} className={passed ? 'condition-passed' : 'condition-failed'}>
              <Icon name={passed ? 'check' : 'close'} size={18} />
              <span>{t(`condition.${condition}`)}</span>
              <span className={passed ? 'tag tag-success' : 'tag tag-danger'}>
                {passed ? t('condition.passed') : t('condition.failed')}
              </span>
              {!passed && hasAction(condition) ? (
                <Link to={actions[condition]}>{t(`conditionAction.${condition}`)}</Link>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Pending({ application }: { application: OnboardingApplication }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const session = useSession()
  const queries = useQueryClient()
  const { form, company } = application
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('apply.pendingTitle')}
        description={
          <>
            <p>
              {t('apply.pendingText', {
                due: application.dueAt === null ? '–' : timeText(application.dueAt, locale, 'date'),
                email: form.serviceEmail,
                mobile: form.contactMobile,
              })}
            </p>
            {session?.mode === 'sandbox' ? (
              <p className="small">
                <Link to={`${paths.sandboxMailbox()}?to=${encodeURIComponent(form.serviceEmail)}`}>
                  {t('apply.mailbox')}
                </Link>
              </p>
            ) : null}
          </>
        }
      />
      <Section
        title={company.name}
        extra={
          <ConfirmAction
            label={t('apply.withdraw')}
            consequence={t('apply.withdrawText')}
            act={async () => {
              await browserApi().onboarding.withdraw()
              await queries.invalidateQueries({ queryKey: [managementKeys.application] })
            }}
          />
        }
      >
        <FactsList
          facts={[
            { label: t('apply.submittedAt'), value: <DateTime at={application.submittedAt} /> },
            { label: t('field.contactName'), value: form.contactName },
            { label: t('field.contactMobile'), value: form.contactMobile },
            { label: t('field.servicePhone'), value: form.servicePhone },
            { label: t('field.serviceEmail'), value: form.serviceEmail },
            { label: t('field.website'), value: form.website || null },
          ]}
        />
      </Section>
    </>
  )
}

/** The session of before has the role now; asking for it again opens the seller center. */
function Approved() {
  const { t } = useTranslation('sellers')
  const { revalidate } = useRevalidator()
  useEffect(() => {
    void revalidate()
  }, [revalidate])
  return (
    <div className="card">
      <Result
        status="success"
        title={t('apply.approvedTitle')}
        subTitle={t('apply.approvedText')}
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t('apply.enter')}
          </Button>
        }
      />
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { CertificationTag } from '../../../ui/console/CertificationTag.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { Link } from '../../../ui/Link.tsx'
import { agreementsQuery, certificationsQuery } from '../seller-management-queries.ts'

/** Certification and signing, each with a link to act (SELL-OVW-02). */
export function StandingSection() {
  const { t } = useTranslation('sellers')
  const certifications = useQuery(certificationsQuery())
  const agreements = useQuery(agreementsQuery())
  const failed = [certifications, agreements].find((query) => query.isError)
  const due = agreements.data?.due.length ?? 0
  // What needs the seller comes first, then what is fine.
  const shown =
    certifications.data?.items.find(({ isCertified }) => !isCertified) ?? certifications.data?.items[0]
  return (
    <Section title={t('overview.standing')}>
      {failed ? (
        <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />
      ) : certifications.data && agreements.data ? (
        <ul className="stack">
          <li>
            <p className="muted small">{t('overview.certification')}</p>
            <p className="inline">
              {shown ? <CertificationTag state={shown.state} isCertified={shown.isCertified} /> : null}
              <Link to={paths.sellerCertification()}>
                {shown?.state === 'CERTIFIED' ? t('overview.view') : t('overview.act')}
              </Link>
            </p>
          </li>
          <li>
            <p className="muted small">{t('overview.agreements')}</p>
            <p className="inline">
              <StatusTag tone={due === 0 ? 'success' : 'warning'}>
                {due === 0 ? t('overview.agreementsDone') : t('overview.agreementsDue', { count: due })}
              </StatusTag>
              <Link to={paths.sellerAgreements()}>{due === 0 ? t('overview.view') : t('overview.act')}</Link>
            </p>
          </li>
        </ul>
      ) : (
        <Skeleton active paragraph={{ rows: 2 }} title={false} />
      )}
    </Section>
  )
}

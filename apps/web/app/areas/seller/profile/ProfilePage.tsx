import type { SellerProfile } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Skeleton } from 'antd'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay, useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { countryName } from '../../../ui/console/countries.ts'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { FileLink } from '../../../ui/console/FileLink.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { ChangeRequestAlert } from '../company/ChangeRequestAlert.tsx'
import { KeySecret } from '../keys/KeySecret.tsx'
import { managementKeys, profileQuery } from '../seller-management-queries.ts'
import { keysQuery } from '../seller-queries.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { FeeInvoiceSection } from './FeeInvoiceSection.tsx'
import { LetterSection } from './LetterSection.tsx'
import '../onboarding/onboarding.css'

/** Seller info: profile, key, compliance letter, fee invoices (SELL-ONB-40, 50, 55; SELL-ACC-01). */
export default function ProfilePage() {
  const { t } = useTranslation('sellers')
  const [params, setParams] = useSearchParams()
  const query = useQuery({ ...profileQuery(), refetchOnWindowFocus: false })
  const mayEdit = useMay('seller:profile:edit')
  const profile = query.data
  const isChanging = params.has('change') && profile !== undefined && profile.change?.state !== 'PENDING'
  if (isChanging)
    return (
      <>
        <PageHeader
          title={t('profile.changeTitle')}
          purpose={t('profile.changePurpose')}
          trail={[{ label: t('profile.title'), to: paths.sellerProfile() }]}
        />
        <ChangeForm profile={profile} onDone={() => setParams({})} />
      </>
    )
  return (
    <>
      <PageHeader
        title={t('profile.title')}
        purpose={t('profile.purpose')}
        actions={
          <Button
            type="primary"
            disabled={!profile || !mayEdit || profile.change?.state === 'PENDING'}
            title={profile?.change?.state === 'PENDING' ? t('profile.pending') : undefined}
            onClick={() => setParams({ change: '' })}
          >
            {t('profile.change')}
          </Button>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {profile ? (
        <div className="stack">
          <ChangeState profile={profile} />
          <Facts profile={profile} />
          <KeySection />
          <LetterSection letter={profile.letter} />
          <FeeInvoiceSection invoice={profile.invoice} companyName={profile.companyName} />
        </div>
      ) : query.isError ? null : (
        <div className="card">
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      )}
    </>
  )
}

function ChangeState({ profile }: { profile: SellerProfile }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const queries = useQueryClient()
  const { change } = profile
  if (!change)
    return profile.verifiedName === profile.companyName || profile.companyCode === null ? null : (
      <Alert type="info" showIcon title={t('profile.renamed', { name: profile.verifiedName })} />
    )
  return (
    <ChangeRequestAlert
      change={change}
      texts={{
        rejected: t('profile.rejected'),
        pending: t('profile.pending'),
        pendingText: t('profile.pendingText', {
          submitted: timeText(change.submittedAt, locale, 'minute'),
          due: change.dueAt === null ? '–' : timeText(change.dueAt, locale, 'date'),
        }),
        withdraw: t('profile.withdraw'),
        withdrawText: t('profile.withdrawText'),
        withdrawn: t('profile.withdraw'),
      }}
      withdraw={async () => {
        await browserApi().sellerManagement.withdrawChange()
        await queries.invalidateQueries({ queryKey: [managementKeys.profile] })
      }}
    />
  )
}

function Facts({ profile }: { profile: SellerProfile }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const session = useSession()
  const { form } = profile
  const currency = session?.site === 'intl' ? 'USD' : 'CNY'
  const address = [
    form.street,
    form.postcode,
    form.city,
    form.state,
    form.country && countryName(form.country, locale),
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <Section
      title={profile.companyName}
      extra={<Link to={paths.seller(profile.slug)}>{t('profile.shop')}</Link>}
    >
      <p className="inline profile-head">
        <img src={profile.logoUrl} alt="" width={56} height={56} />
        <StatusTag tone={profile.state === 'APPROVED' ? 'success' : 'warning'}>
          {t(`profile.state.${profile.state}`)}
        </StatusTag>
      </p>
      <FactsList
        facts={[
          { label: t('profile.sellerId'), value: <IdText id={profile.sellerId} /> },
          ...(profile.companyCode === null
            ? []
            : [
                { label: t('field.companyCode'), value: <span className="mono">{profile.companyCode}</span> },
              ]),
          { label: t('profile.joinedAt'), value: <DateTime at={profile.joinedAt} precision="date" /> },
          { label: t('field.englishName'), value: form.englishName || null },
          { label: t('field.website'), value: form.website || null },
          {
            label: t('field.businessAge'),
            value: form.businessAge === null ? null : t(`age.${form.businessAge}`),
          },
          {
            label: t('field.staffSize'),
            value: form.staffSize === null ? null : t(`staff.${form.staffSize}`),
          },
          {
            label: t('field.registeredCapital'),
            value: form.registeredCapital === '' ? null : `${currency} ${form.registeredCapital}`,
          },
          { label: t('field.contactName'), value: form.contactName || null },
          { label: t('field.contactMobile'), value: form.contactMobile || null },
          { label: t('field.contactEmail'), value: form.contactEmail || null },
          { label: t('field.servicePhone'), value: form.servicePhone || null },
          { label: t('field.serviceEmail'), value: form.serviceEmail || null },
          ...(address === '' ? [] : [{ label: t('field.street'), value: address }]),
        ]}
      />
      {form.licenceFileId === null ? null : (
        <div className="profile-block">
          <p className="muted small">{t('field.licenceFileId')}</p>
          <FileLink id={form.licenceFileId} />
        </div>
      )}
      <div className="profile-block">
        <p className="muted small">{t('field.introduction')}</p>
        <p className="pre-line">{form.introduction || '–'}</p>
      </div>
    </Section>
  )
}

/** The seller Key (SELL-ACC-01): masked, revealed by a look that is recorded. */
function KeySection() {
  const { t } = useTranslation('sellers')
  const keys = useQuery(keysQuery())
  const key = keys.data?.items.find(
    ({ interfaceClass, status }) => interfaceClass === 'V1' && status === 'active',
  )
  return (
    <Section title={t('profile.key')} extra={<Link to={paths.sellerKeys()}>{t('profile.manageKeys')}</Link>}>
      <p className="muted">{t('profile.keyText')}</p>
      <div className="profile-block">
        {keys.isError ? (
          <ProblemAlert error={keys.error} onRetry={() => void keys.refetch()} />
        ) : keys.data === undefined ? (
          <Skeleton active paragraph={false} />
        ) : key ? (
          <KeySecret apiKey={key} />
        ) : (
          <p>{t('profile.keyNone')}</p>
        )}
      </div>
    </Section>
  )
}

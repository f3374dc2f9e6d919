import type { SellerSupport } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { ChangeRequestAlert } from '../company/ChangeRequestAlert.tsx'
import { ContactsForm } from './ContactsForm.tsx'
import { HoursText } from './HoursFields.tsx'
import { InvoiceMediaSection, TicketsSection } from './SettingsSections.tsx'
import { supportKey, supportQuery } from './support-query.ts'
import './support.css'

/** How buyers reach the seller, who receives tickets, and which invoices there are (SELL-ONB-52..54). */
export default function SupportPage() {
  const { t } = useTranslation('support')
  const [params, setParams] = useSearchParams()
  const query = useQuery({ ...supportQuery(), refetchOnWindowFocus: false })
  const mayEdit = useMay('seller:support:edit')
  const support = query.data
  const isPending = support?.change?.state === 'PENDING'
  if (params.has('change') && support && !isPending && mayEdit)
    return (
      <>
        <PageHeader
          title={t('change')}
          purpose={t('changePurpose')}
          trail={[{ label: t('title'), to: paths.sellerSupport() }]}
        />
        <ContactsForm support={support} onDone={() => setParams({})} />
      </>
    )
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        actions={
          <Button
            type="primary"
            disabled={!support || !mayEdit || isPending}
            title={isPending ? t('pending') : undefined}
            onClick={() => setParams({ change: '' })}
          >
            {t('change')}
          </Button>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {support ? (
        <div className="stack support-page">
          <ChangeState support={support} />
          <Contacts support={support} />
          <TicketsSection tickets={support.tickets} />
          <InvoiceMediaSection invoiceMedia={support.invoiceMedia} />
        </div>
      ) : query.isError ? null : (
        <div className="card">
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      )}
    </>
  )
}

function ChangeState({ support: { change } }: { support: SellerSupport }) {
  const { t } = useTranslation('support')
  const locale = useLocale()
  const queries = useQueryClient()
  if (!change) return null
  return (
    <ChangeRequestAlert
      change={change}
      texts={{
        rejected: t('rejected'),
        pending: t('pending'),
        pendingText: t('pendingText', { submitted: timeText(change.submittedAt, locale, 'minute') }),
        withdraw: t('withdraw'),
        withdrawText: t('withdrawText'),
        withdrawn: t('withdrawn'),
      }}
      withdraw={async () => {
        await browserApi().sellerSupport.withdrawChange()
        await queries.invalidateQueries({ queryKey: [supportKey] })
      }}
    />
  )
}

function Contacts({ support: { extension, mainNumber, presales, groups } }: { support: SellerSupport }) {
  const { t } = useTranslation('support')
  return (
    <>
      <Section title={t('presales')}>
        <p className="muted">{t('presalesText')}</p>
        <FactsList
          facts={[
            { label: t('extension'), value: <span className="mono">{extension}</span> },
            { label: t('mainNumber'), value: mainNumber ?? t('noMainNumber') },
            { label: t('numbers'), value: presales ? presales.numbers.join(', ') : t('notBound') },
            { label: t('hours'), value: presales ? <HoursText hours={presales.hours} /> : null },
          ]}
        />
      </Section>
      <Section title={t('groups')}>
        <p className="muted">{t('groupsText')}</p>
        {groups.length === 0 ? (
          <p>{t('groupsNone')}</p>
        ) : (
          <ul className="support-groups">
            {groups.map((group) => (
              <li key={group.id}>
                <p>
                  <strong>{group.name}</strong>
                </p>
                <p>{group.phone}</p>
                <p>{group.email}</p>
                <p className="muted small">
                  <HoursText hours={group.hours} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

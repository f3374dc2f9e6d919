import type { DirectorySellerDetail, EntityCertification } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Table, Timeline } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { AccountNumber } from '../../../ui/console/AccountNumber.tsx'
import { CertificationFacts } from '../../../ui/console/CertificationFacts.tsx'
import { CertificationTag } from '../../../ui/console/CertificationTag.tsx'
import { countryName } from '../../../ui/console/countries.ts'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { FileLink } from '../../../ui/console/FileLink.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { directoryKeys } from './seller-directory-queries.ts'
import { sellerTones } from './seller-tones.ts'

/** One seller: facts, certification with masked bank data, agreements, everything it handed in. */
export default function SellerPage() {
  const { sellerId = '' } = useParams()
  const { t } = useTranslation('sellers')
  const query = useQuery({
    queryKey: [directoryKeys.seller, sellerId],
    queryFn: () => browserApi().sellerDirectory.get(sellerId),
  })
  return (
    <DetailPage<DirectorySellerDetail>
      query={query}
      trail={[{ label: t('directory.title'), to: paths.operatorSellers() }]}
      titleOf={(seller) => seller.name}
      band={(seller) => (
        <>
          <div>
            <p className="inline">
              <strong>{seller.companyName}</strong>
              <StatusTag tone={sellerTones[seller.state]}>{t(`profile.state.${seller.state}`)}</StatusTag>
            </p>
            <IdText id={seller.id} />
          </div>
          <div className="page-header-actions">
            <Link to={paths.seller(seller.slug)}>{t('profile.shop')}</Link>
            <Link to={paths.operatorReviews(`?view=ended&q=${encodeURIComponent(seller.companyName)}`)}>
              {t('directory.reviews')}
            </Link>
          </div>
        </>
      )}
      sections={(seller) => (
        <>
          <Facts seller={seller} />
          <Section title={t('directory.certifications')}>
            {seller.certifications.length === 0 ? (
              <p className="muted">{t('directory.noCertification')}</p>
            ) : (
              <div className="stack">
                {seller.certifications.map((item) => (
                  <Certification key={item.entity.code} sellerId={seller.id} item={item} />
                ))}
              </div>
            )}
          </Section>
          <Agreements seller={seller} />
        </>
      )}
      side={(seller) => <Events events={seller.events} />}
    />
  )
}

function Facts({ seller }: { seller: DirectorySellerDetail }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const { form } = seller
  const text = (value: string) => value || null
  return (
    <Section title={t('directory.facts')}>
      <FactsList
        facts={[
          { label: t('directory.slug'), value: <span className="mono">{seller.slug}</span> },
          { label: t('directory.kind'), value: t(`directory.kinds.${seller.kind}`) },
          { label: t('directory.joinedAt'), value: <DateTime at={seller.joinedAt} precision="date" /> },
          {
            label: t('directory.letter'),
            value: seller.hasLetter ? t('directory.letterYes') : t('directory.letterNo'),
          },
          { label: t('field.website'), value: text(form.website) },
          { label: t('field.registeredCapital'), value: text(form.registeredCapital) },
          { label: t('field.contactName'), value: text(form.contactName) },
          { label: t('field.contactMobile'), value: text(form.contactMobile) },
          { label: t('field.contactEmail'), value: text(form.contactEmail) },
          { label: t('field.servicePhone'), value: text(form.servicePhone) },
          { label: t('field.serviceEmail'), value: text(form.serviceEmail) },
          ...(form.country === ''
            ? []
            : [{ label: t('field.country'), value: countryName(form.country, locale) }]),
        ]}
      />
      {form.licenceFileId === null ? null : <FileLink id={form.licenceFileId} showScan />}
    </Section>
  )
}

function Certification({ sellerId, item }: { sellerId: string; item: EntityCertification }) {
  const { t } = useTranslation('sellers')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const mayEdit = useMay('ops:sellers:edit')
  const [isUnlocking, setUnlocking] = useState(false)
  const revision = item.latest ?? item.certified
  return (
    <div className="stack">
      <p className="inline">
        <strong>{item.entity.legalName}</strong>
        <CertificationTag state={item.state} isCertified={item.isCertified} />
        {item.state === 'LOCKED' && mayEdit ? (
          <Button size="small" onClick={() => setUnlocking(true)}>
            {t('directory.unlock')}
          </Button>
        ) : null}
      </p>
      {revision ? (
        <CertificationFacts
          form={revision.form}
          account={
            mayEdit ? (
              <AccountNumber
                masked={revision.accountMasked}
                reveal={() => browserApi().sellerDirectory.revealAccount(sellerId, item.entity.code)}
              />
            ) : (
              <span className="mono">{revision.accountMasked}</span>
            )
          }
        />
      ) : (
        <p className="muted">{t('directory.noCertification')}</p>
      )}
      <FormDrawer<{ reason: string }>
        open={isUnlocking}
        onClose={() => setUnlocking(false)}
        title={t('directory.unlock')}
        purpose={t('directory.unlockText')}
        submitLabel={t('directory.unlock')}
        onSubmit={async ({ reason }) => {
          await browserApi().sellerDirectory.unlock(sellerId, item.entity.code, reason)
          await queries.invalidateQueries({ queryKey: [directoryKeys.seller] })
          await queries.invalidateQueries({ queryKey: [directoryKeys.sellers] })
          notification.success({ title: t('directory.unlocked') })
        }}
      >
        <Form.Item
          name="reason"
          label={t('directory.unlockReason')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
        </Form.Item>
      </FormDrawer>
    </div>
  )
}

function Agreements({ seller }: { seller: DirectorySellerDetail }) {
  const { t } = useTranslation('sellers')
  return (
    <Section title={t('directory.agreements')}>
      {seller.due.map((one) => (
        <p key={`${one.title} ${one.entityCode}`} className="inline">
          <StatusTag tone="warning">{t('directory.due')}</StatusTag>
          {one.title} · {t('agreements.version', { number: one.number })} · {one.entityCode}
        </p>
      ))}
      <Table<DirectorySellerDetail['agreements'][number]>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={seller.agreements}
        locale={{ emptyText: <span className="muted">{t('agreements.none')}</span> }}
        columns={[
          { title: t('agreements.name'), render: (_, row) => row.title },
          {
            title: t('agreements.version', { number: '' }).trim(),
            align: 'right',
            render: (_, row) => row.number,
          },
          { title: t('agreements.entity'), render: (_, row) => row.entityCode },
          { title: t('agreements.signedAt'), render: (_, row) => <DateTime at={row.signedAt} /> },
          { title: t('agreements.signedBy'), render: (_, row) => row.userName },
          { title: t('agreements.ip'), render: (_, row) => <span className="mono">{row.ip}</span> },
        ]}
      />
    </Section>
  )
}

const outcomeTones = {
  PENDING: 'info',
  APPROVED: 'success',
  CERTIFIED: 'success',
  REJECTED: 'danger',
  WITHDRAWN: 'neutral',
  LOCKED: 'danger',
} as const satisfies Record<string, StatusTone>

const isOutcome = (text: string): text is keyof typeof outcomeTones => text in outcomeTones

function Events({ events }: { events: DirectorySellerDetail['events'] }) {
  const { t } = useTranslation('sellers')
  return (
    <Section title={t('directory.history')}>
      {events.length === 0 ? <p className="muted">{t('directory.historyNone')}</p> : null}
      <Timeline
        items={events.map((event) => ({
          key: event.id,
          content: (
            <div>
              <p className="inline">
                <strong>{t(`directory.events.${event.kind}`)}</strong>
                {isOutcome(event.outcome) ? (
                  <StatusTag tone={outcomeTones[event.outcome]}>
                    {t(`directory.outcomes.${event.outcome}`)}
                  </StatusTag>
                ) : null}
              </p>
              {event.reasons.map((reason) => (
                <p key={reason}>{reason}</p>
              ))}
              <p className="muted small">
                <DateTime at={event.submittedAt} />
              </p>
            </div>
          ),
        }))}
      />
    </Section>
  )
}

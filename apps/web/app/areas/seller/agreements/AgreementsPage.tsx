import type { SellerAgreements } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Modal, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { countryName } from '../../../ui/console/countries.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Html } from '../../../ui/Html.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { agreementsQuery, managementKeys } from '../seller-management-queries.ts'
import '../onboarding/onboarding.css'

/** What there is to sign, and what was signed (SELL-ONB-20..24). */
export default function AgreementsPage() {
  const { t } = useTranslation('sellers')
  const query = useQuery(agreementsQuery())
  const [viewed, setViewed] = useState<string | null>(null)
  return (
    <>
      <PageHeader title={t('agreements.title')} purpose={t('agreements.purpose')} />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <div className="stack">
          <DueAgreements due={query.data.due} />
          {query.data.entities.length > 1 ? (
            <Entities
              // What is due stands above, with its text.
              entities={query.data.entities.filter(
                ({ code }) => !query.data.due.some(({ entityCode }) => entityCode === code),
              )}
            />
          ) : null}
          <Section title={t('agreements.list')}>
            <Table<SellerAgreements['signed'][number]>
              rowKey="id"
              size="middle"
              pagination={false}
              scroll={{ x: 'max-content' }}
              dataSource={query.data.signed}
              locale={{ emptyText: <span className="muted">{t('agreements.none')}</span> }}
              columns={[
                {
                  title: t('agreements.name'),
                  render: (_, row) => (
                    <span className="inline">
                      {row.version.title}
                      <StatusTag tone={row.isCurrent ? 'success' : 'neutral'}>
                        {row.isCurrent ? t('agreements.current') : t('agreements.former')}
                      </StatusTag>
                    </span>
                  ),
                },
                {
                  title: t('agreements.versionNumber'),
                  align: 'right',
                  render: (_, row) => row.version.number,
                },
                { title: t('agreements.entity'), render: (_, row) => row.entityName },
                { title: t('agreements.signedAt'), render: (_, row) => <DateTime at={row.signedAt} /> },
                { title: t('agreements.signedBy'), render: (_, row) => row.userName },
                { title: t('agreements.ip'), render: (_, row) => <span className="mono">{row.ip}</span> },
                {
                  title: t('actions'),
                  render: (_, row) => (
                    <Button type="link" size="small" onClick={() => setViewed(row.version.id)}>
                      {t('agreements.view')}
                    </Button>
                  ),
                },
              ]}
            />
          </Section>
        </div>
      ) : query.isError ? null : (
        <div className="card">
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      )}
      <AgreementText versionId={viewed} onClose={() => setViewed(null)} />
    </>
  )
}

/** Unticked boxes; nothing is signed before all are ticked (SELL-ONB-21). */
function DueAgreements({ due }: { due: SellerAgreements['due'] }) {
  const { t } = useTranslation('sellers')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const maySign = useMay('seller:agreements:sign')
  const [ticked, setTicked] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const keyOf = ({ version, entityCode }: SellerAgreements['due'][number]) => `${version.id} ${entityCode}`
  const all = due.every((one) => ticked.includes(keyOf(one)))
  const sign = async () => {
    setBusy(true)
    setError(null)
    try {
      await browserApi().sellerManagement.sign(
        due.map(({ version, entityCode }) => ({ versionId: version.id, entityCode })),
      )
      setTicked([])
      await queries.invalidateQueries({ queryKey: [managementKeys.agreements] })
      notification.success({ title: t('agreements.signed') })
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  if (due.length === 0)
    return (
      <Section title={t('agreements.due')}>
        <p className="muted">{t('agreements.dueNone')}</p>
      </Section>
    )
  return (
    <Section title={t('agreements.due')}>
      <div className="stack">
        {due.map((one) => (
          <div key={keyOf(one)} className="due-agreement">
            <p className="inline">
              <strong>{one.version.title}</strong>
              <span className="muted small">
                {t('agreements.version', { number: one.version.number })} · {one.entityName}
              </span>
              {one.again ? <StatusTag tone="warning">{t('agreements.again')}</StatusTag> : null}
            </p>
            {one.blocks.map((block) => (
              <p key={block} className="muted small">
                {t(`agreements.blocks.${block}`)}
              </p>
            ))}
            {/* Scrolls by itself, so it has to be reachable by keyboard. */}
            <section
              className="agreement-text"
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrollable region
              tabIndex={0}
              aria-label={one.version.title}
            >
              <Html html={one.textHtml} />
            </section>
            <Checkbox
              checked={ticked.includes(keyOf(one))}
              disabled={!maySign}
              onChange={(event) =>
                setTicked(
                  event.target.checked ? [...ticked, keyOf(one)] : ticked.filter((key) => key !== keyOf(one)),
                )
              }
            >
              {t('agreements.tick', { title: one.version.title })}
            </Checkbox>
          </div>
        ))}
        {error ? <ProblemAlert error={error} /> : null}
        <div>
          <Button type="primary" disabled={!all || !maySign} loading={busy} onClick={() => void sign()}>
            {t('agreements.sign')}
          </Button>
        </div>
      </div>
    </Section>
  )
}

function Entities({ entities }: { entities: SellerAgreements['entities'] }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const queries = useQueryClient()
  return (
    <Section title={t('agreements.entities')}>
      <p className="muted">{t('agreements.entitiesText')}</p>
      <ul className="stack profile-block">
        {entities.map((entity) => (
          <li key={entity.code} className="due-agreement">
            <p className="inline">
              <strong>{entity.legalName}</strong>
              <StatusTag tone={entity.isSigned ? 'success' : 'neutral'}>
                {entity.isSigned ? t('agreements.entitySigned') : t('agreements.entityOpen')}
              </StatusTag>
            </p>
            <p className="muted small country-list">
              {entity.countries.map((code) => countryName(code, locale)).join(', ')}
            </p>
            {entity.isSigned ? null : (
              <ConfirmAction
                label={t('agreements.signEntity')}
                buttonProps={{ size: 'small' }}
                consequence={<EntityText versionId={entity.versionId} />}
                act={async () => {
                  await browserApi().sellerManagement.sign([
                    { versionId: entity.versionId, entityCode: entity.code },
                  ])
                  await queries.invalidateQueries({ queryKey: [managementKeys.agreements] })
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const textQuery = (versionId: string) => ({
  queryKey: [managementKeys.agreements, 'text', versionId],
  queryFn: () => browserApi().sellerManagement.agreementText(versionId),
  staleTime: Infinity,
})

function EntityText({ versionId }: { versionId: string }) {
  const query = useQuery(textQuery(versionId))
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
  return query.data ? (
    <Html html={query.data.textHtml} className="agreement-text" />
  ) : (
    <Skeleton active paragraph={{ rows: 3 }} />
  )
}

function AgreementText({ versionId, onClose }: { versionId: string | null; onClose: () => void }) {
  const query = useQuery({ ...textQuery(versionId ?? ''), enabled: versionId !== null })
  return (
    <Modal
      open={versionId !== null}
      title={query.data?.version.title}
      width={720}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {versionId === null ? null : <EntityText versionId={versionId} />}
    </Modal>
  )
}

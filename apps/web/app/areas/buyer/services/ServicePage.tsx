import type { Instance } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { Figure } from '../../../ui/console/Figure.tsx'
import { HistoryTimeline } from '../../../ui/console/HistoryTimeline.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { InstanceStateTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Html } from '../../../ui/Html.tsx'
import { Link } from '../../../ui/Link.tsx'
import { buyerKeys } from '../buyer-queries.ts'
import { ApplicationSection } from './ApplicationSection.tsx'
import { ExpiryPolicy } from './ExpiryPolicy.tsx'
import { LicenseCodeSection } from './LicenseCodeSection.tsx'
import { LicenseRequestsSection } from './LicenseRequestsSection.tsx'
import { TermText } from './TermText.tsx'

/** Opening and changes at the seller take seconds. */
const movingMs = 2000

export default function ServicePage() {
  const { instanceId = '' } = useParams()
  const { t } = useTranslation('buyer')
  const { t: tc } = useTranslation('common')
  const { t: tk } = useTranslation('console')
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: [buyerKeys.service, instanceId],
    queryFn: () => browserApi().instances.get(instanceId),
    // A code waits for people, not for a server that is about to answer.
    refetchInterval: ({ state }) =>
      state.data?.state === 'OPENING' && state.data.protocol !== 'LICENSE_CODE' ? movingMs : false,
  })
  const refresh = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: [buyerKeys.service, instanceId] }),
      queries.invalidateQueries({ queryKey: [buyerKeys.services] }),
    ])
  }
  return (
    <DetailPage<Instance>
      query={query}
      trail={[
        { label: t('overview.title'), to: paths.buyer() },
        { label: t('services.title'), to: paths.buyerInstances() },
      ]}
      titleOf={(instance) => instance.productTitle}
      band={(instance) => (
        <>
          <div>
            <p className="inline">
              <strong>{instance.specName}</strong>
              <InstanceStateTag state={instance.state} />
            </p>
            <IdText id={instance.id} />
          </div>
          <Figure label={t('services.term')}>
            <div className="figure-text">
              <TermText instance={instance} />
            </div>
          </Figure>
          {instance.expiresAt ? (
            <Figure label={t('services.policy')}>
              <div className="figure-text">{tc(`expiryPolicy.${instance.expiryPolicy}`)}</div>
            </Figure>
          ) : null}
          <div className="page-header-actions">
            {instance.expiresAt ? <ExpiryPolicy instance={instance} onChanged={refresh} /> : null}
            <ConfirmAction
              label={t('services.release')}
              danger
              disabledReason={
                instance.allowedCommands.includes('release') ? null : t('services.releaseLocked')
              }
              consequence={t('services.releaseText', { title: instance.productTitle, id: instance.id })}
              act={async (key) => {
                await browserApi().instances.release(instance.id, key)
                await refresh()
              }}
            />
          </div>
        </>
      )}
      sections={(instance) => (
        <>
          {instance.protocol === 'LICENSE_CODE' ? (
            <LicenseCodeSection instance={instance} onChanged={refresh} />
          ) : (
            <ApplicationSection instance={instance} onChanged={refresh} />
          )}
          {instance.protocol === 'LICENSE_ONLINE' ? <LicenseRequestsSection instance={instance} /> : null}
          <Section title={t('services.basics')}>
            <FactsList
              facts={[
                {
                  label: t('services.product'),
                  value: <Link to={paths.product(instance.productSlug)}>{instance.productTitle}</Link>,
                },
                { label: t('services.spec'), value: instance.specName },
                {
                  label: t('services.order'),
                  value: <IdText id={instance.orderId} to={paths.buyerOrder(instance.orderId)} />,
                },
                ...instance.attributes.map(({ name, value }) => ({ label: name, value })),
                { label: t('services.accessType'), value: tc(`accessType.${instance.accessType}`) },
                {
                  label: t('services.starts'),
                  value: <DateTime at={instance.startsAt} precision="second" />,
                },
                {
                  label: t('services.expires'),
                  // Before the term begins nobody knows when it ends.
                  value:
                    instance.expiresAt || !instance.startsAt ? (
                      <DateTime at={instance.expiresAt} precision="second" />
                    ) : (
                      t('services.never')
                    ),
                },
                ...(instance.graceEndsAt
                  ? [{ label: t('services.grace'), value: <DateTime at={instance.graceEndsAt} /> }]
                  : []),
                ...(instance.retentionEndsAt
                  ? [{ label: t('services.retention'), value: <DateTime at={instance.retentionEndsAt} /> }]
                  : []),
                ...(instance.sellerInstanceId
                  ? [{ label: t('services.sellerId'), value: <IdText id={instance.sellerInstanceId} /> }]
                  : []),
              ]}
            />
          </Section>
          {instance.usageGuideHtml ? (
            <Section title={t('services.guide')}>
              <Html className="guide" html={instance.usageGuideHtml} />
            </Section>
          ) : null}
        </>
      )}
      side={(instance) => (
        <>
          <Section title={t('services.seller')}>
            <FactsList
              facts={[
                {
                  label: t('services.sellerName'),
                  value: <Link to={paths.seller(instance.seller.slug)}>{instance.seller.name}</Link>,
                },
                ...(instance.seller.phone
                  ? [
                      {
                        label: t('services.phone'),
                        value: <a href={`tel:${instance.seller.phone}`}>{instance.seller.phone}</a>,
                      },
                    ]
                  : []),
                ...(instance.seller.email
                  ? [
                      {
                        label: t('services.email'),
                        value: <a href={`mailto:${instance.seller.email}`}>{instance.seller.email}</a>,
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
          <Section title={tk('history')}>
            <HistoryTimeline
              entries={instance.history}
              labelOf={(state) => tc(`instanceState.${state as Instance['state']}`)}
            />
          </Section>
        </>
      )}
    />
  )
}

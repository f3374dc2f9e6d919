import type { ResaleAuthorization, ResaleLevel } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { percentOf } from '../../../ui/console/rates.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { AuthorizationDrawer } from './AuthorizationDrawer.tsx'

const levels = ['PRODUCT', 'PARTNER', 'CUSTOMER'] as const satisfies ResaleLevel[]
const tones = { PENDING: 'info', ACTIVE: 'success', REJECTED: 'danger', INVALIDATED: 'neutral' } as const

export const resaleKey = (level: ResaleLevel) => `seller.resale.${level}`

/** Discounts at which partners may resell (SELL-PUB 4.11). */
export default function ResalePage() {
  const { t } = useTranslation('sales')
  const [params, setParams] = useSearchParams()
  const level = levels.find((one) => one === params.get('level')) ?? 'PRODUCT'
  return (
    <>
      <PageHeader title={t('resale.title')} purpose={t('resale.purpose')} />
      <Tabs
        activeKey={level}
        onChange={(next) => setParams({ level: next })}
        destroyOnHidden
        items={levels.map((one) => ({
          key: one,
          label: t(`resale.levels.${one}`),
          children: <LevelTab level={one} />,
        }))}
      />
    </>
  )
}

function LevelTab({ level }: { level: ResaleLevel }) {
  const { t } = useTranslation('sales')
  const locale = useLocale()
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const mayEdit = useMay('seller:resale:edit')
  const [edited, setEdited] = useState<ResaleAuthorization | 'new' | null>(null)
  const end = (one: ResaleAuthorization) => (
    <ConfirmAction
      label={one.state === 'PENDING' ? t('resale.withdraw') : t('resale.invalidate')}
      consequence={
        <>
          <p>
            {[one.title, one.account?.name, `${percentOf(one.discountBps)}%`].filter(Boolean).join(' · ')}
          </p>
          <p>{t('resale.invalidateText')}</p>
        </>
      }
      danger
      act={async () => {
        await browserApi().resale.invalidate(one.id)
        await queries.invalidateQueries({ queryKey: [resaleKey(level)] })
        notification.success({ title: t('resale.invalidated') })
      }}
      buttonProps={{ size: 'small' }}
    />
  )
  return (
    <div className="stack">
      <p className="muted">{t(`resale.levelTexts.${level}`)}</p>
      {mayEdit ? (
        <p>
          <Button type="primary" onClick={() => setEdited('new')}>
            {t('resale.authorize')}
          </Button>
        </p>
      ) : null}
      <DataList<ResaleAuthorization>
        name={resaleKey(level)}
        rowKey={({ id }) => id}
        load={async () => ({ ...(await browserApi().resale.list(level)), nextCursor: null })}
        columns={[
          {
            key: 'product',
            title: t('resale.product'),
            render: ({ productId, title }) => <Link to={paths.sellerProduct(productId)}>{title}</Link>,
          },
          ...(level === 'PRODUCT'
            ? []
            : [
                {
                  key: 'account',
                  title: level === 'PARTNER' ? t('resale.partner') : t('resale.customer'),
                  render: ({ account, project }: ResaleAuthorization) => (
                    <>
                      {account?.name}
                      {project ? <p className="muted small">{project}</p> : null}
                    </>
                  ),
                },
              ]),
          {
            key: 'discount',
            title: t('resale.discount'),
            align: 'right' as const,
            render: ({ discountBps }: ResaleAuthorization) => `${percentOf(discountBps)}%`,
          },
          ...(level === 'CUSTOMER'
            ? [
                {
                  key: 'share',
                  title: t('resale.share'),
                  align: 'right' as const,
                  render: ({ shareBps }: ResaleAuthorization) => `${percentOf(shareBps ?? 0)}%`,
                },
              ]
            : []),
          {
            key: 'validity',
            title: t('resale.validity'),
            render: ({ validFrom, validUntil }: ResaleAuthorization) =>
              `${timeText(validFrom, locale, 'date')} – ${timeText(validUntil, locale, 'date')}`,
          },
          {
            key: 'state',
            title: t('resale.state'),
            render: ({ state, isExpired, reasons }: ResaleAuthorization) => (
              <>
                <StatusTag tone={isExpired ? 'neutral' : tones[state]}>
                  {isExpired ? t('resale.expired') : t(`resale.states.${state}`)}
                </StatusTag>
                {reasons.map((reason) => (
                  <p key={reason} className="muted small">
                    {reason}
                  </p>
                ))}
              </>
            ),
          },
          {
            key: 'created',
            title: t('resale.created'),
            render: ({ createdAt, createdBy }: ResaleAuthorization) => (
              <>
                {timeText(createdAt, locale, 'minute')}
                <p className="muted small">{createdBy}</p>
              </>
            ),
          },
          {
            key: 'actions',
            title: t('resale.actions'),
            render: (one: ResaleAuthorization) =>
              mayEdit && (one.state === 'ACTIVE' || one.state === 'PENDING') ? (
                <span className="inline">
                  {level === 'PRODUCT' ? (
                    <Button size="small" onClick={() => setEdited(one)}>
                      {t('resale.change')}
                    </Button>
                  ) : null}
                  {end(one)}
                </span>
              ) : null,
          },
        ]}
        empty={<EmptyState icon="layers" title={t('resale.empty')} text={t('resale.emptyText')} />}
      />
      {edited ? (
        <AuthorizationDrawer
          level={level}
          changed={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={() => queries.invalidateQueries({ queryKey: [resaleKey(level)] })}
        />
      ) : null}
    </div>
  )
}

import type { Opening, Order } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { moneyText } from '../../../ui/money.ts'
import { buyerKeys } from '../buyer-queries.ts'

const movingMs = 3000

/** How far the seller is with opening what was paid, and the way out of waiting (SELL-APP-34). */
export function OpeningSection({ order }: { order: Order }) {
  const { t } = useTranslation('buyer')
  const openings = useQuery({
    queryKey: [buyerKeys.order, order.id, 'openings'],
    queryFn: () => browserApi().orders.openings(order.id),
    refetchInterval: movingMs,
  })
  const waiting =
    openings.data?.items.filter(({ state }) => state !== 'SUCCEEDED' && state !== 'CLOSED') ?? []
  if (waiting.length === 0) return null
  return (
    <Section title={t('orders.opening')}>
      <ul className="opening-list">
        {waiting.map((opening) => (
          <OpeningRow key={opening.orderLineId} order={order} opening={opening} />
        ))}
      </ul>
    </Section>
  )
}

function OpeningRow({ order, opening }: { order: Order; opening: Opening }) {
  const { t } = useTranslation('buyer')
  const queries = useQueryClient()
  const mayCancel = useMay('mkt:order:cancel')
  const line = order.lines.find(({ id }) => id === opening.orderLineId)
  return (
    <li className="opening">
      <div>
        {order.lines.length > 1 && line ? <strong>{line.productTitle}</strong> : null}
        <p>{t(`orders.openingState.${opening.state}`)}</p>
        <p className="muted small">
          {t('orders.openingAttempts', { count: opening.attempts })}
          {opening.state === 'RETRYING' && opening.nextAttemptAt ? (
            <>
              {' · '}
              {t('orders.openingNext')} <DateTime at={opening.nextAttemptAt} />
            </>
          ) : null}
        </p>
      </div>
      {opening.allowedCommands.includes('cancelOpening') && line ? (
        <ConfirmAction
          label={t('orders.cancelOpening')}
          danger
          disabledReason={mayCancel ? null : t('orders.notPermitted')}
          consequence={t('orders.cancelOpeningText', { amount: moneyText(line.payable) })}
          act={async (idempotencyKey) => {
            await browserApi().orders.cancelOpening(order.id, opening.orderLineId, idempotencyKey)
            await queries.invalidateQueries({ queryKey: [buyerKeys.order, order.id] })
          }}
        />
      ) : null}
    </li>
  )
}

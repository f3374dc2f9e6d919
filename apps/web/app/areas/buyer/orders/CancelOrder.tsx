import type { OrderSummary } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import type { ButtonProps } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { moneyText } from '../../../ui/money.ts'
import { buyerKeys } from '../buyer-queries.ts'

type Props = { order: OrderSummary; size?: NonNullable<ButtonProps['size']> }

/** Cancels an unpaid order, with an optional reason; it can never be revived (BUY-ORD-01). */
export function CancelOrder({ order, size }: Props) {
  const { t } = useTranslation('buyer')
  const queries = useQueryClient()
  const mayCancel = useMay('mkt:order:cancel')
  const [reason, setReason] = useState('')
  return (
    <ConfirmAction
      label={t('orders.cancel')}
      danger
      disabledReason={
        !mayCancel
          ? t('orders.notPermitted')
          : order.allowedCommands.includes('cancel')
            ? null
            : t('orders.notCancelable')
      }
      buttonProps={size ? { size } : {}}
      consequence={
        <div className="stack">
          <p>{t('orders.cancelOne', { id: order.id, amount: moneyText(order.payable) })}</p>
          <Input
            aria-label={t('orders.cancelReason')}
            placeholder={t('orders.cancelReason')}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      }
      act={async (key) => {
        await browserApi().orders.cancel(order.id, reason.trim() || undefined, key)
        await Promise.all(
          [buyerKeys.orders, buyerKeys.order, buyerKeys.unpaid].map((name) =>
            queries.invalidateQueries({ queryKey: [name] }),
          ),
        )
      }}
    />
  )
}

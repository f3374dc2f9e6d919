import type { InstanceState, OrderLineStatus, OrderStatus, RealNameState } from '@yunshi/api-client'
import { useTranslation } from '../../i18n/use-translation.ts'

export type StatusTone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** A state as a word on a tint; the tint never stands alone. */
export function StatusTag({ tone, children }: { tone: StatusTone; children: string }) {
  return <span className={tone === 'neutral' ? 'tag' : `tag tag-${tone}`}>{children}</span>
}

const orderTones: Record<OrderStatus, StatusTone> = {
  PENDING_REVIEW: 'warning',
  PENDING_CONFIRM: 'warning',
  PENDING_PAYMENT: 'warning',
  PROCESSING: 'info',
  COMPLETED: 'success',
  CANCELLED: 'neutral',
  REFUNDING: 'warning',
  REFUNDED: 'neutral',
}

export function OrderStatusTag({ status }: { status: OrderStatus }) {
  const { t } = useTranslation()
  return <StatusTag tone={orderTones[status]}>{t(`orderStatus.${status}`)}</StatusTag>
}

const lineTones: Record<OrderLineStatus, StatusTone> = {
  PENDING: 'neutral',
  OPENING: 'info',
  OPENED: 'success',
  FAILED: 'danger',
  REFUNDED: 'neutral',
  CANCELLED: 'neutral',
}

export function OrderLineStatusTag({ status }: { status: OrderLineStatus }) {
  const { t } = useTranslation()
  return <StatusTag tone={lineTones[status]}>{t(`orderLineStatus.${status}`)}</StatusTag>
}

const instanceTones: Record<InstanceState, StatusTone> = {
  OPENING: 'info',
  DELIVERING: 'info',
  ACTIVE: 'success',
  EXPIRED: 'warning',
  FROZEN: 'danger',
  EXHAUSTED: 'warning',
  UNSUBSCRIBING: 'warning',
  UNSUBSCRIBED: 'neutral',
  RELEASED: 'neutral',
  OPEN_FAILED: 'danger',
}

export function InstanceStateTag({ state }: { state: InstanceState }) {
  const { t } = useTranslation()
  return <StatusTag tone={instanceTones[state]}>{t(`instanceState.${state}`)}</StatusTag>
}

const realNameTones: Record<RealNameState, StatusTone> = {
  UNVERIFIED: 'warning',
  PENDING: 'info',
  VERIFIED_INDIVIDUAL: 'success',
  VERIFIED_ENTERPRISE: 'success',
  REJECTED: 'danger',
}

export function RealNameTag({ state }: { state: RealNameState }) {
  const { t } = useTranslation()
  return <StatusTag tone={realNameTones[state]}>{t(`realNameState.${state}`)}</StatusTag>
}

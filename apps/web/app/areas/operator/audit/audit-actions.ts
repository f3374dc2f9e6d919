import type { Translate } from '../../../i18n/translator.ts'

/** Acts that are recorded, by area; the filter offers them in this order. */
export const auditActions = [
  'order.submit',
  'order.pay',
  'order.cancel',
  'wallet.top_up',
  'instance.expiry_policy.change',
  'instance.release',
  'instance.secret.reveal',
  'seller.interface_message.restart',
  'seller.key.create',
  'seller.key.rebind',
  'seller.key.reveal',
  'seller.key.delete',
  'seller.endpoint.create',
  'seller.endpoint.change',
  'seller.endpoint.delete',
  'account.register',
  'account.service_enable',
  'account.real_name_submit',
  'account.password_change',
  'account.password_reset',
  'account.login_locked',
  'account.operation_protection',
  'account.user_create',
  'account.user_change',
  'account.user_delete',
  'account.access_key_create',
  'account.access_key_change',
  'account.access_key_delete',
  'ops.clock.advance',
  'ops.parked.replay',
] as const

/** An act in words; the recorded name itself for one that this version does not know. */
export function actionText(t: Translate<'operator'>, action: string): string {
  const known = auditActions.find((name) => name === action)
  return known ? t(`audit.actions.${known}`) : action
}

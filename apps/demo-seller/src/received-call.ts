import type { KitInterface } from '@yunshi/seller-sdk'
import type {
  LicenseCodeActivity,
  LicenseV1Activity,
  OnlineLicenseActivity,
  SaasV1Activity,
  SaasV2Activity,
} from '@yunshi/seller-sdk'

/** Every call this server understands. */
export type SellerActivity =
  | SaasV2Activity
  | SaasV1Activity
  | LicenseV1Activity
  | LicenseCodeActivity
  | OnlineLicenseActivity
  | KitInterface
  | 'orderNotify'

/** An answer of any protocol. */
export type SellerAnswer = { resultCode: string; resultMsg: string; instanceId?: string }

/** What is written down about a verified call: which one, about what; never access data. */
export type CallSubject = {
  activity: SellerActivity
  instanceId?: string
  orderId?: string
  orderLineId?: string
  isTest?: true
}

/** A call read from the wire: refused, or ready to be done. */
export type ReceivedCall =
  | { verified: false; answer: SellerAnswer; reason: string }
  | { verified: true; subject: CallSubject; perform: () => Promise<SellerAnswer> }

/** How answers of a protocol are written. */
export type AnswerForm = (answer: SellerAnswer) => { bodyText: string; headers: Record<string, string> }

/** Writes down whom a call is about, from whichever of these members it has. */
export function subjectOf(activity: SellerActivity, request: object, isTest: boolean): CallSubject {
  const members: Record<string, unknown> = { ...request }
  const text = (name: string) => (typeof members[name] === 'string' ? members[name] : undefined)
  const instanceId = text('instanceId') ?? text('license')
  const orderId = text('orderId')
  const orderLineId = text('orderLineId')
  return {
    activity,
    ...(instanceId !== undefined && { instanceId }),
    ...(orderId !== undefined && { orderId }),
    ...(orderLineId !== undefined && { orderLineId }),
    ...(isTest && { isTest: true as const }),
  }
}

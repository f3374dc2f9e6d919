import type {
  KitRequestInput,
  LicenseCodeRequestInput,
  LicenseV1RequestInput,
  OnlineLicenseRequestInput,
  SaasV1RequestInput,
  SaasV2RequestInput,
} from '@yunshi/seller-sdk'
import type { InterfaceClass } from '../../sellers/index.ts'

/** Without what is only known at the moment of sending (COMPAT-02). */
type Unsent<Input> = Input extends unknown ? Omit<Input, 'nowMs' | 'version'> : never

/** One call of a seller's interface, before it is signed. The family decides form, signature and judgement. */
export type SellerCall =
  | { family: 'saas-v2'; request: SaasV2RequestInput }
  | { family: 'saas-v1'; request: Unsent<SaasV1RequestInput> }
  | { family: 'license-v1'; request: Unsent<LicenseV1RequestInput> }
  | { family: 'license-code'; request: LicenseCodeRequestInput }
  | { family: 'license-online'; request: OnlineLicenseRequestInput }
  | { family: 'order-notify'; request: { orderId: string; orderLineId: string; isTest?: boolean } }
  | { family: 'kit-v1' | 'kit-v2'; request: Unsent<KitRequestInput> }

export const callFamilies = [
  'saas-v2',
  'saas-v1',
  'license-v1',
  'license-code',
  'license-online',
  'order-notify',
  'kit-v1',
  'kit-v2',
] as const satisfies SellerCall['family'][]
export type CallFamily = (typeof callFamilies)[number]

/** Which of the seller's keys signs calls of the family (isv-protocol 0.3). */
export const interfaceClassOf = {
  'saas-v2': 'BASE',
  'saas-v1': 'V1',
  'license-v1': 'V1',
  'license-code': 'LICENSE',
  'license-online': 'BASE',
  'order-notify': 'GENERAL',
  'kit-v1': 'V1',
  'kit-v2': 'KIT',
} as const satisfies Record<CallFamily, InterfaceClass>

/** The activity of the call, or the kit's interface: what people call it by. */
export function activityOf(call: SellerCall): string {
  switch (call.family) {
    case 'order-notify':
      return 'orderNotify'
    case 'kit-v1':
    case 'kit-v2':
      return call.request.interface
    case 'saas-v2':
    case 'saas-v1':
    case 'license-v1':
    case 'license-code':
    case 'license-online':
      return call.request.activity
  }
}

import { randomUUID } from 'node:crypto'
import {
  saasV1Limits,
  type LicenseCodeRequestInput,
  type SaasV1ChargingMode,
  type SaasV2RequestInput,
} from '@yunshi/seller-sdk'
import { addPeriods } from '../../../kernel/calendar.ts'
import type { Instance } from '../../instances/index.ts'
import type { InterfaceMessage } from '../message-repository.ts'
import type { SellerCall } from './seller-call.ts'

/** What a call needs to know beyond its message. */
export interface CallSubject {
  instance: Instance
  /** Whether the quantity was chosen; without such an attribute no amount is sent. */
  hasQuantity: boolean
}

const chargingModeOf = { MONTH: '1', YEAR: '1', ONE_TIME: '3' } as const satisfies Record<
  Instance['mode'],
  SaasV1ChargingMode
>

type RefreshScene = Extract<SaasV2RequestInput, { activity: 'refreshInstance' }>['scene']

/**
 * The call of a message in its present phase, in the protocol of its instance. A fresh businessId with every request
 * (isv-protocol 0.2).
 */
export function callOf(message: InterfaceMessage, subject: CallSubject): SellerCall {
  if (message.scenario === 'orderNotify')
    return {
      family: 'order-notify',
      request: { orderId: known(message.orderId), orderLineId: known(message.orderLineId) },
    }
  switch (subject.instance.protocol) {
    case 'SAAS_V2':
      return { family: 'saas-v2', request: saasV2Request(message, subject) }
    case 'SAAS_V1':
      return { family: 'saas-v1', request: saasV1Request(message, subject) }
    case 'LICENSE_V1':
      return { family: 'license-v1', request: licenseV1Request(message, subject) }
    case 'LICENSE_CODE':
      return { family: 'license-code', request: licenseCodeRequest(message, subject) }
    case 'LICENSE_ONLINE':
      return { family: 'license-online', request: onlineLicenseRequest(message, subject) }
    default:
      throw new Error(`no calls are known for protocol ${subject.instance.protocol}`)
  }
}

function saasV2Request(message: InterfaceMessage, { instance }: CallSubject): SaasV2RequestInput {
  const { parameters } = message
  const instanceId = () => known(instance.sellerInstanceId)
  if (message.phase === 'QUERY') return { activity: 'queryInstance', instanceId: instanceId() }
  switch (message.scenario) {
    case 'newInstance':
      return { activity: 'newInstance', ...orderIds(message), businessId: randomUUID() }
    case 'refreshInstance':
      return {
        activity: 'refreshInstance',
        // Written by the use case that created the message, from the documented scenes.
        scene: known(parameters.scene) as RefreshScene,
        ...orderIds(message),
        instanceId: instanceId(),
        expireTime: known(parameters.expireTime),
        ...(parameters.productId !== undefined && { productId: parameters.productId }),
      }
    case 'updateInstanceStatus':
      return {
        activity: 'updateInstanceStatus',
        instanceId: instanceId(),
        status: parameters.status ?? 'FREEZE',
      }
    case 'upgradeInstance':
      return { activity: 'upgradeInstance', instanceId: instanceId(), ...orderIds(message) }
    case 'releaseInstance':
      return { activity: 'releaseInstance', instanceId: instanceId(), ...releaseIds(message) }
    case 'getLicenseAsync':
    case 'orderNotify':
      throw unknownScenario(message, 'SAAS_V2')
  }
}

type V1Request = Extract<SellerCall, { family: 'saas-v1' }>['request']

function saasV1Request(message: InterfaceMessage, subject: CallSubject): V1Request {
  const { instance } = subject
  const { parameters } = message
  const instanceId = () => known(instance.sellerInstanceId)
  switch (message.scenario) {
    case 'newInstance':
      return {
        activity: 'newInstance',
        ...purchaseOf(message, subject),
        skuCode: instance.skuCode,
        ...(parameters.orderAmount !== undefined && { orderAmount: parameters.orderAmount }),
      }
    case 'refreshInstance':
      return {
        activity: 'refreshInstance',
        orderId: known(message.orderId),
        instanceId: instanceId(),
        expireTime: known(parameters.expireTime),
        ...periodOf(instance),
        ...(parameters.productId !== undefined && { productId: parameters.productId }),
        ...(parameters.scene === 'TRIAL_TO_FORMAL' && { trialToFormal: '1' }),
        ...(parameters.orderAmount !== undefined && { orderAmount: parameters.orderAmount }),
      }
    case 'updateInstanceStatus':
      // The end of a term has a call of its own in SaaS 1.0 (isv-protocol 1.7).
      if (parameters.cause === 'EXPIRY' && parameters.status === 'FREEZE')
        return { activity: 'expireInstance', instanceId: instanceId(), orderId: instance.orderId }
      return {
        activity: 'instanceStatus',
        instanceId: instanceId(),
        instanceStatus: parameters.status === 'UNFREEZE' ? 'NORMAL' : 'FREEZE',
      }
    case 'upgradeInstance':
      return {
        activity: 'upgrade',
        instanceId: instanceId(),
        orderId: known(message.orderId),
        skuCode: parameters.skuCode ?? instance.skuCode,
        productId: parameters.productId ?? instance.productCode,
        ...(parameters.amount !== undefined && { amount: parameters.amount }),
      }
    case 'releaseInstance':
      return { activity: 'releaseInstance', instanceId: instanceId(), orderId: instance.orderId }
    case 'getLicenseAsync':
    case 'orderNotify':
      throw unknownScenario(message, 'SAAS_V1')
  }
}

function licenseV1Request(
  message: InterfaceMessage,
  subject: CallSubject,
): Extract<SellerCall, { family: 'license-v1' }>['request'] {
  const { instance } = subject
  const { parameters } = message
  const instanceId = () => known(instance.sellerInstanceId)
  switch (message.scenario) {
    case 'newInstance':
      return { activity: 'getLicense', ...purchaseOf(message, subject), skuCode: instance.skuCode }
    case 'refreshInstance':
      return {
        activity: 'refreshLicense',
        orderId: known(message.orderId),
        instanceId: instanceId(),
        expireTime: known(parameters.expireTime),
        ...periodOf(instance),
        ...(parameters.productId !== undefined && { productId: parameters.productId }),
      }
    case 'updateInstanceStatus':
      return { activity: 'expireLicense', orderId: instance.orderId, instanceId: instanceId() }
    case 'releaseInstance':
      return { activity: 'releaseLicense', orderId: instance.orderId, instanceId: instanceId() }
    case 'upgradeInstance':
    case 'getLicenseAsync':
    case 'orderNotify':
      throw unknownScenario(message, 'LICENSE_V1')
  }
}

function licenseCodeRequest(message: InterfaceMessage, { instance }: CallSubject): LicenseCodeRequestInput {
  const { parameters } = message
  const license = known(instance.sellerInstanceId)
  switch (message.scenario) {
    case 'refreshInstance':
      return {
        activity: 'refreshLicenseCode',
        // The two scenes that the family knows; a change is a renewal to it.
        scene: parameters.scene === 'UNSUBSCRIBE_RENEWAL_PERIOD' ? 'UNSUBSCRIBE_RENEWAL_PERIOD' : 'RENEWAL',
        ...orderIds(message),
        license,
        expireTime: known(parameters.expireTime),
        ...(parameters.productId !== undefined && { productId: parameters.productId }),
      }
    case 'updateInstanceStatus':
      return { activity: 'updateLicenseCodeStatus', license, status: parameters.status ?? 'FREEZE' }
    case 'releaseInstance':
      return { activity: 'releaseLicenseCode', license, ...releaseIds(message) }
    case 'newInstance':
    case 'upgradeInstance':
    case 'getLicenseAsync':
    case 'orderNotify':
      throw unknownScenario(message, 'LICENSE_CODE')
  }
}

function onlineLicenseRequest(
  message: InterfaceMessage,
  subject: CallSubject,
): Extract<SellerCall, { family: 'license-online' }>['request'] {
  const { parameters } = message
  if (message.scenario === 'getLicenseAsync')
    return {
      activity: 'getLicenseAsync',
      instanceId: known(subject.instance.sellerInstanceId),
      eventId: known(parameters.eventId),
      effectiveTime: new Date(known(parameters.effectiveAt)),
      ...(parameters.expiresAt !== undefined && { expireTime: new Date(parameters.expiresAt) }),
      ...(parameters.deviceFingerprint !== undefined && { deviceFingerprint: parameters.deviceFingerprint }),
    }
  const request = saasV2Request(message, subject)
  if (
    request.activity === 'newInstance' ||
    request.activity === 'refreshInstance' ||
    request.activity === 'updateInstanceStatus' ||
    request.activity === 'releaseInstance'
  )
    return request
  throw unknownScenario(message, 'LICENSE_ONLINE')
}

function orderIds(message: InterfaceMessage): { orderId: string; orderLineId: string } {
  return { orderId: known(message.orderId), orderLineId: known(message.orderLineId) }
}

/** Present when an unsubscription caused the release: its order. */
function releaseIds({ parameters }: InterfaceMessage): { orderId?: string; orderLineId?: string } {
  return {
    ...(parameters.orderId !== undefined && { orderId: parameters.orderId }),
    ...(parameters.orderLineId !== undefined && { orderLineId: parameters.orderLineId }),
  }
}

/** As much of a name as the protocol carries, without half a character at its end. */
const nameOnWire = (name: string) => name.slice(0, saasV1Limits.nameLengthMax).replace(/[\uD800-\uDBFF]$/, '')

/** The members that newInstance of SaaS 1.0 and getLicense share. */
function purchaseOf(message: InterfaceMessage, { instance, hasQuantity }: CallSubject) {
  const { customerName } = message.parameters
  return {
    businessId: randomUUID(),
    orderId: known(message.orderId),
    productId: instance.productCode,
    customerId: instance.accountId,
    ...(customerName !== undefined && { customerName: nameOnWire(customerName) }),
    chargingMode: chargingModeOf[instance.mode],
    ...periodOf(instance),
    ...(instance.mode !== 'ONE_TIME' && {
      // Only an estimate: the call at the end of the term decides (BUY-INST-24).
      expireTime: addPeriods(instance.createdAt, instance.mode, instance.periodCount, instance.timeZone),
    }),
    ...(hasQuantity && { amount: instance.quantity }),
  }
}

function periodOf(instance: Instance): { periodType?: 'year' | 'month'; periodNumber?: number } {
  if (instance.mode === 'ONE_TIME') return {}
  return { periodType: instance.mode === 'YEAR' ? 'year' : 'month', periodNumber: instance.periodCount }
}

function known(value: string | null | undefined): string {
  if (value === null || value === undefined)
    throw new Error('a call lacks a value that its message should have')
  return value
}

function unknownScenario(message: InterfaceMessage, protocol: string): Error {
  return new Error(`${protocol} has no call for ${message.scenario}`)
}

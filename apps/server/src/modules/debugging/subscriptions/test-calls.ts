import { randomUUID } from 'node:crypto'
import type { SellerCall } from '../../fulfillment/index.ts'
import type { TestCommand } from '../domain/test-subscription-life.ts'
import { lineIdOf, type TestOrder, type TestSubscription } from './test-subscription.ts'

/** A step of a subscription that is about to be told to the seller. */
export interface TestStep {
  command: TestCommand
  subscription: TestSubscription
  /** `null` for steps without an order: looking, freezing, the end of a term. */
  order: TestOrder | null
  /** The purchase, whose id V1 and License 1.0 calls carry for ever. */
  purchase: TestOrder | null
}

export const buyer = { customerId: 'test-customer-0001', customerName: 'yunshi_test_buyer' }

/**
 * The calls of a step, in order (isv-protocol 1, 2, 5). Steps that a protocol does not tell the seller of have none:
 * the end of a term in every protocol, the issue of an authorization code.
 */
export function callsOf(step: TestStep): SellerCall[] {
  switch (step.subscription.family) {
    case 'saas-v2':
      return saasV2(step)
    case 'saas-v1':
      return saasV1(step)
    case 'license-v1':
      return licenseV1(step)
    case 'license-code':
      return licenseCode(step)
    case 'license-online':
      return licenseOnline(step)
  }
}

const noOrder = (command: string) => new Error(`a test subscription cannot ${command} without an order`)

function orderOf({ order, command }: TestStep): TestOrder {
  if (!order) throw noOrder(command)
  return order
}

function instanceOf({ sellerInstanceId }: TestSubscription): string {
  if (sellerInstanceId === null) throw new Error('the test subscription has no instance yet')
  return sellerInstanceId
}

const expiryOf = (order: TestOrder): Date => {
  if (!order.expiresAt) throw noOrder('be prolonged')
  return order.expiresAt
}

function saasV2(step: TestStep): SellerCall[] {
  const { subscription } = step
  const isTest = subscription.asTest
  const call = (request: Extract<SellerCall, { family: 'saas-v2' }>['request']): SellerCall => ({
    family: 'saas-v2',
    request: { ...request, isTest },
  })
  const query = () => call({ activity: 'queryInstance', instanceId: instanceOf(subscription) })
  const status = (to: 'FREEZE' | 'UNFREEZE') =>
    call({ activity: 'updateInstanceStatus', instanceId: instanceOf(subscription), status: to })
  const refresh = (
    scene: 'RENEWAL' | 'TRIAL_TO_FORMAL' | 'UNSUBSCRIBE_RENEWAL_PERIOD' | 'RENEWAL_CHANGE',
  ) => {
    const order = orderOf(step)
    return call({
      activity: 'refreshInstance',
      scene,
      orderId: order.id,
      orderLineId: lineIdOf(order.id),
      instanceId: instanceOf(subscription),
      ...(scene !== 'UNSUBSCRIBE_RENEWAL_PERIOD' && { productId: order.product.productId }),
      expireTime: expiryOf(order),
    })
  }
  const thaw = subscription.state === 'FROZEN' ? [status('UNFREEZE')] : []
  switch (step.command) {
    case 'open': {
      const order = orderOf(step)
      return [
        call({
          activity: 'newInstance',
          orderId: order.id,
          orderLineId: lineIdOf(order.id),
          businessId: randomUUID(),
        }),
      ]
    }
    case 'query':
      return [query()]
    case 'renew':
      return [refresh('RENEWAL'), ...thaw]
    case 'toFormal':
      return [refresh('TRIAL_TO_FORMAL'), ...thaw]
    case 'refundRenewal':
      return [refresh('UNSUBSCRIBE_RENEWAL_PERIOD')]
    case 'change': {
      const order = orderOf(step)
      return [
        call({
          activity: 'upgradeInstance',
          instanceId: instanceOf(subscription),
          orderId: order.id,
          orderLineId: lineIdOf(order.id),
        }),
      ]
    }
    case 'changeAtRenewal': {
      const { productId, skuCode, linearValue } = orderOf(step).product
      return [
        call({
          activity: 'changeInstanceCheck',
          instanceId: instanceOf(subscription),
          productInfo: { productId, skuCode, ...(linearValue !== null && { linearValue }) },
        }),
        refresh('RENEWAL_CHANGE'),
      ]
    }
    case 'freeze':
      return [status('FREEZE')]
    case 'unfreeze':
      return [status('UNFREEZE')]
    case 'release':
      return [call({ activity: 'releaseInstance', instanceId: instanceOf(subscription) })]
    case 'refund': {
      const order = orderOf(step)
      return [
        call({
          activity: 'releaseInstance',
          instanceId: instanceOf(subscription),
          orderId: order.id,
          orderLineId: lineIdOf(order.id),
        }),
      ]
    }
    case 'accept':
    case 'expire':
    case 'requestLicense':
      return []
  }
}

const v1ChargingMode = { PERIOD: '1', TRIAL: '1', ONE_TIME: '3', ON_DEMAND: '0' } as const

function saasV1(step: TestStep): SellerCall[] {
  const { subscription, purchase } = step
  const isTest = subscription.asTest
  const call = (request: Extract<SellerCall, { family: 'saas-v1' }>['request']): SellerCall => ({
    family: 'saas-v1',
    request: { ...request, isTest },
  })
  const status = (instanceStatus: 'FREEZE' | 'NORMAL') =>
    call({ activity: 'instanceStatus', instanceId: instanceOf(subscription), instanceStatus })
  const thaw = subscription.state === 'FROZEN' ? [status('NORMAL')] : []
  const refresh = (members: { trialToFormal?: string } = {}) => {
    const order = orderOf(step)
    return call({
      activity: 'refreshInstance',
      orderId: order.id,
      instanceId: instanceOf(subscription),
      ...(members.trialToFormal !== undefined && { productId: order.product.productId }),
      ...members,
      expireTime: expiryOf(order),
      ...periodOf(order),
      orderAmount: order.amount,
    })
  }
  switch (step.command) {
    case 'open': {
      const order = orderOf(step)
      return [
        call({
          activity: 'newInstance',
          businessId: randomUUID(),
          orderId: order.id,
          skuCode: order.product.skuCode,
          productId: order.product.productId,
          ...buyer,
          chargingMode: v1ChargingMode[subscription.chargingMode],
          ...(order.expiresAt && { expireTime: order.expiresAt }),
          ...periodOf(order),
          ...(subscription.chargingMode === 'TRIAL' && { trialFlag: '1' }),
          ...(order.product.linearValue !== null && { amount: order.product.linearValue }),
          orderAmount: order.amount,
          provisionType: 1,
        }),
      ]
    }
    case 'query':
      return [call({ activity: 'queryInstance', instanceId: instanceOf(subscription) })]
    case 'renew':
    case 'refundRenewal':
      return [refresh(), ...thaw]
    case 'toFormal':
      return [refresh({ trialToFormal: '1' }), ...thaw]
    case 'change': {
      const order = orderOf(step)
      return [
        call({
          activity: 'upgrade',
          instanceId: instanceOf(subscription),
          orderId: order.id,
          skuCode: order.product.skuCode,
          productId: order.product.productId,
          ...(order.product.linearValue !== null && { amount: order.product.linearValue }),
        }),
      ]
    }
    case 'freeze':
      // The end of a term has a call of its own; a violation or arrears is a change of status (isv-protocol 1.7, 1.8).
      return subscription.state === 'EXPIRED'
        ? [
            call({
              activity: 'expireInstance',
              instanceId: instanceOf(subscription),
              ...(purchase && { orderId: purchase.id }),
            }),
          ]
        : [status('FREEZE')]
    case 'unfreeze':
      return [status('NORMAL')]
    case 'release':
    case 'refund':
      if (!purchase) throw noOrder('be released')
      return [
        call({
          activity: 'releaseInstance',
          instanceId: instanceOf(subscription),
          orderId: purchase.id,
          ...(step.order && { orderAmount: step.order.amount.replace(/^-/, '') }),
        }),
      ]
    case 'accept':
    case 'changeAtRenewal':
    case 'expire':
    case 'requestLicense':
      return []
  }
}

function licenseV1(step: TestStep): SellerCall[] {
  const { subscription, purchase } = step
  const isTest = subscription.asTest
  const call = (request: Extract<SellerCall, { family: 'license-v1' }>['request']): SellerCall => ({
    family: 'license-v1',
    request: { ...request, isTest },
  })
  const end = (activity: 'expireLicense' | 'releaseLicense') => {
    if (!purchase) throw noOrder('end')
    return [call({ activity, orderId: purchase.id, instanceId: instanceOf(subscription) })]
  }
  switch (step.command) {
    case 'open': {
      const order = orderOf(step)
      return [
        call({
          activity: 'getLicense',
          businessId: randomUUID(),
          orderId: order.id,
          productId: order.product.productId,
          skuCode: order.product.skuCode,
          ...buyer,
          chargingMode: v1ChargingMode[subscription.chargingMode],
          ...(order.expiresAt && { expireTime: order.expiresAt }),
          ...periodOf(order),
          ...(order.product.linearValue !== null && { amount: order.product.linearValue }),
        }),
      ]
    }
    case 'renew': {
      const order = orderOf(step)
      return [
        call({
          activity: 'refreshLicense',
          orderId: order.id,
          instanceId: instanceOf(subscription),
          expireTime: expiryOf(order),
          ...periodOf(order),
        }),
      ]
    }
    case 'freeze':
      return end('expireLicense')
    case 'release':
    case 'refund':
      return end('releaseLicense')
    case 'accept':
    case 'change':
    case 'changeAtRenewal':
    case 'expire':
    case 'query':
    case 'refundRenewal':
    case 'requestLicense':
    case 'toFormal':
    case 'unfreeze':
      return []
  }
}

function licenseCode(step: TestStep): SellerCall[] {
  const { subscription } = step
  const isTest = subscription.asTest
  const call = (request: Extract<SellerCall, { family: 'license-code' }>['request']): SellerCall => ({
    family: 'license-code',
    request: { ...request, isTest },
  })
  const status = (to: 'FREEZE' | 'UNFREEZE') =>
    call({ activity: 'updateLicenseCodeStatus', license: instanceOf(subscription), status: to })
  const refresh = (scene: 'RENEWAL' | 'UNSUBSCRIBE_RENEWAL_PERIOD') => {
    const order = orderOf(step)
    return call({
      activity: 'refreshLicenseCode',
      scene,
      orderId: order.id,
      orderLineId: lineIdOf(order.id),
      license: instanceOf(subscription),
      expireTime: expiryOf(order),
    })
  }
  const thaw = subscription.state === 'FROZEN' ? [status('UNFREEZE')] : []
  switch (step.command) {
    case 'renew':
      return [refresh('RENEWAL'), ...thaw]
    case 'refundRenewal':
      return [refresh('UNSUBSCRIBE_RENEWAL_PERIOD')]
    case 'freeze':
      return [status('FREEZE')]
    case 'unfreeze':
      return [status('UNFREEZE')]
    case 'release':
      return [call({ activity: 'releaseLicenseCode', license: instanceOf(subscription) })]
    case 'refund': {
      const order = orderOf(step)
      return [
        call({
          activity: 'releaseLicenseCode',
          license: instanceOf(subscription),
          orderId: order.id,
          orderLineId: lineIdOf(order.id),
        }),
      ]
    }
    case 'accept':
    case 'change':
    case 'changeAtRenewal':
    case 'expire':
    case 'open':
    case 'query':
    case 'requestLicense':
    case 'toFormal':
      return []
  }
}

/** All but the license itself is SaaS 2.0 in the family's clothes (isv-protocol 5.3). */
function licenseOnline(step: TestStep): SellerCall[] {
  const { subscription } = step
  if (step.command === 'requestLicense')
    return [
      {
        family: 'license-online',
        request: {
          activity: 'getLicenseAsync',
          instanceId: instanceOf(subscription),
          eventId: randomUUID(),
          effectiveTime: subscription.now,
          ...(subscription.expiresAt && { expireTime: subscription.expiresAt }),
          deviceFingerprint: '00-11-22-33-44-55|DISK1|BOARD1|CPU1',
          isTest: subscription.asTest,
        },
      },
    ]
  return saasV2(step).map(
    (call) =>
      // The commands this family knows lead to activities that both families have.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      ({ family: 'license-online', request: call.request }) as SellerCall,
  )
}

function periodOf(order: TestOrder) {
  if (order.periodType === null || order.periodNumber === null) return {}
  return { periodType: order.periodType, periodNumber: order.periodNumber }
}

import { createHash, randomInt } from 'node:crypto'
import type { NewInstanceRequest, RefreshInstanceRequest } from '@yunshi/seller-sdk'

export type InstanceStatus = 'ACTIVE' | 'FROZEN' | 'RELEASED'

/** An order of the marketplace that changed this instance. Kept so that a repeat changes nothing. */
export type AppliedOrder = {
  activity: 'newInstance' | 'refreshInstance' | 'upgradeInstance' | 'releaseInstance'
  orderId: string
  orderLineId: string
  /** refreshInstance only. */
  scene?: string
  /** ISO 8601 UTC. */
  at: string
}

/** One opened instance, as kept on disk. */
export type DemoInstance = {
  version: 1
  slug: string
  instanceId: string
  /** Order line that opened it: the key of idempotence for newInstance. SaaS 1.0 knows no lines: empty, or the metered item. */
  orderId: string
  orderLineId: string
  isTest: boolean
  tenantName: { zh: string; en: string }
  userName: string
  /** In clear text, because queryInstance has to give it back in clear text (spec 2.4). */
  password: string
  status: InstanceStatus
  /** UTC, 14 or 17 digits; null until one is told, which newInstance of SaaS 2.0 does not. */
  expireTime: string | null
  /** SaaS 1.0: when the buyer confirmed acceptance, which starts billing. */
  acceptanceTime?: string
  /** ISO 8601 UTC. */
  createdAt: string
  orders: AppliedOrder[]
}

/** Seats in use in every demo workspace; changeInstanceCheck refuses to shrink below it. */
export const membersInUse = 3

/** Makes the instance of a first newInstance call. `at` is ISO 8601 UTC. */
export function openInstance(
  slug: string,
  instanceId: string,
  request: NewInstanceRequest,
  at: string,
): DemoInstance {
  const { orderId, orderLineId } = request
  return {
    version: 1,
    slug,
    instanceId,
    orderId,
    orderLineId,
    isTest: request.testFlag === '1',
    tenantName: tenantNameOf(instanceId),
    userName: 'admin',
    password: makePassword(),
    status: 'ACTIVE',
    expireTime: null,
    createdAt: at,
    orders: [{ activity: 'newInstance', orderId, orderLineId, at }],
  }
}

/** Applies a renewal, conversion or renewal refund once per order; the same object comes back for a repeat. */
export function refreshInstance(
  instance: DemoInstance,
  request: RefreshInstanceRequest,
  at: string,
): DemoInstance {
  if (hasApplied(instance, 'refreshInstance', request.orderId)) return instance
  const { orderId, orderLineId, scene, expireTime } = request
  const order: AppliedOrder = { activity: 'refreshInstance', orderId, orderLineId, scene, at }
  // Expiry alone changes: the marketplace sends FREEZE and UNFREEZE itself when they are due.
  return { ...instance, expireTime, orders: [...instance.orders, order] }
}

/** Applies an upgrade once per order; the same object comes back for a repeat. */
export function upgradeInstance(
  instance: DemoInstance,
  request: { orderId: string; orderLineId: string },
  at: string,
): DemoInstance {
  if (hasApplied(instance, 'upgradeInstance', request.orderId)) return instance
  const { orderId, orderLineId } = request
  const order: AppliedOrder = { activity: 'upgradeInstance', orderId, orderLineId, at }
  return { ...instance, orders: [...instance.orders, order] }
}

/** Freezes or unfreezes; the same object comes back when it already is so. */
export function setStatus(instance: DemoInstance, status: 'ACTIVE' | 'FROZEN'): DemoInstance {
  return instance.status === status ? instance : { ...instance, status }
}

/** Releases; the same object comes back when it already is released. */
export function releaseInstance(
  instance: DemoInstance,
  request: { orderId?: string; orderLineId?: string },
  at: string,
): DemoInstance {
  if (instance.status === 'RELEASED') return instance
  const { orderId, orderLineId = '' } = request
  const orders: AppliedOrder[] =
    orderId === undefined
      ? instance.orders
      : [...instance.orders, { activity: 'releaseInstance', orderId, orderLineId, at }]
  return { ...instance, status: 'RELEASED', orders }
}

/** Gives a released test instance a fresh start, so that saved debugging cases can be replayed in order every day. */
export function reopenTestInstance(instance: DemoInstance): DemoInstance {
  return { ...instance, status: 'ACTIVE', expireTime: null, orders: instance.orders.slice(0, 1) }
}

/** Whether an order has changed this instance already. */
export function hasApplied(
  instance: DemoInstance,
  activity: AppliedOrder['activity'],
  orderId: string,
): boolean {
  return instance.orders.some((order) => order.activity === activity && order.orderId === orderId)
}

/** A number from 0 to 2^32 - 1 that is always the same for the same text; feeds names and made-up figures. */
export function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE()
}

const names = [
  ['雪松', 'Cedar'],
  ['海港', 'Harbor'],
  ['北辰', 'Polaris'],
  ['青禾', 'Meadow'],
  ['云岭', 'Ridge'],
  ['澄湖', 'Clearwater'],
  ['晨光', 'Daybreak'],
  ['星河', 'Galaxy'],
  ['远山', 'Highland'],
  ['竹里', 'Bamboo'],
  ['锦程', 'Milestone'],
  ['明川', 'Riverside'],
] as const

/** The protocol sends no buyer name with newInstance (order query would tell it), so the workspace is given one. */
function tenantNameOf(instanceId: string): { zh: string; en: string } {
  const hash = hashOf(instanceId)
  const [zh, en] = names[hash % names.length]!
  const suffix = (hash >>> 16).toString(16).toUpperCase().padStart(4, '0')
  return { zh: `${zh}工作区 ${suffix}`, en: `${en} workspace ${suffix}` }
}

/** 16 characters without look-alikes, over 90 bits. */
function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  return Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('')
}

import { createHash } from 'node:crypto'
import type { InstanceStatus } from './instance.ts'

/** A license of License 1.0 by its instance id, or an authorization code of License 2.0 by the code itself. */
export type DemoLicense = {
  id: string
  /** License 1.0: the purchase. A code has none: the marketplace made it. */
  orderId: string
  /** What the buyer was given. */
  license: string
  status: InstanceStatus
  /** UTC, 14 or 17 digits; null until one is told. */
  expireTime: string | null
  isTest: boolean
  /** Orders that have taken effect. */
  appliedOrders: string[]
}

/** A request of the online License; the same event and device always get the same license (spec 5.3). */
export type LicenseRequest = {
  id: string
  eventId: string
  instanceId: string
  deviceFingerprint: string
  effectiveTime: string
  expireTime: string | null
  license: string
  /** ISO 8601 UTC. */
  at: string
}

/** Makes a license text from what it is for; the same words always give the same license. */
export function licenseTextOf(...words: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').toUpperCase()
  return [0, 5, 10, 15].map((at) => digest.slice(at, at + 5)).join('-')
}

/** Extends a license once per order; the same object comes back for a repeat. */
export function renewLicense(license: DemoLicense, orderId: string, expireTime: string): DemoLicense {
  if (license.appliedOrders.includes(orderId)) return license
  return { ...license, expireTime, appliedOrders: [...license.appliedOrders, orderId] }
}

/** Sets a status; the same object comes back when it already is so. */
export function setLicenseStatus(license: DemoLicense, status: InstanceStatus): DemoLicense {
  return license.status === status ? license : { ...license, status }
}

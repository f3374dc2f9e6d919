const globalV1 = '/api/mkp-openapi-public/global/v1'
const globalV2 = '/api/mkp-openapi-public/global/v2'

/** Paths of the open APIs (spec 6, 5.2, 5.3). */
export const openApiPaths = {
  orderQuery: `${globalV1}/order/query`,
  usageDataNew: `${globalV1}/isv/usage-data`,
  usageDataOld: '/rest/marketplace/v1/isv/usage-data',
  licenseActivateV1: `${globalV1}/license/activate`,
  licenseActivateV2: `${globalV2}/license/activate`,
  licenseHeartbeatV1: `${globalV1}/license/heartbeat`,
  licenseHeartbeatV2: `${globalV2}/license/heartbeat`,
  softwareUsage: `${globalV2}/license/software-usage-info`,
  deployedObject: '/api/mkp-openapi-public/v1/asset/deployed-object',
} as const

/**
 * Path of the oldest usage push, still in use by sellers' programs (COMPAT-22).
 *
 * @param partnerId  the seller's id
 */
export function usageDataOldestPath(partnerId: string): string {
  return `/v1.0/${encodeURIComponent(partnerId)}/billing/bill-mgr/push-usage-data`
}

/** Path under which a string or file is uploaded for a license request. */
export function eventFilePath(eventId: string): string {
  return `${globalV1}/market-event/${encodeURIComponent(eventId)}/file`
}

/** Result codes that a seller's server may answer to a SaaS 2.0 call (isv-protocol 10.1). */
export const resultCodes = [
  '000000',
  '000001',
  '000002',
  '000003',
  '000004',
  '000005',
  '000100',
  '000101',
  '000102',
  '000103',
  '000104',
  '000105',
  '000106',
  '000107',
] as const
export type ResultCode = (typeof resultCodes)[number]

/** The documented code that a seller meant; null for one of its own. The misprint `0000004` counts as `000004`. */
export function knownResultCode(code: string): ResultCode | null {
  const meant = /^0{7}$|^0\d{6}$/.test(code) ? code.slice(1) : code
  return resultCodes.find((known) => known === meant) ?? null
}

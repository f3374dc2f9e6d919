import { licenseApiCodes, type LicenseApiCode } from './codes.ts'
import type { LicenseCodeState } from '../license/code-requests.ts'
import { licenseCodeStates } from '../license/code-requests.ts'
import { parseCompactTime } from '../wire-time.ts'
import { isRecord, wireText } from '../wire/wire-value.ts'

/** Limits of the License interfaces (spec 5.2). */
export const licenseApiLimits = {
  licenseLengthMax: 64,
  listMax: 100,
  usersMax: 100,
  userIdLengthMax: 256,
  activeNumMax: 999_999_999,
} as const

type Body = Readonly<Record<string, unknown>>
type Refusal = { code: '92020002' }

/** The codes a call is about; v1 calls name one. */
export type LicenseListCall = { licenses: string[] }

export type LicenseActivationCall = LicenseListCall & {
  /** When the service really began; not before the order. */
  realEffectAtMs?: number
}

/** Reads an activation: v1 `license`, v2 `license_list` of 1 to 100 codes. */
export function parseLicenseActivation(version: 'v1' | 'v2', body: Body): LicenseActivationCall | Refusal {
  const call = parseLicenseList(version, body)
  if ('code' in call) return call
  const text = wireText(body['real_effect_time']) ?? ''
  if (text === '') return call
  const realEffectAtMs = text.length <= 17 ? parseCompactTime(text) : undefined
  return realEffectAtMs === undefined ? { code: '92020002' } : { ...call, realEffectAtMs }
}

/** Reads a query (heartbeat), which names codes as an activation does. */
export function parseLicenseList(version: 'v1' | 'v2', body: Body): LicenseListCall | Refusal {
  const list: unknown = version === 'v1' ? [body['license']] : body['license_list']
  if (!Array.isArray(list) || list.length === 0 || list.length > licenseApiLimits.listMax) {
    return { code: '92020002' }
  }
  const licenses = (list as unknown[]).map((entry) => wireText(entry) ?? '')
  const isGood = licenses.every((code) => code !== '' && code.length <= licenseApiLimits.licenseLengthMax)
  return isGood ? { licenses: [...new Set(licenses)] } : { code: '92020002' }
}

/** Use of one code: by device or account, or as a count. */
export type SoftwareUse = { license: string; use: { ids: string[]; activeNum?: number } }

/** Reads usage statistics; every entry has exactly one of `id` and `active_num` (spec 5.2). */
export function parseSoftwareUsage(body: Body): { uses: SoftwareUse[] } | Refusal {
  const refusal: Refusal = { code: '92020002' }
  const list: unknown = body['usage_info']
  if (!Array.isArray(list) || list.length === 0 || list.length > licenseApiLimits.listMax) return refusal
  const uses: SoftwareUse[] = []
  for (const entry of list as unknown[]) {
    const license = isRecord(entry) ? (wireText(entry['license']) ?? '') : ''
    const users: unknown = isRecord(entry) ? entry['software_usage_Info'] : undefined
    if (license === '' || license.length > licenseApiLimits.licenseLengthMax) return refusal
    if (!Array.isArray(users) || users.length > licenseApiLimits.usersMax) return refusal
    const use: SoftwareUse['use'] = { ids: [] }
    for (const user of users as unknown[]) {
      if (!isRecord(user)) return refusal
      const id = wireText(user['id']) ?? ''
      const active = wireText(user['active_num']) ?? ''
      if ((id === '') === (active === '') || id.length > licenseApiLimits.userIdLengthMax) return refusal
      if (id !== '') use.ids.push(id)
      else if (/^\d{1,9}$/.test(active)) use.activeNum = (use.activeNum ?? 0) + Number(active)
      else return refusal
    }
    uses.push({ license, use })
  }
  return { uses }
}

export type LicenseApiAnswer<D = never> = { error_code: LicenseApiCode; error_msg: string; data?: D }

/** An answer of a code and its message; with the HTTP status it is sent with. */
export function licenseApiAnswer(code: LicenseApiCode): { httpStatus: number; body: LicenseApiAnswer } {
  const { httpStatus, en } = licenseApiCodes[code]
  return { httpStatus, body: { error_code: code, error_msg: en } }
}

/** A code just activated; `expire_time` is an estimate, the query interface is the authority. */
export type ActivatedLicense = {
  expire_time: string
  product_id: string
  order_id: string
  amount: number
}

/** Answers a v1 activation, whose details travel as JSON text inside JSON (spec 5.2). */
export function licenseActivatedAnswer(
  activated: ActivatedLicense,
): LicenseApiAnswer<{ license_code_info: string }> {
  const { expire_time, product_id, order_id, amount } = activated
  return {
    error_code: '92020000',
    error_msg: 'success',
    data: {
      license_code_info: JSON.stringify({ status: 'ALIVE', expire_time, product_id, order_id, amount }),
    },
  }
}

/** A code as the query interface shows it; times are UTC `yyyyMMddHHmmss`. */
export type LicenseCodeView = {
  license_code: string
  status: LicenseCodeState
  activate_time: string
  expire_time: string
  product_name: string
  product_id: string
}

/** Answers a query: one code in v1, a list in v2. */
export function licenseQueryAnswer(
  found: LicenseCodeView | LicenseCodeView[],
): LicenseApiAnswer<LicenseCodeView | LicenseCodeView[]> {
  return { error_code: '92020000', error_msg: 'success', data: found }
}

/**
 * Reads the answer to a query, one code or a list. Unknown members are ignored.
 *
 * @returns the codes, or the code and message of a refusal; `code` is undefined when the answer holds none
 */
export function readLicenseQueryAnswer(
  bodyText: string,
):
  | { found: true; licenses: LicenseCodeView[] }
  | { found: false; code: string | undefined; message: string } {
  let body: unknown
  try {
    body = JSON.parse(bodyText)
  } catch {
    return { found: false, code: undefined, message: '' }
  }
  if (!isRecord(body)) return { found: false, code: undefined, message: '' }
  const code = wireText(body['error_code'])
  const message = wireText(body['error_msg']) ?? ''
  if (code !== '92020000') return { found: false, code, message }
  const { data } = body
  const list: unknown[] = Array.isArray(data) ? data : [data]
  const licenses = list.flatMap((entry) => {
    const view = isRecord(entry) ? readView(entry) : undefined
    return view === undefined ? [] : [view]
  })
  return licenses.length === 0 ? { found: false, code, message } : { found: true, licenses }
}

function readView(entry: Record<string, unknown>): LicenseCodeView | undefined {
  const status = licenseCodeStates.find((known) => known === entry['status'])
  const licenseCode = wireText(entry['license_code'])
  if (status === undefined || !licenseCode) return undefined
  return {
    license_code: licenseCode,
    status,
    activate_time: wireText(entry['activate_time']) ?? '',
    expire_time: wireText(entry['expire_time']) ?? '',
    product_name: wireText(entry['product_name']) ?? '',
    product_id: wireText(entry['product_id']) ?? '',
  }
}

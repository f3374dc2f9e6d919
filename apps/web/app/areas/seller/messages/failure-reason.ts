/** Why a call came to nothing: the seller said so, its answer cannot be used, or there was no answer. */
export const failureReasons = [
  'result_code',
  'http_status',
  'body_empty',
  'body_html',
  'body_not_json',
  'body_not_an_object',
  'result_code_missing',
  'instance_id_missing',
  'instance_id_too_long',
  'instance_id_unreadable',
  'info_flat',
  'info_missing',
  'info_not_an_array',
  'info_empty',
  'info_of_another_instance',
  'refused_address',
  'timeout',
  'connect_failed',
  'connection_lost',
  'tls_failed',
  'redirect',
  'body_too_large',
  'no_key_bound',
  'body_encoding',
  'body_sign_missing',
  'body_sign_misspelled',
  'body_sign_malformed',
  'body_sign_wrong',
  'license_missing',
  'license_too_long',
  'request_invalid',
] as const
export type FailureReason = (typeof failureReasons)[number]

export type ReadReason = {
  /** null when this version does not know the reason; `words` then hold all of it. */
  kind: FailureReason | null
  /** What the seller or the network said, '' when nothing. */
  words: string
}

/** Takes a reason of an attempt apart: "result_code: quota used up" is a kind and the seller's own words. */
export function readReason(reason: string): ReadReason {
  const [, name = '', words = ''] = /^(\w+)(?::\s*([\s\S]*))?$/.exec(reason) ?? []
  const kind = failureReasons.find((known) => known === name) ?? null
  return kind === null ? { kind, words: reason } : { kind, words: words.trim() }
}

/** Takes the reason of an automatic refund apart: "000106 result_code: sold out". */
export function readRefundReason(reason: string): { resultCode: string | null } & ReadReason {
  const [, resultCode = null, rest = reason] = /^(\d{6,7})\s+([\s\S]*)$/.exec(reason) ?? []
  return { resultCode, ...readReason(rest) }
}

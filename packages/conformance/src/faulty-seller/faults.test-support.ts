import type { ConformanceProtocol } from '../report.ts'

const v2 = ['saas-v2'] as const
const v1 = ['saas-v1'] as const
const kit = ['kit-v2'] as const
const kits = ['kit-v2', 'kit-v1'] as const
const everyPost = ['saas-v2', 'license-code', 'license-online', 'order-notify', 'kit-v2'] as const
const licenses = ['license-v1'] as const

/** Mistakes sellers make, each a switch of the faulty seller, and the protocols in which it shows. */
export const faults = {
  // Who may call
  no_signature_check: [...everyPost, 'kit-v1', 'saas-v1', 'license-v1'],
  missing_signature_accepted: ['saas-v2', 'kit-v2', 'saas-v1'],
  upper_case_hex_only: ['saas-v2', 'kit-v2'],
  lower_case_hex_only: v2,
  signs_without_inner_hmac: ['saas-v2', 'order-notify'],
  accepts_kit_formula_too: v2,
  inner_hash_without_key: v2,
  nonce_not_signed: ['saas-v2', 'kit-v2'],
  timestamp_not_signed: v2,
  body_not_signed: v2,
  reserializes_escaping_slashes: ['saas-v2', 'kit-v2'],
  reserializes_escaping_unicode: v2,
  reserializes_with_spaces: v2,
  reads_latin1: ['saas-v2', 'kit-v1'],
  wrong_signature_code: v2,
  key_trimmed_to_eight: v2,

  // When a call counts
  timestamp_not_checked: ['saas-v2', 'kit-v2', 'order-notify'],
  timestamp_window_of_an_hour: v2,
  timestamp_missing_accepted: v2,
  timestamp_unreadable_crashes: v2,
  clock_ahead_refused: v2,
  nonce_missing_accepted: v2,
  nonce_not_remembered: ['saas-v2', 'kit-v2'],

  // Repeats
  new_instance_on_repeat: ['saas-v2', 'saas-v1', 'license-online'],
  repeat_refused: ['saas-v2', 'saas-v1'],
  race_on_parallel_calls: ['saas-v2', 'saas-v1', 'license-v1'],
  keyed_by_order_without_line: v2,
  renew_twice_refused: ['saas-v2', 'saas-v1', 'license-code', 'license-v1'],
  freeze_twice_refused: ['saas-v2', 'saas-v1', 'license-code'],
  unfreeze_unfrozen_refused: v2,
  upgrade_twice_refused: ['saas-v2', 'saas-v1'],
  release_twice_refused: ['saas-v2', 'saas-v1', 'license-v1'],
  late_renewal_refused: v2,
  frozen_opens_again: ['saas-v2', 'saas-v1'],
  renewal_while_frozen_refused: ['saas-v2', 'license-code'],
  release_needs_order: v2,
  released_can_be_renewed: v2,
  renewal_change_unknown: v2,
  notice_twice_refused: ['order-notify'],
  license_differs_on_repeat: licenses,
  license_changes_at_renewal: licenses,
  request_twice_refused: ['license-online'],

  // What a call may hold
  cuts_long_ids: ['saas-v2', 'saas-v1', 'license-v1'],
  unknown_members_refused: ['saas-v2', 'saas-v1', 'kit-v2', 'license-code'],
  four_byte_characters_crash: ['saas-v2', 'saas-v1', 'kit-v2'],
  chinese_refused: ['saas-v2', 'kit-v2'],
  missing_members_ignored: ['saas-v2', 'saas-v1', 'kit-v2', 'license-v1', 'order-notify'],
  unknown_instance_succeeds: ['saas-v2', 'saas-v1', 'license-v1', 'license-code', 'license-online'],
  unknown_activity_succeeds: ['saas-v2', 'saas-v1', 'kit-v2', 'order-notify'],
  broken_body_hangs: v2,
  broken_body_succeeds: ['order-notify'],
  one_id_per_query: v2,

  // How answers look
  result_msg_missing: ['saas-v2', 'saas-v1', 'kit-v2'],
  result_code_a_number: ['saas-v2', 'kit-v2'],
  result_code_of_seven_digits: v2,
  html_content_type: ['saas-v2', 'saas-v1'],
  html_answer: v2,
  truncated_answer: v2,
  answer_not_utf8: ['saas-v2', 'saas-v1'],
  byte_order_mark: v2,
  http_status_500: v2,
  redirects: v2,
  slow_answer: ['saas-v2', 'order-notify'],
  never_ending_answer: v2,
  endless_answer: v2,
  instance_id_missing: v2,
  instance_id_too_long: v2,
  flat_query_answer: v2,
  query_of_frozen_refused: v2,
  front_end_url_missing: v2,
  front_end_url_runs_code: v2,

  // SaaS 1.0 and License 1.0
  body_sign_missing: ['saas-v1', 'license-v1'],
  body_sign_misspelled: v1,
  body_sign_unquoted: v1,
  body_sign_over_other_bytes: v1,
  body_sign_with_other_key: licenses,
  aes_key_not_derived: v1,
  password_in_clear: v1,
  encrypt_type_wrong: v1,
  plus_read_as_space: v1,
  decodes_twice: v1,
  empty_values_dropped: v1,
  parameters_not_sorted: v1,
  negative_amount_refused: v1,
  expire_needs_order: v1,
  acceptance_opens_again: v1,
  metered_items_share_instance: v1,

  // Joint kit
  kit_with_inner_hmac: kit,
  kit_sorts_nested: kit,
  kit_numbers_as_text: kit,
  kit_add_twice_refused: kits,
  kit_delete_unknown_refused: kits,
  kit_small_body_limit: kit,
  kit_secret_not_decrypted: kits,
  kit_lists_as_text_unread: ['kit-v1'],
} as const satisfies Record<string, readonly ConformanceProtocol[]>

export type FaultName = keyof typeof faults

/** Ways of right sellers that differ from the straight one; nothing may be found. */
export const habits = {
  /** `000004` first, ready at the third look (spec 2.3). */
  opens_later: v2,
  /** COMPAT-08. */
  refusals_with_http_400: ['saas-v2', 'saas-v1', 'kit-v2'],
  /** COMPAT-14. */
  html_for_unknown_activity: ['saas-v2', 'saas-v1'],
  /** Already gone is `000003` (spec 2.7). */
  gone_is_not_found: ['saas-v2', 'license-code', 'license-online'],
  /** COMPAT-09. */
  base64_instance_ids: ['saas-v2', 'saas-v1'],
  /** COMPAT-12. */
  null_and_unknown_members: ['saas-v2', 'kit-v2', 'order-notify'],
} as const satisfies Record<string, readonly ConformanceProtocol[]>

export type HabitName = keyof typeof habits

/** Whether a fault or a habit is switched on. */
export type Has = (name: FaultName | HabitName) => boolean

/** Things a seller should mend although the call counted. */
export const answerWarnings = [
  'content_type_missing',
  'content_type_not_json',
  'http_status_not_200',
  'body_with_byte_order_mark',
  'result_code_not_text',
  'result_code_seven_digits',
  'result_msg_missing',
  'result_msg_too_long',
  'instance_id_not_text',
  'info_entry_unreadable',
  'app_info_unreadable',
  'front_end_url_missing',
  'front_end_url_not_http',
  'front_end_url_too_long',
  'admin_url_not_http',
  'admin_url_too_long',
  'user_name_too_long',
  'password_too_long',
  'memo_too_long',
  'usage_info_unreadable',
  'dashboard_url_not_http',
  'dashboard_url_too_long',
  'already_done',
  'body_not_utf8',
  'encrypt_type_unknown',
  'user_name_not_readable',
  'password_not_readable',
  'body_sign_misspelled',
  'body_sign_malformed',
  'body_sign_wrong',
] as const
export type AnswerWarning = (typeof answerWarnings)[number]

export const knownWarning = (code: string): AnswerWarning | null =>
  answerWarnings.find((known) => known === code) ?? null

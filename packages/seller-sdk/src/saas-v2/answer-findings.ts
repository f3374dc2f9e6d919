/** Why a `000000` to queryInstance cannot be used. `info_flat`: the members stand outside `info` (COMPAT-13). */
export type InfoProblem = 'info_flat' | 'info_missing' | 'info_not_an_array' | 'info_empty'

/** Stable codes of things a seller should mend although the call counts. Shown on the debugging page. */
export type AnswerWarning =
  | 'content_type_missing'
  | 'content_type_not_json'
  | 'http_status_not_200'
  | 'body_with_byte_order_mark'
  | 'result_code_not_text'
  | 'result_code_seven_digits'
  | 'result_msg_missing'
  | 'result_msg_too_long'
  | 'instance_id_not_text'
  | 'info_entry_unreadable'
  | 'app_info_unreadable'
  | 'front_end_url_missing'
  | 'front_end_url_not_http'
  | 'front_end_url_too_long'
  | 'admin_url_not_http'
  | 'admin_url_too_long'
  | 'user_name_too_long'
  | 'password_too_long'
  | 'memo_too_long'
  | 'usage_info_unreadable'
  | 'dashboard_url_not_http'
  | 'dashboard_url_too_long'

/** Why an answer is a failure. `result_code`: the seller said so; the others: the answer cannot be used. */
export type AnswerFailure =
  | 'result_code'
  | 'http_status'
  | 'body_empty'
  | 'body_html'
  | 'body_not_json'
  | 'body_not_an_object'
  | 'result_code_missing'
  | 'instance_id_missing'
  | 'instance_id_too_long'
  | 'instance_id_unreadable'
  | InfoProblem

import type { ConformanceText } from './report.ts'

/** A text in both languages, Chinese first. */
export function text(zh: string, en: string): ConformanceText {
  return { zh, en }
}

/** Why a check of an interface named in `without` is skipped. */
export const notUsed = text('商品未使用此接口', 'the product does not use this interface')

/** Findings of the SDK's judges in words. */
const findings: Record<string, ConformanceText> = {
  http_status: text(
    '没有可读的结果码，HTTP 状态也不是 200',
    'no result code, and the HTTP status is not 200',
  ),
  body_empty: text('应答为空', 'the answer is empty'),
  body_html: text('应答是 HTML 页面，不是 JSON', 'the answer is an HTML page, not JSON'),
  body_not_json: text('应答不是合法的 JSON', 'the answer is not valid JSON'),
  body_not_an_object: text('应答的 JSON 不是对象', 'the JSON of the answer is not an object'),
  result_code_missing: text('应答没有 resultCode', 'the answer has no resultCode'),
  instance_id_missing: text('应答没有 instanceId', 'the answer has no instanceId'),
  instance_id_too_long: text('instanceId 超过 64 个字符', 'instanceId is longer than 64 characters'),
  instance_id_unreadable: text('instanceId 不是文本', 'instanceId is not text'),
  instance_id_not_text: text(
    'instanceId 应为字符串，不应是数字',
    'instanceId must be a string, not a number',
  ),
  info_flat: text(
    '实例数据放在了最外层，应放在 info 数组里',
    'the instance stands at the top level; it belongs into the info array',
  ),
  info_missing: text('应答没有 info 数组', 'the answer has no info array'),
  info_not_an_array: text('info 不是数组', 'info is not an array'),
  info_empty: text('info 数组里没有可读的实例', 'info holds no readable instance'),
  info_entry_unreadable: text('info 里有一项读不出来', 'an entry of info cannot be read'),
  app_info_unreadable: text('appInfo 不是对象', 'appInfo is not an object'),
  front_end_url_missing: text('appInfo 没有 frontEndUrl', 'appInfo has no frontEndUrl'),
  front_end_url_not_http: text('frontEndUrl 不是 http(s) 地址', 'frontEndUrl is not an http(s) address'),
  front_end_url_too_long: text('frontEndUrl 超过 512 个字符', 'frontEndUrl is longer than 512 characters'),
  admin_url_not_http: text('adminUrl 不是 http(s) 地址', 'adminUrl is not an http(s) address'),
  admin_url_too_long: text('adminUrl 超过 512 个字符', 'adminUrl is longer than 512 characters'),
  user_name_too_long: text('userName 超过 128 个字符', 'userName is longer than 128 characters'),
  password_too_long: text('password 超过 128 个字符', 'password is longer than 128 characters'),
  memo_too_long: text('memo 超过 1024 个字符', 'memo is longer than 1024 characters'),
  usage_info_unreadable: text(
    'usageInfo 里的用量或统计时间读不出来',
    'usageInfo holds a figure or a time that cannot be read',
  ),
  dashboard_url_not_http: text('dashboardUrl 不是 http(s) 地址', 'dashboardUrl is not an http(s) address'),
  dashboard_url_too_long: text('dashboardUrl 超过 512 个字符', 'dashboardUrl is longer than 512 characters'),
  encrypt_type_unknown: text('encryptType 只能是 1 或 2', 'encryptType must be 1 or 2'),
  user_name_not_readable: text('userName 无法用密钥解开', 'userName cannot be decrypted with the key'),
  password_not_readable: text('password 无法用密钥解开', 'password cannot be decrypted with the key'),
  license_missing: text('应答没有 license', 'the answer has no license'),
  license_too_long: text('license 过长', 'license is too long'),
  body_sign_missing: text('应答没有 Body-Sign 头', 'the answer has no Body-Sign header'),
  body_sign_misspelled: text(
    '应答头的大小写不对，必须写作 Body-Sign',
    'the header is spelled in other capitals; it must be Body-Sign',
  ),
  body_sign_malformed: text('Body-Sign 的格式不对', 'Body-Sign is malformed'),
  body_sign_wrong: text('Body-Sign 与收到的应答字节不符', 'Body-Sign does not match the bytes of the answer'),
  body_not_utf8: text('应答不是 UTF-8', 'the answer is not UTF-8'),
  content_type_missing: text('应答没有 Content-Type', 'the answer has no Content-Type'),
  content_type_not_json: text('Content-Type 不是 application/json', 'Content-Type is not application/json'),
  http_status_not_200: text('HTTP 状态不是 200', 'the HTTP status is not 200'),
  body_with_byte_order_mark: text('应答以字节序标记（BOM）开头', 'the answer starts with a byte order mark'),
  result_code_not_text: text(
    'resultCode 应为字符串，不应是数字',
    'resultCode must be a string, not a number',
  ),
  result_code_seven_digits: text('resultCode 有七位，应为六位', 'resultCode has seven digits; six are right'),
  result_msg_missing: text('应答没有 resultMsg', 'the answer has no resultMsg'),
  result_msg_too_long: text('resultMsg 超过 255 个字符', 'resultMsg is longer than 255 characters'),
}

/** Why no answer came, in words. */
const silences: Record<string, ConformanceText> = {
  refused_address: text('地址不允许访问', 'the address is not allowed'),
  connect_failed: text('连接不上', 'no connection'),
  tls_failed: text('TLS 握手或证书校验失败', 'TLS or its certificate failed'),
  timeout: text('在限定时间内没有完整应答', 'no complete answer in time'),
  body_too_large: text('应答过大', 'the answer is too large'),
  body_encoding: text('应答的压缩内容无法还原', 'the compressed answer cannot be read'),
  connection_lost: text('连接中断', 'the connection was lost'),
  redirect: text('应答是重定向，调用方不会跟随', 'the answer is a redirect, which is not followed'),
}

/** A finding code of the SDK in words; the code itself where it is not known. */
export function findingInWords(code: string): ConformanceText {
  return findings[code] ?? text(code, code)
}

/** Why there is no answer, in words. */
export function silenceInWords(reason: string, detail: string): ConformanceText {
  const words = silences[reason] ?? text(reason, reason)
  return text(`${words.zh}（${detail}）`, `${words.en} (${detail})`)
}

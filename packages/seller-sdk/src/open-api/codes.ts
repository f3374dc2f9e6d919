/**
 * Result codes of the open APIs with their HTTP status (spec 10.2). They are written with the prefix `MKT.`; older
 * pages print `CBC.` (spec 14 row 15).
 */
export const openApiCodes = {
  'MKT.0000': { httpStatus: 200, en: 'Success.', zh: '成功' },
  'MKT.0100': { httpStatus: 500, en: 'Failure of input parameter', zh: '参数取值错误' },
  'MKT.0101': { httpStatus: 400, en: 'Invalid parameter', zh: '参数无效' },
  'MKT.0102': { httpStatus: 400, en: 'Invalid body sign', zh: '消息体签名错误' },
  'MKT.0150': { httpStatus: 401, en: 'Illegal operation', zh: '无权操作该资源' },
  'MKT.0151': { httpStatus: 401, en: 'No authority', zh: '调用者不是服务商' },
  'MKT.0154': { httpStatus: 401, en: 'Illegal token', zh: '鉴权失败' },
  'MKT.0199': { httpStatus: 400, en: 'Request parameter error', zh: '请求参数错误' },
  'MKT.0250': { httpStatus: 406, en: 'Access frequency overlimit', zh: '访问频率超限' },
  'MKT.0999': { httpStatus: 500, en: 'System internal error.', zh: '系统内部错误' },
  'MKT.9001': { httpStatus: 500, en: 'Instance ID not found.', zh: '实例 ID 不存在' },
  'MKT.9002': { httpStatus: 500, en: 'Invalid usage entities.', zh: '话单内容无效' },
  'MKT.9003': { httpStatus: 500, en: 'Usage records extends size limit.', zh: '话单数量超限' },
  'MKT.9004': { httpStatus: 500, en: 'Record beginTime extends Limit.', zh: '话单开始时间过早' },
} as const satisfies Record<string, CodeMeaning>
export type OpenApiCode = keyof typeof openApiCodes

/** Codes of the License interfaces (spec 10.3, 14 row 17). */
export const licenseApiCodes = {
  '92020000': { httpStatus: 200, en: 'success', zh: '成功' },
  '92020001': { httpStatus: 200, en: 'internal error', zh: '内部错误' },
  '92020002': { httpStatus: 200, en: 'invalid parameter', zh: '参数无效' },
  '92020003': { httpStatus: 200, en: 'license code already activated', zh: '授权码已激活' },
  '92020004': { httpStatus: 200, en: 'license code not claimed by the user yet', zh: '用户尚未领取授权码' },
  '92020005': { httpStatus: 200, en: 'license code not exist', zh: '授权码不存在' },
  '92020011': { httpStatus: 200, en: 'license code not activated', zh: '授权码未激活' },
  '92020020': { httpStatus: 200, en: 'the list contains invalid license codes', zh: '列表中有无效的授权码' },
  '95000001': { httpStatus: 400, en: 'request parameter invalid', zh: '请求参数无效' },
  '95000002': { httpStatus: 405, en: 'method not allowed', zh: '请求方法不支持' },
  '95000003': { httpStatus: 415, en: 'media type not supported', zh: '媒体类型不支持' },
  '95000004': { httpStatus: 400, en: 'body unreadable', zh: '消息体无法读取' },
} as const satisfies Record<string, CodeMeaning>
export type LicenseApiCode = keyof typeof licenseApiCodes

/** Codes of the upload interface (spec 10.3), which keeps the prefix `CBC.`. */
export const uploadCodes = {
  'CBC.0000': { httpStatus: 200, en: 'Success', zh: '成功' },
  'CBC.0101': { httpStatus: 400, en: 'Invalid parameter', zh: '参数无效' },
  'CBC.0150': { httpStatus: 403, en: 'Illegal operation', zh: '无权操作该资源' },
  'CBC.0999': { httpStatus: 500, en: 'System internal error', zh: '系统内部错误' },
  '91380150': { httpStatus: 200, en: 'role permission denied', zh: '角色无权限' },
  '91381033': { httpStatus: 200, en: 'resource invalid', zh: '资源无效' },
  '91381034': { httpStatus: 200, en: 'application invalid', zh: '申请无效' },
  '91381035': { httpStatus: 200, en: 'no remaining amount', zh: '无剩余数量' },
  '91381036': { httpStatus: 200, en: 'inner error', zh: '内部错误' },
  '91381037': { httpStatus: 200, en: 'invalid license format', zh: 'License 格式无效' },
  '91381038': { httpStatus: 200, en: 'denied', zh: '已拒绝' },
} as const satisfies Record<string, CodeMeaning>
export type UploadCode = keyof typeof uploadCodes

/** Refusals of the gateway in front of the open APIs (spec 10.4). */
export const gatewayCodes = {
  'APIGW.0101': {
    httpStatus: 404,
    en: 'The API does not exist or has not been published',
    zh: 'API 不存在或未发布',
  },
  'APIGW.0301': { httpStatus: 401, en: 'Incorrect IAM authentication information', zh: 'IAM 签名校验失败' },
  'APIGW.0303': { httpStatus: 401, en: 'Incorrect app authentication information', zh: 'APP 签名校验失败' },
  'APIGW.0308': { httpStatus: 429, en: 'The throttling threshold has been reached', zh: '请求被流控' },
} as const satisfies Record<string, CodeMeaning>
export type GatewayCode = keyof typeof gatewayCodes

/** Codes of single usage records (spec 10.5); 008 has not been seen. */
export const usageRecordCodes = {
  '001': { en: 'instance not found', zh: '实例不存在' },
  '002': { en: 'bad time format', zh: '时间格式错误' },
  '003': { en: 'abnormal usage value', zh: '用量值异常' },
  '004': { en: 'missing record id', zh: '缺少话单 ID' },
  '005': { en: 'duplicate record id', zh: '话单 ID 重复' },
  '006': { en: 'product delisted', zh: '商品已下架' },
  '007': { en: 'record time expired', zh: '话单时间过期' },
  '009': { en: 'instance not owned by this seller', zh: '实例不属于该服务商' },
  '010': { en: 'duplicate record', zh: '重复话单' },
  '011': { en: 'invalid time range', zh: '时间范围无效' },
  '012': { en: 'not a pay-per-use instance', zh: '不是按需实例' },
  '013': { en: 'abnormal resource state', zh: '资源状态异常' },
} as const satisfies Record<string, { en: string; zh: string }>
export type UsageRecordCode = keyof typeof usageRecordCodes

/** Call-level codes of the new usage push (spec 6.3). */
export const usagePushCodes = {
  '94060001': { httpStatus: 500, en: 'System error!', zh: '系统错误' },
  '94060002': { httpStatus: 401, en: 'Authentication failed', zh: '鉴权失败' },
} as const satisfies Record<string, CodeMeaning>

type CodeMeaning = { httpStatus: number; en: string; zh: string }

/** The body a gateway refuses with. */
export function gatewayRefusal(
  code: GatewayCode,
  requestId: string,
): {
  error_msg: string
  error_code: GatewayCode
  request_id: string
} {
  return { error_msg: gatewayCodes[code].en, error_code: code, request_id: requestId }
}

/** Whether a code is one of the open APIs, in either prefix; returned with `MKT.`. */
export function readOpenApiCode(text: string): OpenApiCode | undefined {
  const code = text.startsWith('CBC.') ? `MKT.${text.slice(4)}` : text
  return isOpenApiCode(code) ? code : undefined
}

function isOpenApiCode(code: string): code is OpenApiCode {
  return Object.hasOwn(openApiCodes, code)
}

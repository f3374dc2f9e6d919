/**
 * Result codes a seller's server answers with, one table for every marketplace-to-seller interface (spec 10.1).
 *
 * `where` names the interfaces a code belongs to: `all`, `existing` (acts on an instance that must exist),
 * `create`, or `license` (getLicenseAsync).
 */
export const sellerResultCodes = {
  '000000': { where: 'all', en: 'Success', zh: '成功' },
  '000001': { where: 'all', en: 'Authentication failed', zh: '鉴权失败' },
  '000002': { where: 'all', en: 'Invalid parameters', zh: '请求参数不合法' },
  '000003': { where: 'existing', en: 'Instance not found', zh: '实例 ID 不存在' },
  '000004': { where: 'all', en: 'Processing', zh: '请求处理中' },
  '000005': { where: 'all', en: 'Other internal error', zh: '其它服务内部错误' },
  '000100': { where: 'create', en: 'No instance resource available', zh: '无可用实例资源分配' },
  '000101': { where: 'create', en: 'Mobile number empty or already used', zh: '手机号为空或已被使用' },
  '000102': { where: 'create', en: 'Email empty or already used', zh: '邮箱为空或已被使用' },
  '000103': { where: 'create', en: 'Product cannot be bought again', zh: '商品不支持重复购买' },
  '000104': { where: 'create', en: 'Internal error of the product service', zh: '商品服务内部错误' },
  '000105': { where: 'create', en: 'The account already has this benefit', zh: '该账号已享有此权益' },
  '000106': { where: 'create', en: 'Product sold out', zh: '商品已售罄' },
  '000107': { where: 'create', en: 'Email domain already exists', zh: '邮箱域名已存在' },
  '000900': { where: 'license', en: 'Remaining license quota is insufficient', zh: '订单剩余授权数量不足' },
  '000901': { where: 'license', en: 'Apply within the validity of the order', zh: '请在订单有效期内申请' },
  '000902': {
    where: 'license',
    en: 'A license by period needs an expiry date',
    zh: '按周期授权须填写到期时间',
  },
  '000903': {
    where: 'license',
    en: 'Device fingerprint or hardware id required',
    zh: '须填写设备指纹或硬件标识',
  },
} as const satisfies Record<string, { where: string; en: string; zh: string }>

/** A result code the protocols document. */
export type SellerResultCode = keyof typeof sellerResultCodes

/** Whether a text is a documented result code; sellers also answer with codes of their own. */
export function isSellerResultCode(code: string): code is SellerResultCode {
  return Object.hasOwn(sellerResultCodes, code)
}

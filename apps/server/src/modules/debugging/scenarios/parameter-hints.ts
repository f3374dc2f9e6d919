/** What each parameter means, for the form of the debugging page. */
export const parameterHints = {
  orderId: {
    zh: '订单号；预置的 MOCK 订单可用订单查询接口读取',
    en: 'Order id; the preset MOCK orders can be read with the order query',
  },
  orderLineId: { zh: '订单行号', en: 'Order line id' },
  businessId: {
    zh: '每次请求的唯一标识；留空时每次生成',
    en: 'Unique for every request; made anew when left empty',
  },
  instanceId: {
    zh: '商家返回的实例 ID；预置为最近一次调试创建的实例',
    en: 'The instance id you returned; preset to the one opened by the last debugging call',
  },
  productId: { zh: '商品标识，随计费周期变化', en: 'Priced item; changes with the charging period' },
  skuCode: { zh: '规格标识', en: 'Specification' },
  productInfo: {
    zh: '变更目标：productId、skuCode、linearValue',
    en: 'Target of the change: productId, skuCode, linearValue',
  },
  expireTime: {
    zh: '到期时间，UTC，yyyyMMddHHmmss；留空为一年后',
    en: 'Expiry, UTC, yyyyMMddHHmmss; one year from now when left empty',
  },
  effectiveTime: {
    zh: '生效时间，UTC，yyyyMMddHHmmss；留空为一年后',
    en: 'Start, UTC, yyyyMMddHHmmss; one year from now when left empty',
  },
  scene: { zh: '更新的场景', en: 'Why the instance is updated' },
  status: { zh: 'FREEZE 冻结，UNFREEZE 解冻', en: 'FREEZE or UNFREEZE' },
  instanceStatus: { zh: 'FREEZE 冻结，NORMAL 解冻', en: 'FREEZE, or NORMAL to unfreeze' },
  customerId: { zh: '买家账号标识', en: 'Account id of the buyer' },
  customerName: { zh: '买家账号名', en: 'Account name of the buyer' },
  userId: { zh: '买家子用户标识', en: 'Sub-user id of the buyer' },
  userName: { zh: '买家子用户名', en: 'Sub-user name of the buyer' },
  trialFlag: { zh: '1 为试用实例', en: '1 for a trial instance' },
  trialToFormal: { zh: '1 为试用转正', en: '1 when a trial becomes a paid period' },
  chargingMode: {
    zh: '0 按需，1 按周期，3 一次性，5 按需套餐包',
    en: '0 pay-per-use, 1 period, 3 one-time, 5 package',
  },
  periodType: { zh: '周期类型', en: 'Unit of the period' },
  periodNumber: { zh: '周期数量', en: 'Number of periods' },
  orderAmount: {
    zh: '实付金额，元，至多三位小数；退续费为负',
    en: 'Amount paid, at most three decimals; negative when a renewal is refunded',
  },
  amount: { zh: '数量属性', en: 'Quantity' },
  diskSize: { zh: '磁盘属性，GB', en: 'Disk, GB' },
  bandWidth: { zh: '带宽属性，Mbit/s', en: 'Bandwidth, Mbit/s' },
  provisionType: { zh: '开通方式：1 立即开通', en: 'How it is opened: 1 immediately' },
  acceptanceTime: {
    zh: '买家确认验收的时间，UTC，yyyyMMddHHmmss',
    en: 'When the buyer confirmed acceptance, UTC, yyyyMMddHHmmss',
  },
  saasExtendParams: {
    zh: '扩展参数，JSON 列表，如 [{"name":"emailDomainName","value":"mail.example"}]',
    en: 'Extension fields as a JSON list, like [{"name":"emailDomainName","value":"mail.example"}]',
  },
  license: { zh: '授权码', en: 'Authorization code' },
  eventId: { zh: '申请流水号；留空时每次生成', en: 'Id of the application; made anew when left empty' },
  deviceFingerprint: { zh: '设备指纹', en: 'Device fingerprint' },
  tenantId: { zh: '企业标识', en: 'Enterprise id' },
  tenantCode: { zh: '企业简称', en: 'Short name of the enterprise' },
  name: { zh: '企业名称', en: 'Name of the enterprise' },
  domainName: { zh: '企业登录域名，含 https://', en: 'Login domain of the enterprise, with https://' },
  flag: {
    zh: '0 删除，1 新增，2 修改，3 取消授权',
    en: '0 delete, 1 add, 2 modify, 3 cancel the authorization',
  },
  appId: { zh: '应用标识', en: 'Application id' },
  clientId: { zh: 'OAuth 客户端标识', en: 'OAuth client id' },
  plainSecret: {
    zh: '客户端密钥原文；由云市以公钥加密后发送',
    en: 'The secret in clear; it is encrypted with the public key before it is sent',
  },
  publicKey: { zh: 'RSA 公钥，不少于 3072 位', en: 'RSA public key of at least 3072 bits' },
  userList: { zh: '用户列表，JSON', en: 'Users as a JSON list' },
  orgCode: { zh: '部门编码', en: 'Department code' },
  orgName: { zh: '部门名称', en: 'Department name' },
  parentCode: { zh: '上级部门编码；顶级部门留空', en: 'Code of the department above; empty at the top' },
  orgInfoList: { zh: '部门列表，JSON', en: 'Departments as a JSON list' },
} as const satisfies Record<string, { zh: string; en: string }>

export type HintedName = keyof typeof parameterHints

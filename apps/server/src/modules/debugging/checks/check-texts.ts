import type { LocalizedText } from '../../../kernel/text.ts'

interface CheckText {
  title: LocalizedText
  expected: LocalizedText
  /** What to do when it is not so. */
  mend: LocalizedText
  /** Section or rule of the protocol specification. */
  spec: string
}

/** The lines of a judgement, in both languages. */
export const checkTexts = {
  request: {
    title: { zh: '请求', en: 'Request' },
    expected: { zh: '密钥已绑定，地址已验证', en: 'a key is bound and the address verified' },
    mend: {
      zh: '在密钥管理中为该接口绑定密钥，并在生产地址管理中完成域名验证。',
      en: 'Bind a key to this interface under Keys and verify the host under Endpoints.',
    },
    spec: '0.3',
  },
  reachable: {
    title: { zh: '地址可达', en: 'Address reachable' },
    expected: { zh: 'HTTPS 连接成功，证书有效', en: 'connects over HTTPS with a valid certificate' },
    mend: {
      zh: '检查域名解析、防火墙与端口；证书须由公共机构签发、未过期且与域名一致；不要返回重定向。',
      en: 'Check name resolution, firewall and port. The certificate must come from a public authority, be valid and match the name. Do not redirect.',
    },
    spec: '12',
  },
  time: {
    title: { zh: '应答时间', en: 'Answer time' },
    expected: { zh: '5 秒以内，至多 20 秒', en: 'within 5 s, 20 s at most' },
    mend: {
      zh: '先返回结果，再在后台完成耗时的工作；SaaS 2.0 新购可返回 000004 后异步开通。',
      en: 'Answer first and do slow work afterwards; SaaS 2.0 purchases may answer 000004 and open later.',
    },
    spec: '11.2, 12',
  },
  http_status: {
    title: { zh: 'HTTP 状态码', en: 'HTTP status' },
    expected: same('HTTP 200'),
    mend: {
      zh: '无论业务成功与否都返回 200，用 resultCode 表示结果。',
      en: 'Answer with 200 in every case and let resultCode tell the outcome.',
    },
    spec: 'COMPAT-08',
  },
  content_type: {
    title: { zh: '内容类型', en: 'Content type' },
    expected: same('application/json'),
    mend: {
      zh: '设置响应头 Content-Type: application/json;charset=UTF-8。',
      en: 'Send the header Content-Type: application/json;charset=UTF-8.',
    },
    spec: 'COMPAT-07',
  },
  json: {
    title: { zh: '应答体', en: 'Body' },
    expected: { zh: '可解析的 JSON 对象', en: 'a JSON object' },
    mend: {
      zh: '返回 UTF-8 编码的 JSON 对象；出错时也不要返回错误页面。',
      en: 'Answer with a JSON object in UTF-8, in case of errors too, never with an error page.',
    },
    spec: '0.6',
  },
  body_sign_present: {
    title: { zh: '响应头 Body-Sign', en: 'Body-Sign header' },
    expected: { zh: '存在，且拼写为 Body-Sign', en: 'there, spelled Body-Sign' },
    mend: {
      zh: 'SaaS 1.0 的应答须带 Body-Sign，大小写须完全一致。',
      en: 'SaaS 1.0 answers carry Body-Sign with exactly these capitals.',
    },
    spec: '1.3',
  },
  body_sign_correct: {
    title: { zh: '响应签名', en: 'Signature of the answer' },
    expected: same('sign_type="HMAC-SHA256", signature="…"'),
    mend: {
      zh: '用密钥对发送的原始字节做 HMAC-SHA256，再以 base64 输出；签名之后不要再改变或重新序列化应答体。',
      en: 'HMAC-SHA256 of the exact bytes sent, with the key alone, in base64. Do not change or re-serialize the body after signing.',
    },
    spec: '1.3, COMPAT-06',
  },
  result_code: {
    title: same('resultCode'),
    expected: same('"000000"'),
    mend: {
      zh: '成功时返回文本 "000000"。000001 为验签失败：检查密钥、排序与时间；000002 为参数错误；000003 为实例不存在。',
      en: 'Answer "000000" as text. 000001: check key, order of members and clock; 000002: parameters; 000003: unknown instance.',
    },
    spec: '10.1',
  },
  result_msg: {
    title: same('resultMsg'),
    expected: { zh: '文本，至多 255 个字符', en: 'text of at most 255 characters' },
    mend: {
      zh: '返回简短说明，失败时写明原因，它会显示在生产接口消息中。',
      en: 'Say briefly what happened; on failures the reason, which is shown with the interface messages.',
    },
    spec: '2.3',
  },
  instance_id: {
    title: same('instanceId'),
    expected: { zh: '文本，1 至 64 个字符', en: 'text of 1 to 64 characters' },
    mend: {
      zh: '返回实例标识；同一订单重复请求时返回同一个值。可直接使用首次请求的 businessId。',
      en: 'Return the id of the instance, the same one for repeats of an order. The first businessId will do.',
    },
    spec: '2.3, COMPAT-09',
  },
  license: {
    title: same('license'),
    expected: { zh: '非空文本', en: 'a text that is not empty' },
    mend: {
      zh: '在 license 中返回要展示给买家的授权内容。',
      en: 'Return what the buyer is to see as license.',
    },
    spec: '5.1',
  },
  info: {
    title: same('info'),
    expected: { zh: '实例列表', en: 'a list of instances' },
    mend: {
      zh: '以 "info":[{"instanceId":…,"appInfo":{…}}] 返回，不要把成员直接放在最外层。',
      en: 'Answer "info":[{"instanceId":…,"appInfo":{…}}]; the members do not belong to the top level.',
    },
    spec: '2.4, COMPAT-13',
  },
  info_instance_id: {
    title: same('info[].instanceId'),
    expected: { zh: '所查询的实例', en: 'the instance asked for' },
    mend: { zh: '按请求中的 instanceId 返回对应的实例。', en: 'Return the instance whose id was asked for.' },
    spec: '2.4',
  },
  front_end_url: {
    title: same('appInfo.frontEndUrl'),
    expected: { zh: '网站地址，http 或 https', en: 'an http or https address' },
    mend: {
      zh: '在 appInfo.frontEndUrl 中返回买家登录的地址。',
      en: 'Return the address at which the buyer signs in as appInfo.frontEndUrl.',
    },
    spec: '2.4',
  },
  usage_info: {
    title: same('info[].usageInfo'),
    expected: { zh: '每条都有 usageValue 与 statisticalTime', en: 'usageValue and statisticalTime in each' },
    mend: {
      zh: 'usageValue 为非负数，至多四位小数；statisticalTime 为 UTC 时间 yyyyMMddHHmmssSSS。',
      en: 'usageValue is zero or more with at most four decimals, statisticalTime a UTC time yyyyMMddHHmmssSSS.',
    },
    spec: '2.4',
  },
  form: {
    title: { zh: '其他成员', en: 'Other members' },
    expected: { zh: '符合文档的类型与长度', en: 'documented types and lengths' },
    mend: {
      zh: '按协议修正所列成员的类型或长度；调用仍然有效。',
      en: 'Mend type or length of the members named; the call counts all the same.',
    },
    spec: '2.4, COMPAT-12',
  },
} as const satisfies Record<string, CheckText>

export type CheckCode = keyof typeof checkTexts

function same(text: string): LocalizedText {
  return { zh: text, en: text }
}

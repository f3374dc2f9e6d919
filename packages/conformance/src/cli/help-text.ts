import { conformanceProtocols, type ConformanceLocale } from '../report.ts'

const protocols = conformanceProtocols.join(', ')

const en = `Plays the Yunshi marketplace against a seller's production address and reports what to mend.

  yunshi-conformance --url https://isv.example/produce [--protocol saas-v2] [options]

The key comes from YUNSHI_CONFORMANCE_KEY, or from --key, where the shell remembers it.

  --url ADDRESS         production address; kit paths are appended to it
  --key KEY             key bound to the interface class, or the V1 key
  --protocol NAME       ${protocols}
  --only ID,…           run these checks alone; --list shows the ids
  --without NAME,…      activities the product does not use, such as changeInstanceCheck
  --license CODE        license-code: a code the server knows, such as a test code of the debugging page
  --public-key FILE     kit: RSA public key of the application credential
  --timeout SECONDS     patience for one answer, default 20
  --allow-http          accept a plain http address
  --verbose             show request and answer of passed checks too
  --json                print the report as JSON
  --list                list the checks of the protocol and stop
  --locale zh|en        language, default by LANG
  --help                this text

Every call is marked as a debugging call (testFlag 1), and made for orders that never existed.

Exit code: 0 passed, 1 something must be mended, 2 wrong use, 3 the server cannot be reached.
`

const zh = `扮演云市调用服务商的生产地址，并报告需要修改的地方。

  yunshi-conformance --url https://isv.example/produce [--protocol saas-v2] [选项]

密钥取自环境变量 YUNSHI_CONFORMANCE_KEY；也可以用 --key 传入，但会留在命令历史里。

  --url 地址            生产地址；联营 Kit 的路径接在它后面
  --key 密钥            绑定在该类接口上的密钥，或 V1 的 Key
  --protocol 名称       ${protocols}
  --only 编号,…         只运行这些检查；用 --list 查看编号
  --without 接口,…      商品不使用的接口，例如 changeInstanceCheck
  --license 授权码      license-code：服务器认识的授权码，例如调试页申请的测试授权码
  --public-key 文件     联营 Kit：应用凭证的 RSA 公钥
  --timeout 秒          单次应答最长等待时间，默认 20
  --allow-http          允许 http 地址
  --verbose             通过的检查也显示请求与应答
  --json                以 JSON 输出报告
  --list                列出该协议的检查后结束
  --locale zh|en        语言，默认按 LANG
  --help                显示本说明

所有请求都带调试标记（testFlag 1），使用从未存在过的订单。

退出码：0 通过，1 有必须修改的问题，2 用法错误，3 连不上服务器。
`

export function helpText(locale: ConformanceLocale): string {
  return locale === 'zh' ? zh : en
}

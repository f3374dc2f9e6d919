import type { LocalizedText } from '../../../kernel/text.ts'

export interface FieldOption {
  value: string
  label: LocalizedText
}

const option = (value: string, zh: string, en = zh): FieldOption => ({ value, label: { zh, en } })
const plain = (...values: string[]) => values.map((value) => option(value, value))

/** Where images may be built and released (SELL-AST-07), by the edition of the marketplace. */
export const imageRegions = {
  cn: [
    option('cn-north-4', '华北-北京四', 'CN North-Beijing4'),
    option('cn-east-3', '华东-上海一', 'CN East-Shanghai1'),
    option('cn-south-1', '华南-广州', 'CN South-Guangzhou'),
  ],
  intl: [
    option('ap-southeast-1', '中国-香港', 'CN-Hong Kong'),
    option('ap-southeast-2', '亚太-曼谷', 'AP-Bangkok'),
    option('ap-southeast-3', '亚太-新加坡', 'AP-Singapore'),
    option('af-south-1', '非洲-约翰内斯堡', 'AF-Johannesburg'),
    option('la-south-2', '拉美-圣地亚哥', 'LA-Santiago'),
    option('la-north-2', '拉美-墨西哥城二', 'LA-Mexico City2'),
    option('sa-brazil-1', '拉美-圣保罗一', 'LA-São Paulo1'),
  ],
} as const satisfies Record<string, FieldOption[]>

/** Regions in which images for Arm (Kunpeng) may be built and published (SELL-AST-09). */
export const armRegions: readonly string[] = ['cn-north-4', 'cn-south-1', 'cn-east-3']

export const operatingSystems = [
  ...plain(
    'CentOS 7',
    'CentOS Stream 9',
    'Debian 11',
    'Debian 12',
    'EulerOS 2.0',
    'openEuler 22.03',
    'openEuler 24.03',
    'Ubuntu 20.04',
    'Ubuntu 22.04',
    'Ubuntu 24.04',
    'Rocky Linux 9',
    'Windows Server 2016',
    'Windows Server 2019',
    'Windows Server 2022',
  ),
  option('Kylin V10', '银河麒麟 V10', 'Kylin V10'),
  option('UOS V20', '统信 UOS V20', 'UOS V20'),
]

export const imageArchitectures = [option('x86', 'x86'), option('arm', 'Arm（鲲鹏）', 'Arm (Kunpeng)')]

/** SELL-AST-03. */
export const packageArchitectures = plain('x86/x64', 'Arm/Arm64', 'MIPS', 'PowerPC')

/** Languages whose known vulnerabilities the criteria cover (SELL-AST-04). */
export const languages = plain('C/C++', 'Java', 'Go', 'JavaScript', 'Python', 'Rust', 'Swift', 'C#', 'PHP')

export const packageKinds = [
  option('SOFTWARE', '软件包', 'Software package'),
  option('DOCKER', 'Docker 镜像包', 'Docker image package'),
]

export const loginModes = [
  option('PASSWORD', '用户名和密码', 'User name and password'),
  option('COOKIE', 'Cookie', 'Cookie'),
  option('NONE', '无需登录', 'No sign-in'),
]

export const templateEngines = [
  option('TERRAFORM', 'Terraform', 'Terraform'),
  option('RFS', '资源编排服务 RFS', 'Resource Formation Service (RFS)'),
]

export const updateRhythms = [
  option('ONCE', '一次性', 'Once'),
  option('DAILY', '每日', 'Daily'),
  option('WEEKLY', '每周', 'Weekly'),
  option('MONTHLY', '每月', 'Monthly'),
  option('OTHER', '其他', 'Other'),
]

export const servicePackageKinds = [option('HELM', 'Helm'), option('OPERATOR', 'Operator')]

export const directions = [option('IN', '入方向', 'Inbound'), option('OUT', '出方向', 'Outbound')]
export const protocols = plain('TCP', 'UDP', 'ICMP')

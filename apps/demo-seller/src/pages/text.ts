import type { SaasV2Activity } from '@yunshi/seller-sdk'
import type { AppliedOrder, InstanceStatus } from '../instance.ts'

export type Locale = 'zh' | 'en'

const zh = {
  sellerName: '示例服务商',
  sellerLine: '一家在云市销售软件的服务商的生产服务器',
  otherLanguage: 'English',
  skip: '跳到正文',
  directoryTitle: '租户目录',
  directoryIntro:
    '云市每收到一笔付款，就会调用这里的生产接口开通一个工作区。下面是各商品已开通的工作区，点击进入登录页。',
  noTenants: '还没有工作区。在云市购买该商品后，工作区会出现在这里。',
  tenantCount: (n: number) => `${n} 个工作区`,
  tenant: '工作区',
  status: '状态',
  openedAt: '开通时间',
  expiresAt: '到期时间',
  noExpiry: '以云市订单为准',
  testMark: '调试',
  signInTitle: '登录工作区',
  signInHint: '账号和密码在云市“买家中心 - 我的实例”中查看。',
  userName: '账号',
  password: '密码',
  signIn: '登录',
  signInWrong: '账号或密码不正确，请核对后重试。',
  signOut: '退出登录',
  workspaceTab: '工作台',
  adminTab: '管理',
  workspaceIntro: '今天也请从最重要的事开始。',
  openTasks: '进行中的任务',
  members: '成员',
  documents: '文档',
  thisWeek: '本周',
  inUse: '在用席位',
  total: '累计',
  recent: '最近动态',
  recentItems: [
    ['王晓', '更新了文档《三季度客户回访计划》', '10 分钟前'],
    ['李航', '完成了任务“整理合同模板”', '1 小时前'],
    ['陈思', '在项目“华东渠道”中添加了 4 条跟进记录', '昨天 17:20'],
    ['王晓', '邀请李航加入项目“官网改版”', '昨天 09:05'],
  ],
  subscription: '订阅信息',
  instanceId: '实例 ID',
  orders: '关联订单',
  order: '订单号',
  orderLine: '订单行',
  kind: '类型',
  time: '时间',
  callHistory: '接口调用记录',
  callHistoryIntro: '云市对本实例的调用，最近的在前。',
  noCalls: '还没有调用记录。',
  call: '接口',
  result: '结果',
  duration: '耗时',
  arranged: '演示故障',
  frozenTitle: '工作区已冻结',
  frozenText: '订阅已到期或被暂停，数据仍为您保留。续费后工作区会自动恢复。',
  releasedTitle: '工作区已释放',
  releasedText: '订阅已结束，该工作区及其数据已经删除。如需继续使用，请在云市重新购买。',
  notFoundTitle: '没有这个页面',
  notFoundText: '请检查地址，或从租户目录重新进入。',
  notAllowedTitle: '不支持这种访问方式',
  notAllowedText: '这个地址不接受这种请求方法。',
  errorTitle: '服务器出错',
  errorText: '请稍后再试，数据没有丢失。',
  toDirectory: '返回租户目录',
  expiresAtBeijing: '到期时间（北京时间）',
  statuses: { ACTIVE: '正常', FROZEN: '已冻结', RELEASED: '已释放' } as Record<InstanceStatus, string>,
  activities: {
    newInstance: '开通',
    queryInstance: '查询',
    refreshInstance: '续期',
    updateInstanceStatus: '更新状态',
    releaseInstance: '释放',
    upgradeInstance: '升级',
    changeInstanceCheck: '变更检查',
  } as Record<SaasV2Activity, string>,
  orderKinds: {
    newInstance: '购买',
    refreshInstance: '续期',
    upgradeInstance: '升级',
    releaseInstance: '退订',
  } as Record<AppliedOrder['activity'], string>,
  scenes: {
    TRIAL_TO_FORMAL: '试用转正',
    RENEWAL: '续费',
    UNSUBSCRIBE_RENEWAL_PERIOD: '退续费周期',
    RENEWAL_CHANGE: '续费变更',
  } as Record<string, string>,
}

/** Every text of the pages; the English catalog has the type of the Chinese one, so no key can be missing. */
export type Text = typeof zh

const en: Text = {
  sellerName: 'Demo seller',
  sellerLine: 'The production server of a company that sells its software on Yunshi',
  otherLanguage: '中文',
  skip: 'Skip to content',
  directoryTitle: 'Tenant directory',
  directoryIntro:
    'Whenever a payment arrives, Yunshi calls the production interface of this server and a workspace opens. These are the workspaces of each product; choose one to sign in.',
  noTenants: 'No workspace yet. Buy this product on Yunshi and its workspace appears here.',
  tenantCount: (n) => (n === 1 ? '1 workspace' : `${n} workspaces`),
  tenant: 'Workspace',
  status: 'Status',
  openedAt: 'Opened',
  expiresAt: 'Expires',
  noExpiry: 'As ordered on Yunshi',
  testMark: 'Test',
  signInTitle: 'Sign in to your workspace',
  signInHint: 'You find user name and password on Yunshi under Buyer center, My instances.',
  userName: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  signInWrong: 'User name or password is not right. Check both and try again.',
  signOut: 'Sign out',
  workspaceTab: 'Workspace',
  adminTab: 'Administration',
  workspaceIntro: 'Start with what matters most today.',
  openTasks: 'Open tasks',
  members: 'Members',
  documents: 'Documents',
  thisWeek: 'this week',
  inUse: 'seats in use',
  total: 'in total',
  recent: 'Recent activity',
  recentItems: [
    ['Wang Xiao', 'updated “Customer visits, third quarter”', '10 minutes ago'],
    ['Li Hang', 'finished the task “Tidy contract templates”', '1 hour ago'],
    ['Chen Si', 'added 4 notes to the project “East China channel”', 'Yesterday 17:20'],
    ['Wang Xiao', 'invited Li Hang to the project “New website”', 'Yesterday 09:05'],
  ],
  subscription: 'Subscription',
  instanceId: 'Instance id',
  orders: 'Orders',
  order: 'Order',
  orderLine: 'Order line',
  kind: 'Kind',
  time: 'Time',
  callHistory: 'Interface calls',
  callHistoryIntro: 'Calls of Yunshi about this instance, newest first.',
  noCalls: 'No calls yet.',
  call: 'Call',
  result: 'Result',
  duration: 'Took',
  arranged: 'arranged outage',
  frozenTitle: 'This workspace is frozen',
  frozenText:
    'The subscription has expired or is on hold. Your data is kept, and the workspace comes back by itself once you renew.',
  releasedTitle: 'This workspace has been released',
  releasedText:
    'The subscription has ended, and the workspace was deleted with its data. Buy the product on Yunshi again to go on using it.',
  notFoundTitle: 'There is no such page',
  notFoundText: 'Check the address, or start again from the tenant directory.',
  notAllowedTitle: 'Not possible this way',
  notAllowedText: 'This address does not accept this request method.',
  errorTitle: 'Something went wrong here',
  errorText: 'Please try again in a moment. Nothing was lost.',
  toDirectory: 'Back to the tenant directory',
  expiresAtBeijing: 'Expires (Beijing time)',
  statuses: { ACTIVE: 'Active', FROZEN: 'Frozen', RELEASED: 'Released' },
  activities: {
    newInstance: 'Open',
    queryInstance: 'Query',
    refreshInstance: 'Renew',
    updateInstanceStatus: 'Set status',
    releaseInstance: 'Release',
    upgradeInstance: 'Upgrade',
    changeInstanceCheck: 'Check change',
  },
  orderKinds: {
    newInstance: 'Purchase',
    refreshInstance: 'Renewal',
    upgradeInstance: 'Upgrade',
    releaseInstance: 'Unsubscription',
  },
  scenes: {
    TRIAL_TO_FORMAL: 'Trial to formal',
    RENEWAL: 'Renewal',
    UNSUBSCRIBE_RENEWAL_PERIOD: 'Renewal refunded',
    RENEWAL_CHANGE: 'Change at renewal',
  },
}

export const texts: Record<Locale, Text> = { zh, en }

/**
 * Chooses the language: the switch of this page view, then the one used last, then what the browser prefers, then
 * Chinese.
 */
export function chooseLocale(asked: string | null, remembered: string | undefined, accepted: string): Locale {
  if (asked === 'zh' || asked === 'en') return asked
  if (remembered === 'zh' || remembered === 'en') return remembered
  let best: { locale: Locale; weight: number } = { locale: 'zh', weight: 0 }
  for (const part of accepted.split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const locale = tag.slice(0, 2)
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
    const weight = quality === undefined ? 1 : Number(quality.trim().slice(2))
    if ((locale === 'zh' || locale === 'en') && weight > best.weight) best = { locale, weight }
  }
  return best.locale
}

import type { Suite } from '../check.ts'
import { kitDialect } from '../dialects/kit-dialect.ts'
import { v1Dialect } from '../dialects/v1-dialect.ts'
import { v2Dialect } from '../dialects/v2-dialect.ts'
import type { ConformanceTarget } from '../report.ts'
import { kitChecks } from './kit-suite.ts'
import { licenseCodeChecks } from './license-code-suite.ts'
import { licenseOnlineChecks } from './license-online-suite.ts'
import { licenseV1Checks } from './license-v1-suite.ts'
import { orderNotifyChecks } from './order-notify-suite.ts'
import { saasV1Checks } from './saas-v1-suite.ts'
import { saasV2Checks } from './saas-v2-suite.ts'

/** The checks of a protocol with state of their own: made anew for every run. */
export function suiteOf(target: ConformanceTarget): Suite {
  switch (target.protocol) {
    case 'saas-v2':
      return { dialect: v2Dialect(target), checks: saasV2Checks(target) }
    case 'saas-v1':
      return { dialect: v1Dialect(target), checks: saasV1Checks(target) }
    case 'license-v1':
      return { dialect: v1Dialect(target), checks: licenseV1Checks(target) }
    case 'license-code':
      return { dialect: v2Dialect(target), checks: licenseCodeChecks(target) }
    case 'license-online':
      return { dialect: v2Dialect(target), checks: licenseOnlineChecks(target) }
    case 'kit-v2':
      return { dialect: kitDialect(target, 'v2'), checks: kitChecks(target, 'v2') }
    case 'kit-v1':
      return { dialect: kitDialect(target, 'v1'), checks: kitChecks(target, 'v1') }
    case 'order-notify':
      return { dialect: v2Dialect(target), checks: orderNotifyChecks(target) }
    default:
      return target.protocol satisfies never
  }
}

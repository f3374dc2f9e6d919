import type { TestChargingMode, TestCommand } from './test-subscription-life.ts'

/** Which kind of order stands behind a command; the others have none (isv-protocol 6.2). */
export function orderTypeOf(command: TestCommand, chargingMode: TestChargingMode) {
  switch (command) {
    case 'open':
      return chargingMode === 'TRIAL' ? 'TRIAL' : 'NEW'
    case 'renew':
    // A change at renewal is a renewal with another product.
    case 'changeAtRenewal':
      return 'RENEW'
    case 'toFormal':
      return 'TRIAL_TO_FORMAL'
    case 'change':
      return 'CHANGE'
    case 'refundRenewal':
    case 'refund':
      return 'UNSUBSCRIBE'
    case 'accept':
    case 'expire':
    case 'freeze':
    case 'query':
    case 'release':
    case 'requestLicense':
    case 'unfreeze':
      return null
  }
}

/** Made-up price of one period, yuan: test orders carry an amount because real ones do. */
const PERIOD_PRICE = 100

/** Amount of an order as decimal text; refunds are negative, trials free. */
export function amountOf(command: TestCommand, chargingMode: TestChargingMode, periods: number): string {
  if (chargingMode === 'TRIAL' && command === 'open') return '0.00'
  if (chargingMode === 'ON_DEMAND') return '0.00'
  const amount = PERIOD_PRICE * Math.max(1, periods)
  return `${command === 'refund' || command === 'refundRenewal' ? '-' : ''}${amount}.00`
}

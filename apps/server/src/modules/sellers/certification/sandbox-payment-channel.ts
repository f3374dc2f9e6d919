import { formatMinor } from '../../../kernel/money.ts'
import type { OutgoingMessage } from '../../../platform/mail/outgoing-channel.ts'
import type { PaymentChannel } from './payment-channel.ts'

/** Accounts with this end are unknown to the sandbox's bank, so that a refusal can be tried out. */
const REFUSED_END = '0000'

/**
 * The bank of the sandbox: no money moves, and the receipt that the holder's bank would show lies in the sandbox's
 * mailbox, under the mailbox of the financial contact.
 *
 * @param deliver writes into the mailbox; the same message again replaces the first
 */
export function createSandboxPaymentChannel(
  deliver: (message: OutgoingMessage) => Promise<void>,
  now: () => Date,
): PaymentChannel {
  return {
    name: 'sandbox',
    async transfer({ reference, amountMinor, currency, account, noticeTo }) {
      if (account.number.endsWith(REFUSED_END))
        return { outcome: 'REFUSED', reason: `账户不存在 / There is no account ending in ${REFUSED_END}` }
      const amount = `${currency} ${formatMinor(amountMinor)}`
      await deliver({
        id: `bank_${reference}`,
        channel: 'email',
        to: noticeTo,
        subject: `【沙箱银行】入账通知 / [Sandbox bank] Receipt: ${amount}`,
        text: [
          `${account.bankName}`,
          `账户 / Account: •••• ${account.number.slice(-4)} (${account.holder})`,
          `入账金额 / Amount received: ${amount}`,
          `附言 / Reference: ${reference}`,
        ].join('\n'),
        html: null,
        at: now(),
      })
      return { outcome: 'SENT', channelReference: `bank_${reference}` }
    },
  }
}

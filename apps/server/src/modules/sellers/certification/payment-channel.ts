/** A small transfer that proves a bank account. */
export interface VerificationTransfer {
  /** The same on every attempt: a channel carries out a reference once. */
  reference: string
  amountMinor: bigint
  currency: string
  account: { holder: string; number: string; bankName: string; bankBranch: string }
  /** Where the holder's bank would tell of the receipt; used by the sandbox. */
  noticeTo: string
}

export type TransferResult =
  | { outcome: 'SENT'; channelReference: string }
  /** The bank will never take it, for the reason given. */
  | { outcome: 'REFUSED'; reason: string }

/**
 * The way to a bank that can pay small amounts out (SELL-ONB-34). An adapter needs a contract with a provider; without
 * one, production certifies by hand.
 *
 * `transfer` rejects when it may be tried again.
 */
export interface PaymentChannel {
  readonly name: string
  transfer(order: VerificationTransfer): Promise<TransferResult>
}

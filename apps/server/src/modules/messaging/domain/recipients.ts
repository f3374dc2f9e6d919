/** What an account chose for a type of message. */
export interface ReceiveSetting {
  email: boolean
  sms: boolean
  receiverIds: readonly string[]
}

/** Confirmed addresses of the receivers that were chosen for a type. */
export interface ChosenAddresses {
  email: readonly string[]
  sms: readonly string[]
}

export interface Recipient {
  channel: 'email' | 'sms'
  to: string
}

/**
 * Where a notice goes beside the in-site message (SELL-MSG-03, 04). What an account chose for the type turns ways on and
 * off, but never a mandatory type's own; without a confirmed receiver a way leads to the account's owner. Addresses that
 * are registered for the matter get it whatever was chosen.
 *
 * @param own ways of the message itself; `fallback`: SMS where no mail can be sent
 */
export function recipientsOf(input: {
  own: { email: boolean; sms: boolean | 'fallback' }
  mandatory: boolean
  chosen: (Pick<ReceiveSetting, 'email' | 'sms'> & { addresses: ChosenAddresses }) | null
  owner: { email: string | null; phone: string | null }
  registered: { email: string | null; sms: string | null }
}): Recipient[] {
  const { own, mandatory, chosen, owner, registered } = input
  const addresses = chosen?.addresses ?? { email: [], sms: [] }
  const found = new Map<string, Recipient>()
  const add = (channel: Recipient['channel'], to: string | null) => {
    if (to !== null) found.set(`${channel} ${to}`, { channel, to })
  }
  const wantsEmail = own.email && (chosen === null || mandatory || chosen.email)
  if (own.email) add('email', registered.email)
  if (wantsEmail) {
    for (const to of addresses.email) add('email', to)
    if (addresses.email.length === 0 && registered.email === null) add('email', owner.email)
  }
  const ownSms =
    own.sms === true ||
    (own.sms === 'fallback' && ![...found.values()].some(({ channel }) => channel === 'email'))
  const wantsSms = chosen === null ? ownSms : chosen.sms || (mandatory && ownSms)
  if (ownSms) add('sms', registered.sms)
  if (wantsSms) {
    for (const to of addresses.sms) add('sms', to)
    if (addresses.sms.length === 0 && registered.sms === null) add('sms', owner.phone)
  }
  return [...found.values()]
}

/** Rules of a password (BUY-ACC-04), in the order the checklist shows them. */
export const passwordRules = ['length', 'letter', 'digit', 'noSpace', 'notIdentity'] as const
export type PasswordRule = (typeof passwordRules)[number]

const lengthMin = 8
const lengthMax = 32

/**
 * Which rules a password meets.
 *
 * @param identities  phone, e-mail, account name: a password must equal none of them, whatever the case
 */
export function checkPassword(password: string, identities: string[]): Record<PasswordRule, boolean> {
  const length = Array.from(password).length
  const lower = password.toLowerCase()
  return {
    length: length >= lengthMin && length <= lengthMax,
    letter: /[a-z]/i.test(password),
    digit: /\d/.test(password),
    noSpace: length > 0 && !/\s/.test(password),
    notIdentity:
      length > 0 && identities.every((identity) => identity === '' || identity.toLowerCase() !== lower),
  }
}

export const isStrongPassword = (password: string, identities: string[]): boolean =>
  Object.values(checkPassword(password, identities)).every(Boolean)

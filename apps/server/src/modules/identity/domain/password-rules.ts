export const PASSWORD_LENGTH_MIN = 8
export const PASSWORD_LENGTH_MAX = 32

/**
 * BUY-ACC-04: 8 to 32 characters with a letter and a digit, no space, and none of the names of its owner.
 *
 * @param identities phone, e-mail, account name, user name; compared without regard to case, empty ones ignored
 */
export function isStrongPassword(password: string, identities: readonly (string | null)[]): boolean {
  const length = Array.from(password).length
  const lower = password.toLowerCase()
  return (
    length >= PASSWORD_LENGTH_MIN &&
    length <= PASSWORD_LENGTH_MAX &&
    /[a-z]/i.test(password) &&
    /\d/.test(password) &&
    !/\s/u.test(password) &&
    identities.every((identity) => !identity || identity.toLowerCase() !== lower)
  )
}

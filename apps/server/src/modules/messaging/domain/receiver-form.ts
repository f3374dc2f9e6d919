import type { FieldProblem } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'

/** Receivers of an account. */
export const RECEIVERS_MAX = 20
/** A link is good for so long. */
export const PROOF_DAYS = 7
/** Between two links to one address. */
export const PROOF_RESEND_SECONDS = 60
/** Links of an account in a day: nobody sends mail to strangers through this marketplace. */
export const PROOFS_A_DAY = 30

const NAME_MAX = 40

export interface ReceiverForm {
  name: string
  email: string | null
  mobile: string | null
}

const both = (zh: string, en: string): LocalizedText => ({ zh, en })

/**
 * Tidies what was typed; an empty address is none.
 *
 * @param parse of the site: `null` when the text is no address of that kind
 * @param known other receivers of the account
 */
export function checkReceiver(
  typed: { name: string; email: string; mobile: string },
  parse: Record<'email' | 'mobile', (text: string) => string | null>,
  known: readonly { email: string | null; mobile: string | null }[],
): { form: ReceiverForm; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const name = typed.name.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  if (name === '' || Array.from(name).length > NAME_MAX || /[<>\p{Cc}]/u.test(name))
    problems.push({
      path: 'name',
      message: both(
        `请填写1–${NAME_MAX}个字符，不含尖括号`,
        `Enter 1 to ${NAME_MAX} characters without angle brackets`,
      ),
    })
  const read = (field: 'email' | 'mobile', message: LocalizedText, taken: LocalizedText): string | null => {
    if (typed[field].trim() === '') return null
    const parsed = parse[field](typed[field])
    if (parsed === null) problems.push({ path: field, message })
    else if (known.some((other) => other[field] === parsed)) problems.push({ path: field, message: taken })
    return parsed
  }
  const email = read(
    'email',
    both('邮箱格式不正确', 'This is no e-mail address'),
    both('另一位接收人已使用该邮箱', 'Another receiver has this e-mail address'),
  )
  const mobile = read(
    'mobile',
    both('手机号格式不正确', 'This is no mobile number'),
    both('另一位接收人已使用该手机号', 'Another receiver has this mobile number'),
  )
  if (typed.email.trim() === '' && typed.mobile.trim() === '')
    problems.push({
      path: 'email',
      message: both('请填写邮箱或手机号', 'Enter an e-mail address or a mobile number'),
    })
  return { form: { name, email, mobile }, problems }
}

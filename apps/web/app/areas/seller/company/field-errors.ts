import { ApiProblem } from '@yunshi/api-client'
import type { RefusalReason } from '@yunshi/api-client'
import type { FormInstance } from 'antd'

type FieldError = { name: string; errors: string[] }

/** Errors of a refused call, by field; a path of the body such as `form.website` means the field. */
export function fieldErrors(error: unknown): FieldError[] {
  if (!(error instanceof ApiProblem)) return []
  return error.problem.errors.map(({ path, message }) => ({
    name: path.replace(/^form\./, ''),
    errors: [message],
  }))
}

/** Shows errors at their fields and brings the first into view. @returns how many have a field */
export function showFieldErrors<V extends object>(form: FormInstance<V>, errors: FieldError[]): number {
  const names = new Set(Object.keys(form.getFieldsValue(true) as object))
  const known = errors.filter(({ name }) => names.has(name))
  form.setFields(known.map(({ name, errors: messages }) => ({ name: name as never, errors: messages })))
  const [first] = known
  if (first) form.scrollToField(first.name as never, { block: 'center', focus: true })
  return known.length
}

/** What a reviewer said about fields (SELL-ONB-12). */
export const reasonErrors = (reasons: RefusalReason[]): FieldError[] =>
  reasons.flatMap(({ path, text }) => (path === null ? [] : [{ name: path, errors: [text] }]))

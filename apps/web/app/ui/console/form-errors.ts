import { ApiProblem } from '@yunshi/api-client'
import type { FormInstance } from 'antd'

export type FieldPath = (string | number)[]

/** Where a path of the API's errors belongs in a form: `groups[0].hours.to` is the field `groups, 0, hours, to`. */
export const fieldPath = (path: string): FieldPath =>
  path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/**
 * Shows what a refused call says of fields at those fields, and brings the first into view.
 *
 * @param placeOf field of an error's path, where the form is built another way than the body
 * @returns what is left to be told elsewhere: the error, with the messages that have no field here
 */
export function showAtFields<V extends object>(
  form: FormInstance<V>,
  error: unknown,
  placeOf: (path: string) => FieldPath = fieldPath,
): unknown {
  if (!(error instanceof ApiProblem)) return error
  const fields = new Set(form.getFieldsError().map(({ name }) => JSON.stringify(name)))
  const placed = new Map<string, { name: FieldPath; errors: string[] }>()
  const left = error.problem.errors.filter(({ path, message }) => {
    const name = placeOf(path)
    const key = JSON.stringify(name)
    if (!fields.has(key)) return true
    const known = placed.get(key)
    if (known) known.errors.push(message)
    else placed.set(key, { name, errors: [message] })
    return false
  })
  // Names come from the server's description of the same fields.
  form.setFields([...placed.values()] as Parameters<typeof form.setFields>[0])
  const [first] = placed.values()
  if (first) form.scrollToField(first.name as never, { block: 'center', focus: true })
  return new ApiProblem({ ...error.problem, errors: left }, { cause: error })
}

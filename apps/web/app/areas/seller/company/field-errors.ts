import type { RefusalReason } from '@yunshi/api-client'
import { fieldPath } from '../../../ui/console/form-errors.ts'
import type { FieldPath } from '../../../ui/console/form-errors.ts'

/** A path of the body such as `form.website` means the field. */
export const formField = (path: string): FieldPath => fieldPath(path.replace(/^form\./, ''))

/** What a reviewer said about fields (SELL-ONB-12). */
export const reasonErrors = (reasons: RefusalReason[]): { name: string; errors: string[] }[] =>
  reasons.flatMap(({ path, text }) => (path === null ? [] : [{ name: path, errors: [text] }]))

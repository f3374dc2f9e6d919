/** An attribute of which any part may be missing. */
export type DraftName = { zh?: string; en?: string }
export type DraftValue = { code?: string; name?: DraftName }
export type DraftAttribute = {
  code?: string
  name?: DraftName
  kind?: 'enum' | 'quantity'
  values?: DraftValue[]
  unit?: DraftName
  min?: number
  max?: number
  step?: number
}

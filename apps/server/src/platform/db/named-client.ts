import pg from 'pg'

const MAX_NAMED = 512
const uses = new Map<string, { count: number; name: string | undefined }>()
let named = 0

// int8 as bigint, date as text: neither fits a JavaScript number or instant without loss.
pg.types.setTypeParser(20, (text) => BigInt(text))
pg.types.setTypeParser(1082, (text) => text)

/**
 * A client that names a statement once its text was used three times, so that PostgreSQL plans it once per
 * connection: twice as fast for joins. Kysely never names statements itself.
 */
export class NamedClient extends pg.Client {
  // The signature of pg's `query` is a union of many overloads; only (text, values) is changed.
  // oxlint-disable-next-line typescript/no-explicit-any
  override query(...args: any[]): any {
    const [text, values, callback] = args
    if (typeof text === 'string' && Array.isArray(values) && callback === undefined) {
      let use = uses.get(text)
      if (!use) {
        if (uses.size > 5000) for (const [key, value] of uses) if (!value.name) uses.delete(key)
        use = { count: 0, name: undefined }
        uses.set(text, use)
      }
      if (!use.name && ++use.count >= 3 && named < MAX_NAMED) use.name = `q${++named}`
      if (use.name) return super.query({ name: use.name, text, values })
    }
    return (super.query as (...inner: unknown[]) => unknown).apply(this, args)
  }
}

/** One value that an act touched; `before` or `after` is null where the value did not exist. */
export type Change = {
  /** Names from the outside in, joined by dots; array positions count from 0. Empty for a bare value. */
  path: string
  kind: 'added' | 'removed' | 'changed' | 'same'
  before: string | null
  after: string | null
}

type Leaves = Map<string, string>

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function collect(value: unknown, path: string, leaves: Leaves): Leaves {
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    // An empty object or list is a value of its own: removing the last member must show.
    if (entries.length === 0) leaves.set(path, Array.isArray(value) ? '[]' : '{}')
    for (const [name, member] of entries) collect(member, path ? `${path}.${name}` : name, leaves)
  } else if (value !== undefined && !(value === null && path === '')) {
    leaves.set(path, text(value))
  }
  return leaves
}

/**
 * What an act changed, value by value, in the order of `before`, then what is new. A whole side that is null means
 * that the object did not exist on that side.
 */
export function differenceOf(before: unknown, after: unknown): Change[] {
  const old = collect(before, '', new Map())
  const next = collect(after, '', new Map())
  return [...new Set([...old.keys(), ...next.keys()])].map((path) => {
    const was = old.get(path) ?? null
    const is = next.get(path) ?? null
    const kind = was === null ? 'added' : is === null ? 'removed' : was === is ? 'same' : 'changed'
    return { path, kind, before: was, after: is }
  })
}

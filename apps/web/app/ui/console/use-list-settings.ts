import { useState } from 'react'

type Stored = { dense: boolean; columns: string[] | null }

function read(name: string): Stored {
  try {
    const stored = JSON.parse(localStorage.getItem(`yunshi.list.${name}`) ?? 'null') as Partial<Stored> | null
    return {
      dense: stored?.dense === true,
      columns: Array.isArray(stored?.columns)
        ? stored.columns.filter((key) => typeof key === 'string')
        : null,
    }
  } catch {
    return { dense: false, columns: null }
  }
}

/** Density and columns of a list, remembered in this browser. Until columns are chosen, all but optional ones show. */
export function useListSettings(name: string) {
  const [stored, setStored] = useState(() => read(name))
  const store = (next: Stored) => {
    setStored(next)
    try {
      localStorage.setItem(`yunshi.list.${name}`, JSON.stringify(next))
    } catch {
      // Storage may be closed or full; the choice then lasts until the page is left.
    }
  }
  return {
    dense: stored.dense,
    setDense: (dense: boolean) => store({ ...stored, dense }),
    isShown: (key: string, optional: boolean) => (stored.columns ? stored.columns.includes(key) : !optional),
    setShown: (columns: string[]) => store({ ...stored, columns }),
  }
}

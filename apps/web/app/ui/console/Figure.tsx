import type { ReactNode } from 'react'

/** A number that matters, with its name. */
export function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="figure-label">{label}</p>
      <div className="figure-value">{children}</div>
    </div>
  )
}

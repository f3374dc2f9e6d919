import type { ReactNode } from 'react'

/** Names and values in columns. */
export function FactsList({ facts }: { facts: { label: string; value: ReactNode }[] }) {
  return (
    <dl className="facts-list">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? <span className="muted">–</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

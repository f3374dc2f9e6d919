import type { Mark } from '@yunshi/api-client'
import type { ReactNode } from 'react'

/** A text with its matching parts marked. Every part is written as text, whatever a seller typed. */
export function Marked({ text, marks }: { text: string; marks: Mark[] | undefined }) {
  if (!marks || marks.length === 0) return text
  const parts: ReactNode[] = []
  let shown = 0
  for (const { start, end } of marks) {
    parts.push(text.slice(shown, start), <mark key={start}>{text.slice(start, end)}</mark>)
    shown = end
  }
  parts.push(text.slice(shown))
  return <>{parts}</>
}

import { CopyButton } from './CopyButton.tsx'
import { prettyJson } from './pretty-json.ts'
import './code-block.css'

/** A request or answer as text, JSON indented, with a button that copies what is shown. */
export function CodeBlock({ label, text, empty }: { label: string; text: string | null; empty: string }) {
  const shown = text === null || text === '' ? null : prettyJson(text)
  return (
    <figure className="code-block">
      <figcaption>
        <span>{label}</span>
        {shown === null ? null : <CopyButton text={shown} label={label} />}
      </figcaption>
      {shown === null ? (
        <p className="muted">{empty}</p>
      ) : (
        <pre>
          <code>{shown}</code>
        </pre>
      )}
    </figure>
  )
}

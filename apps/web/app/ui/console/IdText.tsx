import { Link } from '../Link.tsx'
import { CopyButton } from './CopyButton.tsx'

/** An id in monospace with a copy button; a link where the thing has a page. */
export function IdText({ id, to }: { id: string; to?: string }) {
  return (
    <span className="id-text">
      {to ? (
        <Link className="mono" to={to} onClick={(event) => event.stopPropagation()}>
          {id}
        </Link>
      ) : (
        <span className="mono">{id}</span>
      )}
      <CopyButton text={id} label={id} />
    </span>
  )
}

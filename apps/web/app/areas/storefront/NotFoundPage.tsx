import { data } from 'react-router'

/** Every address that no page answers. */
export function loader(): never {
  // eslint-disable-next-line no-throw-literal -- the router takes thrown responses, not errors
  throw data(null, { status: 404 })
}

export default function NotFoundPage() {
  return null
}

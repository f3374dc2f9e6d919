import { Outlet } from 'react-router'

/** Carries the optional language segment; the language itself is read from the path wherever it is needed. */
export default function LocaleSegment() {
  return <Outlet />
}

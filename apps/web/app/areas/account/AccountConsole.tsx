import { ConsoleArea } from '../../layouts/console/ConsoleArea.tsx'
import { pages } from './pages.tsx'

export default function AccountConsole() {
  return <ConsoleArea area="account" pages={pages} navigation={[]} />
}

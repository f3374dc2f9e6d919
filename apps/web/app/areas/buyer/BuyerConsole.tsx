import { ConsoleArea } from '../../layouts/console/ConsoleArea.tsx'
import { pages } from './pages.tsx'

export default function BuyerConsole() {
  return <ConsoleArea area="buyer" pages={pages} navigation={[]} />
}

import { useTranslation } from '../../i18n/use-translation.ts'
import { ConsoleArea } from '../../layouts/console/ConsoleArea.tsx'
import { paths } from '../../paths.ts'
import { pages } from './pages.tsx'

/** The operator console: its navigation and pages. */
export default function OperatorConsole() {
  const { t } = useTranslation('operator')
  return (
    <ConsoleArea
      area="operator"
      pages={pages}
      navigation={[
        {
          label: t('nav.group.run'),
          entries: [{ label: t('nav.parked'), to: paths.operatorParked(), icon: 'alert' }],
        },
      ]}
    />
  )
}

import { useTranslation } from '../../i18n/use-translation.ts'
import { ConsoleArea } from '../../layouts/console/ConsoleArea.tsx'
import { paths } from '../../paths.ts'
import { pages } from './pages.tsx'

/** The account center: its navigation and pages. */
export default function AccountConsole() {
  const { t } = useTranslation('accountCenter')
  return (
    <ConsoleArea
      area="account"
      pages={pages}
      navigation={[
        {
          label: null,
          entries: [
            { label: t('nav.security'), to: paths.account(), icon: 'shield', exact: true },
            { label: t('nav.realName'), to: paths.accountRealName(), icon: 'user' },
            { label: t('nav.users'), to: paths.accountUsers(), icon: 'grid' },
            { label: t('nav.keys'), to: paths.accountKeys(), icon: 'bolt' },
          ],
        },
      ]}
    />
  )
}

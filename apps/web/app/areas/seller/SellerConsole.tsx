import { useTranslation } from '../../i18n/use-translation.ts'
import { ConsoleArea } from '../../layouts/console/ConsoleArea.tsx'
import { paths } from '../../paths.ts'
import { pages } from './pages.tsx'

/** The seller center: its navigation and pages. */
export default function SellerConsole() {
  const { t } = useTranslation('seller')
  return (
    <ConsoleArea
      area="seller"
      pages={pages}
      navigation={[
        {
          label: t('nav.group.products'),
          entries: [{ label: t('nav.products'), to: paths.sellerProducts(), icon: 'layers' }],
        },
      ]}
    />
  )
}

import { lazy } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConsoleArea } from '../../../layouts/console/ConsoleArea.tsx'
import type { ConsolePage } from '../../../layouts/console/console-page.ts'
import { paths } from '../../../paths.ts'
import '../seller.css'
import './onboarding.css'

const ApplicationPage = lazy(() => import('./ApplicationPage.tsx'))

const pages: ConsolePage[] = [
  { path: '', Page: ApplicationPage },
  // Whatever page of the seller center was asked for: first there has to be a shop.
  { path: '*', Page: ApplicationPage },
]

/** The seller center of an account without a shop: its application. */
export function ApplicantConsole() {
  const { t } = useTranslation('sellers')
  return (
    <ConsoleArea
      area="seller"
      pages={pages}
      navigation={[
        {
          label: null,
          entries: [{ label: t('nav.apply'), to: paths.sellerCenter(), icon: 'store', exact: true }],
        },
      ]}
    />
  )
}

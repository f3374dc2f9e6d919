import { useTranslation } from '../../../i18n/use-translation.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { LegalPage } from './LegalPage.tsx'
import { terms } from './legal-texts.ts'

export default function TermsPage() {
  const { t } = useTranslation('storefront')
  return <LegalPage title={t('legal.termsTitle')} text={terms[useLocale()]} />
}

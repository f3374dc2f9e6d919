import { useTranslation } from '../../../i18n/use-translation.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { LegalPage } from './LegalPage.tsx'
import { privacy } from './legal-texts.ts'

export default function PrivacyPage() {
  const { t } = useTranslation('storefront')
  return <LegalPage title={t('legal.privacyTitle')} text={privacy[useLocale()]} />
}

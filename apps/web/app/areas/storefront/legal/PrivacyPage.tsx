import { useTranslation } from 'react-i18next'
import { useLocale } from '../../../ui/Link.tsx'
import { LegalPage } from './LegalPage.tsx'
import { privacy } from './legal-texts.ts'

export default function PrivacyPage() {
  const { t } = useTranslation('storefront')
  return <LegalPage title={t('legal.privacyTitle')} text={privacy[useLocale()]} />
}

import { useTranslation } from '../../../i18n/use-translation.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ApplicationList } from './ApplicationList.tsx'
import './publishing.css'

/** Applications that were saved and not handed in (SELL-PUB-03). */
export default function DraftsPage() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <PageHeader title={t('drafts.title')} purpose={t('drafts.purpose')} />
      <ApplicationList drafts />
    </>
  )
}

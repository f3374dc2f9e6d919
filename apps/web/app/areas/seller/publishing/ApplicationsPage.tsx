import { Button } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { useGo } from '../../../ui/Link.tsx'
import { ApplicationList } from './ApplicationList.tsx'
import './publishing.css'

/** Every product application of the seller (SELL-PUB-90). */
export default function ApplicationsPage() {
  const { t } = useTranslation('publishing')
  const go = useGo()
  return (
    <>
      <PageHeader
        title={t('applications.title')}
        purpose={t('applications.purpose')}
        actions={
          <Button type="primary" onClick={() => go(paths.sellerPublish())}>
            {t('nav.publish')}
          </Button>
        }
      />
      <ApplicationList drafts={false} />
    </>
  )
}

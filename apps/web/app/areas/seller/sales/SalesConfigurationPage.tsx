import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { LimitsTab } from './LimitsTab.tsx'
import { RegionsTab } from './RegionsTab.tsx'
import { UpgradesTab } from './UpgradesTab.tsx'
import { SaleObjectsTab } from './SaleObjectsTab.tsx'

/** Who may buy the seller's products, how often and where (SELL-PUB 4.10). */
export default function SalesConfigurationPage() {
  const { t } = useTranslation('sales')
  const [params, setParams] = useSearchParams()
  return (
    <>
      <PageHeader title={t('configuration.title')} purpose={t('configuration.purpose')} />
      <Tabs
        activeKey={params.get('tab') ?? 'limits'}
        onChange={(tab) => setParams({ tab })}
        destroyOnHidden
        items={[
          { key: 'limits', label: t('configuration.limits'), children: <LimitsTab /> },
          { key: 'objects', label: t('configuration.objects'), children: <SaleObjectsTab /> },
          { key: 'upgrades', label: t('upgrades.title'), children: <UpgradesTab /> },
          { key: 'regions', label: t('configuration.regions'), children: <RegionsTab /> },
        ]}
      />
    </>
  )
}

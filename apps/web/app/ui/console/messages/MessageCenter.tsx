import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { PageHeader } from '../PageHeader.tsx'
import { MessageList } from './MessageList.tsx'
import { ReceiverList } from './ReceiverList.tsx'
import { ReceiveSettings } from './ReceiveSettings.tsx'

/** The message center of every console: what came, who receives, and which ways it takes (BUY-MSG, SELL-MSG). */
export default function MessageCenter() {
  const { t } = useTranslation('messageCenter')
  const [params, setParams] = useSearchParams()
  const maySettle = useMay('mkt:message:settings')
  const asked = params.get('tab')
  const tab = maySettle && (asked === 'receivers' || asked === 'settings') ? asked : 'list'
  return (
    <>
      <PageHeader title={t('title')} purpose={t(`purposes.${tab}`)} />
      {maySettle ? (
        <Tabs
          activeKey={tab}
          onChange={(next) => setParams(next === 'list' ? {} : { tab: next })}
          items={(['list', 'receivers', 'settings'] as const).map((key) => ({
            key,
            label: t(`tabs.${key}`),
          }))}
        />
      ) : null}
      {tab === 'list' ? <MessageList /> : tab === 'receivers' ? <ReceiverList /> : <ReceiveSettings />}
    </>
  )
}

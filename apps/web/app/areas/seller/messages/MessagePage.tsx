import type { InterfaceMessage } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { Figure } from '../../../ui/console/Figure.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { sellerKeys } from '../seller-queries.ts'
import { Attempts } from './Attempts.tsx'
import { isMoving, movingMs } from './message-options.ts'
import { MessageStateTag } from './MessageParts.tsx'
import { RestartMessage } from './RestartMessage.tsx'

/** One production interface message with every attempt (SELL-APP-31). */
export default function MessagePage() {
  const { messageId = '' } = useParams()
  const { t } = useTranslation('seller')
  const session = useSession()
  const query = useQuery({
    queryKey: [sellerKeys.message, messageId],
    queryFn: () => browserApi().seller.message(messageId),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? movingMs : false),
  })
  return (
    <DetailPage<InterfaceMessage>
      query={query}
      trail={[
        { label: t('overview.title'), to: paths.sellerCenter() },
        { label: t('messages.title'), to: paths.sellerMessages() },
      ]}
      titleOf={(message) => `${t(`scenario.${message.scenario}`)} · ${message.productTitle}`}
      band={(message) => (
        <>
          <div>
            <p className="inline">
              <strong className="mono">{message.scenario}</strong>
              <MessageStateTag state={message.state} />
            </p>
            <IdText id={message.id} />
          </div>
          <Figure label={t('messages.attempts')}>{message.attempts}</Figure>
          <Figure label={t('messages.nextAttempt')}>
            <span className="figure-text">
              <DateTime at={message.nextAttemptAt} precision="second" />
            </span>
          </Figure>
          <div className="page-header-actions">
            <RestartMessage message={message} buttonProps={{ type: 'primary' }} />
          </div>
        </>
      )}
      sections={(message) => (
        <>
          {message.state === 'SUCCEEDED' ? null : (
            <Alert
              className="detail-alert"
              showIcon
              type={message.state === 'STOPPED' ? 'error' : message.state === 'CLOSED' ? 'warning' : 'info'}
              title={t(`messages.explained.${message.state}`)}
            />
          )}
          <Section title={t('messages.info')}>
            <FactsList
              facts={[
                {
                  label: t('messages.order'),
                  value:
                    message.orderId && message.orderLineId ? (
                      <IdText id={message.orderId} to={paths.sellerOrder(message.orderLineId)} />
                    ) : null,
                },
                { label: t('messages.instance'), value: <IdText id={message.instanceId} /> },
                { label: t('messages.address'), value: <span className="mono">{message.url}</span> },
                {
                  label: t('messages.phase'),
                  value: t(`messages.phases.${message.phase}`),
                },
                {
                  label: t('messages.created'),
                  value: <DateTime at={message.createdAt} precision="second" />,
                },
                {
                  label: t('messages.windowStarted'),
                  value: <DateTime at={message.windowStartedAt} precision="second" />,
                },
              ]}
            />
          </Section>
          <Section title={t('messages.attemptsTitle')}>
            {session?.mode === 'sandbox' ? (
              <p className="muted small real-time">{t('messages.realTime')}</p>
            ) : null}
            <Attempts attempts={message.attemptsList} />
          </Section>
        </>
      )}
    />
  )
}

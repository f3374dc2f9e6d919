import type { InterfaceMessageSummary } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { ButtonProps } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { sellerKeys } from '../seller-queries.ts'

/** Refreshes what a restart changes. */
function useAfterRestart() {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [sellerKeys.messages, sellerKeys.message, sellerKeys.overview].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    )
}

type Props = { message: InterfaceMessageSummary; buttonProps?: ButtonProps }

/** Sends a message again now and opens a new window of attempts (SELL-APP-32). */
export function RestartMessage({ message, buttonProps = {} }: Props) {
  const { t } = useTranslation('seller')
  const { notification } = App.useApp()
  const refresh = useAfterRestart()
  return (
    <ConfirmAction
      permission="seller:interface_messages:restart"
      label={t('messages.restart')}
      disabledReason={message.allowedCommands.includes('restart') ? null : t('messages.notRestartable')}
      buttonProps={buttonProps}
      consequence={
        <>
          <p>
            {t('messages.restartText', {
              scenario: t(`scenario.${message.scenario}`),
              product: message.productTitle,
            })}
          </p>
          <p className="muted">{t('messages.restartAdvice')}</p>
        </>
      }
      act={async (key) => {
        await browserApi().seller.restartMessage(message.id, key)
        notification.success({ title: t('messages.restarted') })
        await refresh()
      }}
    />
  )
}

/** Restarts the selected messages that can be restarted, and tells which were refused. */
export function RestartMessages({ rows, clear }: { rows: InterfaceMessageSummary[]; clear: () => void }) {
  const { t } = useTranslation('seller')
  const { notification } = App.useApp()
  const refresh = useAfterRestart()
  const open = rows.filter((row) => row.allowedCommands.includes('restart'))
  const skipped = rows.length - open.length
  return (
    <ConfirmAction
      permission="seller:interface_messages:restart"
      label={t('messages.batchRestart')}
      buttonProps={{ size: 'small' }}
      disabledReason={open.length === 0 ? t('messages.batchNone') : null}
      consequence={
        <>
          <p>{t('messages.batchText', { count: open.length })}</p>
          {skipped > 0 ? <p className="muted">{t('messages.batchSkipped', { count: skipped })}</p> : null}
          <p className="muted">{t('messages.restartAdvice')}</p>
        </>
      }
      act={async (key) => {
        const { restarted, refused } = await browserApi().seller.restartMessages(
          open.map(({ id }) => id),
          key,
        )
        const title = t('messages.batchDone', { count: restarted.length })
        if (refused.length === 0) notification.success({ title })
        else {
          notification.warning({
            title,
            duration: 0,
            description: (
              <>
                <p>{t('messages.batchRefused')}</p>
                <ul>
                  {refused.map((item) => (
                    <li key={item.id}>
                      <span className="mono">{item.id}</span> {item.title}
                    </li>
                  ))}
                </ul>
              </>
            ),
          })
        }
        clear()
        await refresh()
      }}
    />
  )
}

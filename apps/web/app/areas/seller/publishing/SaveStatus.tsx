import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { problemText } from '../../../ui/problem.ts'
import { useDraft } from './draft-context.ts'

/** Whether what was typed is on the server, in words that a screen reader hears too. */
export function SaveStatus() {
  const { t } = useTranslation('publishing')
  const { t: te } = useTranslation('errors')
  const { store } = useDraft()
  const save = useSyncExternalStore(
    store.subscribe,
    () => store.getSnapshot().save,
    () => store.getSnapshot().save,
  )
  const isWrong = save.kind === 'offline' || save.kind === 'failed' || save.kind === 'conflict'
  const text =
    save.kind === 'saved'
      ? save.at === null
        ? t('save.unchanged')
        : t('save.saved', { time: timeText(save.at.toISOString(), 'zh-CN', 'second').slice(-8) })
      : save.kind === 'failed'
        ? t('save.failed', { reason: problemText(save.error, te).title })
        : t(`save.${save.kind}`)
  return (
    <div className="save-status">
      <output className={isWrong ? 'save-wrong' : ''} aria-live="polite">
        <Icon name={isWrong ? 'alert' : save.kind === 'saved' ? 'check' : 'clock'} size={16} />
        {text}
      </output>
      {save.kind === 'failed' || save.kind === 'offline' || save.kind === 'waiting' ? (
        <Button size="small" onClick={() => void store.flush()}>
          {t('save.now')}
        </Button>
      ) : null}
    </div>
  )
}

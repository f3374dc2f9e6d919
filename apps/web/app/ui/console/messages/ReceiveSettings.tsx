import type { MessageSetting, MessageSettingChoice } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Select, Skeleton, Table } from 'antd'
import { useRef, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { StatusTag } from '../StatusTag.tsx'
import { receiversQuery, settingsKey } from './receiver-queries.ts'

/** Ways and receivers of each type of message, kept as they are ticked (SELL-MSG-03). */
export function ReceiveSettings() {
  const { t } = useTranslation('messageCenter')
  const queries = useQueryClient()
  const settings = useQuery({
    queryKey: [settingsKey, 'all'],
    queryFn: () => browserApi().messages.settings(),
    staleTime: 0,
  })
  const receivers = useQuery(receiversQuery())
  const [error, setError] = useState<unknown>(null)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const [shown, setShown] = useState<Partial<Record<string, MessageSetting>>>({})
  const turns = useRef(new Map<string, number>())
  if (settings.isError || receivers.isError)
    return (
      <ProblemAlert
        error={settings.error ?? receivers.error}
        onRetry={() => {
          void settings.refetch()
          void receivers.refetch()
        }}
      />
    )
  if (!settings.data || !receivers.data)
    return (
      <div className="card">
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    )
  /** Beside what was loaded, so that a tick shows in the moment of the click. */
  const show = (changed: MessageSetting) => setShown((before) => ({ ...before, [changed.type]: changed }))
  /** Shows a choice at once and stores it after those before it; an answer that a later choice has overtaken says nothing. */
  const attempt = async (next: MessageSetting, act: () => Promise<MessageSetting>) => {
    const turn = (turns.current.get(next.type) ?? 0) + 1
    turns.current.set(next.type, turn)
    setError(null)
    show(next)
    const stored = last.current.then(act)
    last.current = stored.catch(() => undefined)
    try {
      const answer = await stored
      if (turns.current.get(next.type) === turn) show(answer)
    } catch (caught) {
      setError(caught)
      // What is stored is shown again.
      await queries.invalidateQueries({ queryKey: [settingsKey] })
      setShown({})
    }
  }
  const choose = (row: MessageSetting, part: Partial<MessageSettingChoice>) => {
    const choice = { email: row.email, sms: row.sms, receiverIds: row.receiverIds, ...part }
    return attempt({ ...row, ...choice, isOwn: true }, () =>
      browserApi().messages.chooseSetting(row.type, choice),
    )
  }
  const way = (row: MessageSetting, key: 'email' | 'sms') => (
    <Checkbox
      checked={row[key]}
      disabled={row.mandatory && row[key]}
      aria-label={`${row.name} ${t(`settings.${key}`)}`}
      onChange={({ target }) => void choose(row, { [key]: target.checked })}
    />
  )
  const people = receivers.data.items.map((receiver) => ({
    value: receiver.id,
    label:
      receiver.emailVerified || receiver.mobileVerified
        ? receiver.name
        : t('settings.unverified', { name: receiver.name }),
  }))
  return (
    <div className="stack">
      {error ? <ProblemAlert error={error} /> : null}
      <div className="card list-card">
        <Table<MessageSetting>
          rowKey="type"
          pagination={false}
          dataSource={settings.data.items.map((item) => shown[item.type] ?? item)}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              key: 'type',
              title: t('settings.type'),
              render: (_, row) => (
                <div className="message-type">
                  <p className="inline">
                    <strong>{row.name}</strong>
                    {row.mandatory ? <StatusTag tone="neutral">{t('settings.mandatory')}</StatusTag> : null}
                  </p>
                  <p className="muted small">{row.scenes}</p>
                </div>
              ),
            },
            {
              key: 'inSite',
              title: t('settings.inSite'),
              align: 'center',
              render: (_, row) => (
                <Checkbox checked disabled aria-label={`${row.name} ${t('settings.inSite')}`} />
              ),
            },
            {
              key: 'email',
              title: t('settings.email'),
              align: 'center',
              render: (_, row) => way(row, 'email'),
            },
            { key: 'sms', title: t('settings.sms'), align: 'center', render: (_, row) => way(row, 'sms') },
            {
              key: 'receivers',
              title: t('settings.receivers'),
              render: (_, row) => (
                <Select
                  mode="multiple"
                  className="message-receivers"
                  aria-label={`${row.name} ${t('settings.receivers')}`}
                  placeholder={t('settings.owner')}
                  value={row.receiverIds}
                  options={people}
                  optionFilterProp="label"
                  notFoundContent={t('settings.noReceivers')}
                  onChange={(receiverIds: string[]) => void choose(row, { receiverIds })}
                />
              ),
            },
            {
              key: 'reset',
              title: t('receivers.actions'),
              align: 'right',
              render: (_, row) =>
                row.isOwn ? (
                  <Button
                    size="small"
                    aria-label={`${t('settings.reset')} ${row.name}`}
                    onClick={() => void attempt(row, () => browserApi().messages.resetSetting(row.type))}
                  >
                    {t('settings.reset')}
                  </Button>
                ) : null,
            },
          ]}
        />
      </div>
      <p className="muted small">{t('settings.hint')}</p>
    </div>
  )
}

import type { MessageReceiver } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { DateTime } from '../../DateTime.tsx'
import { ConfirmAction } from '../ConfirmAction.tsx'
import { DataList } from '../DataList.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { FormDrawer } from '../FormDrawer.tsx'
import { StatusTag } from '../StatusTag.tsx'
import { useTellProblem } from '../use-tell-problem.ts'
import { receiversKey, receiversQuery, settingsKey } from './receiver-queries.ts'

type Values = { name: string; email?: string; mobile?: string }

/** Whom the account wants to be told; each confirms its address before anything is sent (SELL-MSG-02, BUY-MSG-03). */
export function ReceiverList() {
  const { t } = useTranslation('messageCenter')
  const tell = useTellProblem()
  const queries = useQueryClient()
  const session = useSession()
  const { notification } = App.useApp()
  const { data } = useQuery(receiversQuery())
  const [edited, setEdited] = useState<MessageReceiver | 'new' | null>(null)
  const refresh = () =>
    Promise.all([receiversKey, settingsKey].map((key) => queries.invalidateQueries({ queryKey: [key] })))
  const resend = async (receiver: MessageReceiver, channel: 'email' | 'sms') => {
    try {
      await browserApi().messages.resendProof(receiver.id, channel)
      notification.success({ title: t('receivers.sent') })
    } catch (error) {
      tell(error)
    }
  }
  const isFull = data !== undefined && data.items.length >= data.max
  const add = (
    <Button
      type="primary"
      disabled={isFull}
      title={isFull ? t('receivers.full', { max: data.max }) : undefined}
      onClick={() => setEdited('new')}
    >
      {t('receivers.add')}
    </Button>
  )
  const address = (receiver: MessageReceiver, channel: 'email' | 'sms') => {
    const [text, isVerified] =
      channel === 'email'
        ? [receiver.email, receiver.emailVerified]
        : [receiver.mobile, receiver.mobileVerified]
    if (text === null) return <span className="muted">{t('receivers.none')}</span>
    return (
      <>
        <p>{text}</p>
        <p className="inline">
          <StatusTag tone={isVerified ? 'success' : 'warning'}>
            {t(isVerified ? 'receivers.verified' : 'receivers.unverified')}
          </StatusTag>
          {isVerified ? null : (
            <button type="button" className="link-button" onClick={() => void resend(receiver, channel)}>
              {t('receivers.resend')}
            </button>
          )}
        </p>
      </>
    )
  }
  return (
    <>
      <p className="message-tab-bar">{add}</p>
      <DataList<MessageReceiver>
        name={receiversKey}
        rowKey={(row) => row.id}
        load={async () => ({ items: (await browserApi().messages.receivers()).items, nextCursor: null })}
        columns={[
          { key: 'name', title: t('receivers.name'), render: (row) => row.name },
          { key: 'email', title: t('receivers.email'), render: (row) => address(row, 'email') },
          { key: 'mobile', title: t('receivers.mobile'), render: (row) => address(row, 'sms') },
          {
            key: 'created',
            title: t('receivers.created'),
            render: (row) => <DateTime at={row.createdAt} />,
          },
          {
            key: 'actions',
            pinned: true,
            title: t('receivers.actions'),
            align: 'right',
            render: (row) => (
              <span className="inline row-actions">
                <Button size="small" onClick={() => setEdited(row)}>
                  {t('receivers.edit')}
                </Button>
                <ConfirmAction
                  label={t('receivers.remove')}
                  danger
                  buttonProps={{ size: 'small' }}
                  consequence={t('receivers.removeText', { name: row.name })}
                  act={async () => {
                    await browserApi().messages.removeReceiver(row.id)
                    await refresh()
                  }}
                />
              </span>
            ),
          },
        ]}
        empty={<EmptyState icon="bell" title={t('receivers.emptyTitle')} text={t('receivers.emptyText')} />}
      />
      <FormDrawer<Values>
        title={edited === 'new' ? t('receivers.add') : t('receivers.edit')}
        purpose={t(edited === 'new' ? 'receivers.addText' : 'receivers.editText')}
        open={edited !== null}
        onClose={() => setEdited(null)}
        submitLabel={t('receivers.save')}
        initialValues={
          edited === 'new' || edited === null
            ? {}
            : { name: edited.name, email: edited.email ?? '', mobile: edited.mobile ?? '' }
        }
        onSubmit={async ({ name, email = '', mobile = '' }) => {
          const body = { name, email, mobile }
          if (edited === 'new') await browserApi().messages.addReceiver(body)
          else await browserApi().messages.changeReceiver(edited!.id, body)
          await refresh()
          notification.success({ title: t('receivers.saved') })
        }}
      >
        <Form.Item
          name="name"
          label={t('receivers.name')}
          rules={[{ required: true, whitespace: true, message: t('receivers.nameRule') }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="email" label={t('receivers.email')}>
          <Input type="email" maxLength={254} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="mobile"
          label={t('receivers.mobile')}
          extra={session?.site === 'intl' ? t('receivers.mobileIntl') : undefined}
        >
          <Input type="tel" maxLength={32} autoComplete="off" />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

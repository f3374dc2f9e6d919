import type { NewSubUser, SubUser, SubUserChange, SubUserRole } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { isStrongPassword } from '../../../ui/password-rules.ts'

const listName = 'account.users'
const roles = [
  'Buyer-Admin',
  'Buyer-Operator',
  'Buyer-Finance',
  'Buyer-Reader',
] as const satisfies SubUserRole[]

type NewValues = { userName: string; email?: string; password: string; role: SubUserRole }
type EditValues = { role: SubUserRole; password?: string }

export default function UsersPage() {
  const { t } = useTranslation('accountCenter')
  const queries = useQueryClient()
  const session = useSession()
  const [creating, setCreating] = useState(false)
  const [edited, setEdited] = useState<SubUser | null>(null)
  const isMain = session?.user?.kind === 'main'
  const refresh = () => queries.invalidateQueries({ queryKey: [listName] })
  const change = async (user: SubUser, body: SubUserChange) => {
    await browserApi().account.changeUser(user.userId, body)
    await refresh()
  }
  const roleOptions = roles.map((value) => ({ value, label: t(`users.roles.${value}`) }))
  const passwordRule = (optional: boolean) => ({
    validator: (_rule: unknown, value?: string) =>
      (optional && !value) || isStrongPassword(value ?? '', [])
        ? Promise.resolve()
        : Promise.reject(new Error(t('users.passwordRule'))),
  })
  const createButton = (
    <Button
      type="primary"
      disabled={!isMain}
      title={isMain ? undefined : t('users.mainOnly')}
      onClick={() => setCreating(true)}
    >
      {t('users.create')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('users.title')} purpose={t('users.purpose')} actions={createButton} />
      <DataList<SubUser>
        name={listName}
        rowKey={(row) => row.userId}
        load={(_filters, page) => browserApi().account.users(page)}
        columns={[
          {
            key: 'name',
            title: t('users.userName'),
            render: (row) => (
              <>
                <p>{row.userName}</p>
                {row.email ? <p className="muted small">{row.email}</p> : null}
              </>
            ),
          },
          {
            key: 'role',
            title: t('users.role'),
            render: (row) => (row.role ? t(`users.roles.${row.role}`) : row.permissions.join(', ')),
          },
          {
            key: 'status',
            title: t('users.status'),
            render: (row) => (
              <StatusTag tone={row.status === 'active' ? 'success' : 'neutral'}>
                {t(`users.${row.status}`)}
              </StatusTag>
            ),
          },
          {
            key: 'lastLogin',
            title: t('users.lastLogin'),
            render: (row) => <DateTime at={row.lastLoginAt} />,
          },
          {
            key: 'actions',
            pinned: true,
            title: '',
            align: 'right',
            render: (row) =>
              isMain ? (
                <span className="inline row-actions">
                  <Button size="small" onClick={() => setEdited(row)}>
                    {t('users.edit')}
                  </Button>
                  <ConfirmAction
                    label={row.status === 'active' ? t('users.disable') : t('users.enable')}
                    consequence={
                      row.status === 'active'
                        ? t('users.disableText', { name: row.userName })
                        : t('users.enableText', { name: row.userName })
                    }
                    buttonProps={{ size: 'small' }}
                    act={() => change(row, { status: row.status === 'active' ? 'disabled' : 'active' })}
                  />
                  <ConfirmAction
                    label={t('users.remove')}
                    danger
                    consequence={t('users.removeText', { name: row.userName })}
                    buttonProps={{ size: 'small' }}
                    act={async () => {
                      await browserApi().account.deleteUser(row.userId)
                      await refresh()
                    }}
                  />
                </span>
              ) : null,
          },
        ]}
        empty={
          <EmptyState
            icon="user"
            title={t('users.emptyTitle')}
            text={t('users.emptyText')}
            action={createButton}
          />
        }
      />
      <FormDrawer<NewValues>
        open={creating}
        onClose={() => setCreating(false)}
        title={t('users.create')}
        purpose={t('users.createPurpose')}
        submitLabel={t('users.create')}
        initialValues={{ role: 'Buyer-Operator' }}
        onSubmit={async ({ email, ...rest }) => {
          const body: NewSubUser = email?.trim() ? { ...rest, email: email.trim() } : rest
          await browserApi().account.createUser(body)
          await refresh()
        }}
      >
        <Form.Item
          name="userName"
          label={t('users.userName')}
          extra={t('users.userNameRule')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{2,31}$/i, message: t('users.userNameRule') }]}
        >
          <Input autoComplete="off" maxLength={32} />
        </Form.Item>
        <Form.Item name="email" label={t('users.email')}>
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="password" label={t('users.password')} rules={[passwordRule(false)]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="role" label={t('users.role')}>
          <Select options={roleOptions} />
        </Form.Item>
      </FormDrawer>
      <FormDrawer<EditValues>
        open={edited !== null}
        onClose={() => setEdited(null)}
        title={`${t('users.edit')} · ${edited?.userName ?? ''}`}
        submitLabel={t('users.save')}
        initialValues={{ role: edited?.role ?? 'Buyer-Reader' }}
        onSubmit={async ({ role, password }) => {
          if (edited) await change(edited, password ? { role, password } : { role })
        }}
      >
        <Form.Item name="role" label={t('users.role')}>
          <Select options={roleOptions} />
        </Form.Item>
        <Form.Item name="password" label={t('users.newPassword')} rules={[passwordRule(true)]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

import type { SellerUser, SellerUserChange } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { isStrongPassword } from '../../../ui/password-rules.ts'
import { AccessDrawer } from './AccessDrawer.tsx'
import { GroupSection } from './GroupSection.tsx'
import { groupsQuery, peopleKeys, useGroupName } from './people-queries.ts'

type NewValues = { userName: string; password: string; email?: string; phone?: string }
type EditValues = { email?: string; phone?: string; password?: string }

/** Sub-users of the seller, their groups and rights (SELL-ACC-10..14). */
export default function PeoplePage() {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const groups = useQuery(groupsQuery())
  const nameOf = useGroupName()
  const mayEdit = useMay('seller:users:edit')
  const [creating, setCreating] = useState(false)
  const [edited, setEdited] = useState<SellerUser | null>(null)
  const [granted, setGranted] = useState<SellerUser | null>(null)
  const refresh = () =>
    Promise.all(
      Object.values(peopleKeys).map((queryKey) => queries.invalidateQueries({ queryKey: [queryKey] })),
    )
  const change = async (user: SellerUser, body: SellerUserChange) => {
    await browserApi().sellerPeople.changeUser(user.userId, body)
    await refresh()
  }
  const groupName = (id: string) => {
    const group = groups.data?.items.find((one) => one.id === id)
    return group ? nameOf(group) : id
  }
  const passwordRule = (optional: boolean) => ({
    validator: (_rule: unknown, value?: string) =>
      (optional && !value) || isStrongPassword(value ?? '', [])
        ? Promise.resolve()
        : Promise.reject(new Error(t('passwordRule'))),
  })
  const createButton = (
    <Button
      type="primary"
      disabled={!mayEdit}
      title={mayEdit ? undefined : t('mainOnly')}
      onClick={() => setCreating(true)}
    >
      {t('create')}
    </Button>
  )
  const contacts = (
    <>
      <Form.Item name="email" label={t('email')}>
        <Input type="email" autoComplete="off" maxLength={254} />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')}>
        <Input type="tel" autoComplete="off" maxLength={32} />
      </Form.Item>
    </>
  )
  return (
    <>
      <PageHeader title={t('title')} purpose={t('purpose')} actions={createButton} />
      <div className="stack">
        <DataList<SellerUser>
          name={peopleKeys.users}
          rowKey={(row) => row.userId}
          load={() => browserApi().sellerPeople.users()}
          columns={[
            {
              key: 'name',
              title: t('userName'),
              render: (row) => (
                <>
                  <p>{row.userName}</p>
                  <p className="muted small">{[row.email, row.phone].filter(Boolean).join(' · ')}</p>
                </>
              ),
            },
            {
              key: 'rights',
              title: t('rights'),
              render: (row) =>
                row.effective.length > 1 ? (
                  <>
                    <p>{row.groups.map(groupName).join(', ')}</p>
                    <p className="muted small">{t('rightsCount', { count: row.effective.length })}</p>
                  </>
                ) : (
                  t('noRights')
                ),
            },
            {
              key: 'products',
              title: t('products'),
              render: (row) =>
                row.productIds === null
                  ? t('allProducts')
                  : t('productCount', { count: row.productIds.length }),
            },
            {
              key: 'status',
              title: t('status'),
              render: (row) => (
                <StatusTag tone={row.status === 'active' ? 'success' : 'neutral'}>{t(row.status)}</StatusTag>
              ),
            },
            {
              key: 'lastLogin',
              title: t('lastLogin'),
              render: (row) => (row.lastLoginAt === null ? t('never') : <DateTime at={row.lastLoginAt} />),
            },
            {
              key: 'actions',
              pinned: true,
              title: t('actions'),
              align: 'right',
              render: (row) =>
                mayEdit ? (
                  <span className="inline row-actions">
                    <Button size="small" onClick={() => setGranted(row)}>
                      {t('access')}
                    </Button>
                    <Button size="small" onClick={() => setEdited(row)}>
                      {t('edit')}
                    </Button>
                    <ConfirmAction
                      label={row.status === 'active' ? t('disable') : t('enable')}
                      consequence={
                        row.status === 'active'
                          ? t('disableText', { name: row.userName })
                          : t('enableText', { name: row.userName })
                      }
                      buttonProps={{ size: 'small' }}
                      act={() => change(row, { status: row.status === 'active' ? 'disabled' : 'active' })}
                    />
                    <ConfirmAction
                      label={t('remove')}
                      danger
                      consequence={t('removeText', { name: row.userName })}
                      buttonProps={{ size: 'small' }}
                      act={async () => {
                        await browserApi().sellerPeople.deleteUser(row.userId)
                        await refresh()
                      }}
                    />
                  </span>
                ) : null,
            },
          ]}
          empty={
            <EmptyState icon="user" title={t('emptyTitle')} text={t('emptyText')} action={createButton} />
          }
        />
        <GroupSection />
      </div>
      <FormDrawer<NewValues>
        open={creating}
        onClose={() => setCreating(false)}
        title={t('create')}
        purpose={t('createPurpose')}
        submitLabel={t('create')}
        onSubmit={async ({ userName, password, email, phone }) => {
          await browserApi().sellerPeople.createUser({
            userName,
            password,
            ...(email?.trim() ? { email: email.trim() } : {}),
            ...(phone?.trim() ? { phone: phone.trim() } : {}),
          })
          await refresh()
          notification.success({ title: t('created') })
        }}
      >
        <Form.Item
          name="userName"
          label={t('userName')}
          extra={t('userNameRule')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{2,31}$/i, message: t('userNameRule') }]}
        >
          <Input autoComplete="off" maxLength={32} />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={[passwordRule(false)]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {contacts}
      </FormDrawer>
      <FormDrawer<EditValues>
        open={edited !== null}
        onClose={() => setEdited(null)}
        title={`${t('edit')} · ${edited?.userName ?? ''}`}
        submitLabel={t('save')}
        initialValues={{ email: edited?.email ?? '', phone: edited?.phone ?? '' }}
        onSubmit={async ({ email = '', phone = '', password }) => {
          if (!edited) return
          await change(edited, {
            email: email.trim(),
            phone: phone.trim(),
            ...(password ? { password } : {}),
          })
          notification.success({ title: t('saved') })
        }}
      >
        {contacts}
        <Form.Item name="password" label={t('newPassword')} rules={[passwordRule(true)]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </FormDrawer>
      <AccessDrawer
        user={granted}
        onClose={() => setGranted(null)}
        onSaved={async () => {
          await refresh()
          notification.success({ title: t('saved') })
        }}
      />
    </>
  )
}

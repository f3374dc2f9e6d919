import type { UserGroup } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { PermissionPicker } from './PermissionPicker.tsx'
import { groupsQuery, peopleKeys, useGroupName } from './people-queries.ts'

type Values = { name: string; permissions: string[] }

/** Built-in and own groups (SELL-ACC-11, 14). */
export function GroupSection() {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const groups = useQuery(groupsQuery())
  const nameOf = useGroupName()
  const mayEdit = useMay('seller:users:edit')
  const [edited, setEdited] = useState<UserGroup | 'new' | null>(null)
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: [peopleKeys.groups] }),
      queries.invalidateQueries({ queryKey: [peopleKeys.users] }),
    ])
  return (
    <Section
      title={t('groups')}
      extra={
        mayEdit ? (
          <Button size="small" onClick={() => setEdited('new')}>
            {t('newGroup')}
          </Button>
        ) : null
      }
    >
      <p className="muted">{t('groupsPurpose')}</p>
      {groups.isError ? (
        <ProblemAlert error={groups.error} onRetry={() => void groups.refetch()} />
      ) : groups.data ? (
        <ul className="group-list">
          {groups.data.items.map((group) => (
            <li key={group.id}>
              <span className="inline">
                <strong>{nameOf(group)}</strong>
                <StatusTag tone="neutral">{group.builtIn ? t('builtIn') : t('own')}</StatusTag>
                <span className="muted small">
                  {t('members', { count: group.memberCount })} ·{' '}
                  {t('rightsCount', { count: group.permissions.length })}
                </span>
              </span>
              {group.builtIn || !mayEdit ? null : (
                <span className="inline row-actions">
                  <Button size="small" onClick={() => setEdited(group)}>
                    {t('edit')}
                  </Button>
                  <ConfirmAction
                    label={t('remove')}
                    danger
                    consequence={t('removeGroupText', { name: group.name, count: group.memberCount })}
                    buttonProps={{ size: 'small' }}
                    act={async () => {
                      await browserApi().sellerPeople.deleteGroup(group.id)
                      await refresh()
                    }}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton active paragraph={{ rows: 5 }} title={false} />
      )}
      <FormDrawer<Values>
        open={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? t('newGroup') : t('editGroup')}
        purpose={t('groupsPurpose')}
        submitLabel={t('save')}
        initialValues={
          edited === null || edited === 'new'
            ? { name: '', permissions: [] }
            : { name: edited.name, permissions: edited.permissions }
        }
        onSubmit={async (values) => {
          if (edited === 'new') await browserApi().sellerPeople.createGroup(values)
          else if (edited) await browserApi().sellerPeople.changeGroup(edited.id, values)
          await refresh()
          notification.success({ title: t('saved') })
        }}
      >
        <Form.Item
          name="name"
          label={t('groupName')}
          rules={[{ required: true, whitespace: true, message: t('groupNameRule') }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <p>{t('groupPermissions')}</p>
        <Form.Item name="permissions">
          <PermissionPicker all={groups.data?.permissions ?? []} />
        </Form.Item>
      </FormDrawer>
    </Section>
  )
}

import type { ProductTag, ProductTagForm } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Switch } from 'antd'
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
import { catalogAdminKeys } from './catalog-admin-queries.ts'

type Text = { zh: string; en: string }
type Values = { name: Text; certificate?: Partial<Text>; mention?: Partial<Text>; isOffered: boolean }

const optional = (text: Partial<Text> | undefined): Text | null => {
  const { zh = '', en = '' } = text ?? {}
  return zh.trim() === '' && en.trim() === '' ? null : { zh, en }
}
const shown = (text: Text | null) => (text === null ? '—' : `${text.zh} / ${text.en}`)

/** Tags of the marketplace and what each needs (OPS-CAT-02, SELL-PUB-P17). */
export default function TagsPage() {
  const { t } = useTranslation('catalogAdmin')
  const mayEdit = useMay('ops:categories:edit')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const [edited, setEdited] = useState<ProductTag | 'new' | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: [catalogAdminKeys.tags] })
  const bothFields = (name: 'name' | 'certificate' | 'mention', max: number, required: boolean) =>
    (['zh', 'en'] as const).map((language) => (
      <Form.Item
        key={`${name}.${language}`}
        name={[name, language]}
        label={t(`tags.${name}.${language}`)}
        {...(required && { rules: [{ required, whitespace: true, message: t('tags.required') }] })}
      >
        <Input maxLength={max} autoComplete="off" />
      </Form.Item>
    ))
  return (
    <>
      <PageHeader
        title={t('tags.title')}
        purpose={t('tags.purpose')}
        actions={
          <Button type="primary" disabled={!mayEdit} onClick={() => setEdited('new')}>
            {t('tags.add')}
          </Button>
        }
      />
      <DataList<ProductTag>
        name={catalogAdminKeys.tags}
        rowKey={({ id }) => id}
        load={async () => ({ ...(await browserApi().catalogAdmin.tags()), nextCursor: null })}
        columns={[
          {
            key: 'name',
            title: t('tags.name.column'),
            render: ({ name, hidden }) => (
              <span className="inline">
                {shown(name)}
                {hidden ? <StatusTag tone="neutral">{t('tags.hidden')}</StatusTag> : null}
              </span>
            ),
          },
          {
            key: 'certificate',
            title: t('tags.certificate.column'),
            render: ({ certificate }) => shown(certificate),
          },
          { key: 'mention', title: t('tags.mention.column'), render: ({ mention }) => shown(mention) },
          {
            key: 'actions',
            title: t('actions'),
            pinned: true,
            align: 'right',
            render: (tag) => (
              <span className="inline row-actions">
                <Button size="small" disabled={!mayEdit} onClick={() => setEdited(tag)}>
                  {t('tags.edit')}
                </Button>
                <ConfirmAction
                  label={t('tags.remove')}
                  danger
                  buttonProps={{ size: 'small', disabled: !mayEdit }}
                  consequence={t('tags.removeText', { name: shown(tag.name) })}
                  act={async () => {
                    await browserApi().catalogAdmin.removeTag(tag.id)
                    await refresh()
                  }}
                />
              </span>
            ),
          },
        ]}
        empty={<EmptyState icon="grid" title={t('tags.emptyTitle')} text={t('tags.emptyText')} />}
      />
      <FormDrawer<Values>
        open={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'tags.add' : 'tags.edit')}
        purpose={t('tags.drawer')}
        submitLabel={t('save')}
        initialValues={
          edited === 'new' || edited === null
            ? { isOffered: true }
            : {
                name: edited.name,
                ...(edited.certificate && { certificate: edited.certificate }),
                ...(edited.mention && { mention: edited.mention }),
                isOffered: !edited.hidden,
              }
        }
        onSubmit={async ({ name, certificate, mention, isOffered }) => {
          const body: ProductTagForm = {
            name,
            certificate: optional(certificate),
            mention: optional(mention),
            hidden: !isOffered,
          }
          if (edited === 'new') await browserApi().catalogAdmin.addTag(body)
          else await browserApi().catalogAdmin.changeTag(edited!.id, body)
          await refresh()
          notification.success({ title: t('saved') })
        }}
      >
        {bothFields('name', 30, true)}
        {bothFields('certificate', 100, false)}
        {bothFields('mention', 30, false)}
        <Form.Item name="isOffered" label={t('tags.offered')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

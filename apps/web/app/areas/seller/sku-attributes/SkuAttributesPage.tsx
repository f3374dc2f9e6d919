import type { LibraryAttribute } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Radio } from 'antd'
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
import { useLocale } from '../../../ui/Link.tsx'
import { skuAttributeKeys } from './sku-attribute-queries.ts'

type Values = {
  kind: LibraryAttribute['kind']
  code: string
  nameZh: string
  nameEn: string
  description: string
}
type Edited = { id: string | null; values: Values }

const kinds = ['enum', 'quantity'] as const

/** Product management > SKU attributes (SELL-PUB-41). */
export default function SkuAttributesPage() {
  const { t } = useTranslation('catalogAdmin')
  const locale = useLocale()
  const mayEdit = useMay('seller:attributes:edit')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const [edited, setEdited] = useState<Edited | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: [skuAttributeKeys.list] })
  const need = [{ required: true, whitespace: true, message: t('required') }]
  const nameOf = ({ name }: LibraryAttribute) => (locale === 'en' ? name.en : name.zh)
  return (
    <>
      <PageHeader
        title={t('attributes.title')}
        purpose={t('attributes.purpose')}
        actions={
          <Button
            type="primary"
            disabled={!mayEdit}
            onClick={() =>
              setEdited({
                id: null,
                values: { kind: 'enum', code: '', nameZh: '', nameEn: '', description: '' },
              })
            }
          >
            {t('attributes.add')}
          </Button>
        }
      />
      <DataList<LibraryAttribute>
        name={skuAttributeKeys.list}
        rowKey={(row) => row.id ?? row.code}
        filters={[
          {
            kind: 'select',
            name: 'kind',
            label: t('attributes.kind'),
            options: kinds.map((value) => ({ value, label: t(`attributes.kinds.${value}`) })),
          },
          { kind: 'search', name: 'q', label: t('attributes.search') },
        ]}
        load={async ({ kind, q }) => {
          const chosen = kinds.find((known) => known === kind)
          const { items } = await browserApi().skuAttributes.list({
            ...(chosen && { kind: chosen }),
            ...(q !== undefined && { q }),
          })
          return { items, nextCursor: null }
        }}
        columns={[
          { key: 'name', title: t('attributes.name'), render: nameOf },
          {
            key: 'code',
            title: t('attributes.code'),
            render: (row) => <span className="mono">{row.code}</span>,
          },
          { key: 'kind', title: t('attributes.kind'), render: (row) => t(`attributes.kinds.${row.kind}`) },
          {
            key: 'source',
            title: t('attributes.source'),
            render: (row) => (
              <StatusTag tone={row.id === null ? 'neutral' : 'info'}>
                {row.id === null ? t('attributes.preset') : t('attributes.own')}
              </StatusTag>
            ),
          },
          {
            key: 'description',
            title: t('attributes.description'),
            render: (row) => row.description || <span className="muted">–</span>,
          },
          {
            key: 'actions',
            title: t('actions'),
            pinned: true,
            render: (row) => {
              const { id } = row
              return id === null ? (
                <span className="muted">–</span>
              ) : (
                <span className="inline">
                  <Button
                    size="small"
                    disabled={!mayEdit}
                    onClick={() =>
                      setEdited({
                        id,
                        values: {
                          kind: row.kind,
                          code: row.code,
                          nameZh: row.name.zh,
                          nameEn: row.name.en,
                          description: row.description,
                        },
                      })
                    }
                  >
                    {t('edit')}
                  </Button>
                  <ConfirmAction
                    label={t('attributes.remove')}
                    danger
                    buttonProps={{ size: 'small', disabled: !mayEdit }}
                    consequence={t('attributes.removeText', { name: nameOf(row) })}
                    act={async () => {
                      await browserApi().skuAttributes.remove(id)
                      await refresh()
                      notification.success({ title: t('attributes.removed') })
                    }}
                  />
                </span>
              )
            },
          },
        ]}
        empty={
          <EmptyState icon="filter" title={t('attributes.emptyTitle')} text={t('attributes.emptyText')} />
        }
      />
      {edited ? (
        <FormDrawer<Values>
          open
          onClose={() => setEdited(null)}
          title={
            edited.id === null
              ? t('attributes.add')
              : t('attributes.editTitle', {
                  name: locale === 'en' ? edited.values.nameEn : edited.values.nameZh,
                })
          }
          submitLabel={t('save')}
          initialValues={edited.values}
          onSubmit={async ({ kind, code, nameZh, nameEn, description }) => {
            const draft = {
              kind,
              code: code.trim(),
              name: { zh: nameZh.trim(), en: nameEn.trim() },
              description: description.trim(),
            }
            if (edited.id === null) await browserApi().skuAttributes.create(draft)
            else await browserApi().skuAttributes.change(edited.id, draft)
            await refresh()
            notification.success({ title: t('saved') })
          }}
        >
          <Form.Item name="kind" label={t('attributes.kind')}>
            <Radio.Group options={kinds.map((value) => ({ value, label: t(`attributes.kinds.${value}`) }))} />
          </Form.Item>
          <Form.Item
            name="code"
            label={t('attributes.code')}
            extra={t('attributes.codeHelp')}
            rules={[
              { required: true, pattern: /^[A-Za-z][A-Za-z0-9_-]{0,49}$/, message: t('attributes.codeRule') },
            ]}
          >
            <Input maxLength={50} className="mono" />
          </Form.Item>
          <Form.Item name="nameZh" label={t('nameZh')} rules={need}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="nameEn" label={t('nameEn')} rules={need}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="description" label={t('attributes.description')}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        </FormDrawer>
      ) : null}
    </>
  )
}

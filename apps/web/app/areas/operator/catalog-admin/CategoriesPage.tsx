import type { AccessType, CategoryIconName, ManagedCategory } from '@yunshi/api-client'
import { accessTypes } from '@yunshi/product-document'
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Select, Switch, Table } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { categoryIconNames } from '../../../ui/CategoryIcon.tsx'
import { catalogAdminKeys, categoriesQuery } from './catalog-admin-queries.ts'

type Values = {
  slug: string
  nameZh: string
  nameEn: string
  parentId: string
  icon: CategoryIconName
  accessTypes: AccessType[]
  hidden: boolean
}
type Edited = { id: string | null; values: Values }
type Row = ManagedCategory & { children?: Row[] }

const TOP = 'top'

function rowsOf(items: readonly ManagedCategory[]): Row[] {
  return items
    .filter(({ parentId }) => parentId === null)
    .map((top) => {
      const children = items.filter(({ parentId }) => parentId === top.id)
      return children.length > 0 ? { ...top, children } : top
    })
}

/** The tree of categories (OPS-CAT-01). */
export default function CategoriesPage() {
  const { t } = useTranslation('catalogAdmin')
  const { t: tc } = useTranslation()
  const locale = useLocale()
  const mayEdit = useMay('ops:categories:edit')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const query = useQuery(categoriesQuery())
  const [edited, setEdited] = useState<Edited | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: [catalogAdminKeys.categories] })
  const items = query.data?.items ?? []
  const nameOf = ({ name }: ManagedCategory) => (locale === 'en' ? name.en : name.zh)
  const besides = (row: ManagedCategory) => items.filter(({ parentId }) => parentId === row.parentId)
  const order = useMutation({
    mutationFn: ({ row, by }: { row: ManagedCategory; by: -1 | 1 }) => {
      const ids = besides(row).map(({ id }) => id)
      const at = ids.indexOf(row.id)
      const other = ids[at + by]
      if (other !== undefined) {
        ids[at] = other
        ids[at + by] = row.id
      }
      return browserApi().catalogAdmin.orderCategories({ parentId: row.parentId, ids })
    },
    onSettled: refresh,
  })
  const start = (parentId: string): Edited => ({
    id: null,
    values: { slug: '', nameZh: '', nameEn: '', parentId, icon: '', accessTypes: [], hidden: false },
  })
  const need = [{ required: true, whitespace: true, message: t('required') }]
  const blockOf = (row: Row) =>
    row.productCount > 0 ? t('categories.hasProducts') : row.children ? t('categories.hasChildren') : null
  return (
    <>
      <PageHeader
        title={t('categories.title')}
        purpose={t('categories.purpose')}
        actions={
          <Button type="primary" disabled={!mayEdit} onClick={() => setEdited(start(TOP))}>
            {t('categories.add')}
          </Button>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {order.isError ? <ProblemAlert error={order.error} /> : null}
      <div className="card">
        {query.isSuccess && items.length === 0 ? (
          <EmptyState icon="grid" title={t('categories.emptyTitle')} text={t('categories.emptyText')} />
        ) : (
          <Table<Row>
            rowKey="id"
            size="middle"
            pagination={false}
            loading={query.isPending}
            scroll={{ x: 'max-content' }}
            dataSource={rowsOf(items)}
            columns={[
              {
                title: t('categories.name'),
                render: (_, row) => (
                  <span>
                    {nameOf(row)} <span className="muted small mono">{row.slug}</span>
                  </span>
                ),
              },
              {
                title: t('state.title'),
                render: (_, row) => (
                  <StatusTag tone={row.hidden ? 'neutral' : 'success'}>
                    {row.hidden ? t('categories.isHidden') : t('categories.shown')}
                  </StatusTag>
                ),
              },
              {
                title: t('categories.accessTypes'),
                render: (_, row) =>
                  row.accessTypes.length === 0
                    ? t('all')
                    : row.accessTypes.map((type) => tc(`accessType.${type}`)).join(' · '),
              },
              { title: t('categories.products'), align: 'right', render: (_, row) => row.productCount },
              {
                title: t('actions'),
                render: (_, row) => (
                  <span className="inline">
                    <Button
                      size="small"
                      icon={<ArrowUpOutlined />}
                      aria-label={t('categories.up', { name: nameOf(row) })}
                      disabled={!mayEdit || order.isPending || besides(row)[0]?.id === row.id}
                      onClick={() => order.mutate({ row, by: -1 })}
                    />
                    <Button
                      size="small"
                      icon={<ArrowDownOutlined />}
                      aria-label={t('categories.down', { name: nameOf(row) })}
                      disabled={!mayEdit || order.isPending || besides(row).at(-1)?.id === row.id}
                      onClick={() => order.mutate({ row, by: 1 })}
                    />
                    <Button
                      size="small"
                      disabled={!mayEdit}
                      onClick={() =>
                        setEdited({
                          id: row.id,
                          values: {
                            slug: row.slug,
                            nameZh: row.name.zh,
                            nameEn: row.name.en,
                            parentId: row.parentId ?? TOP,
                            icon: categoryIconNames.find((name) => name === row.icon) ?? '',
                            accessTypes: row.accessTypes,
                            hidden: row.hidden,
                          },
                        })
                      }
                    >
                      {t('edit')}
                    </Button>
                    {row.parentId === null ? (
                      <Button
                        size="small"
                        disabled={!mayEdit || row.productCount > 0}
                        title={row.productCount > 0 ? t('categories.hasProducts') : undefined}
                        onClick={() => setEdited(start(row.id))}
                      >
                        {t('categories.addBelow')}
                      </Button>
                    ) : null}
                    <ConfirmAction
                      label={t('categories.remove')}
                      danger
                      buttonProps={{ size: 'small', disabled: !mayEdit }}
                      disabledReason={blockOf(row)}
                      consequence={t('categories.removeText', { name: nameOf(row) })}
                      act={async () => {
                        await browserApi().catalogAdmin.removeCategory(row.id)
                        await refresh()
                        notification.success({ title: t('categories.removed') })
                      }}
                    />
                  </span>
                ),
              },
            ]}
          />
        )}
      </div>
      {edited ? (
        <FormDrawer<Values>
          open
          onClose={() => setEdited(null)}
          title={
            edited.id === null
              ? t('categories.add')
              : t('categories.editTitle', {
                  name: locale === 'en' ? edited.values.nameEn : edited.values.nameZh,
                })
          }
          submitLabel={t('save')}
          initialValues={edited.values}
          onSubmit={async (values) => {
            const change = {
              parentId: values.parentId === TOP ? null : values.parentId,
              name: { zh: values.nameZh.trim(), en: values.nameEn.trim() },
              icon: values.icon,
              accessTypes: values.accessTypes,
              hidden: values.hidden,
            }
            if (edited.id === null)
              await browserApi().catalogAdmin.createCategory({ slug: values.slug.trim(), ...change })
            else await browserApi().catalogAdmin.changeCategory(edited.id, change)
            await refresh()
            notification.success({ title: t('saved') })
          }}
        >
          <Form.Item name="nameZh" label={t('nameZh')} rules={need}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="nameEn" label={t('nameEn')} rules={need}>
            <Input maxLength={60} />
          </Form.Item>
          {edited.id === null ? (
            <Form.Item
              name="slug"
              label={t('slug')}
              extra={t('categories.slugHelp')}
              rules={[
                { pattern: /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, required: true, message: t('slugRule') },
              ]}
            >
              <Input maxLength={60} className="mono" />
            </Form.Item>
          ) : null}
          <Form.Item name="parentId" label={t('categories.parent')}>
            <Select
              options={[
                { value: TOP, label: t('categories.top') },
                ...items
                  .filter(({ id, parentId }) => parentId === null && id !== edited.id)
                  .map((top) => ({ value: top.id, label: nameOf(top) })),
              ]}
            />
          </Form.Item>
          <Form.Item name="icon" label={t('categories.icon')}>
            <Select
              options={[
                { value: '', label: t('categories.iconDefault') },
                ...categoryIconNames.map((value) => ({ value, label: t(`categories.icons.${value}`) })),
              ]}
            />
          </Form.Item>
          <Form.Item
            name="accessTypes"
            label={t('categories.accessTypes')}
            extra={t('categories.accessTypesHelp')}
          >
            <Select
              mode="multiple"
              options={accessTypes.map((value) => ({ value, label: tc(`accessType.${value}`) }))}
            />
          </Form.Item>
          <Form.Item
            name="hidden"
            label={t('categories.hidden')}
            extra={t('categories.hiddenHelp')}
            valuePropName="checked"
          >
            <Switch />
          </Form.Item>
        </FormDrawer>
      ) : null}
    </>
  )
}

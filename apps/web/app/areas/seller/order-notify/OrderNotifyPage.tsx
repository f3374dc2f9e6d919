import type { AccessType, OrderNotifyDraft, OrderNotifyNode, OrderNotifyRule } from '@yunshi/api-client'
import { accessTypes } from '@yunshi/product-document'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Checkbox, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { MayButton } from '../../../ui/console/MayButton.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { endpointsQuery, productsQuery, sellerKeys } from '../seller-queries.ts'

const nodes = ['new_purchase', 'renewal', 'change', 'unsubscription'] as const satisfies OrderNotifyNode[]
/** Every access type but images, which have no notification. */
const notifiedTypes = accessTypes.filter((type) => type !== 'IMAGE')

type Draft = {
  scope: 'accessType' | 'product'
  accessType?: AccessType
  productId?: string
  endpointId?: string
  nodes: OrderNotifyNode[]
}

/** Order notification (SELL-APP-14): which orders the seller's own system is told of, and where. */
export default function OrderNotifyPage() {
  const { t } = useTranslation('seller')
  const { t: tc } = useTranslation('common')
  const queries = useQueryClient()
  const endpoints = useQuery(endpointsQuery())
  const products = useQuery(productsQuery())
  const [isAdding, setAdding] = useState(false)
  const urlOf = (id: string) => endpoints.data?.items.find((endpoint) => endpoint.id === id)?.url ?? id
  const titleOf = (id: string) => products.data?.items.find((product) => product.id === id)?.title ?? id
  const scopeOf = (rule: OrderNotifyRule) =>
    rule.productId === null ? tc(`accessType.${rule.accessType as AccessType}`) : titleOf(rule.productId)
  const add = (
    <MayButton permission="seller:endpoints:edit" type="primary" onClick={() => setAdding(true)}>
      {t('notify.add')}
    </MayButton>
  )
  return (
    <>
      <PageHeader title={t('notify.title')} purpose={t('notify.purpose')} actions={add} />
      <DataList<OrderNotifyRule>
        name={sellerKeys.orderNotify}
        rowKey={(row) => row.id}
        load={async () => ({ ...(await browserApi().seller.orderNotifyRules()), nextCursor: null })}
        columns={[
          {
            key: 'scope',
            title: t('notify.scope'),
            render: (row) => (
              <>
                {scopeOf(row)}
                <p className="muted small">
                  {row.productId === null ? t('notify.byAccessType') : t('notify.byProduct')}
                </p>
              </>
            ),
          },
          {
            key: 'nodes',
            title: t('notify.nodes'),
            render: (row) => row.nodes.map((node) => t(`notify.node.${node}`)).join(t('notify.comma')),
          },
          {
            key: 'endpoint',
            title: t('notify.endpoint'),
            render: (row) => <IdText id={urlOf(row.endpointId)} />,
          },
          { key: 'created', title: t('notify.createdAt'), render: (row) => <DateTime at={row.createdAt} /> },
          {
            key: 'actions',
            title: t('actions'),
            align: 'right',
            render: (row) => (
              <ConfirmAction
                permission="seller:endpoints:edit"
                label={t('notify.remove')}
                danger
                buttonProps={{ size: 'small' }}
                consequence={t('notify.removeText', { scope: scopeOf(row) })}
                act={async () => {
                  await browserApi().seller.deleteOrderNotifyRule(row.id)
                  await queries.invalidateQueries({ queryKey: [sellerKeys.orderNotify] })
                }}
              />
            ),
          },
        ]}
        empty={
          <EmptyState icon="bell" title={t('notify.emptyTitle')} text={t('notify.emptyText')} action={add} />
        }
      />
      <Section title={t('notify.rulesTitle')}>
        <ul className="rule-list">
          <li>{t('notify.rules.once')}</li>
          <li>{t('notify.rules.key')}</li>
          <li>{t('notify.rules.retry')}</li>
          <li>{t('notify.rules.change')}</li>
        </ul>
      </Section>
      <RuleDrawer open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}

function RuleDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('seller')
  const { t: tc } = useTranslation('common')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const endpoints = useQuery(endpointsQuery())
  const products = useQuery(productsQuery())
  return (
    <FormDrawer<Draft>
      open={open}
      onClose={onClose}
      title={t('notify.addTitle')}
      purpose={t('notify.addText')}
      submitLabel={t('notify.save')}
      initialValues={{ scope: 'accessType', accessType: 'SAAS', nodes: [...nodes] }}
      onSubmit={async (draft) => {
        const body: OrderNotifyDraft = {
          accessType: draft.scope === 'accessType' ? (draft.accessType ?? null) : null,
          productId: draft.scope === 'product' ? (draft.productId ?? null) : null,
          endpointId: draft.endpointId ?? '',
          nodes: draft.nodes,
        }
        await browserApi().seller.createOrderNotifyRule(body)
        await queries.invalidateQueries({ queryKey: [sellerKeys.orderNotify] })
        notification.success({ title: t('notify.saved') })
      }}
    >
      <Form.Item name="scope" label={t('notify.scope')}>
        <Radio.Group
          options={[
            { value: 'accessType', label: t('notify.byAccessType') },
            { value: 'product', label: t('notify.byProduct') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Draft, after: Draft) => before.scope !== after.scope}>
        {({ getFieldValue }) =>
          getFieldValue('scope') === 'product' ? (
            <Form.Item
              name="productId"
              label={t('notify.product')}
              rules={[{ required: true, message: t('notify.productRequired') }]}
            >
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={(products.data?.items ?? [])
                  .filter((product) => product.accessType !== 'IMAGE')
                  .map((product) => ({ value: product.id, label: product.title }))}
              />
            </Form.Item>
          ) : (
            <Form.Item name="accessType" label={t('notify.accessType')} rules={[{ required: true }]}>
              <Select options={notifiedTypes.map((value) => ({ value, label: tc(`accessType.${value}`) }))} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item
        name="nodes"
        label={t('notify.nodes')}
        rules={[{ required: true, message: t('notify.nodesRequired') }]}
      >
        <Checkbox.Group options={nodes.map((value) => ({ value, label: t(`notify.node.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="endpointId"
        label={t('notify.endpoint')}
        extra={t('notify.endpointHelp')}
        rules={[{ required: true, message: t('notify.endpointRequired') }]}
      >
        <Select
          options={(endpoints.data?.items ?? []).map(({ id, url, state }) => ({
            value: id,
            label: url,
            disabled: state !== 'VERIFIED',
          }))}
        />
      </Form.Item>
    </FormDrawer>
  )
}

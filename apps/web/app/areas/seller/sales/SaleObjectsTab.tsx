import type { ProductSalesTerms, SaleObject, SaleObjectKind, SpecificationTerms } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { Link } from '../../../ui/Link.tsx'
import { productsQuery, sellerKeys } from '../seller-queries.ts'
import { accountLines, parseAccounts } from './account-lines.ts'

/** The whole product (`spec` null), or one of its specifications. */
type ObjectRow = { product: ProductSalesTerms; spec: SpecificationTerms | null }

const kinds = [
  'EVERYONE',
  'ENTERPRISE',
  'INDIVIDUAL',
  'SPECIFIED',
  'BOUGHT_RELATED',
] as const satisfies SaleObjectKind[]

/** Who may buy a product and its specifications (SELL-PUB-142). */
export function SaleObjectsTab() {
  const { t } = useTranslation('sales')
  const mayEdit = useMay('seller:sales_configuration:edit')
  const [edited, setEdited] = useState<ObjectRow | null>(null)
  const follows = ({ product, spec }: ObjectRow) => spec !== null && product.saleObject.kind !== 'EVERYONE'
  const objectOf = ({ product, spec }: ObjectRow) => spec?.saleObject ?? product.saleObject
  return (
    <>
      <DataList<ObjectRow>
        name={`${sellerKeys.salesTerms}.objects`}
        rowKey={({ product, spec }) => spec?.id ?? product.productId}
        load={async () => ({
          items: (await browserApi().sales.terms()).items.flatMap((product) => [
            { product, spec: null },
            ...product.specifications.map((spec) => ({ product, spec })),
          ]),
          nextCursor: null,
        })}
        columns={[
          {
            key: 'product',
            title: t('configuration.product'),
            render: ({ product }) => <Link to={paths.sellerProduct(product.productId)}>{product.title}</Link>,
          },
          {
            key: 'spec',
            title: t('configuration.specification'),
            render: ({ spec }) => spec?.name ?? <strong>{t('configuration.whole')}</strong>,
          },
          {
            key: 'object',
            title: t('configuration.object'),
            render: (row) => {
              if (follows(row)) return <span className="muted">{t('configuration.follows')}</span>
              const { kind, accounts } = objectOf(row)
              return kind === 'SPECIFIED'
                ? `${t('configuration.kinds.SPECIFIED')} · ${t('configuration.accountCount', { count: accounts.length })}`
                : t(`configuration.kinds.${kind}`)
            },
          },
          {
            key: 'actions',
            title: t('product.actions'),
            render: (row) =>
              mayEdit && !follows(row) ? (
                <Button size="small" onClick={() => setEdited(row)}>
                  {t('configuration.set')}
                </Button>
              ) : null,
          },
        ]}
        empty={
          <EmptyState icon="user" title={t('configuration.empty')} text={t('configuration.emptyText')} />
        }
      />
      {edited ? (
        <ObjectDrawer row={edited} object={objectOf(edited)} onClose={() => setEdited(null)} />
      ) : null}
    </>
  )
}

type Values = { kind: SaleObjectKind; accounts?: string; related?: string[] }

function ObjectDrawer({
  row: { product, spec },
  object,
  onClose,
}: {
  row: ObjectRow
  object: SaleObject
  onClose: () => void
}) {
  const { t } = useTranslation('sales')
  const queries = useQueryClient()
  const products = useQuery(productsQuery())
  const related =
    spec === null
      ? (products.data?.items ?? [])
          .filter(({ id, state }) => id !== product.productId && state !== 'DRAFT')
          .map(({ id, title }) => ({ value: id, label: title }))
      : product.specifications
          .filter(({ id }) => id !== spec.id)
          .map(({ id, name }) => ({ value: id, label: name }))
  const save = async (values: Values) => {
    const saved: SaleObject = {
      kind: values.kind,
      accounts: values.kind === 'SPECIFIED' ? parseAccounts(values.accounts ?? '') : [],
      related: values.kind === 'BOUGHT_RELATED' ? (values.related ?? []) : [],
    }
    const narrows = spec === null && saved.kind !== 'EVERYONE'
    await browserApi().sales.setObjects(product.productId, {
      product: spec === null ? saved : product.saleObject,
      // A narrowed product decides for all of its specifications.
      specifications: narrows
        ? []
        : product.specifications.map(({ id, saleObject }) => ({
            specificationId: id,
            ...(id === spec?.id ? saved : saleObject),
          })),
    })
    await queries.invalidateQueries({ queryKey: [`${sellerKeys.salesTerms}.objects`] })
  }
  return (
    <FormDrawer<Values>
      open
      title={`${t('configuration.objects')} · ${spec?.name ?? product.title}`}
      purpose={t('configuration.objectText')}
      submitLabel={t('configuration.save')}
      onClose={onClose}
      initialValues={{
        kind: object.kind,
        accounts: accountLines(object.accounts),
        related: object.related,
      }}
      onSubmit={save}
    >
      <Form.Item name="kind" label={t('configuration.object')}>
        <Select options={kinds.map((value) => ({ value, label: t(`configuration.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => {
          const kind: unknown = getFieldValue('kind')
          if (kind === 'SPECIFIED')
            return (
              <Form.Item
                name="accounts"
                label={t('configuration.accounts')}
                extra={t('configuration.accountsHelp')}
              >
                <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
              </Form.Item>
            )
          if (kind === 'BOUGHT_RELATED')
            return (
              <Form.Item name="related" label={t('configuration.related')}>
                <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={related} />
              </Form.Item>
            )
          return null
        }}
      </Form.Item>
    </FormDrawer>
  )
}

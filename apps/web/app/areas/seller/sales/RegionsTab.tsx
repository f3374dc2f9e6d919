import type { ProductSalesTerms } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import type { SelectProps } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay, useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { countryName, countryOptions } from '../../../ui/console/countries.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { agreementsQuery } from '../seller-management-queries.ts'
import { sellerKeys } from '../seller-queries.ts'

/** Countries whose accounts may buy (SELL-PUB-150). */
export function RegionsTab() {
  const { t } = useTranslation('sales')
  const locale = useLocale()
  const mayEdit = useMay('seller:sales_configuration:edit')
  const [edited, setEdited] = useState<ProductSalesTerms | null>(null)
  return (
    <>
      <DataList<ProductSalesTerms>
        name={`${sellerKeys.salesTerms}.regions`}
        rowKey={({ productId }) => productId}
        load={async () => ({ ...(await browserApi().sales.terms()), nextCursor: null })}
        columns={[
          {
            key: 'product',
            title: t('configuration.product'),
            render: (row) => <Link to={paths.sellerProduct(row.productId)}>{row.title}</Link>,
          },
          {
            key: 'region',
            title: t('configuration.region'),
            render: (row) =>
              row.salesRegions.length === 0
                ? t('configuration.everywhere')
                : row.salesRegions
                    .map((code) => countryName(code, locale))
                    .join(locale === 'en' ? ', ' : '、'),
          },
          {
            key: 'actions',
            title: t('product.actions'),
            render: (row) =>
              mayEdit ? (
                <Button size="small" onClick={() => setEdited(row)}>
                  {t('configuration.set')}
                </Button>
              ) : null,
          },
        ]}
        empty={
          <EmptyState icon="globe" title={t('configuration.empty')} text={t('configuration.emptyText')} />
        }
      />
      {edited ? <RegionsDrawer product={edited} onClose={() => setEdited(null)} /> : null}
    </>
  )
}

function RegionsDrawer({ product, onClose }: { product: ProductSalesTerms; onClose: () => void }) {
  const { t } = useTranslation('sales')
  const locale = useLocale()
  const queries = useQueryClient()
  const isIntl = useSession()?.site === 'intl'
  const agreements = useQuery({ ...agreementsQuery(), enabled: isIntl })
  const entities = agreements.data?.entities ?? []
  const unsigned = entities.filter(({ isSigned }) => !isSigned)
  // Outside of China the entity that contracts for a country has to be signed and certified with first.
  const options: SelectProps['options'] = isIntl
    ? entities.map(({ legalName, countries, isSigned }) => ({
        label: legalName,
        options: countries.map((value) => ({
          value,
          label: countryName(value, locale),
          disabled: !isSigned,
        })),
      }))
    : countryOptions(locale)
  return (
    <FormDrawer<{ regions: string[] }>
      open
      title={`${t('configuration.regions')} · ${product.title}`}
      purpose={t('configuration.regionText')}
      submitLabel={t('configuration.save')}
      onClose={onClose}
      initialValues={{ regions: product.salesRegions }}
      onSubmit={async ({ regions }) => {
        await browserApi().sales.setRegions(product.productId, regions)
        await queries.invalidateQueries({ queryKey: [`${sellerKeys.salesTerms}.regions`] })
      }}
    >
      <Form.Item name="regions" label={t('configuration.region')}>
        <Select
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={isIntl ? undefined : t('configuration.everywhere')}
          options={options}
        />
      </Form.Item>
      {unsigned.length > 0 ? (
        <p>
          {t('configuration.unsigned', { names: unsigned.map(({ legalName }) => legalName).join(' / ') })}{' '}
          <Link to={paths.sellerAgreements()}>{t('configuration.sign')}</Link>
        </p>
      ) : null}
    </FormDrawer>
  )
}

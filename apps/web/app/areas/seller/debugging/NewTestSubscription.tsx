import type { TestChargingMode, TestFamily, TestProductChoice } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { useGo } from '../../../ui/Link.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { EndpointField } from './EndpointSelect.tsx'
import { chargingModesOf, testFamilies } from './test-options.ts'

type Values = {
  /** Index of the seller's own specification, or `own` for typed values. */
  choice: string
  productName: string
  productId: string
  skuCode: string
  linearValue: number | null
  endpointId: string
  family: TestFamily
  chargingMode: TestChargingMode
  periodType: 'year' | 'month'
  periodNumber: number
  calls: 'test' | 'real'
}

const own = 'own'
const priceModes: Record<TestChargingMode, readonly string[]> = {
  PERIOD: ['MONTH', 'YEAR'],
  TRIAL: ['MONTH', 'YEAR'],
  ONE_TIME: ['ONE_TIME'],
  ON_DEMAND: ['ON_DEMAND'],
}

type Props = { open: boolean; onClose: () => void }

/** Makes a test subscription on one of the seller's specifications, or on values typed by hand. */
export function NewTestSubscription({ open, onClose }: Props) {
  const { t } = useTranslation('debugging')
  const go = useGo()
  const queries = useQueryClient()
  const products = useQuery({
    queryKey: [debuggingKeys.testProducts],
    queryFn: () => browserApi().debugging.testProducts(),
    enabled: open,
  })
  const choices = products.data?.items ?? []
  return (
    <FormDrawer<Values>
      open={open && !products.isPending}
      onClose={onClose}
      title={t('test.addTitle')}
      purpose={t('test.addText')}
      submitLabel={t('test.create')}
      initialValues={initialOf(choices[0])}
      onSubmit={async (values) => {
        const choice = values.choice === own ? undefined : choices[Number(values.choice)]
        const isPeriodic = values.chargingMode === 'PERIOD' || values.chargingMode === 'TRIAL'
        const price = choice?.prices.find(({ mode }) => priceModes[values.chargingMode].includes(mode))
        const productName = choice
          ? `${choice.productTitle},${choice.specificationName}`.slice(0, 200)
          : values.productName.trim()
        const { id } = await browserApi().debugging.createTestSubscription({
          endpointId: values.endpointId,
          family: values.family,
          name: productName.slice(0, 100),
          product: {
            productId: price?.productId ?? choice?.prices[0]?.productId ?? values.productId.trim(),
            skuCode: choice?.skuCode ?? values.skuCode.trim(),
            productName,
            linearValue: choice && !choice.hasQuantity ? null : (values.linearValue ?? null),
          },
          chargingMode: values.chargingMode,
          periodType: isPeriodic ? (values.chargingMode === 'TRIAL' ? 'day' : values.periodType) : null,
          periodNumber: isPeriodic ? values.periodNumber : null,
          asTest: values.calls === 'test',
        })
        await queries.invalidateQueries({ queryKey: [debuggingKeys.testSubscriptions] })
        go(paths.sellerTestSubscription(id))
      }}
    >
      <Fields choices={choices} />
    </FormDrawer>
  )
}

function initialOf(first: TestProductChoice | undefined): Partial<Values> {
  const family = first?.family ?? 'saas-v2'
  return {
    choice: first ? '0' : own,
    productName: 'Demo CRM,Standard',
    productId: '00301-666666-0--0',
    skuCode: 'sku-basic',
    linearValue: 10,
    ...(first?.endpointId && { endpointId: first.endpointId }),
    family,
    chargingMode: 'PERIOD',
    periodType: 'month',
    periodNumber: 1,
    calls: 'test',
  }
}

function Fields({ choices }: { choices: TestProductChoice[] }) {
  const { t } = useTranslation('debugging')
  const form = Form.useFormInstance<Values>()
  const choice = Form.useWatch('choice', form)
  const family = Form.useWatch('family', form) ?? 'saas-v2'
  const chargingMode = Form.useWatch('chargingMode', form) ?? 'PERIOD'
  const isOwn = choice === own
  const chosen = isOwn ? undefined : choices[Number(choice)]
  return (
    <>
      <Form.Item name="choice" label={t('test.product')} extra={t('test.productHelp')}>
        <Select
          options={[
            ...choices.map((item, index) => ({
              value: String(index),
              label: `${item.productTitle} · ${item.specificationName}`,
            })),
            { value: own, label: t('test.ownValues') },
          ]}
          onChange={(value: string) => {
            const item = choices[Number(value)]
            if (item?.endpointId) form.setFieldValue('endpointId', item.endpointId)
            if (item?.family) form.setFieldsValue({ family: item.family, chargingMode: 'PERIOD' })
          }}
        />
      </Form.Item>
      {isOwn ? (
        <>
          <Form.Item
            name="productName"
            label={t('test.productName')}
            rules={[{ required: true, whitespace: true, message: t('test.filled') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="productId"
            label="productId"
            rules={[{ required: true, whitespace: true, message: t('test.filled') }]}
          >
            <Input maxLength={64} className="mono" />
          </Form.Item>
          <Form.Item
            name="skuCode"
            label="skuCode"
            rules={[{ required: true, whitespace: true, message: t('test.filled') }]}
          >
            <Input maxLength={64} className="mono" />
          </Form.Item>
        </>
      ) : null}
      {chosen && !chosen.hasQuantity ? null : (
        <Form.Item name="linearValue" label={t('test.quantity')}>
          <InputNumber min={1} max={1_000_000} precision={0} />
        </Form.Item>
      )}
      <EndpointField />
      <Form.Item name="family" label={t('test.protocol')}>
        <Select
          options={testFamilies.map((value) => ({ value, label: t(`family.${value}`) }))}
          onChange={() => form.setFieldValue('chargingMode', 'PERIOD')}
        />
      </Form.Item>
      <Form.Item name="chargingMode" label={t('test.chargingMode')}>
        <Select
          options={chargingModesOf[family].map((value) => ({ value, label: t(`test.charging.${value}`) }))}
          onChange={(value: TestChargingMode) =>
            form.setFieldValue('periodNumber', value === 'TRIAL' ? 14 : 1)
          }
        />
      </Form.Item>
      {chargingMode === 'PERIOD' ? (
        <Form.Item name="periodType" label={t('test.periodType')}>
          <Radio.Group
            options={(['month', 'year'] as const).map((value) => ({
              value,
              label: t(`test.period.${value}`),
            }))}
          />
        </Form.Item>
      ) : null}
      {chargingMode === 'PERIOD' || chargingMode === 'TRIAL' ? (
        <Form.Item
          name="periodNumber"
          label={chargingMode === 'TRIAL' ? t('test.trialDays') : t('test.periodNumber')}
        >
          <InputNumber min={1} max={36} precision={0} />
        </Form.Item>
      ) : null}
      <Form.Item name="calls" label={t('test.calls')} extra={t('test.callsHelp')}>
        <Radio.Group
          options={(['test', 'real'] as const).map((value) => ({
            value,
            label: t(`test.callKind.${value}`),
          }))}
        />
      </Form.Item>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { endpointsQuery } from '../seller-queries.ts'

/** Verified addresses as options; the others are there, and cannot be chosen. */
export function useEndpointOptions() {
  const { t } = useTranslation('debugging')
  const endpoints = useQuery(endpointsQuery())
  return {
    loading: endpoints.isPending,
    options: (endpoints.data?.items ?? []).map(({ id, url, state }) => ({
      value: id,
      label: state === 'VERIFIED' ? url : t('endpoint.unverified', { url }),
      disabled: state !== 'VERIFIED',
    })),
  }
}

/** The field of a form that names a production address. */
export function EndpointField() {
  const { t } = useTranslation('debugging')
  const { loading, options } = useEndpointOptions()
  const form = Form.useFormInstance<{ endpointId?: string }>()
  const usable = options.filter(({ disabled }) => !disabled)
  const only = usable.length === 1 ? usable[0]?.value : undefined
  useEffect(() => {
    // With one address there is nothing to choose.
    if (only !== undefined && !form.getFieldValue('endpointId')) form.setFieldValue('endpointId', only)
  }, [form, only])
  return (
    <Form.Item
      name="endpointId"
      label={t('endpoint.label')}
      rules={[{ required: true, message: t('endpoint.required') }]}
    >
      <Select loading={loading} options={options} placeholder={t('endpoint.choose')} />
    </Form.Item>
  )
}

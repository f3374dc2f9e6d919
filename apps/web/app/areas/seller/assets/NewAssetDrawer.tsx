import type { AssetCategory } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { useGo } from '../../../ui/Link.tsx'
import { categoriesQuery, useRefreshAssets } from './asset-queries.ts'

type Values = { category: AssetCategory; name: string; description: string; version: string }

/** Adds an asset and goes on to the form of its first version. */
export function NewAssetDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const go = useGo()
  const refresh = useRefreshAssets()
  const categories = useQuery(categoriesQuery())
  return (
    <FormDrawer<Values>
      open={open}
      onClose={onClose}
      title={t('add')}
      purpose={t('addText')}
      submitLabel={t('add')}
      initialValues={{ version: 'V1.0', description: '' }}
      onSubmit={async (values) => {
        const made = await browserApi().assets.create({
          ...values,
          name: values.name.trim(),
          description: values.description.trim(),
        })
        await refresh()
        go(paths.sellerAssetVersion(made.id, made.versionId))
      }}
    >
      <Form.Item name="category" label={t('category')} rules={[{ required: true, message: t('required') }]}>
        <Select
          loading={categories.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={(categories.data?.items ?? []).map(({ category, name }) => ({
            value: category,
            label: name,
          }))}
          optionRender={({ value, label }) => (
            <div className="asset-category">
              <span>{label}</span>
              <span className="muted small">{t(`categoryHelp.${value as AssetCategory}`)}</span>
            </div>
          )}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('name')}
        extra={t('nameHelp')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="version"
        label={t('version')}
        extra={t('versionHelp')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="description" label={t('description')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </FormDrawer>
  )
}

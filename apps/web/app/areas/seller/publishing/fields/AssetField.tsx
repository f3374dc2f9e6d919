import type { ProductAssetCategory } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { browserApi } from '../../../../api/browser-api.ts'
import { useMay } from '../../../../api/session.ts'
import { useField } from '../draft-context.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './FieldFrame.tsx'
import { useControl } from './fields.tsx'

/** An approved asset of the asset center; what is registered elsewhere is written by its identifier. */
export function AssetField({ at, label, help, category }: FieldProps & { category: ProductAssetCategory }) {
  const [value, setValue] = useField<string>(at)
  const control = useControl(at)
  const mayView = useMay('seller:assets:view')
  const assets = useQuery({
    queryKey: ['seller.assets.approved', category],
    queryFn: () => browserApi().publishing.approvedAssets(category),
    enabled: mayView,
  })
  return (
    <FieldFrame at={at} label={label} {...(help ? { help } : {})}>
      <AutoComplete<string>
        {...control}
        value={value ?? ''}
        className="mono"
        showSearch={{
          filterOption: (typed, option) =>
            [option?.value, option?.label].some(
              (part) => typeof part === 'string' && part.toLowerCase().includes(typed.toLowerCase()),
            ),
        }}
        options={(assets.data?.items ?? []).map(({ id, name, approvedLabels }) => ({
          value: id,
          label: [name, approvedLabels.join(', '), id].filter(Boolean).join(' · '),
        }))}
        onChange={(next) => setValue(next)}
      />
    </FieldFrame>
  )
}

import type { SellerUser } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Select, Switch } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { productsQuery } from '../seller-queries.ts'
import { groupsQuery, useGroupName } from './people-queries.ts'
import { PermissionPicker } from './PermissionPicker.tsx'

type Values = { groups: string[]; permissions: string[]; isLimited: boolean; productIds: string[] }

/** What a sub-user may: groups, ticks and products (SELL-ACC-11, 12). */
export function AccessDrawer({
  user,
  onClose,
  onSaved,
}: {
  user: SellerUser | null
  onClose: () => void
  onSaved: () => Promise<unknown>
}) {
  const { t } = useTranslation('people')
  const groups = useQuery({ ...groupsQuery(), enabled: user !== null })
  const products = useQuery({
    ...productsQuery(),
    enabled: useMay('seller:products:view') && user !== null,
  })
  const nameOf = useGroupName()
  return (
    <FormDrawer<Values>
      open={user !== null}
      onClose={onClose}
      title={`${t('access')} · ${user?.userName ?? ''}`}
      purpose={t('accessPurpose')}
      submitLabel={t('save')}
      initialValues={{
        groups: user?.groups ?? [],
        permissions: user?.permissions.filter((point) => point.startsWith('seller:')) ?? [],
        isLimited: (user?.productIds ?? null) !== null,
        productIds: user?.productIds ?? [],
      }}
      onSubmit={async ({ isLimited, productIds, ...rest }) => {
        if (!user) return
        await browserApi().sellerPeople.changeAccess(user.userId, {
          ...rest,
          productIds: isLimited ? (productIds ?? user.productIds ?? []) : null,
        })
        await onSaved()
      }}
    >
      <Form.Item name="groups" label={t('groups')}>
        <Checkbox.Group
          options={(groups.data?.items ?? []).map((group) => ({ value: group.id, label: nameOf(group) }))}
        />
      </Form.Item>
      <Form.Item name="isLimited" label={t('limit')} extra={t('limitHelp')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item noStyle dependencies={['isLimited']}>
        {({ getFieldValue }) =>
          getFieldValue('isLimited') === true ? (
            <Form.Item name="productIds" label={t('chosenProducts')}>
              <Select
                mode="multiple"
                loading={products.isLoading}
                optionFilterProp="label"
                options={(products.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
              />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <p>{t('permissions')}</p>
      <Form.Item name="permissions">
        <PermissionPicker all={groups.data?.permissions ?? []} />
      </Form.Item>
    </FormDrawer>
  )
}

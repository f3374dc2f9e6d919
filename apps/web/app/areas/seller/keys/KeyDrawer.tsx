import type { SellerKey } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Select } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { sellerKeys } from '../seller-queries.ts'
import { bindingOf, interfaceClasses, unboundValue } from './interface-classes.ts'
import type { ChosenClass } from './interface-classes.ts'
import { useKeyChange } from './use-key-change.ts'

type Props = {
  /** The key to bind; 'new' creates one; null shows nothing. */
  subject: SellerKey | 'new' | null
  onClose: () => void
}

/** Creates a key or binds one to an interface class (SELL-ACC-02). */
export function KeyDrawer({ subject, onClose }: Props) {
  const { t } = useTranslation('seller')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const change = useKeyChange()
  const isNew = subject === 'new'
  const current = subject === null || isNew ? null : subject.interfaceClass
  return (
    <FormDrawer<{ interfaceClass: ChosenClass }>
      open={subject !== null}
      onClose={onClose}
      title={isNew ? t('keys.createTitle') : t('keys.bindTitle')}
      purpose={isNew ? t('keys.createText') : t('keys.bindText')}
      submitLabel={isNew ? t('keys.create') : t('keys.save')}
      initialValues={{ interfaceClass: current ?? unboundValue }}
      onSubmit={async ({ interfaceClass }) => {
        if (subject === null) return
        const changed = await change(bindingOf(interfaceClass), (binding) =>
          subject === 'new'
            ? browserApi().seller.createKey(binding)
            : browserApi().seller.bindKey(subject.id, binding),
        )
        if (!changed) return 'stay'
        await Promise.all([
          queries.invalidateQueries({ queryKey: [sellerKeys.keys] }),
          queries.invalidateQueries({ queryKey: [sellerKeys.overview] }),
        ])
        notification.success({ title: isNew ? t('keys.created') : t('keys.bound') })
      }}
    >
      <Form.Item
        name="interfaceClass"
        label={t('keys.interfaceClass')}
        extra={t('keys.interfaceClassHelp')}
        rules={[{ required: true }]}
      >
        <Select
          options={[
            { value: unboundValue, label: t('keys.unbound') },
            ...interfaceClasses.map((value) => ({ value, label: t(`interfaceClass.${value}`) })),
          ]}
        />
      </Form.Item>
    </FormDrawer>
  )
}

import type { ApplicationCredential } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Radio, Switch } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { useGo } from '../../../ui/Link.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { EndpointField } from './EndpointSelect.tsx'

type Values = {
  name: string
  authMode: 'OAUTH2' | 'CAS'
  endpointId: string
  kitVersion: 'v1' | 'v2'
  loginAddressType: 'SHARED' | 'INDEPENDENT'
  loginAddress: string
  publicKey: string
  multiInstance: boolean
  formal: boolean
}

type Props = {
  open: boolean
  onClose: () => void
  /** The credential to modify; null applies for one. */
  subject: ApplicationCredential | null
}

/** Applies for a credential, or modifies one: name and mode stay (SELL-APP-20, 21). */
export function CredentialDrawer({ open, onClose, subject }: Props) {
  const { t } = useTranslation('debugging')
  const { notification } = App.useApp()
  const go = useGo()
  const queries = useQueryClient()
  const refresh = () =>
    Promise.all(
      [debuggingKeys.credentials, debuggingKeys.credential].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    )
  return (
    <FormDrawer<Values>
      open={open}
      onClose={onClose}
      title={subject ? t('credential.modify') : t('credential.apply')}
      purpose={subject ? t('credential.modifyText') : t('credential.applyText')}
      submitLabel={subject ? t('credential.save') : t('credential.apply')}
      initialValues={
        subject ?? {
          authMode: 'OAUTH2',
          kitVersion: 'v2',
          loginAddressType: 'SHARED',
          loginAddress: 'https://',
          multiInstance: false,
          formal: false,
        }
      }
      onSubmit={async (values) => {
        if (subject) {
          await browserApi().debugging.modifyCredential(subject.id, {
            endpointId: values.endpointId,
            loginAddress: values.loginAddress.trim(),
            publicKey: values.publicKey.trim(),
            multiInstance: values.multiInstance,
          })
          await refresh()
          notification.success({ title: t('credential.modified') })
          return
        }
        const { id, active } = await browserApi().debugging.applyForCredential({
          ...values,
          name: values.name.trim(),
          loginAddress: values.loginAddress.trim(),
          publicKey: values.publicKey.trim(),
        })
        await refresh()
        if (active) notification.success({ title: t('credential.applied') })
        else
          notification.warning({ title: t('credential.notTaken'), description: t('credential.notTakenText') })
        go(paths.sellerCredential(id))
      }}
    >
      {subject ? null : (
        <>
          <Form.Item
            name="name"
            label={t('credential.name')}
            rules={[{ required: true, whitespace: true, message: t('test.filled') }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="authMode" label={t('credential.authMode')}>
            <Radio.Group
              options={(['OAUTH2', 'CAS'] as const).map((value) => ({
                value,
                label: t(`credential.modes.${value}`),
              }))}
            />
          </Form.Item>
        </>
      )}
      <EndpointField />
      {subject ? null : (
        <>
          <Form.Item name="kitVersion" label={t('credential.kitVersion')}>
            <Radio.Group
              options={(['v2', 'v1'] as const).map((value) => ({ value, label: t(`family.kit-${value}`) }))}
            />
          </Form.Item>
          <Form.Item
            name="loginAddressType"
            label={t('credential.addressType')}
            extra={t('credential.addressTypeHelp')}
          >
            <Radio.Group
              options={(['SHARED', 'INDEPENDENT'] as const).map((value) => ({
                value,
                label: t(`credential.addressTypes.${value}`),
              }))}
            />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="loginAddress"
        label={t('credential.loginAddress')}
        extra={t('credential.loginAddressHelp')}
        rules={[{ required: true, whitespace: true, message: t('test.filled') }]}
      >
        <Input maxLength={512} inputMode="url" autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="publicKey"
        label={t('credential.publicKey')}
        extra={t('credential.publicKeyHelp')}
        rules={[{ required: true, whitespace: true, message: t('test.filled') }]}
      >
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 12 }} className="mono" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="multiInstance"
        label={t('credential.multiInstance')}
        extra={t('credential.multiInstanceHelp')}
        valuePropName="checked"
      >
        <Switch disabled={subject?.multiInstance === true} />
      </Form.Item>
      {subject ? null : (
        <Form.Item
          name="formal"
          label={t('credential.formal')}
          extra={t('credential.formalHelp')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
      )}
    </FormDrawer>
  )
}

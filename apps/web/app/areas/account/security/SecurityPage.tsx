import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { CodeField } from '../CodeField.tsx'
import { PasswordChecklist } from '../register/PasswordChecklist.tsx'
import { isStrongPassword } from '../../../ui/password-rules.ts'
import { SessionsSection } from './SessionsSection.tsx'
import '../auth.css'

type PasswordForm = { current: string; next: string }

export default function SecurityPage() {
  const { t } = useTranslation('accountCenter')
  const { message } = App.useApp()
  const session = useSession()
  const [changing, setChanging] = useState(false)
  const user = session?.user
  if (!user) return null
  const identities = [user.accountName, user.userName, user.email ?? '']
  return (
    <>
      <PageHeader title={t('nav.security')} purpose={t('security.purpose')} />
      <Section title={t('security.account')}>
        <FactsList
          facts={[
            { label: t('security.accountName'), value: user.accountName },
            ...(user.kind === 'iam' ? [{ label: t('security.userName'), value: user.userName }] : []),
            { label: t('security.email'), value: user.email },
            { label: t('security.phone'), value: user.phoneMasked },
            { label: t('security.region'), value: user.region },
            { label: t('security.level'), value: user.customerLevel },
          ]}
        />
      </Section>
      <Section
        title={t('security.password')}
        extra={<Button onClick={() => setChanging(true)}>{t('security.change')}</Button>}
      >
        <p className="muted">{t('security.passwordText')}</p>
      </Section>
      <ProtectionSection />
      <SessionsSection />
      <FormDrawer<PasswordForm>
        open={changing}
        onClose={() => setChanging(false)}
        title={t('security.change')}
        purpose={t('security.passwordText')}
        submitLabel={t('security.change')}
        onSubmit={async (values) => {
          await browserApi().account.changePassword(values)
          void message.success(t('security.changed'))
        }}
      >
        <Form.Item
          name="current"
          label={t('security.current')}
          rules={[{ required: true, message: t('realName.required') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('security.next')}
          rules={[
            {
              validator: (_rule, value: string) =>
                isStrongPassword(value ?? '', identities)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('users.passwordRule'))),
            },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item noStyle dependencies={['next']}>
          {({ getFieldValue }) => (
            <PasswordChecklist
              id="next-rules"
              password={(getFieldValue('next') as string | undefined) ?? ''}
              identities={identities}
            />
          )}
        </Form.Item>
      </FormDrawer>
    </>
  )
}

/** Operation protection; turning it off needs a fresh code, turning it on does not. */
function ProtectionSection() {
  const { t } = useTranslation('accountCenter')
  const { revalidate } = useRevalidator()
  const user = useSession()?.user
  const [open, setOpen] = useState(false)
  const [code, setCode] = useState('')
  if (!user) return null
  const on = user.operationProtection
  const channel = user.phoneMasked ? 'sms' : 'email'
  const target = user.phoneMasked ?? user.email
  return (
    <Section
      title={t('security.protection')}
      extra={
        <Button
          onClick={() => {
            setCode('')
            setOpen(true)
          }}
        >
          {on ? t('security.turnOff') : t('security.turnOn')}
        </Button>
      }
    >
      <p className="inline">
        <StatusTag tone={on ? 'success' : 'neutral'}>
          {on ? t('security.protectionOn') : t('security.protectionOff')}
        </StatusTag>
        <span className="muted">{t('security.protectionText')}</span>
      </p>
      <FormDrawer<object>
        open={open}
        onClose={() => setOpen(false)}
        title={on ? t('security.turnOff') : t('security.turnOn')}
        purpose={on ? t('security.turnOffText') : t('security.turnOnText')}
        submitLabel={on ? t('security.turnOff') : t('security.turnOn')}
        onSubmit={async () => {
          await browserApi().account.setOperationProtection({ enabled: !on, ...(code ? { code } : {}) })
          await revalidate()
        }}
      >
        {on ? (
          <CodeField
            value={code}
            onChange={setCode}
            request={target ? { purpose: 'operation', channel, target } : null}
            onMissing={() => undefined}
          />
        ) : null}
      </FormDrawer>
    </Section>
  )
}

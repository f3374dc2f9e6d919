import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useRevalidator } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { RealNameTag } from '../../../ui/console/StatusTag.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { documentPattern, sampleDocument } from './document-number.ts'

type Values = { kind: 'individual' | 'enterprise'; name: string; documentNumber: string }

export default function RealNamePage() {
  const { t } = useTranslation('accountCenter')
  const session = useSession()
  const { revalidate } = useRevalidator()
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form) ?? 'enterprise'
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const state = session?.user?.realNameState
  if (!state) return null
  const verified = state === 'VERIFIED_INDIVIDUAL' || state === 'VERIFIED_ENTERPRISE'

  const submit = async (values: Values) => {
    setBusy(true)
    setError(null)
    try {
      await browserApi().account.verifyRealName({
        ...values,
        name: values.name.trim(),
        documentNumber: values.documentNumber.trim().toUpperCase(),
      })
      await revalidate()
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <PageHeader title={t('realName.title')} purpose={t('realName.purpose')} />
      <div className="card narrow-card stack">
        <p className="inline">
          <span className="muted">{t('realName.state')}</span> <RealNameTag state={state} />
        </p>
        {verified ? (
          <Notice tone="success" title={t('realName.done')} />
        ) : state === 'PENDING' ? (
          <Notice tone="info" title={t('realName.pending')} />
        ) : (
          <Form<Values>
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ kind: 'enterprise', name: '', documentNumber: '' }}
            scrollToFirstError={{ focus: true }}
            onFinish={(values) => void submit(values)}
          >
            {session?.mode === 'sandbox' ? (
              <p className="muted">
                {t('realName.sandbox')}{' '}
                <button
                  className="link-button"
                  type="button"
                  onClick={() => form.setFieldsValue(sampleDocument(kind))}
                >
                  {t('realName.fillSample')}
                </button>
              </p>
            ) : null}
            <Form.Item name="kind" label={t('realName.kind')}>
              <Radio.Group
                optionType="button"
                options={[
                  { value: 'enterprise', label: t('realName.enterprise') },
                  { value: 'individual', label: t('realName.individual') },
                ]}
              />
            </Form.Item>
            <Form.Item
              name="name"
              label={kind === 'enterprise' ? t('realName.nameEnterprise') : t('realName.nameIndividual')}
              rules={[{ required: true, whitespace: true, message: t('realName.required') }]}
            >
              <Input maxLength={100} autoComplete={kind === 'enterprise' ? 'organization' : 'name'} />
            </Form.Item>
            <Form.Item
              name="documentNumber"
              label={
                kind === 'enterprise' ? t('realName.documentEnterprise') : t('realName.documentIndividual')
              }
              extra={t('realName.privacy')}
              rules={[
                {
                  pattern: documentPattern[kind],
                  required: true,
                  message:
                    kind === 'enterprise'
                      ? t('realName.documentRuleEnterprise')
                      : t('realName.documentRuleIndividual'),
                },
              ]}
            >
              <Input maxLength={18} autoComplete="off" />
            </Form.Item>
            {error ? <ProblemAlert error={error} /> : null}
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('realName.submit')}
            </Button>
          </Form>
        )}
      </div>
    </>
  )
}

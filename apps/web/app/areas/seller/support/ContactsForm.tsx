import type { SellerSupport, ServiceHours, SupportContacts } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Switch } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { showAtFields } from '../../../ui/console/form-errors.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { useLeaveGuard } from '../../../ui/console/use-leave-guard.ts'
import { HoursFields, officeHours } from './HoursFields.tsx'
import { supportKey } from './support-query.ts'

type Group = { id?: string | null; name: string; phone: string; email: string; hours: ServiceHours }
type Values = { isBound: boolean; presales: { numbers: string[]; hours: ServiceHours }; groups: Group[] }

const groupsMax = 6
const numbersMax = 3

/** Asks for other numbers and groups (SELL-ONB-52); begins with what was refused last, if anything. */
export function ContactsForm({ support, onDone }: { support: SellerSupport; onDone: () => void }) {
  const { t } = useTranslation('support')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const [form] = Form.useForm<Values>()
  const isBound = Form.useWatch('isBound', form) ?? false
  const guard = useLeaveGuard()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const from: SupportContacts = support.change?.state === 'REJECTED' ? support.change : support
  const rules = [{ required: true, whitespace: true, message: t('required') }]

  const submit = async () => {
    const { presales, groups } = form.getFieldsValue(true) as Values
    setBusy(true)
    setError(null)
    try {
      await browserApi().sellerSupport.requestChange({
        presales: isBound ? presales : null,
        groups: groups.map((group) => ({ ...group, id: group.id ?? null })),
      })
      await queries.invalidateQueries({ queryKey: [supportKey] })
      notification.success({ title: t('submitted') })
      guard.release()
      onDone()
    } catch (caught) {
      setError(showAtFields(form, caught))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="stack support-page"
      scrollToFirstError={{ focus: true }}
      initialValues={{
        isBound: from.presales !== null,
        presales: from.presales ?? { numbers: [''], hours: officeHours },
        groups: from.groups,
      }}
      onValuesChange={guard.touch}
      onFinish={() => void submit()}
    >
      <Section title={t('presales')}>
        <p className="muted">{t('presalesText')}</p>
        <Form.Item name="isBound" label={t('bind')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {isBound ? (
          <>
            <Form.List name={['presales', 'numbers']}>
              {(numbers, { add, remove }) => (
                <>
                  {numbers.map(({ key, name }) => (
                    <div className="inline support-number" key={key}>
                      <Form.Item name={name} label={t('number', { number: name + 1 })} rules={rules}>
                        <Input type="tel" maxLength={40} autoComplete="off" />
                      </Form.Item>
                      {numbers.length > 1 ? (
                        <Button onClick={() => remove(name)}>{t('removeItem')}</Button>
                      ) : null}
                    </div>
                  ))}
                  {numbers.length < numbersMax ? (
                    <p>
                      <Button onClick={() => add('')}>{t('addNumber')}</Button>
                    </p>
                  ) : null}
                </>
              )}
            </Form.List>
            <HoursFields name={['presales', 'hours']} of={t('presales')} />
          </>
        ) : null}
      </Section>
      <Section title={t('groups')}>
        <p className="muted">{t('groupsText')}</p>
        <Form.List name="groups">
          {(groups, { add, remove }) => (
            <div className="stack">
              {groups.map(({ key, name }) => {
                const label = t('group', { number: name + 1 })
                return (
                  <fieldset className="support-group" key={key}>
                    <legend>{label}</legend>
                    <Form.Item name={[name, 'name']} label={t('name')} rules={rules}>
                      <Input maxLength={40} autoComplete="off" />
                    </Form.Item>
                    <Form.Item name={[name, 'phone']} label={t('phone')} rules={rules}>
                      <Input type="tel" maxLength={40} autoComplete="off" />
                    </Form.Item>
                    <Form.Item name={[name, 'email']} label={t('email')} rules={rules}>
                      <Input type="email" maxLength={254} autoComplete="off" />
                    </Form.Item>
                    <HoursFields name={[name, 'hours']} of={label} />
                    <Button onClick={() => remove(name)}>{t('removeItem')}</Button>
                  </fieldset>
                )
              })}
              {groups.length < groupsMax ? (
                <p>
                  <Button
                    onClick={() => add({ id: null, name: '', phone: '', email: '', hours: officeHours })}
                  >
                    {t('addGroup')}
                  </Button>
                </p>
              ) : null}
            </div>
          )}
        </Form.List>
      </Section>
      {error ? <ProblemAlert error={error} /> : null}
      <div className="page-header-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('submit')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </Form>
  )
}

import type { ServiceHours } from '@yunshi/api-client'
import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'

const days = ['1', '2', '3', '4', '5', '6', '7'] as const

export const officeHours: ServiceHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }

/** Days and times of a form; `name` leads to the hours, and `of` names what they belong to. */
export function HoursFields({ name, of }: { name: (string | number)[]; of: string }) {
  const { t } = useTranslation('support')
  // A group of ticks cannot be called required; that one is ticked can be.
  const someDay = {
    validator: (_rule: unknown, chosen?: number[]) =>
      chosen && chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('required'))),
  }
  const rules = [{ required: true, message: t('required') }]
  return (
    <fieldset className="support-hours">
      <legend className="visually-hidden">{`${of} · ${t('hours')}`}</legend>
      <Form.Item name={[...name, 'days']} label={t('days')} rules={[someDay]}>
        <Checkbox.Group options={days.map((day) => ({ value: Number(day), label: t(`day.${day}`) }))} />
      </Form.Item>
      <div className="inline support-times">
        <Form.Item name={[...name, 'from']} label={t('from')} rules={rules}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name={[...name, 'to']} label={t('to')} rules={rules}>
          <Input type="time" />
        </Form.Item>
      </div>
    </fieldset>
  )
}

/** Hours as they are read: Mon, Tue 09:00–18:00. */
export function HoursText({ hours }: { hours: ServiceHours }) {
  const { t } = useTranslation('support')
  const named = days.filter((day) => hours.days.includes(Number(day))).map((day) => t(`day.${day}`))
  return (
    <>
      {named.join(' ')} {hours.from}–{hours.to}
    </>
  )
}

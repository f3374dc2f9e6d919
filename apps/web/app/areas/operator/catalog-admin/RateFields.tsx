import { DatePicker, Form, Input } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { bpsOf } from '../../../ui/console/rates.ts'

/** A percentage of a form, as text so that nothing is rounded. */
export function PercentField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation('catalogAdmin')
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        {
          validator: (_, text: string | undefined) =>
            bpsOf(text ?? '') === null ? Promise.reject(new Error(t('rateRule'))) : Promise.resolve(),
        },
      ]}
    >
      <Input inputMode="decimal" maxLength={6} suffix="%" />
    </Form.Item>
  )
}

/** From when on a row holds. */
export function EffectiveField() {
  const { t } = useTranslation('catalogAdmin')
  return (
    <Form.Item
      name="effectiveAt"
      label={t('effectiveAt')}
      rules={[{ required: true, message: t('required') }]}
    >
      <DatePicker showTime format="YYYY-MM-DD HH:mm" />
    </Form.Item>
  )
}

import type { TestCommand, TestCommandInput, TestSubscription } from '@yunshi/api-client'
import { Button, Form, Input, InputNumber, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { chosenCommands, commandOrder, endingCommands } from './test-options.ts'

type Props = {
  subscription: TestSubscription
  /** The step that runs now. */
  running: string | null
  onCommand: (input: TestCommandInput) => Promise<unknown>
}

/** A button for each step that the protocol knows; those not open now are shown disabled. */
export function TestCommands({ subscription, running, onCommand }: Props) {
  const { t } = useTranslation('debugging')
  const [choosing, setChoosing] = useState<TestCommand | null>(null)
  const { allowedCommands, pendingCommand, endedAt } = subscription
  if (endedAt !== null) return <p className="muted">{t('test.ended')}</p>
  const give = (command: TestCommand) =>
    // A repeat keeps the order of the first try, and so its choices.
    chosenCommands.includes(command) && pendingCommand !== command
      ? setChoosing(command)
      : void onCommand({ command })
  const first = pendingCommand ?? allowedCommands.find((command) => command === 'open')
  return (
    <>
      <div className="debug-buttons">
        {commandOrder
          .filter((command) => allowedCommands.includes(command))
          .map((command) => {
            const label =
              pendingCommand === command
                ? t('test.repeat', { command: t(`test.commands.${command}`) })
                : t(`test.commands.${command}`)
            return endingCommands.includes(command) ? (
              <ConfirmAction
                key={command}
                label={label}
                danger
                buttonProps={{ disabled: running !== null, loading: running === command }}
                consequence={t(command === 'release' ? 'test.releaseText' : 'test.refundText')}
                act={() => {
                  void onCommand({ command })
                  return Promise.resolve()
                }}
              />
            ) : (
              <Button
                key={command}
                type={command === first ? 'primary' : 'default'}
                loading={running === command}
                disabled={running !== null}
                onClick={() => give(command)}
              >
                {label}
              </Button>
            )
          })}
      </div>
      {choosing ? (
        <Choices
          command={choosing}
          subscription={subscription}
          onClose={() => setChoosing(null)}
          onChosen={(input) => {
            setChoosing(null)
            void onCommand(input)
          }}
        />
      ) : null}
    </>
  )
}

type ChoiceValues = {
  periodType: 'year' | 'month'
  periodNumber: number
  linearValue: number | null
  productId: string
  skuCode: string
}
type ChoicesProps = {
  command: TestCommand
  subscription: TestSubscription
  onClose: () => void
  onChosen: (input: TestCommandInput) => void
}

/** Period and target of a renewal or change. */
function Choices({ command, subscription, onClose, onChosen }: ChoicesProps) {
  const { t } = useTranslation('debugging')
  const { t: tc } = useTranslation()
  const [form] = Form.useForm<ChoiceValues>()
  const { product, periodType, periodNumber } = subscription
  const hasPeriod = command !== 'change'
  const hasProduct = command !== 'renew'
  return (
    <Modal
      open
      title={t(`test.commands.${command}`)}
      okText={t('test.send')}
      cancelText={tc('cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<ChoiceValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          periodType: periodType === 'year' ? 'year' : 'month',
          periodNumber: periodType === 'day' ? 1 : (periodNumber ?? 1),
          linearValue: product.linearValue,
          productId: product.productId,
          skuCode: product.skuCode,
        }}
        onFinish={(values) =>
          onChosen({
            command,
            ...(hasPeriod && { periodType: values.periodType, periodNumber: values.periodNumber }),
            ...(hasProduct && {
              productId: values.productId.trim(),
              skuCode: values.skuCode.trim(),
              ...(values.linearValue !== null && { linearValue: values.linearValue }),
            }),
          })
        }
      >
        {hasPeriod ? (
          <>
            <Form.Item name="periodType" label={t('test.periodType')}>
              <Radio.Group
                options={(['month', 'year'] as const).map((value) => ({
                  value,
                  label: t(`test.period.${value}`),
                }))}
              />
            </Form.Item>
            <Form.Item
              name="periodNumber"
              label={t('test.periodNumber')}
              rules={[{ required: true, message: t('test.filled') }]}
            >
              <InputNumber min={1} max={36} precision={0} />
            </Form.Item>
          </>
        ) : null}
        {hasProduct ? (
          <>
            {product.linearValue === null ? null : (
              <Form.Item
                name="linearValue"
                label={t('test.quantityAfter')}
                rules={[{ required: true, message: t('test.filled') }]}
              >
                <InputNumber min={1} max={1_000_000} precision={0} />
              </Form.Item>
            )}
            <Form.Item
              name="skuCode"
              label="skuCode"
              rules={[{ required: true, whitespace: true, message: t('test.filled') }]}
            >
              <Input maxLength={64} className="mono" />
            </Form.Item>
            <Form.Item
              name="productId"
              label="productId"
              rules={[{ required: true, whitespace: true, message: t('test.filled') }]}
            >
              <Input maxLength={64} className="mono" />
            </Form.Item>
          </>
        ) : null}
      </Form>
    </Modal>
  )
}

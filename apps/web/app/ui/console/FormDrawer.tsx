import { Button, Drawer, Form, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { idempotencyKeyAfter, newIdempotencyKey } from '../../api/browser-api.ts'
import { showAtFields } from './form-errors.ts'
import { ProblemAlert } from './ProblemAlert.tsx'

type Props<V extends object> = {
  title: string
  /** One line under the title: what saving does. */
  purpose?: string
  open: boolean
  onClose: () => void
  submitLabel: string
  initialValues?: Partial<V>
  /**
   * Rejects to keep the drawer open; field errors of a problem are shown at their fields. Answers `'stay'` to keep it
   * open without an error, when the person chose not to go on.
   */
  onSubmit: (values: V, idempotencyKey: string) => Promise<unknown>
  /** `Form.Item`s, up to eight; more belong on a page of their own. */
  children: ReactNode
}

/** A form in a drawer. Nothing typed is lost by accident: closing with changes asks first. */
export function FormDrawer<V extends object>(props: Props<V>) {
  return props.open ? <OpenDrawer {...props} /> : null
}

function OpenDrawer<V extends object>(props: Props<V>) {
  const { t } = useTranslation()
  const { t: tk } = useTranslation('console')
  const [form] = Form.useForm<V>()
  const [modal, holder] = Modal.useModal()
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const close = () => {
    if (!form.isFieldsTouched()) {
      props.onClose()
      return
    }
    void modal.confirm({
      title: tk('discard.title'),
      content: tk('discard.text'),
      okText: tk('discard.leave'),
      cancelText: tk('discard.stay'),
      onOk: props.onClose,
    })
  }
  const submit = async (values: V) => {
    setBusy(true)
    setError(null)
    try {
      if ((await props.onSubmit(values, idempotencyKey)) !== 'stay') props.onClose()
    } catch (caught) {
      setIdempotencyKey(idempotencyKeyAfter(caught, idempotencyKey))
      setError(showAtFields(form, caught))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      open
      title={props.title}
      size={440}
      onClose={close}
      footer={
        <div className="page-header-actions">
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {props.submitLabel}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      }
    >
      {holder}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        {...(props.initialValues ? { initialValues: props.initialValues } : {})}
        onFinish={(values) => void submit(values)}
      >
        {props.purpose ? <p className="muted">{props.purpose}</p> : null}
        {error ? (
          <div style={{ marginTop: 16 }}>
            <ProblemAlert error={error} />
          </div>
        ) : null}
        <div style={{ marginTop: 16 }}>{props.children}</div>
      </Form>
    </Drawer>
  )
}

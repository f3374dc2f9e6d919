import { Button, Modal } from 'antd'
import type { ButtonProps } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { idempotencyKeyAfter, newIdempotencyKey } from '../../api/browser-api.ts'
import { useMay } from '../../api/session.ts'
import { ProblemAlert } from './ProblemAlert.tsx'

type Props = {
  /** The verb on the button, in the dialog's title and on its confirming button. */
  label: string
  /** What will happen, in numbers. A harmful act never starts without it. */
  consequence: ReactNode
  /** Runs with a key that stays the same until the dialog is closed, so that a repeated click acts once. */
  act: (idempotencyKey: string) => Promise<unknown>
  /** Why the action is not open now; the button is then shown disabled with the reason. */
  disabledReason?: string | null
  /** Without it the button says so. */
  permission?: string
  danger?: boolean
  confirmLabel?: string
  buttonProps?: ButtonProps
}

/** A button that says what will happen and asks again. */
export function ConfirmAction(props: Props) {
  const { label, consequence, act, danger = false, confirmLabel, buttonProps, permission } = props
  const { t } = useTranslation()
  const { t: tk } = useTranslation('console')
  const may = useMay(permission ?? '')
  const disabledReason = permission === undefined || may ? (props.disabledReason ?? null) : tk('mayNot')
  const [idempotencyKey, setIdempotencyKey] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const close = () => {
    setIdempotencyKey(null)
    setError(null)
  }
  const confirm = async () => {
    if (idempotencyKey === null) return
    setBusy(true)
    setError(null)
    try {
      await act(idempotencyKey)
      close()
    } catch (caught) {
      setIdempotencyKey(idempotencyKeyAfter(caught, idempotencyKey))
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        danger={danger}
        {...buttonProps}
        disabled={disabledReason !== null || buttonProps?.disabled === true}
        title={disabledReason ?? undefined}
        onClick={() => setIdempotencyKey(newIdempotencyKey())}
      >
        {label}
      </Button>
      <Modal
        open={idempotencyKey !== null}
        title={label}
        okText={confirmLabel ?? label}
        okButtonProps={{ danger, loading: busy }}
        cancelText={t('back')}
        onOk={() => void confirm()}
        onCancel={close}
        mask={{ closable: !busy }}
        destroyOnHidden
      >
        <div className="stack">
          <div>{consequence}</div>
          {error ? <ProblemAlert error={error} /> : null}
        </div>
      </Modal>
    </>
  )
}

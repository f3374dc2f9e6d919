import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useTellProblem } from './use-tell-problem.ts'
import { CopyButton } from './CopyButton.tsx'

/** A revealed number hides itself after this time, so that it does not stay on an unattended screen. */
const shownForMs = 30_000

/** A bank account by its end; the whole by a look that the server records (OPS-AUDIT-02). */
export function AccountNumber({
  masked,
  reveal,
}: {
  masked: string
  reveal: () => Promise<{ accountNumber: string }>
}) {
  const { t } = useTranslation('sellers')
  const tell = useTellProblem()
  const [number, setNumber] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (number === null) return
    const timer = setTimeout(() => setNumber(null), shownForMs)
    return () => clearTimeout(timer)
  }, [number])
  const toggle = async () => {
    if (number !== null) {
      setNumber(null)
      return
    }
    setBusy(true)
    try {
      setNumber((await reveal()).accountNumber)
    } catch (error) {
      tell(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className="inline">
      <span className="mono">{number ?? masked}</span>
      {number === null ? null : <CopyButton text={number} label={t('certification.field.accountNumber')} />}
      <Button
        type="link"
        size="small"
        loading={busy}
        title={t('certification.revealNote')}
        onClick={() => void toggle()}
      >
        {number === null ? t('certification.reveal') : t('certification.hide')}
      </Button>
    </span>
  )
}

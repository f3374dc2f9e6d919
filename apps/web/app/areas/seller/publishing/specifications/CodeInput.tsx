import { Input } from 'antd'
import { useState } from 'react'
import { useDraft, useFieldProblems } from '../draft-context.ts'
import { fieldId } from '../field-attention.ts'

type Props = {
  at: string
  value: string | undefined
  label: string
  onChange: (code: string) => void
}

/** A code that other parts of the document name: it changes when it is finished, so that they follow once. */
export function CodeInput({ at, value = '', label, onChange }: Props) {
  const { attention, readOnly } = useDraft()
  const [typed, setTyped] = useState<string | null>(null)
  const refused = useFieldProblems([at]).some(({ severity }) => severity === 'error')
  const finish = () => {
    attention.leave(at)
    if (typed !== null && typed.trim() !== value) onChange(typed.trim())
    setTyped(null)
  }
  return (
    <Input
      id={fieldId(at)}
      className="mono"
      value={typed ?? value}
      disabled={readOnly}
      spellCheck={false}
      autoComplete="off"
      aria-label={label}
      {...(refused ? { status: 'error' as const, 'aria-invalid': true } : {})}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onPressEnter={finish}
    />
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Icon } from './Icon.tsx'
import { problemText } from './problem.ts'

type Tone = 'info' | 'success' | 'warning' | 'danger'
const icons = { info: 'info', success: 'check', warning: 'alert', danger: 'alert' } as const

/** A message inside a page. Warnings and failures are announced to screen readers when they appear. */
export function Notice({ tone, title, children }: { tone: Tone; title: string; children?: ReactNode }) {
  return (
    <div
      className={`notice notice-${tone}`}
      role={tone === 'info' || tone === 'success' ? 'status' : 'alert'}
    >
      <Icon name={icons[tone]} size={20} />
      <div>
        <p className="notice-title">{title}</p>
        {children ? <div className="notice-body">{children}</div> : null}
      </div>
    </div>
  )
}

/** A failed call: what happened, what to do, and the request id for support. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { t } = useTranslation('errors')
  const { t: tc } = useTranslation('common')
  const { title, detail, requestId } = problemText(error, t)
  return (
    <Notice tone="danger" title={title}>
      {detail ? <p>{detail}</p> : null}
      {requestId ? <p className="muted small">{tc('requestId', { id: requestId })}</p> : null}
    </Notice>
  )
}

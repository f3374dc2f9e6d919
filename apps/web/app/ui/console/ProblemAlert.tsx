import { Alert, Button } from 'antd'
import { useTranslation } from '../../i18n/use-translation.ts'
import { problemText } from '../problem.ts'

/** A failed call: what happened, what to do, what is wrong in it, the request id, and a way to try again. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('errors')
  const { t: tc } = useTranslation('common')
  const { title, detail, messages, requestId } = problemText(error, t)
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={
        <>
          {detail ? <p>{detail}</p> : null}
          {messages.length > 0 ? (
            <ul className="problem-messages">
              {messages.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          ) : null}
          {requestId ? <p className="muted small">{tc('requestId', { id: requestId })}</p> : null}
        </>
      }
      action={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {tc('retry')}
          </Button>
        ) : null
      }
    />
  )
}

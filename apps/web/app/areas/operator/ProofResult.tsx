import type { Verification } from '@yunshi/api-client'
import { Alert } from 'antd'

type Props = {
  result: Verification
  /** What was proved, with the number of rows. */
  holds: string
  /** That it does not hold, with the number of problems. */
  fails: string
}

/** The outcome of a proof, with every problem it found. */
export function ProofResult({ result, holds, fails }: Props) {
  return (
    <div aria-live="polite">
      <Alert
        className="detail-alert"
        type={result.ok ? 'success' : 'error'}
        showIcon
        title={result.ok ? holds : fails}
        description={
          result.problems.length === 0 ? null : (
            <ul className="proof-problems">
              {result.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )
        }
      />
    </div>
  )
}

import type { ReviewState, ReviewTask } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'

const tones: Record<ReviewState, StatusTone> = {
  OPEN: 'warning',
  CLAIMED: 'info',
  CHECKING: 'info',
  APPROVED: 'success',
  REJECTED: 'danger',
  WITHDRAWN: 'neutral',
}

export function ReviewStateTag({ state }: { state: ReviewState }) {
  const { t } = useTranslation('reviews')
  return <StatusTag tone={tones[state]}>{t(`states.${state}`)}</StatusTag>
}

/** When the decision was promised; a broken promise in red and in words. */
export function DueTime({ task }: { task: Pick<ReviewTask, 'dueAt' | 'overdue'> }) {
  const { t } = useTranslation('reviews')
  return task.overdue ? (
    <span className="review-overdue">
      <DateTime at={task.dueAt} /> {t('overdue')}
    </span>
  ) : (
    <DateTime at={task.dueAt} />
  )
}

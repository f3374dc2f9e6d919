import type { Review } from '@yunshi/api-client'
import { FlagOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Switch, Timeline } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { Figure } from '../../../ui/console/Figure.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { useTellProblem } from '../../../ui/console/use-tell-problem.ts'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link } from '../../../ui/Link.tsx'
import { operatorKeys } from '../operator-queries.ts'
import { FieldDifference, FieldValue, isReadAsOne } from './FieldValue.tsx'
import { ReviewDecision } from './ReviewDecision.tsx'
import { DueTime, ReviewStateTag } from './ReviewTags.tsx'
import { useWorksheet } from './worksheet.ts'
import './reviews.css'

/** One task: what is to be read, beside what stood before, and the decision (OPS-REVIEW-02 to 06). */
export default function ReviewPage() {
  const { taskId = '' } = useParams()
  const { t } = useTranslation('reviews')
  const query = useQuery({
    queryKey: [operatorKeys.review, taskId],
    queryFn: () => browserApi().operator.review(taskId),
    refetchInterval: ({ state }) => (state.data?.task.state === 'CHECKING' ? 1500 : false),
  })
  return (
    <DetailPage<Review>
      query={query}
      trail={[{ label: t('title'), to: paths.operatorReviews() }]}
      titleOf={({ task }) => task.title}
      band={(review) => <Band review={review} />}
      // The notes begin anew when the task changes hands.
      sections={(review) => (
        <ReviewBody key={`${review.task.id}:${review.task.state}:${review.task.mine}`} review={review} />
      )}
    />
  )
}

function Band({ review }: { review: Review }) {
  const { t } = useTranslation('reviews')
  const queries = useQueryClient()
  const tell = useTellProblem()
  const { task, commands } = review
  const renew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: [operatorKeys.review, task.id] }),
      queries.invalidateQueries({ queryKey: [operatorKeys.reviewFigures] }),
    ])
  const claim = async () => {
    try {
      await browserApi().operator.claimReview(task.id)
    } catch (error) {
      tell(error)
    } finally {
      // Taken by another meanwhile or not: who has it is shown.
      await renew()
    }
  }
  return (
    <>
      <div>
        <p className="inline">
          <strong>{t(`queues.${task.queue}`)}</strong>
          <ReviewStateTag state={task.state} />
        </p>
        <IdText id={review.objectId} />
      </div>
      <Figure label={t('account')}>{task.accountName}</Figure>
      <Figure label={t('submitted')}>
        <DateTime at={task.submittedAt} />
      </Figure>
      <Figure label={task.decidedAt ? t('decided') : t('due')}>
        {task.decidedAt ? <DateTime at={task.decidedAt} /> : <DueTime task={task} />}
      </Figure>
      <div className="page-header-actions">
        {review.previewPath ? (
          <Button href={review.previewPath} target="_blank">
            {t('preview')}
          </Button>
        ) : null}
        {commands.includes('claim') ? (
          <Button type="primary" onClick={() => void claim()}>
            {t('claim')}
          </Button>
        ) : null}
        {task.state === 'CLAIMED' ? (
          <ConfirmAction
            label={t('release')}
            consequence={t('releaseText')}
            act={async () => {
              await browserApi().operator.releaseReview(task.id)
              await renew()
            }}
          />
        ) : null}
      </div>
    </>
  )
}

function ReviewBody({ review }: { review: Review }) {
  const { t } = useTranslation('reviews')
  const { task, hasBefore } = review
  const editable = task.state === 'CLAIMED' && task.mine
  const worksheet = useWorksheet(review)
  const [onlyChanges, setOnlyChanges] = useState(hasBefore)
  const object = (path: string) => {
    if (worksheet.sheet.reasons.some((reason) => reason.path === path)) return
    worksheet.change({ reasons: [...worksheet.sheet.reasons, { code: '', path, text: '' }] })
  }
  const hint =
    task.state === 'OPEN'
      ? review.commands.includes('claim')
        ? t('claimHint')
        : t('ownHint')
      : task.state === 'CLAIMED' && !task.mine
        ? t('takenHint', { name: task.claimedByName ?? '' })
        : task.state === 'CHECKING'
          ? t('checkingHint')
          : null
  return (
    <div className="review-columns">
      <div className="stack">
        {hint ? <Alert type="info" showIcon title={hint} /> : null}
        {review.notices.length > 0 ? (
          <Alert
            type={review.notices.some(({ tone }) => tone === 'danger') ? 'error' : 'warning'}
            showIcon
            title={t('notices')}
            description={
              <ul className="review-list">
                {review.notices.map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            }
          />
        ) : null}
        {hasBefore ? (
          <label className="inline">
            <Switch checked={onlyChanges} onChange={setOnlyChanges} />
            {t('onlyChanges')}
          </label>
        ) : null}
        {review.sections.map((section) => {
          const fields = onlyChanges ? section.fields.filter(({ changed }) => changed) : section.fields
          if (fields.length === 0) return null
          return (
            <Section key={section.title} title={section.title}>
              <dl className="review-fields">
                {fields.map((field) => (
                  <div key={field.path} className={field.changed ? 'review-field-changed' : undefined}>
                    <dt>
                      {field.label}
                      {editable ? (
                        <Button
                          type="text"
                          size="small"
                          icon={<FlagOutlined />}
                          aria-label={t('addReason', { label: field.label })}
                          title={t('addReason', { label: field.label })}
                          onClick={() => object(field.path)}
                        />
                      ) : null}
                    </dt>
                    {field.changed && isReadAsOne(field.kind) ? (
                      <dd>
                        <FieldDifference field={field} />
                      </dd>
                    ) : field.changed ? (
                      <dd className="review-sides">
                        <div>
                          <p className="muted small">{t('before')}</p>
                          <FieldValue kind={field.kind} value={field.before} />
                        </div>
                        <div>
                          <p className="muted small">{t('after')}</p>
                          <FieldValue kind={field.kind} value={field.after} />
                        </div>
                      </dd>
                    ) : (
                      <dd>
                        <FieldValue kind={field.kind} value={field.after ?? field.before} />
                      </dd>
                    )}
                  </div>
                ))}
              </dl>
            </Section>
          )
        })}
      </div>
      <div className="stack review-side">
        <ReviewDecision review={review} editable={editable} worksheet={worksheet} />
        <Section title={t('history')}>
          <Timeline
            items={review.history.toReversed().map((entry, index) => ({
              key: `${entry.at}:${index}`,
              color: index === 0 ? 'blue' : 'gray',
              content: (
                <div>
                  <strong>{t(`commands.${entry.command as 'submit'}`)}</strong>
                  {entry.remark ? <p>{entry.remark}</p> : null}
                  <p className="muted small">
                    <DateTime at={entry.at} precision="second" /> · {entry.actorName}
                  </p>
                </div>
              ),
            }))}
          />
          {task.decidedAt ? <Link to={paths.operatorReviews()}>{t('next')}</Link> : null}
        </Section>
      </div>
    </div>
  )
}

import type { ChecklistMark, Review, ReviewReason } from '@yunshi/api-client'
import { DeleteOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Radio, Select } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { operatorKeys } from '../operator-queries.ts'
import { openItems, sentReasons, type useWorksheet } from './worksheet.ts'

const marks = ['pass', 'fail', 'na'] as const satisfies ChecklistMark[]

type Props = { review: Review; editable: boolean; worksheet: ReturnType<typeof useWorksheet> }

/** Checklist, reasons and the two decisions (OPS-REVIEW-03). */
export function ReviewDecision({ review, editable, worksheet }: Props) {
  const { t } = useTranslation('reviews')
  const queries = useQueryClient()
  const { sheet, change, saving, queue } = worksheet
  const { task } = review
  const open = openItems(review, sheet)
  const reasons = sentReasons(sheet)
  const shownReasons = editable ? sheet.reasons : review.reasons
  const labelOf = (path: string | null) =>
    path === null
      ? t('reasonWhole')
      : (review.sections.flatMap(({ fields }) => fields).find((field) => field.path === path)?.label ?? path)
  const renew = () =>
    Promise.all(
      [operatorKeys.review, operatorKeys.reviewFigures, operatorKeys.reviews].map((key) =>
        queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(key) }),
      ),
    )
  const changeReason = (index: number, part: Partial<ReviewReason>) =>
    change({ reasons: sheet.reasons.map((reason, i) => (i === index ? { ...reason, ...part } : reason)) })
  const product = task.queue === 'product_publish' || task.queue === 'product_modify'
  return (
    <>
      {review.checklist.length > 0 ? (
        <Section
          title={t('checklist')}
          extra={
            editable && open.length > 0 ? (
              <Button
                size="small"
                onClick={() =>
                  change({
                    checklist: {
                      ...Object.fromEntries(review.checklist.map(({ key }) => [key, 'pass' as const])),
                      ...sheet.checklist,
                    },
                  })
                }
              >
                {t('checklistAll')}
              </Button>
            ) : null
          }
        >
          <ul className="review-checklist">
            {review.checklist.map(({ key, rule, label }) => (
              <li key={key}>
                <p id={`check-${key}`}>
                  {label} <span className="muted small mono">{rule}</span>
                </p>
                <Radio.Group
                  size="small"
                  aria-labelledby={`check-${key}`}
                  optionType="button"
                  disabled={!editable}
                  value={sheet.checklist[key] ?? null}
                  onChange={(event) =>
                    change({
                      checklist: { ...sheet.checklist, [key]: event.target.value as ChecklistMark },
                    })
                  }
                  options={marks.map((value) => ({ value, label: t(`marks.${value}`) }))}
                />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t('reasons')}>
        {shownReasons.length === 0 ? (
          <p className="muted">{editable ? t('reasonsNone') : t('absent')}</p>
        ) : null}
        <ul className="review-reasons">
          {shownReasons.map((reason, index) => (
            <li key={`${reason.path ?? ''}:${index}`}>
              <p className="inline">
                <strong>{labelOf(reason.path)}</strong>
                {editable ? (
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t('reasonRemove')}
                    onClick={() => change({ reasons: sheet.reasons.filter((_, i) => i !== index) })}
                  />
                ) : null}
              </p>
              {editable ? (
                <>
                  <Select
                    aria-label={t('reasonCode')}
                    placeholder={t('reasonCode')}
                    style={{ width: '100%' }}
                    value={reason.code === '' ? null : reason.code}
                    options={review.reasonCodes.map(({ code, text }) => ({
                      value: code,
                      label: `${code} ${text}`,
                    }))}
                    onChange={(code: string | null) =>
                      changeReason(index, {
                        code: code ?? '',
                        // The words of the code are a beginning; the reviewer writes the rest.
                        text:
                          reason.text ||
                          (review.reasonCodes.find((candidate) => candidate.code === code)?.text ?? ''),
                      })
                    }
                  />
                  <Input.TextArea
                    aria-label={t('reasonText')}
                    placeholder={t('reasonText')}
                    autoSize={{ minRows: 2, maxRows: 8 }}
                    maxLength={1000}
                    value={reason.text}
                    onChange={(event) => changeReason(index, { text: event.target.value })}
                  />
                </>
              ) : (
                <p>
                  <span className="mono small">{reason.code}</span> {reason.text}
                </p>
              )}
            </li>
          ))}
        </ul>
        {editable ? (
          <>
            <Button
              size="small"
              onClick={() => change({ reasons: [...sheet.reasons, { code: '', path: null, text: '' }] })}
            >
              {t('reasonAdd')}
            </Button>
            <label className="review-remark">
              {t('remark')}
              <Input.TextArea
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={2000}
                value={sheet.remark}
                onChange={(event) => change({ remark: event.target.value })}
              />
              <span className="muted small">{t('remarkHint')}</span>
            </label>
            <output className="muted small">
              {saving.kind === 'saving' ? t('saving') : saving.kind === 'failed' ? t('saveFailed') : null}
              {saving.kind === 'saved' ? <SavedAt at={saving.at} /> : null}
            </output>
            <div className="page-header-actions">
              <ConfirmAction
                label={t('approve')}
                buttonProps={{ type: 'primary' }}
                disabledReason={open.length > 0 ? t('approveBlocked', { count: open.length }) : null}
                consequence={product ? t('approveProductText') : t('approveText')}
                act={async () => {
                  const { checklist, remark } = sheet
                  await queue.flush()
                  await browserApi().operator.approveReview(task.id, { checklist, remark })
                  await renew()
                }}
              />
              <ConfirmAction
                label={t('reject')}
                danger
                disabledReason={reasons.length === 0 ? t('rejectBlocked') : null}
                consequence={t('rejectText', { count: reasons.length })}
                act={async () => {
                  await queue.flush()
                  await browserApi().operator.rejectReview(task.id, { reasons, remark: sheet.remark })
                  await renew()
                }}
              />
            </div>
          </>
        ) : null}
      </Section>
    </>
  )
}

function SavedAt({ at }: { at: Date }) {
  const { t } = useTranslation('reviews')
  return (
    <>
      {t('saved', { time: '' })}
      <DateTime at={at.toISOString()} precision="second" />
    </>
  )
}

import type { ChecklistMark, Review, ReviewReason, ReviewWorksheet } from '@yunshi/api-client'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useSaveQueue } from '../../../ui/console/use-save-queue.ts'

export interface Sheet {
  checklist: Record<string, ChecklistMark>
  reasons: ReviewReason[]
  remark: string
}

/** The reviewer's notes, kept on the server while they are written. */
export function useWorksheet(review: Review) {
  const taskId = review.task.id
  const [sheet, setSheet] = useState<Sheet>(() => sheetOf(review.worksheet))
  const { state: saving, queue } = useSaveQueue<Sheet>((next) =>
    browserApi().operator.saveReviewWorksheet(taskId, next),
  )
  const change = (part: Partial<Sheet>) => {
    const next = { ...sheet, ...part }
    setSheet(next)
    queue.change(next)
  }
  return { sheet, change, saving, queue }
}

function sheetOf({ checklist = {}, reasons = [], remark = '' }: ReviewWorksheet): Sheet {
  return { checklist, reasons, remark }
}

/** Items that keep an approval from being given. */
export const openItems = (review: Pick<Review, 'checklist'>, { checklist }: Pick<Sheet, 'checklist'>) =>
  review.checklist.filter(({ key }) => checklist[key] !== 'pass' && checklist[key] !== 'na')

/** Reasons that can be sent: each with its code and words. */
export const sentReasons = ({ reasons }: Pick<Sheet, 'reasons'>) =>
  reasons.filter(({ code, text }) => code !== '' && text.trim() !== '')

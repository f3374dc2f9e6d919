import type { ChecklistMark, Review, ReviewReason, ReviewWorksheet } from '@yunshi/api-client'
import { useEffect, useRef, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'

const SAVE_AFTER_MS = 800
const RETRY_MS = 5000

export type Saving = 'idle' | 'saving' | 'failed' | Date

export interface Sheet {
  checklist: Record<string, ChecklistMark>
  reasons: ReviewReason[]
  remark: string
}

/** The reviewer's notes, kept on the server while they are written. */
export function useWorksheet(review: Review, editable: boolean) {
  const taskId = review.task.id
  const [sheet, setSheet] = useState<Sheet>(() => sheetOf(review.worksheet))
  const [saving, setSaving] = useState<Saving>('idle')
  const changed = useRef(false)

  useEffect(() => {
    if (!changed.current || !editable) return
    let again: ReturnType<typeof setTimeout>
    const save = async () => {
      setSaving('saving')
      try {
        await browserApi().operator.saveReviewWorksheet(taskId, sheet)
        changed.current = false
        setSaving(new Date())
      } catch {
        setSaving('failed')
        again = setTimeout(() => void save(), RETRY_MS)
      }
    }
    again = setTimeout(() => void save(), SAVE_AFTER_MS)
    return () => clearTimeout(again)
  }, [sheet, editable, taskId])

  const change = (part: Partial<Sheet>) => {
    changed.current = true
    setSheet((present) => ({ ...present, ...part }))
  }
  return { sheet, change, saving }
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

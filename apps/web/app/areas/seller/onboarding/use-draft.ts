import { ApiProblem } from '@yunshi/api-client'
import type { OnboardingForm } from '@yunshi/api-client'
import { useRef } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useSaveQueue } from '../../../ui/console/use-save-queue.ts'

/**
 * Keeps what is typed; each save names the one before (SELL-ONB-10). After a conflict the page no longer shows what is
 * stored, and has to be loaded anew.
 */
export function useDraft(firstEdit: number) {
  const edit = useRef(firstEdit)
  const { state, queue } = useSaveQueue<OnboardingForm>(async (form) => {
    edit.current = (await browserApi().onboarding.save({ edit: edit.current, form })).edit
  })
  const isConflict =
    state.kind === 'failed' && state.error instanceof ApiProblem && state.error.code === 'ONB_EDITED'
  return { state, isConflict, queue, edit }
}

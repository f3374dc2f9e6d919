import { App } from 'antd'
import { useTranslation } from '../../i18n/use-translation.ts'
import { problemText } from '../problem.ts'

/** Tells of a failed call at the edge of the page, where the action itself has no place for words. */
export function useTellProblem(): (error: unknown) => void {
  const { t } = useTranslation('errors')
  const { notification } = App.useApp()
  return (error) => {
    const { title, detail } = problemText(error, t)
    notification.error({ title, description: detail })
  }
}

import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'

export const receiversKey = 'message-receivers'
export const settingsKey = 'message-settings'

export const receiversQuery = () =>
  queryOptions({ queryKey: [receiversKey, 'all'], queryFn: () => browserApi().messages.receivers() })

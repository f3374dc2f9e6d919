import type { SellerState } from '@yunshi/api-client'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'

export const sellerTones: Record<SellerState, StatusTone> = {
  APPROVED: 'success',
  SUSPENDED: 'warning',
  EXITED: 'neutral',
}

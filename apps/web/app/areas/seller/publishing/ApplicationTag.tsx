import type { ProductApplicationState } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'

const tones: Record<ProductApplicationState, StatusTone> = {
  DRAFT: 'neutral',
  CHECKING: 'info',
  PENDING: 'info',
  APPROVED: 'success',
  REJECTED: 'danger',
}

export function ApplicationTag({ state }: { state: ProductApplicationState }) {
  const { t } = useTranslation('publishing')
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
}

import type { AssetState } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'

const tones: Record<AssetState, StatusTone> = {
  DRAFT: 'neutral',
  SCANNING: 'info',
  REVIEWING: 'info',
  APPROVED: 'success',
  REJECTED: 'danger',
  REPLACED: 'neutral',
  DELETED: 'neutral',
}

export function AssetTag({ state }: { state: AssetState }) {
  const { t } = useTranslation('assets')
  return <StatusTag tone={tones[state]}>{t(`states.${state}`)}</StatusTag>
}

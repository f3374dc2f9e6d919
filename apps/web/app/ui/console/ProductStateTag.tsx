import type { ProductState } from '@yunshi/api-client'
import { useTranslation } from '../../i18n/use-translation.ts'
import { StatusTag, type StatusTone } from './StatusTag.tsx'

const tones: Record<ProductState, StatusTone> = {
  DRAFT: 'neutral',
  ON_SALE: 'success',
  SUSPENDED: 'warning',
  FROZEN: 'danger',
  DISCONTINUED: 'neutral',
  DISCONTINUED_BY_PLATFORM: 'danger',
}

/** The state of a listed product in words. */
export function ProductStateTag({ state }: { state: ProductState }) {
  const { t } = useTranslation('sales')
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
}

import type { CredentialState } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'

const tones: Record<CredentialState, StatusTone> = {
  DRAFT: 'warning',
  ACTIVE_TEST: 'info',
  ACTIVE_FORMAL: 'success',
  BOUND: 'success',
  RETIRED: 'neutral',
}

export function CredentialTag({ state }: { state: CredentialState }) {
  const { t } = useTranslation('debugging')
  return <StatusTag tone={tones[state]}>{t(`credential.states.${state}`)}</StatusTag>
}

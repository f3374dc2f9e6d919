import type { CertificationState } from '@yunshi/api-client'
import { useTranslation } from '../../i18n/use-translation.ts'
import { StatusTag, type StatusTone } from './StatusTag.tsx'

const tones: Record<CertificationState, StatusTone> = {
  UNCERTIFIED: 'warning',
  VERIFYING: 'info',
  AWAIT_AMOUNT: 'warning',
  CERTIFIED: 'success',
  REJECTED: 'danger',
  LOCKED: 'danger',
}

/** State of a certification; what is certified stays so while an update is verified (SELL-ONB-38). */
export function CertificationTag({
  state,
  isCertified,
}: {
  state: CertificationState
  isCertified: boolean
}) {
  const { t } = useTranslation('sellers')
  if (!isCertified || state === 'CERTIFIED')
    return <StatusTag tone={tones[state]}>{t(`certification.states.${state}`)}</StatusTag>
  return (
    <>
      <StatusTag tone="success">{t('certification.states.CERTIFIED')}</StatusTag>{' '}
      <StatusTag tone={tones[state]}>
        {state === 'VERIFYING' ? t('certification.updating') : t(`certification.states.${state}`)}
      </StatusTag>
    </>
  )
}

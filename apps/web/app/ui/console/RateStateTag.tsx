import { useTranslation } from '../../i18n/use-translation.ts'
import { StatusTag } from './StatusTag.tsx'
import type { RateState } from './rates.ts'

const tones = { current: 'success', former: 'neutral', upcoming: 'info' } as const

/** Whether a row of a table with dates holds now. */
export function RateStateTag({ state }: { state: RateState }) {
  const { t } = useTranslation('catalogAdmin')
  return <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
}

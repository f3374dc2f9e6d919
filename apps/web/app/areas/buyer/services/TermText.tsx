import type { InstanceSummary } from '@yunshi/api-client'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { daysUntil } from '../../../ui/date-time.ts'
import { DateTime } from '../../../ui/DateTime.tsx'

/** From when to when a service may be used, and how many days are left. */
export function TermText({
  instance,
}: {
  instance: Pick<InstanceSummary, 'startsAt' | 'expiresAt' | 'state'>
}) {
  const { t } = useTranslation('buyer')
  const session = useSession()
  const { startsAt, expiresAt, state } = instance
  if (startsAt === null) return <span className="muted">–</span>
  if (expiresAt === null) return <span>{t('services.never')}</span>
  const days = session ? daysUntil(expiresAt, session.now) : null
  return (
    <>
      <p className="nowrap">
        <DateTime at={startsAt} precision="date" /> – <DateTime at={expiresAt} precision="date" />
      </p>
      {state === 'ACTIVE' && days !== null && days >= 0 ? (
        <p className="muted small">{t('services.daysLeft', { count: days })}</p>
      ) : null}
    </>
  )
}

import type { ExpiryPolicy as Policy, Instance } from '@yunshi/api-client'
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { Notice } from '../../../ui/Notice.tsx'

type Props = { instance: Instance; onChanged: () => Promise<void> }

/** Policies a buyer can choose here; renewing automatically is set when renewals are bought. */
const choices = ['MANUAL', 'NO_RENEW'] as const satisfies Policy[]

/** What happens at expiry. Choosing "no renewal" shows when the service is frozen and released (BUY-REN-14). */
export function ExpiryPolicy({ instance, onChanged }: Props) {
  const { t } = useTranslation('buyer')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  const [chosen, setChosen] = useState<Policy | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const allowed = instance.allowedCommands.includes('setExpiryPolicy')
  const close = () => {
    setChosen(null)
    setError(null)
  }
  const save = async () => {
    if (chosen === null) return
    setBusy(true)
    setError(null)
    try {
      await browserApi().instances.setExpiryPolicy(instance.id, chosen)
      await onChanged()
      close()
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  const day = (at: string | null) => (at ? timeText(at, locale) : '–')
  return (
    <>
      <Button
        disabled={!allowed}
        title={allowed ? undefined : t('services.policyLocked')}
        onClick={() => setChosen(instance.expiryPolicy)}
      >
        {t('services.changePolicy')}
      </Button>
      <Modal
        open={chosen !== null}
        title={t('services.changePolicy')}
        okText={chosen === 'NO_RENEW' ? t('services.policyConfirm') : t('services.save')}
        okButtonProps={{ loading: busy, disabled: chosen === instance.expiryPolicy }}
        cancelText={tc('cancel')}
        onOk={() => void save()}
        onCancel={close}
        destroyOnHidden
      >
        <div className="stack">
          <Radio.Group
            className="stack"
            value={chosen}
            onChange={(event) => setChosen(event.target.value as Policy)}
          >
            {choices.map((policy) => (
              <Radio key={policy} value={policy}>
                {tc(`expiryPolicy.${policy}`)}
                <p className="muted small">{t(`services.policyHelp.${policy}`)}</p>
              </Radio>
            ))}
          </Radio.Group>
          {chosen === 'NO_RENEW' && instance.expiryPolicy !== 'NO_RENEW' ? (
            <Notice
              tone="warning"
              title={t('services.policyConfirmText', {
                expires: day(instance.expiresAt),
                grace: day(instance.graceEndsAt),
                retention: day(instance.retentionEndsAt),
              })}
            />
          ) : null}
          {error ? <ProblemAlert error={error} /> : null}
        </div>
      </Modal>
    </>
  )
}

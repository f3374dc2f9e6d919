import type { Instance, LicenseCode, LicenseCodeState } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { CopyButton } from '../../../ui/console/CopyButton.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { buyerKeys } from '../buyer-queries.ts'

const tones: Record<LicenseCodeState, StatusTone> = {
  READY: 'warning',
  CLAIMED: 'info',
  ACTIVE: 'success',
  FROZEN: 'danger',
  RELEASED: 'neutral',
}

/** The authorization code of a service: claim it, show it, see where it stands (BUY-LIC-01 to 04, BUY-SUP-17). */
export function LicenseCodeSection({
  instance,
  onChanged,
}: {
  instance: Instance
  onChanged: () => Promise<void>
}) {
  const { t } = useTranslation('buyer')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: [buyerKeys.licenseCode, instance.id],
    queryFn: () => browserApi().instances.licenseCode(instance.id),
  })
  const code = query.data
  const claim = (
    <ConfirmAction
      label={t('license.claim')}
      consequence={t('license.claimText')}
      buttonProps={{ type: 'primary' }}
      act={async (key) => {
        await browserApi().instances.claimLicenseCode(instance.id, key)
        await Promise.all([
          queries.invalidateQueries({ queryKey: [buyerKeys.licenseCode, instance.id] }),
          onChanged(),
        ])
        void message.success(t('license.claimed'))
      }}
    />
  )
  return (
    <Section title={t('license.title')} extra={code?.allowedCommands.includes('claim') ? claim : null}>
      <div className="stack">
        {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
        {code ? (
          <>
            <p className="muted">{t(`license.hint.${code.state}`)}</p>
            <FactsList facts={factsOf(code)} />
          </>
        ) : null}
      </div>
    </Section>
  )

  function factsOf(shown: LicenseCode) {
    return [
      {
        label: t('license.stateLabel'),
        value: <StatusTag tone={tones[shown.state]}>{t(`license.state.${shown.state}`)}</StatusTag>,
      },
      ...(shown.allowedCommands.includes('reveal')
        ? [{ label: t('license.code'), value: <Code instanceId={instance.id} /> }]
        : []),
      ...(
        [
          ['claimedAt', shown.claimedAt],
          ['activatedAt', shown.activatedAt],
          ['realEffectAt', shown.realEffectAt],
          ['lastUsedAt', shown.lastUsedAt],
        ] as const
      )
        .filter(([, at]) => at !== null)
        .map(([name, at]) => ({
          label: t(`license.${name}`),
          value: <DateTime at={at} precision="second" />,
        })),
    ]
  }
}

/** The code stays hidden until it is asked for; every look is logged. */
function Code({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation('buyer')
  const [value, setValue] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const reveal = async () => {
    setBusy(true)
    setError(null)
    try {
      setValue((await browserApi().instances.revealLicenseCode(instanceId)).code)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <span className="id-text">
        <span className="mono">{value ?? 'PL••••••••••••••••'}</span>
        <Button
          type="text"
          size="small"
          loading={busy}
          aria-label={value === null ? t('license.reveal') : t('license.hide')}
          icon={<Icon name={value === null ? 'eye' : 'eyeOff'} size={16} />}
          onClick={() => (value === null ? void reveal() : setValue(null))}
        />
        {value === null ? null : <CopyButton text={value} label={t('license.code')} />}
      </span>
      <p className="muted small">{t('services.revealNote')}</p>
      {error ? <ProblemAlert error={error} /> : null}
    </>
  )
}

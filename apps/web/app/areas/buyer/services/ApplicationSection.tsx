import type { Instance } from '@yunshi/api-client'
import { App, Button } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { CopyButton } from '../../../ui/console/CopyButton.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { Icon } from '../../../ui/Icon.tsx'

type Props = { instance: Instance; onChanged: () => Promise<void> }

/** Only http addresses are links: what a seller sends must never run as a script. */
const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address)

/** How to sign in to the bought application; the password stays hidden until asked for (BUY-INST-08). */
export function ApplicationSection({ instance, onChanged }: Props) {
  const { t } = useTranslation('buyer')
  const { message } = App.useApp()
  const [refreshing, setRefreshing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const info = instance.appInfo

  const refresh = async () => {
    setRefreshing(true)
    setError(null)
    try {
      await browserApi().instances.refresh(instance.id)
      await onChanged()
      void message.success(t('services.refreshed'))
    } catch (caught) {
      setError(caught)
    } finally {
      setRefreshing(false)
    }
  }

  return (
    <Section
      title={t('services.appInfo')}
      extra={
        <span className="inline">
          {instance.allowedCommands.includes('refresh') ? (
            <Button loading={refreshing} onClick={() => void refresh()}>
              {t('services.refresh')}
            </Button>
          ) : null}
          {info?.frontEndUrl && isWebAddress(info.frontEndUrl) ? (
            <Button type="primary" href={info.frontEndUrl} target="_blank" rel="noopener noreferrer">
              {t('services.open')} <Icon name="external" size={16} />
            </Button>
          ) : null}
        </span>
      }
    >
      <div className="stack">
        {error ? <ProblemAlert error={error} /> : null}
        {info ? (
          <FactsList
            facts={[
              ...(info.frontEndUrl
                ? [{ label: t('services.frontEnd'), value: <Address address={info.frontEndUrl} /> }]
                : []),
              ...(info.adminUrl
                ? [{ label: t('services.admin'), value: <Address address={info.adminUrl} /> }]
                : []),
              ...(info.userName
                ? [
                    {
                      label: t('services.user'),
                      value: (
                        <span className="id-text">
                          <span className="mono">{info.userName}</span>
                          <CopyButton text={info.userName} label={t('services.user')} />
                        </span>
                      ),
                    },
                  ]
                : []),
              ...(info.hasPassword
                ? [
                    {
                      label: t('services.password'),
                      value: <Secret instanceId={instance.id} field="password" />,
                    },
                  ]
                : []),
              ...(info.hasLicense
                ? [
                    {
                      label: t('services.licenseText'),
                      value: <Secret instanceId={instance.id} field="license" />,
                    },
                  ]
                : []),
              ...(info.memo ? [{ label: t('services.memo'), value: info.memo }] : []),
            ]}
          />
        ) : (
          <p className="muted">
            {instance.state === 'OPENING' ? t('services.appInfoOpening') : t('services.appInfoNone')}
          </p>
        )}
      </div>
    </Section>
  )
}

function Address({ address }: { address: string }) {
  return (
    <span className="inline">
      {isWebAddress(address) ? (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {address}
        </a>
      ) : (
        <span>{address}</span>
      )}
      <CopyButton text={address} label={address} />
    </span>
  )
}

function Secret({ instanceId, field }: { instanceId: string; field: 'password' | 'license' }) {
  const { t } = useTranslation('buyer')
  const [value, setValue] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const reveal = async () => {
    setBusy(true)
    setError(null)
    try {
      setValue((await browserApi().instances.reveal(instanceId, field)).value)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <span className="id-text">
        <span className="mono">{value ?? '••••••••'}</span>
        <Button
          type="text"
          size="small"
          loading={busy}
          aria-label={value === null ? t(`services.reveal.${field}`) : t(`services.hide.${field}`)}
          icon={<Icon name={value === null ? 'eye' : 'eyeOff'} size={16} />}
          onClick={() => (value === null ? void reveal() : setValue(null))}
        />
        {value === null ? null : (
          <CopyButton
            text={value}
            label={field === 'password' ? t('services.password') : t('services.licenseText')}
          />
        )}
      </span>
      <p className="muted small">{t('services.revealNote')}</p>
      {error ? <ProblemAlert error={error} /> : null}
    </>
  )
}

import type { ReceiverConfirmation } from '@yunshi/api-client'
import { useEffect, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { problemText } from '../../../ui/problem.ts'

/**
 * Where the link in a receiver's mail or SMS leads (SELL-MSG-02). The link's secret stands behind the `#`, so that it is
 * in no log; opening confirms nothing, since mail programs open links by themselves.
 */
export default function ConfirmReceiverPage() {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const { t: te } = useTranslation('errors')
  const [found, setFound] = useState<ReceiverConfirmation | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const tokenOf = () => window.location.hash.slice(1)
  useEffect(() => {
    browserApi().messages.confirmReceiver(tokenOf(), false).then(setFound, setError)
  }, [])
  const confirm = async () => {
    setBusy(true)
    try {
      setFound(await browserApi().messages.confirmReceiver(tokenOf(), true))
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  const problem = error === null ? null : problemText(error, te)
  return (
    <div className="page error-page">
      <title>{`${t('confirmReceiver.title')} · ${tc('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <h1>{t('confirmReceiver.title')}</h1>
      {problem ? (
        <div role="alert">
          <p>{problem.title}</p>
          <p className="muted">{problem.detail}</p>
        </div>
      ) : found === null ? (
        <p className="muted">{tc('loading')}</p>
      ) : found.isConfirmed ? (
        <output>
          <Icon name="check" /> {t('confirmReceiver.done', { account: found.accountName })}
        </output>
      ) : (
        <>
          <p>
            {t(`confirmReceiver.${found.channel}`, {
              account: found.accountName,
              name: found.receiverName,
            })}
          </p>
          <div className="error-actions">
            <button
              className="button button-primary"
              type="button"
              disabled={busy}
              onClick={() => void confirm()}
            >
              {t('confirmReceiver.confirm')}
            </button>
          </div>
          <p className="muted small confirm-ignore">{t('confirmReceiver.ignore')}</p>
        </>
      )}
    </div>
  )
}

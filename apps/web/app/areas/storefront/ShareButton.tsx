import { useState } from 'react'
import { useBaseUrl } from '../../api/session.ts'
import { useHydrated } from '../../hooks/use-hydrated.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useLocalPath } from '../../ui/Link.tsx'

/**
 * Shares the canonical address of a page: by the system's own dialog where there is one, else by the clipboard, else
 * (plain http has neither) by showing it to be copied by hand.
 *
 * @param path of `paths`, with the query that belongs to what is shared and nothing else
 */
export function ShareButton({ title, path }: { title: string; path: string }) {
  const { t } = useTranslation('storefront')
  const url = `${useBaseUrl()}${useLocalPath()(path)}`
  const [state, setState] = useState<'ready' | 'copied' | 'shown'>('ready')
  const hydrated = useHydrated()
  const share = async () => {
    // Absent in older browsers and outside secure contexts, whatever the types say.
    const { share: open, clipboard } = navigator as Partial<Navigator>
    if (open) {
      // Closing the dialog is an answer as well.
      await open.call(navigator, { title, url }).catch(() => undefined)
      return
    }
    const copied = clipboard
      ? await clipboard.writeText(url).then(
          () => true,
          () => false,
        )
      : false
    setState(copied ? 'copied' : 'shown')
  }
  return (
    <span className="share">
      <button
        type="button"
        className="button button-small"
        onClick={() => void share()}
        style={hydrated ? undefined : { visibility: 'hidden' }}
      >
        <Icon name="external" size={16} />
        {t('share.action')}
      </button>
      <output className="muted small">{state === 'copied' ? t('share.copied') : null}</output>
      {state === 'shown' ? (
        <input
          className="input input-small"
          readOnly
          value={url}
          aria-label={t('share.address')}
          onFocus={(event) => event.target.select()}
        />
      ) : null}
    </span>
  )
}

import type { LicenseRequest } from '@yunshi/api-client'
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { CopyButton } from '../../../ui/console/CopyButton.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'

/** A license that has arrived: a text to copy, or a file to download. Every look is logged by the server. */
export function DeliveredLicense({ instanceId, request }: { instanceId: string; request: LicenseRequest }) {
  const { t } = useTranslation('buyer')
  const [text, setText] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const reveal = async () => {
    setBusy(true)
    setError(null)
    try {
      setText((await browserApi().instances.revealLicense(instanceId, request.eventId)).characters)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <span className="inline">
        <StatusTag tone="success">{t('license.requests.delivered')}</StatusTag>
        {request.kind === 'FILE' ? (
          <Button
            size="small"
            icon={<DownloadOutlined />}
            href={browserApi().instances.licenseFileUrl(instanceId, request.eventId)}
            download
          >
            {t('license.requests.download')}
          </Button>
        ) : (
          <Button size="small" loading={busy} onClick={() => (text === null ? void reveal() : setText(null))}>
            {text === null ? t('license.requests.reveal') : t('license.requests.hide')}
          </Button>
        )}
      </span>
      {request.fileName ? <p className="muted small device-text">{request.fileName}</p> : null}
      {text === null ? null : (
        <p className="id-text">
          <span className="mono device-text">{text}</span>
          <CopyButton text={text} label={t('license.requests.license')} />
        </p>
      )}
      {error ? <ProblemAlert error={error} /> : null}
    </div>
  )
}

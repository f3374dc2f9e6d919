import { FileOutlined } from '@ant-design/icons'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { browserApi } from '../../api/browser-api.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { fileSize } from './file-size.ts'
import './file-upload.css'

export const uploadQuery = (uploadId: string) =>
  queryOptions({
    queryKey: ['upload', uploadId],
    queryFn: () => browserApi().uploads.get(uploadId),
    staleTime: 60_000,
  })

/** An uploaded file to read: its name, size, what the virus scan said, and a look at it when it is a picture. */
export function FileLink({ id, showScan = true }: { id: string; showScan?: boolean }) {
  const { t } = useTranslation('uploads')
  const query = useQuery(uploadQuery(id))
  const file = query.data
  if (query.error) return <span className="muted">{t('gone')}</span>
  if (!file) return <span className="muted" aria-busy="true" />
  const url = browserApi().uploads.contentUrl(id)
  const isPicture = file.mediaType.startsWith('image/') && file.state === 'READY'
  const facts = [
    fileSize(file.sizeBytes),
    file.width !== null && file.height !== null
      ? t('measures', { width: file.width, height: file.height })
      : null,
    showScan ? t(`scan.${file.scan}`) : null,
  ]
  return (
    <div className="file-link">
      {isPicture ? (
        <img src={url} alt={t('preview', { name: file.name })} width={64} height={64} loading="lazy" />
      ) : (
        <FileOutlined aria-hidden className="file-link-icon" />
      )}
      <div className="file-link-text">
        <a href={url} target="_blank" rel="noreferrer" aria-label={t('read', { name: file.name })}>
          {file.name}
        </a>
        <span className="muted small">{facts.filter((fact) => fact !== null).join(' · ')}</span>
        {file.hints.map((hint) => (
          <span key={hint} className="small file-link-hint">
            {hint}
          </span>
        ))}
      </div>
    </div>
  )
}

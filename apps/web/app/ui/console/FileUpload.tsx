import type { UploadedFile, UploadPurpose, UploadPurposes } from '@yunshi/api-client'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useId, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { browserApi } from '../../api/browser-api.ts'
import type { Translate } from '../../i18n/translator.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { problemText } from '../problem.ts'
import { FileLink, uploadQuery } from './FileLink.tsx'
import { fileSize } from './file-size.ts'
import { useFileUpload, type UploadProgress } from './use-file-upload.ts'
import './file-upload.css'

type Props = {
  purpose: UploadPurpose
  /** What the file is, for people who do not see the form around it. */
  label: string
  /** Id of the file that may be used; null while there is none. A form item sets it. */
  value?: string | null | undefined
  onChange?: (uploadId: string | null) => void
  disabled?: boolean
  /** Set by a form item, so that its label leads here. */
  id?: string
}

const purposesQuery = () =>
  queryOptions({
    queryKey: ['upload-purposes'],
    queryFn: () => browserApi().uploads.purposes(),
    staleTime: Infinity,
  })

/**
 * Uploads one file and hands on its id once the server has checked it. Works as the child of a `Form.Item`.
 * The upload can be paused, and goes on after a reload when the same file is chosen again.
 */
export function FileUpload(props: Props) {
  const purposes = useQuery(purposesQuery())
  const rule = purposes.data?.items.find(({ purpose }) => purpose === props.purpose)
  if (!purposes.data || !rule) return <FileFailure query={purposes} />
  return <KnownUpload {...props} rule={rule} partBytesMax={purposes.data.partBytesMax} />
}

type Rule = UploadPurposes['items'][number]

function FileFailure({ query }: { query: { error: unknown; refetch: () => unknown } }) {
  const { t } = useTranslation('uploads')
  const { t: te } = useTranslation('errors')
  if (!query.error) return <div className="file-upload file-upload-empty" aria-busy="true" />
  return (
    <Alert
      type="error"
      showIcon
      title={problemText(query.error, te).title}
      action={
        <Button size="small" onClick={() => void query.refetch()}>
          {t('retry')}
        </Button>
      }
    />
  )
}

function KnownUpload(props: Props & { rule: Rule; partBytesMax: number }) {
  const { purpose, label, value = null, onChange, disabled = false, rule } = props
  const { t } = useTranslation('uploads')
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const hintId = useId()
  const upload = useFileUpload(purpose, props.partBytesMax, (ready: UploadedFile) => {
    queries.setQueryData(uploadQuery(ready.id).queryKey, ready)
    onChange?.(ready.id)
  })
  const { progress } = upload
  const choose = () => input.current?.click()
  const showsFile = value !== null && progress.step === 'idle'
  return (
    <div className="file-upload">
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        {...(props.id && { id: props.id })}
        accept={rule.endings.map((ending) => `.${ending}`).join(',')}
        disabled={disabled}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file can be chosen again after a failure.
          event.target.value = ''
          if (file) upload.start(file)
        }}
      />
      {showsFile ? (
        <div className="file-upload-file">
          <FileLink id={value} />
          {disabled ? null : (
            <div className="file-upload-actions">
              <Button size="small" onClick={choose}>
                {t('chooseOther')}
              </Button>
              <Button size="small" onClick={() => onChange?.(null)}>
                {t('remove')}
              </Button>
            </div>
          )}
        </div>
      ) : null}
      {progress.step === 'idle' && value === null ? (
        <DropZone disabled={disabled} onFile={upload.start}>
          <Button
            disabled={disabled}
            onClick={choose}
            aria-describedby={hintId}
            aria-label={t('chooseFor', { label })}
          >
            {t('choose')}
          </Button>
          <span className="muted file-upload-drop">{t('drop')}</span>
          <p id={hintId} className="muted small file-upload-hint">
            {hintOf(rule, t)}
          </p>
        </DropZone>
      ) : null}
      <div aria-live="polite">
        <ProgressView progress={progress} upload={upload} choose={choose} input={input} />
      </div>
    </div>
  )
}

function DropZone(props: { disabled: boolean; onFile: (file: File) => void; children: ReactNode }) {
  const [over, setOver] = useState(false)
  return (
    <div
      className={`file-upload-empty${over ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(!props.disabled)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file && !props.disabled) props.onFile(file)
      }}
    >
      {props.children}
    </div>
  )
}

function ProgressView(props: {
  progress: UploadProgress
  upload: Pick<ReturnType<typeof useFileUpload>, 'start' | 'pause' | 'cancel'>
  choose: () => void
  input: RefObject<HTMLInputElement | null>
}) {
  const { progress, upload, choose } = props
  const { t } = useTranslation('uploads')
  const { t: te } = useTranslation('errors')
  if (progress.step === 'idle') return null
  const { file } = progress
  const cancel = (
    <Button size="small" onClick={upload.cancel}>
      {t('cancel')}
    </Button>
  )
  if (progress.step === 'sending' || progress.step === 'paused') {
    const values = { sent: fileSize(progress.sent), total: fileSize(file.size) }
    return (
      <div className="file-upload-busy">
        <span className="file-upload-name">{file.name}</span>
        <Progress
          percent={Math.floor((progress.sent / Math.max(1, file.size)) * 100)}
          status={progress.step === 'sending' ? 'active' : 'normal'}
          aria-label={t('progress', { name: file.name })}
        />
        <p className="muted small">
          {progress.step === 'sending' ? t('sending', values) : t('paused', values)}
        </p>
        {file.size > LARGE_BYTES ? <p className="muted small">{t('resumeHint')}</p> : null}
        <div className="file-upload-actions">
          {progress.step === 'sending' ? (
            <Button size="small" onClick={upload.pause}>
              {t('pause')}
            </Button>
          ) : (
            <Button size="small" type="primary" onClick={() => upload.start(file)}>
              {t('goOn')}
            </Button>
          )}
          {cancel}
        </div>
      </div>
    )
  }
  if (progress.step === 'checking')
    return (
      <div className="file-upload-busy" aria-busy="true">
        <span className="file-upload-name">{file.name}</span>
        <p className="muted small">{progress.waitsForScanner ? t('waitingForScanner') : t('checking')}</p>
        <div className="file-upload-actions">{cancel}</div>
      </div>
    )
  const problem = progress.step === 'failed' ? problemText(progress.error, te) : null
  return (
    <Alert
      type="error"
      showIcon
      title={`${file.name}: ${problem ? problem.title || t('failed') : t('refused')}`}
      description={
        <>
          {problem ? (
            <p>{problem.detail}</p>
          ) : (
            <ul className="file-upload-problems">
              {(progress.step === 'refused' ? progress.problems : []).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          <div className="file-upload-actions">
            {problem ? (
              <Button size="small" onClick={() => upload.start(file)}>
                {t('goOn')}
              </Button>
            ) : null}
            <Button size="small" onClick={choose}>
              {t('chooseOther')}
            </Button>
            {cancel}
          </div>
        </>
      }
    />
  )
}

/** From here on an upload takes long enough that it is worth saying that it may be interrupted. */
const LARGE_BYTES = 50 * 1_048_576

function hintOf(rule: Rule, t: Translate<'uploads'>): string {
  const range = ({ min, max }: { min: number; max: number | null }) =>
    max === null ? t('atLeast', { min }) : min === max ? String(min) : `${min}–${max}`
  const exact =
    rule.width && rule.height && rule.width.min === rule.width.max && rule.height.min === rule.height.max
  const measures =
    exact && rule.width && rule.height
      ? `${rule.width.min} × ${rule.height.min}`
      : [
          rule.width && t('width', { range: range(rule.width) }),
          rule.height && t('height', { range: range(rule.height) }),
        ]
          .filter((part) => part !== null)
          .join(', ')
  return [
    rule.endings.map((ending) => `.${ending}`).join(' '),
    t('atMost', { size: fileSize(rule.bytesMax) }),
    measures && t('pixels', { measures }),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

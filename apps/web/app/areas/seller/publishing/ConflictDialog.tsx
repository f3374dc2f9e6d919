import type { ProductApplication } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Skeleton } from 'antd'
import { useState, useSyncExternalStore } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useGo, useLocale } from '../../../ui/Link.tsx'
import { changedFields } from './changed-fields.ts'
import { useDraft } from './draft-context.ts'
import { placeName } from './place-name.ts'

/**
 * Somebody else saved while this page was open. Nothing typed is lost: the seller goes on with one version, and the other
 * can be kept as a draft of its own or as a file.
 */
export function ConflictDialog() {
  const { store } = useDraft()
  const kind = useSyncExternalStore(
    store.subscribe,
    () => store.getSnapshot().save.kind,
    () => 'saved',
  )
  return kind === 'conflict' ? <OpenConflict /> : null
}

function OpenConflict() {
  const { t } = useTranslation('publishing')
  const { store, application } = useDraft()
  const { notification } = App.useApp()
  const go = useGo()
  const language = useLocale() === 'en' ? 'en' : 'zh'
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const theirs = useQuery({
    queryKey: ['seller.application.conflict', application.id],
    queryFn: () => browserApi().publishing.application(application.id),
    gcTime: 0,
    staleTime: 0,
  })
  const mine = store.getSnapshot().document
  const takeTheirs = (other: ProductApplication) =>
    store.takeOver(other.document, other.revision, other.document)
  const keepAsDraft = async (other: ProductApplication) => {
    setBusy(true)
    setError(null)
    try {
      const { accessType, salesClass } = application
      const { id } = await browserApi().publishing.create({ kind: 'publish', accessType, salesClass })
      const made = await browserApi().publishing.application(id)
      await browserApi().publishing.save(id, made.revision, mine)
      takeTheirs(other)
      notification.success({ title: t('conflict.kept') })
      go(paths.sellerApplication(id))
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  const other = theirs.data
  const differing = other ? changedFields(other.document, mine) : []
  return (
    <Modal open title={t('conflict.title')} closable={false} footer={null} width={560}>
      {other ? (
        <div className="stack">
          <p>
            {t('conflict.text', { by: other.updatedBy })} <DateTime at={other.updatedAt} precision="second" />
          </p>
          {differing.length > 0 ? (
            <div>
              <p className="muted">{t('conflict.differs')}</p>
              <ul className="conflict-fields">
                {differing.map((path) => (
                  <li key={path}>{placeName(path, mine, t, language)}</li>
                ))}
              </ul>
            </div>
          ) : null}
          {error ? <ProblemAlert error={error} /> : null}
          <div className="stack conflict-choices">
            <Choice
              text={t('conflict.theirsText')}
              label={t('conflict.theirs')}
              onChoose={() => takeTheirs(other)}
            />
            <Choice
              text={t('conflict.mineText')}
              label={t('conflict.mine')}
              onChoose={() => store.takeOver(mine, other.revision, other.document)}
            />
            {application.kind === 'publish' ? (
              <Choice
                text={t('conflict.bothText')}
                label={t('conflict.both')}
                busy={busy}
                onChoose={() => void keepAsDraft(other)}
              />
            ) : null}
            <Choice
              text={t('conflict.fileText')}
              label={t('conflict.file')}
              onChoose={() => download(`${application.id}.json`, JSON.stringify(mine, null, 2))}
            />
          </div>
        </div>
      ) : theirs.isError ? (
        <ProblemAlert error={theirs.error} onRetry={() => void theirs.refetch()} />
      ) : (
        <Skeleton active />
      )}
    </Modal>
  )
}

type ChoiceProps = { label: string; text: string; busy?: boolean; onChoose: () => void }

function Choice({ label, text, busy = false, onChoose }: ChoiceProps) {
  return (
    <div className="conflict-choice">
      <p className="pub-help">{text}</p>
      <Button loading={busy} onClick={onChoose}>
        {label}
      </Button>
    </div>
  )
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

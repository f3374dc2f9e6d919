import type { SellerProfile } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FileLink } from '../../../ui/console/FileLink.tsx'
import { FileUpload } from '../../../ui/console/FileUpload.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { ReasonList } from '../company/ReasonList.tsx'
import { managementKeys } from '../seller-management-queries.ts'

/** The data-compliance letter: template, upload, review (SELL-ONB-40). */
export function LetterSection({ letter }: { letter: SellerProfile['letter'] }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const mayEdit = useMay('seller:profile:edit')
  const [fileId, setFileId] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { latest, isApproved } = letter
  const isPending = latest?.state === 'PENDING'
  const submit = async () => {
    if (fileId === null) return
    setBusy(true)
    setError(null)
    try {
      await browserApi().sellerManagement.submitLetter(fileId)
      setFileId(null)
      await queries.invalidateQueries({ queryKey: [managementKeys.profile] })
      notification.success({ title: t('profile.letterSubmitted') })
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div id="compliance-letter">
      <Section
        title={t('profile.letter')}
        extra={
          isApproved ? (
            <StatusTag tone="success">{t('profile.letterApproved')}</StatusTag>
          ) : isPending ? (
            <StatusTag tone="info">{t('profile.letterPending')}</StatusTag>
          ) : latest?.state === 'REJECTED' ? (
            <StatusTag tone="danger">{t('profile.letterRejected')}</StatusTag>
          ) : (
            <StatusTag tone="neutral">{t('profile.letterNone')}</StatusTag>
          )
        }
      >
        <div className="stack">
          <p className="muted">{t('profile.letterText')}</p>
          {latest?.state === 'REJECTED' ? (
            <Alert
              type="error"
              showIcon
              title={t('profile.letterRejected')}
              description={<ReasonList reasons={latest.reasons} />}
            />
          ) : null}
          {latest ? <FileLink id={latest.fileId} /> : null}
          <p>
            <a href={browserApi().sellerManagement.letterTemplateUrl(locale)} download>
              {t('profile.letterTemplate')}
            </a>
          </p>
          {isPending || !mayEdit ? null : (
            <>
              <FileUpload
                purpose="compliance_letter"
                label={t('profile.letterUpload')}
                value={fileId}
                onChange={setFileId}
              />
              {error ? <ProblemAlert error={error} /> : null}
              <div>
                <Button loading={busy} disabled={fileId === null} onClick={() => void submit()}>
                  {t('profile.letterSubmit')}
                </Button>
              </div>
            </>
          )}
        </div>
      </Section>
    </div>
  )
}

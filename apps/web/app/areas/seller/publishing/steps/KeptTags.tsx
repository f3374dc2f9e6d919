import type { ProductTag } from '@yunshi/api-client'
import { isNamedTag, isSameTag } from '@yunshi/product-document'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { FileLink } from '../../../../ui/console/FileLink.tsx'
import { FileUpload } from '../../../../ui/console/FileUpload.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLocale } from '../../../../ui/Link.tsx'
import { useDraft, useField } from '../draft-context.ts'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { documentFileOf, uploadIdOf, type DocumentFile } from '../fields/document-file.ts'
import { keptTagsQuery } from '../publishing-queries.ts'

type Written = { zh?: string; en?: string }
type Certificate = { tag: string; certificate?: DocumentFile }

/** Tags of the marketplace to choose from, and the certificates that the chosen ones need (SELL-PUB-P17). */
export function KeptTags() {
  const { t } = useTranslation('publishing')
  const locale = useLocale()
  const { readOnly } = useDraft()
  const kept = useQuery(keptTagsQuery()).data?.items ?? []
  const [written = [], setWritten] = useField<Written[]>('tags')
  const say = (text: { zh: string; en: string }) => (locale === 'en' ? text.en : text.zh)
  const offered = kept.filter((tag) => !tag.hidden && !written.some((one) => isSameTag(one, tag.name)))
  const certified = kept.filter((tag) => tag.certificate && written.some((one) => isSameTag(one, tag.name)))
  return (
    <>
      {offered.length > 0 && !readOnly ? (
        <p className="inline kept-tags">
          <span className="muted">{t('tags.offered')}</span>
          {offered.map((tag) => (
            <Button
              key={tag.id}
              size="small"
              icon={<Icon name="plus" size={14} />}
              onClick={() => setWritten([...written, { ...tag.name }])}
            >
              {say(tag.name)}
            </Button>
          ))}
        </p>
      ) : null}
      {certified.length > 0 ? (
        <FieldFrame at="tagCertificates" label="tagCertificates" help="tagCertificates" group>
          <div className="stack">
            {certified.map((tag) => (
              <CertificateOf key={tag.id} tag={tag} label={`${say(tag.name)}：${say(tag.certificate!)}`} />
            ))}
          </div>
        </FieldFrame>
      ) : null}
    </>
  )
}

function CertificateOf({ tag, label }: { tag: ProductTag; label: string }) {
  const { readOnly } = useDraft()
  const [all = [], setAll] = useField<Certificate[]>('tagCertificates')
  const isOwn = (one: Certificate) => isNamedTag(one.tag, tag.name)
  const uploadId = uploadIdOf(all.find(isOwn)?.certificate?.file)
  const choose = async (chosen: string | null) => {
    const certificate = chosen === null ? null : await documentFileOf(chosen)
    const others = all.filter((one) => !isOwn(one))
    const next = certificate ? [...others, { tag: tag.name.zh, certificate }] : others
    setAll(next.length === 0 ? undefined : next)
  }
  return (
    <div>
      <p>{label}</p>
      {readOnly ? (
        uploadId === null ? (
          <span className="muted">—</span>
        ) : (
          <FileLink id={uploadId} />
        )
      ) : (
        <FileUpload
          purpose="document"
          value={uploadId}
          onChange={(chosen) => void choose(chosen)}
          label={label}
        />
      )}
    </div>
  )
}

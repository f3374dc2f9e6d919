import { Button } from 'antd'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { FileLink } from '../../../../ui/console/FileLink.tsx'
import { FileUpload } from '../../../../ui/console/FileUpload.tsx'
import { useDraft, useField, useLock } from '../draft-context.ts'
import { documentFileOf, uploadIdOf, type DocumentFile } from './document-file.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './FieldFrame.tsx'
import { ListField } from './ListField.tsx'

type Purpose = Parameters<typeof FileUpload>[0]['purpose']
type Props = FieldProps & {
  purpose: Purpose
  /** Whether the document says how large the picture is. */ picture?: boolean
}

/** A file of the product: uploaded first, named in the document when it is whole. */
export function FileField({ at, label, help, purpose, picture = false }: Props) {
  return (
    <FieldFrame
      at={at}
      label={label}
      group
      {...(help ? { help } : {})}
      shows={[at, `${at}.file`, `${at}.bytes`, `${at}.width`, `${at}.height`]}
    >
      <FileControl at={at} label={label} purpose={purpose} picture={picture} />
    </FieldFrame>
  )
}

export function FileControl({ at, label, purpose, picture = false }: Omit<Props, 'help'>) {
  const { t } = useTranslation('publishing')
  const { readOnly, attention } = useDraft()
  const lock = useLock(at)
  const [value, setValue] = useField<DocumentFile>(at)
  const uploadId = uploadIdOf(value?.file)
  const choose = async (chosen: string | null) => {
    attention.leave(at)
    if (chosen === null) {
      setValue(undefined)
      return
    }
    setValue(await documentFileOf(chosen, picture))
  }
  // What a product file brought along, and what can only be looked at.
  if ((value?.file !== undefined && uploadId === null) || readOnly || lock !== null)
    return (
      <p className="pub-file">
        {uploadId === null ? (
          <span className="mono">{value?.file ?? t('noFile')}</span>
        ) : (
          <FileLink id={uploadId} />
        )}
        {readOnly || lock !== null ? null : (
          <Button size="small" onClick={() => setValue(undefined)}>
            {t('replaceFile')}
          </Button>
        )}
      </p>
    )
  return (
    <FileUpload
      purpose={purpose}
      value={uploadId}
      onChange={(chosen) => void choose(chosen)}
      label={t(`label.${label}`)}
    />
  )
}

/** Several files. */
export function FilesField({
  at,
  label,
  help,
  purpose,
  picture = false,
  addLabel,
}: Props & { addLabel: string }) {
  return (
    <ListField
      at={at}
      label={label}
      {...(help ? { help } : {})}
      addLabel={addLabel}
      make={() => ({})}
      itemPlaces={['.file', '.bytes', '.width', '.height']}
      item={(place) => <FileControl at={place} label={label} purpose={purpose} picture={picture} />}
    />
  )
}

import { createProblemList, type DocumentProblem, type ProductDocument } from '@yunshi/product-document'
import type { Actor } from '../../../platform/actor.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { UploadsService } from '../../uploads/index.ts'
import { filesOf, type DocumentFile } from '../domain/document-files.ts'
import type { ProductApplication } from './application.ts'

/** Uploaded files of applications: checked where they stand, kept while the draft is, public with the listing. */
export function createApplicationFiles(uploads: UploadsService) {
  /** The files and what is wrong with each; what was listed before stays good as it is. */
  async function look(
    db: Tx | Queryable,
    application: Pick<ProductApplication, 'accountId' | 'document'>,
    listed: ProductDocument | null,
  ): Promise<{ good: (DocumentFile & { uploadId: string })[]; problems: DocumentProblem[] }> {
    const problems = createProblemList()
    const before = new Set(
      listed ? filesOf(listed as unknown as Record<string, unknown>).map(({ name }) => name) : [],
    )
    const good: (DocumentFile & { uploadId: string })[] = []
    for (const file of filesOf(application.document)) {
      if (file.uploadId === null) {
        if (!before.has(file.name))
          problems.error(
            file.path,
            'SELL-PUB-03',
            '请在这里上传文件；不接受外部地址。',
            'Upload the file here; addresses elsewhere are not taken.',
          )
        continue
      }
      const upload = await uploads.find(db, file.uploadId)
      if (upload?.accountId !== application.accountId)
        problems.error(
          file.path,
          'SELL-PUB-03',
          '没有这个文件，可能已过期，请重新上传。',
          'There is no such file; it may have expired. Upload it again.',
        )
      else if (upload.purpose !== file.purpose)
        problems.error(
          file.path,
          'SELL-PUB-03',
          '这个文件是为其他用途上传的，请在这里重新上传。',
          'This file was uploaded for something else; upload it here.',
        )
      else if (upload.state === 'READY') {
        good.push({ ...file, uploadId: file.uploadId })
        for (const hint of upload.hints) problems.warn(file.path, 'SELL-PUB-P05', hint.zh, hint.en)
      } else if (upload.state === 'REFUSED')
        for (const { zh, en } of upload.problems) problems.error(file.path, 'SELL-PUB-03', zh, en)
      else
        problems.error(
          file.path,
          'SELL-PUB-03',
          '文件还在检查，请稍候。',
          'The file is still being checked; wait a moment.',
        )
    }
    return { good, problems: problems.all }
  }

  const usedBy = (applicationId: string) => ({ type: 'product_application', id: applicationId })

  return {
    check: async (
      db: Tx | Queryable,
      application: Pick<ProductApplication, 'accountId' | 'document'>,
      listed: ProductDocument | null,
    ) => (await look(db, application, listed)).problems,

    /** Keeps what the document names now and lets go of what it named before. */
    async keep(
      tx: Tx,
      actor: Actor,
      application: ProductApplication,
      listed: ProductDocument | null,
    ): Promise<void> {
      const { good } = await look(tx, application, listed)
      await uploads.release(tx, usedBy(application.id))
      await uploads.claim(
        tx,
        actor,
        good.map(({ uploadId, path, purpose }) => ({ id: uploadId, field: path, purpose })),
        usedBy(application.id),
      )
    },

    letGo: (tx: Tx, applicationId: string) => uploads.release(tx, usedBy(applicationId)),

    /** What buyers see of the listing becomes public. */
    async publish(tx: Tx, application: ProductApplication): Promise<void> {
      const ids = filesOf(application.document).flatMap(({ uploadId, shown }) =>
        uploadId !== null && shown ? [uploadId] : [],
      )
      await uploads.publish(tx, ids)
    },
  }
}

export type ApplicationFiles = ReturnType<typeof createApplicationFiles>

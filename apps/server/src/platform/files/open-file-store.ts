import path from 'node:path'
import { createDiskFileStore } from './disk-file-store.ts'
import type { FileStore } from './file-store.ts'
import { createS3FileStore, type S3Access } from './s3-file-store.ts'

/** The store that the configuration names (`YUNSHI_FILES`); on disk below `<dataDir>/files`. */
export function openFileStore(
  settings: { kind: 'disk' } | ({ kind: 's3' } & S3Access),
  dataDir: string,
): FileStore {
  return settings.kind === 's3'
    ? createS3FileStore(settings)
    : createDiskFileStore(path.join(dataDir, 'files'))
}

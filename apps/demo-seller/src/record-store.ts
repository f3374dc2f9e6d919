import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileDurably } from './durable-file.ts'

/** Records of one kind: all in memory for reading, each in its own file for keeping. */
export type RecordStore<T extends { id: string }> = {
  find(id: string): T | undefined
  /** By the second key, when the kind has one. */
  findByKey(key: string): T | undefined
  /** Returns once the record is safely on disk; only then does `find` show the change. */
  save(record: T): Promise<void>
  /** Removes a record; one that is not there is no error. */
  remove(id: string): Promise<void>
}

/**
 * Opens the folder of one kind, creating it when absent.
 *
 * @param keyOf  a second key, unique as well
 * @throws Error naming the file when one cannot be read
 */
export async function openRecordStore<T extends { id: string }>(
  folder: string,
  keyOf: (record: T) => string = ({ id }) => id,
): Promise<RecordStore<T>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const byId = new Map<string, T>()
  const byKey = new Map<string, T>()
  const remember = (record: T) => {
    byId.set(record.id, record)
    byKey.set(keyOf(record), record)
  }
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (name.endsWith('.tmp')) await rm(path)
    else if (name.endsWith('.json')) remember(await readRecord<T>(path))
  }
  // Ids come from outside and may hold any character: a hash is always a safe file name.
  const pathOf = (id: string) => join(folder, `${createHash('sha256').update(id).digest('hex')}.json`)

  return {
    find: (id) => byId.get(id),
    findByKey: (key) => byKey.get(key),
    async save(record) {
      await writeFileDurably(pathOf(record.id), JSON.stringify(record, null, 2))
      remember(record)
    },
    async remove(id) {
      const record = byId.get(id)
      if (record === undefined) return
      await rm(pathOf(id), { force: true })
      const directory = await open(folder, 'r')
      try {
        await directory.sync()
      } finally {
        await directory.close()
      }
      byId.delete(id)
      byKey.delete(keyOf(record))
    },
  }
}

async function readRecord<T>(path: string): Promise<T> {
  try {
    const record: T = JSON.parse(await readFile(path, 'utf8'))
    return record
  } catch (error) {
    throw new Error(`Cannot read ${path}`, { cause: error })
  }
}

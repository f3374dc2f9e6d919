import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

let serial = 0

/**
 * Writes a file so that after a crash at any instant either the old or the new content is there, whole.
 *
 * The temporary file ends in `.tmp`; one left behind by a crash may be deleted.
 */
export async function writeFileDurably(path: string, text: string): Promise<void> {
  serial += 1
  const temporary = `${path}.${process.pid}-${serial}.tmp`
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  // The rename itself is durable only once the directory is.
  const directory = await open(dirname(path), 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

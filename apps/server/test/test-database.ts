import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/** A database of this test file's own, cloned from the migrated template; dropped when the file is done. */
export async function createTestDatabase(): Promise<{ url: string }> {
  const base = inject('clusterUrl')
  const name = `t_${randomBytes(8).toString('hex')}`
  const admin = new pg.Client({ connectionString: `${base}postgres` })
  await admin.connect()
  await admin.query(`create database ${name} template template_yunshi strategy file_copy`)
  afterAll(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return { url: `${base}${name}` }
}

import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Marketplace } from './test.ts'

/**
 * Changes rows below the program, for what nobody can do through it yet: a seller's new price, a product taken off
 * the shelf.
 *
 * @returns how many rows changed
 */
export async function changeRows({ dataDir }: Marketplace, sql: string, values: unknown[]): Promise<number> {
  const cluster = path.join(dataDir, 'postgres')
  const port = fs.readFileSync(path.join(cluster, 'data/postmaster.pid'), 'utf8').split('\n')[3]
  const password = fs.readFileSync(path.join(cluster, 'password'), 'utf8').trim()
  const client = new pg.Client({
    connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
  })
  await client.connect()
  try {
    return (await client.query(sql, values)).rowCount ?? 0
  } finally {
    await client.end()
  }
}

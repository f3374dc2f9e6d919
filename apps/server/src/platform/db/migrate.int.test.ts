import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { createTestDatabase } from '../../../test/test-database.ts'
import { migrate, pendingMigrations } from './migrate.ts'

const { url } = await createTestDatabase()

function directory(files: Record<string, string>): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
  // The template already has the product's own migrations; a run must know them.
  const own = path.resolve(import.meta.dirname, '../../../migrations')
  for (const name of fs.readdirSync(own)) fs.copyFileSync(path.join(own, name), path.join(dir, name))
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(dir, name), text)
  return dir
}

it('an interrupted migration leaves nothing behind and is applied by the next run', async () => {
  const broken = directory({
    '9001_first.sql': 'create table first_table (id text primary key);',
    '9002_second.sql': 'create table second_table (id text primary key); select 1 / 0;',
  })
  await expect(migrate(url, broken)).rejects.toThrow(/9002_second.sql failed and was rolled back/)
  const pool = new pg.Pool({ connectionString: url })
  expect(
    (await pool.query(`select to_regclass('first_table') a, to_regclass('second_table') b`)).rows[0],
  ).toEqual({
    a: 'first_table',
    b: null,
  })
  fs.writeFileSync(path.join(broken, '9002_second.sql'), 'create table second_table (id text primary key);')
  expect(await pendingMigrations(pool, broken)).toEqual(['9002_second.sql'])
  expect((await migrate(url, broken)).applied).toEqual(['9002_second.sql'])
  expect((await migrate(url, broken)).applied).toEqual([])
  fs.writeFileSync(path.join(broken, '9001_first.sql'), 'select 1;')
  await expect(migrate(url, broken)).rejects.toThrow(/9001_first.sql was edited/)
  fs.rmSync(path.join(broken, '9002_second.sql'))
  fs.writeFileSync(path.join(broken, '9001_first.sql'), 'create table first_table (id text primary key);')
  await expect(migrate(url, broken)).rejects.toThrow(/newer than this program/)
  await pool.end()
})

it('two processes that migrate at once do the work once', async () => {
  const both = directory({
    '9001_first.sql': 'create table first_table (id text primary key);',
    '9002_second.sql': 'create table second_table (id text primary key);',
    '9003_third.sql': 'select pg_sleep(0.3); create table third_table (id text primary key);',
  })
  const results = await Promise.all([migrate(url, both), migrate(url, both)])
  expect(results.flatMap((result) => result.applied)).toEqual(['9003_third.sql'])
})

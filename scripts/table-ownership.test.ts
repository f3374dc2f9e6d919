import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkTableOwnership, tablesNamed, tablesOfMigrations } from './table-ownership.mjs'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'ownership-'))
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))

function put(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true })
    fs.writeFileSync(path.join(dir, name), text)
  }
}

it('finds the tables of migrations, partitions under their parents', () => {
  put({
    'tables/0001_first.sql': [
      '-- create table commented (id text);',
      'create table orders (id text primary key);',
      'create table log (at timestamptz) partition by range (at);',
      'create table log_default partition of log default;',
      'create table old (id text);',
    ].join('\n'),
    'tables/0002_second.sql': 'drop table old;\nalter table orders rename to purchases;',
  })
  expect(tablesOfMigrations(path.join(dir, 'tables'))).toEqual(['log', 'purchases'])
})

it('sees tables in the query builder and in raw SQL, and no words of texts or comments', () => {
  const text = `
    // reads from comments
    const notice = 'Remove it from orders'
    db.selectFrom('orders as o')
      .innerJoin('accounts as a', 'a.id', 'o.account_id')
    tx.deleteFrom('sessions')
    sql<Row>\`exists (select 1 from products p left join sellers s on s.id = p.seller_id where p.id = \${id})\`
    pool.query('delete from payments where id = $1')
  `
  expect(tablesNamed('x.ts', text).map(({ table, write }) => (write ? `${table}!` : table))).toEqual([
    'orders',
    'accounts',
    'sessions!',
    'products',
    'sellers',
    'payments!',
  ])
})

describe('a module and the tables of another', () => {
  const owners = { orders: ['orders'], identity: ['accounts'] }
  const check = (code: string, reads: { module: string; table: string; why: string }[] = []) => {
    put({
      'migrations/0001.sql': 'create table orders (id text);\ncreate table accounts (id text);',
      'src/modules/orders/order-repository.ts': code,
    })
    return checkTableOwnership({
      sourceDir: path.join(dir, 'src'),
      migrationsDir: path.join(dir, 'migrations'),
      owners,
      reads,
    }).problems
  }
  const permitted = [{ module: 'orders', table: 'accounts', why: 'names of buyers' }]

  it('uses its own freely', () => expect(check(`tx.insertInto('orders')`)).toEqual([]))
  it('is refused without a permission', () =>
    expect(check(`db.selectFrom('accounts')`)).toEqual([
      'modules/orders/order-repository.ts:1 reads accounts, which belongs to identity',
    ]))
  it('reads with a permission', () => expect(check(`db.selectFrom('accounts')`, permitted)).toEqual([]))
  it('never writes, permission or not', () =>
    expect(check(`db.selectFrom('accounts'); tx.updateTable('accounts')`, permitted)).toHaveLength(1))
  it('keeps no permission that is not used', () =>
    expect(check(`db.selectFrom('orders')`, permitted)).toEqual([
      'orders no longer reads accounts: remove the permission',
    ]))
})

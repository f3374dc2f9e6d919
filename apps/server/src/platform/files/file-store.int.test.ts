import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiskFileStore } from './disk-file-store.ts'
import { startFakeS3 } from './fake-s3.test-support.ts'
import { assertFileKey, type FileStore } from './file-store.ts'
import { openFileStore } from './open-file-store.ts'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'files-'))
const credentials = { region: 'us-east-1', accessKeyId: 'key', secretAccessKey: 'secret' }
let s3: Awaited<ReturnType<typeof startFakeS3>>
beforeAll(async () => (s3 = await startFakeS3('market', 'key')))
afterAll(async () => {
  fs.rmSync(dir, { recursive: true, force: true })
  await s3.close()
})

async function read(store: FileStore, key: string) {
  const file = await store.get(key)
  if (!file) return null
  const chunks: Buffer[] = []
  for await (const chunk of file.stream) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  expect(bytes.length).toBe(file.sizeBytes)
  return { bytes, contentType: file.contentType }
}

async function keys(store: FileStore, prefix?: string): Promise<string[]> {
  const found: string[] = []
  for await (const key of store.list(prefix)) found.push(key)
  return found.toSorted((a, b) => (a < b ? -1 : 1))
}

const stores: [string, () => FileStore][] = [
  ['disk', () => openFileStore({ kind: 'disk' }, dir)],
  ['S3', () => openFileStore({ kind: 's3', endpoint: s3.endpoint, bucket: 'market', ...credentials }, dir)],
]

describe.each(stores)('a file store on %s', (_name, open) => {
  const png = { contentType: 'image/png' }

  it('gives back the bytes and the content type that were put, from a buffer and from a stream', async () => {
    const store = open()
    const bytes = randomBytes(300_000)
    expect(await store.put('products/prd_1/cover.png', bytes, png)).toBe(300_000)
    const parts = [bytes.subarray(0, 7), bytes.subarray(7, 200_000), bytes.subarray(200_000)]
    expect(await store.put('products/prd_1/copy.png', Readable.from(parts), png)).toBe(300_000)
    expect(await read(store, 'products/prd_1/cover.png')).toEqual({ bytes, ...png })
    expect(await read(store, 'products/prd_1/copy.png')).toEqual({ bytes, ...png })
  })

  it('keeps an empty file', async () => {
    const store = open()
    await store.put('empty', Buffer.alloc(0), { contentType: 'text/plain; charset=utf-8' })
    expect(await read(store, 'empty')).toEqual({
      bytes: Buffer.alloc(0),
      contentType: 'text/plain; charset=utf-8',
    })
  })

  it('answers null for a missing file and deletes it without complaint', async () => {
    const store = open()
    expect(await store.get('products/none.png')).toBeNull()
    await store.delete('products/none.png')
    await store.put('products/gone.png', Buffer.from('x'), png)
    await store.delete('products/gone.png')
    expect(await store.get('products/gone.png')).toBeNull()
  })

  it('replaces content and type together', async () => {
    const store = open()
    await store.put('logo', Buffer.from('old and longer'), { contentType: 'text/plain' })
    await store.put('logo', Buffer.from('new'), png)
    expect(await read(store, 'logo')).toEqual({ bytes: Buffer.from('new'), ...png })
  })

  it('leaves what was there when a stream breaks, and nothing besides', async () => {
    const store = open()
    await store.put('broken/a', Buffer.from('before'), png)
    const breaking = () =>
      Readable.from(
        (function* () {
          yield Buffer.from('half')
          throw new Error('the upload broke off')
        })(),
      )
    await expect(store.put('broken/a', breaking(), png)).rejects.toThrow('the upload broke off')
    await expect(store.put('broken/b', breaking(), png)).rejects.toThrow('the upload broke off')
    expect(await read(store, 'broken/a')).toEqual({ bytes: Buffer.from('before'), ...png })
    expect(await keys(store, 'broken/')).toEqual(['broken/a'])
  })

  it('lists the keys below a prefix, over several pages, where one key may be the folder of another', async () => {
    const store = open()
    const all = ['list/a', 'list/a/b', 'list/a/b/c', 'list/ab', 'list/b', 'list/c.txt', 'list/d-1']
    for (const key of all) await store.put(key, Buffer.from(key), png)
    expect(await keys(store, 'list/')).toEqual(all)
    expect(await keys(store, 'list/a')).toEqual(['list/a', 'list/a/b', 'list/a/b/c', 'list/ab'])
    expect(await keys(store, 'list/a/')).toEqual(['list/a/b', 'list/a/b/c'])
    expect(await keys(store, 'nothing/')).toEqual([])
    expect((await keys(store)).length).toBeGreaterThanOrEqual(all.length)
    expect(await read(store, 'list/a')).toEqual({ bytes: Buffer.from('list/a'), ...png })
  })

  it('writes one of the contents whole when two put the same key at once', async () => {
    const store = open()
    const contents = ['first', 'second'].map((text) => Buffer.from(text.repeat(20_000)))
    await Promise.all(contents.map((bytes) => store.put('race', bytes, png)))
    expect(contents).toContainEqual((await read(store, 'race'))!.bytes)
  })

  it('refuses keys that would leave the store', async () => {
    const store = open()
    for (const key of [
      '../outside',
      'a/../../b',
      '/etc/passwd',
      'a//b',
      '',
      '.hidden',
      'a/.b',
      'A',
      'a b',
      'a~',
    ]) {
      await expect(store.put(key, Buffer.from('x'), png), key).rejects.toThrow('is not a file key')
      await expect(store.get(key), key).rejects.toThrow('is not a file key')
    }
  })
})

it('accepts a key only when the path it makes stays inside, whatever the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9./~\\-]{1,40}$/)), (key) => {
      try {
        assertFileKey(key)
      } catch {
        return
      }
      const place = path.resolve('/store', key)
      expect(place.startsWith('/store/')).toBe(true)
      expect(place).toBe(`/store/${key}`)
    }),
  )
})

describe('a file store on disk', () => {
  const png = { contentType: 'image/png' }

  it('is read by another process while it is replaced, old or new and never half', async () => {
    const store = createDiskFileStore(path.join(dir, 'replaced'))
    await store.put('a', Buffer.alloc(1_000_000, 1), png)
    const file = await store.get('a')
    await store.put('a', Buffer.alloc(10, 2), png)
    const chunks: Buffer[] = []
    for await (const chunk of file!.stream) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).equals(Buffer.alloc(1_000_000, 1))).toBe(true)
  })

  it('refuses a content type that would break its first line', async () => {
    const store = createDiskFileStore(dir)
    await expect(store.put('a', Buffer.from('x'), { contentType: 'text/plain\nx' })).rejects.toThrow(
      'is not a content type',
    )
  })

  it('removes what a crash left once nobody can be writing it', async () => {
    const folder = path.join(dir, 'crashed')
    fs.mkdirSync(path.join(folder, '.incoming'), { recursive: true })
    for (const [name, ageMs] of Object.entries({ old: 30 * 3_600_000, fresh: 60_000 })) {
      const file = path.join(folder, '.incoming', name)
      fs.writeFileSync(file, 'half')
      fs.utimesSync(file, new Date(Date.now() - ageMs), new Date(Date.now() - ageMs))
    }
    await createDiskFileStore(folder).put('a', Buffer.from('x'), png)
    expect(fs.readdirSync(path.join(folder, '.incoming'))).toEqual(['fresh'])
  })

  // A file system of 256 KB needs the right to mount one.
  const small = path.join(dir, 'small')
  fs.mkdirSync(small)
  const mounted =
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small]).status === 0
  afterAll(() => {
    if (mounted) spawnSync('umount', [small])
  })
  it.skipIf(!mounted)('says that the disk is full and keeps what was there', async () => {
    const store = createDiskFileStore(small)
    await store.put('a', Buffer.from('before'), png)
    await expect(store.put('a', Buffer.alloc(1_000_000), png)).rejects.toMatchObject({ code: 'DISK_FULL' })
    await expect(store.put('b', Buffer.alloc(1_000_000), png)).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect((await read(store, 'a'))!.bytes.toString()).toBe('before')
    expect(await keys(store)).toEqual(['a'])
    // Nothing half-written takes the room that is left.
    expect(fs.readdirSync(path.join(small, '.incoming'))).toEqual([])
  })
})

describe('a file store on S3', () => {
  it('says that the store is unavailable when it refuses the key or is not there', async () => {
    const settings = { kind: 's3' as const, bucket: 'market', ...credentials }
    const refused = openFileStore({ ...settings, endpoint: s3.endpoint, accessKeyId: 'other' }, dir)
    await expect(refused.get('a')).rejects.toMatchObject({ code: 'FILE_STORE_UNAVAILABLE' })
    const noBucket = openFileStore({ ...settings, endpoint: s3.endpoint, bucket: 'other' }, dir)
    await expect(noBucket.get('a')).rejects.toMatchObject({ code: 'FILE_STORE_UNAVAILABLE' })
    const absent = openFileStore({ ...settings, endpoint: 'http://127.0.0.1:9' }, dir)
    await expect(absent.put('a', Buffer.from('x'), { contentType: 'text/plain' })).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'FILE_STORE_UNAVAILABLE',
    })
  })
})

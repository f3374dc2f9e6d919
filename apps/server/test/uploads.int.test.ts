import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import tar from 'tar-stream'
import { afterAll, describe, expect, it } from 'vitest'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { makePng, makeUpload, makeZip, pdfBytes, type NewUpload } from '../src/modules/uploads/testing.ts'
import { TEST_ORIGIN } from './harness.ts'
import { callAs } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram({
  settings: {
    UPLOADS_OPEN_MAX: 3,
    UPLOAD_ACCOUNT_BYTES_MAX: 400_000_000,
    UPLOAD_PART_BYTES_MAX: 160_000,
    ARCHIVE_ENTRIES_MAX: 50,
    ARCHIVE_EXPANDED_BYTES_MAX: 500_000_000,
  },
})
const { platform, composition } = program
const person = () => makeBuyer(program, { account: { roles: ['buyer', 'seller'] } })
const owner = await person()
const call = callAs(program, owner)

type Caller = ReturnType<typeof callAs>

async function announce(by: Caller, file: Pick<NewUpload, 'purpose' | 'name'> & { sizeBytes: number }) {
  const answer = await by('POST', '/uploads', file)
  expect(answer.text).toContain('RECEIVING')
  return answer.body.id as string
}

async function send(who: { cookie: string }, id: string, offset: number, bytes: Buffer, headers = {}) {
  const answer = await program.app.inject({
    method: 'PATCH',
    url: `/api/v1/uploads/${id}/content`,
    headers: {
      origin: TEST_ORIGIN,
      cookie: who.cookie,
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
    payload: bytes,
  })
  return {
    status: answer.statusCode,
    offset: answer.headers['upload-offset'],
    code: answer.statusCode >= 400 ? answer.json<{ code: string }>().code : null,
  }
}

async function offsetOf(id: string): Promise<number> {
  const answer = await program.app.inject({
    method: 'HEAD',
    url: `/api/v1/uploads/${id}/content`,
    headers: { cookie: owner.cookie, 'tus-resumable': '1.0.0' },
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['cache-control']).toBe('no-store')
  return Number(answer.headers['upload-offset'])
}

/** State and findings of a file that was handed in whole. */
async function judged(file: NewUpload, locale = 'en') {
  const id = await makeUpload(program, owner, file)
  return (await call('GET', `/uploads/${id}`, undefined, { 'accept-language': locale })).body as {
    id: string
    state: string
    problems: string[]
    hints: string[]
    width: number | null
    height: number | null
    mediaType: string
    sha256: string
    scan: string
  }
}

async function makeTar(
  entries: { name: string; content?: string; type?: 'symlink'; linkname?: string }[],
): Promise<Buffer> {
  const pack = tar.pack()
  for (const { name, content = '', type, linkname } of entries)
    pack.entry({ name, ...(type && { type }), ...(linkname && { linkname }) }, content)
  pack.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of pack) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const filesOf = (id: string) => {
  const folder = path.join(program.dataDir, 'files/uploads', id.toLowerCase())
  return fs.existsSync(folder) ? fs.readdirSync(folder).length : 0
}

describe('who hands in what', () => {
  it('SELL-AST-03, ONB-004 packages and product files are for sellers; applicants hand in logo and licence', async () => {
    const buyer = callAs(program, await makeBuyer(program))
    const operator = callAs(program, await makeBuyer(program, { account: { roles: ['buyer', 'operator'] } }))
    const tryOut = async (by: Caller, purpose: string, name: string) =>
      (await by('POST', '/uploads', { purpose, name, sizeBytes: 1000 })).body.code ?? 'taken'
    expect(await tryOut(buyer, 'package', 'app.zip')).toBe('UPLOAD_ROLE')
    expect(await tryOut(buyer, 'evidence', 'a.pdf')).toBe('UPLOAD_ROLE')
    expect(await tryOut(buyer, 'business_licence', 'a.pdf')).toBe('taken')
    expect(await tryOut(operator, 'evidence', 'a.pdf')).toBe('taken')
    expect(await tryOut(operator, 'package', 'app.zip')).toBe('UPLOAD_ROLE')
    expect(await tryOut(call, 'package', 'app.zip')).toBe('taken')
  })
})

describe('receiving', () => {
  const bytes = makePng(400, 300)

  it('SELL-AST-03 takes a file in parts, goes on after a broken one, and checks it when it is complete', async () => {
    const id = await announce(call, { purpose: 'logo', name: 'logo.png', sizeBytes: bytes.length })
    const half = Math.floor(bytes.length / 2)
    expect(await send(owner, id, 0, bytes.subarray(0, half))).toMatchObject({
      status: 204,
      offset: `${half}`,
    })
    // The answer was lost: the sender repeats from where it believes to be, and asks.
    expect(await send(owner, id, 0, bytes.subarray(0, half))).toMatchObject({
      status: 409,
      code: 'UPLOAD_OFFSET',
    })
    expect(await offsetOf(id)).toBe(half)
    expect(await send(owner, id, half, bytes.subarray(half))).toMatchObject({ status: 204 })
    expect((await call('GET', `/uploads/${id}`)).body).toMatchObject({ state: 'CHECKING' })
    expect(await send(owner, id, bytes.length, Buffer.from('x'))).toMatchObject({ code: 'UPLOAD_CLOSED' })
    await composition.jobs['uploads.check']({ uploadId: id })
    await composition.jobs['uploads.check']({ uploadId: id })
    expect((await call('GET', `/uploads/${id}`)).body).toMatchObject({
      state: 'READY',
      width: 400,
      height: 300,
      mediaType: 'image/png',
      scan: 'NONE',
    })
    await composition.jobs['uploads.tidy']({ uploadId: id })
    expect(filesOf(id)).toBe(2)
  })

  it('keeps nothing of a part that is longer than the file or than a part may be', async () => {
    const id = await announce(call, { purpose: 'package', name: 'app.zip', sizeBytes: 210_000 })
    expect(await send(owner, id, 0, Buffer.alloc(160_001))).toMatchObject({
      status: 413,
      code: 'UPLOAD_PART_TOO_LARGE',
    })
    expect(await send(owner, id, 0, Buffer.alloc(100_000))).toMatchObject({ status: 204 })
    expect(await send(owner, id, 100_000, Buffer.alloc(110_001))).toMatchObject({ status: 413 })
    expect(await offsetOf(id)).toBe(100_000)
    expect(filesOf(id)).toBe(1)
    expect((await call('DELETE', `/uploads/${id}`)).status).toBe(204)
    await composition.jobs['uploads.tidy']({ uploadId: id })
    expect(filesOf(id)).toBe(0)
  })

  it('takes one of two parts that are sent for the same place at once', async () => {
    const id = await announce(call, { purpose: 'evidence', name: 'a.pdf', sizeBytes: 2000 })
    const answers = await Promise.all([1, 2, 3].map(() => send(owner, id, 0, Buffer.alloc(1000))))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409])
    expect(await offsetOf(id)).toBe(1000)
    await call('DELETE', `/uploads/${id}`)
  })

  it('names what is wrong with the protocol', async () => {
    const id = await announce(call, { purpose: 'evidence', name: 'a.pdf', sizeBytes: 2000 })
    expect(await send(owner, id, 0, pdfBytes, { 'tus-resumable': '0.2.2' })).toMatchObject({
      status: 412,
      code: 'UPLOAD_TUS_VERSION',
    })
    expect(await send(owner, id, 0, pdfBytes, { 'upload-offset': '-1' })).toMatchObject({
      status: 400,
      code: 'UPLOAD_OFFSET_HEADER',
    })
    expect(await send(owner, id, 0, pdfBytes, { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
    })
    expect(await send(owner, id, 0, pdfBytes, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      code: 'ORIGIN_REFUSED',
    })
    expect(await send({ cookie: '' }, id, 0, pdfBytes)).toMatchObject({ status: 401 })
    await call('DELETE', `/uploads/${id}`)
  })

  it('BUY-SYS-05 answers for a foreign upload as for a missing one', async () => {
    const id = await makeUpload(program, owner, { purpose: 'logo', name: 'logo.png', bytes })
    const rival = await person()
    const asRival = callAs(program, rival)
    expect((await asRival('GET', `/uploads/${id}`)).status).toBe(404)
    expect((await asRival('GET', `/uploads/${id}/content`)).status).toBe(404)
    expect((await asRival('DELETE', `/uploads/${id}`)).status).toBe(404)
    expect(await send(rival, id, 0, bytes)).toMatchObject({ status: 404 })
    expect((await callAs(program, null)('GET', `/uploads/${id}/content`)).status).toBe(401)
    expect((await callAs(program, null)('GET', '/upload-purposes')).status).toBe(401)
  })

  it('holds the limits of an account: unfinished files and bytes in all', async () => {
    const crowd = await person()
    const asCrowd = callAs(program, crowd)
    const file = { purpose: 'package', name: 'app.zip', sizeBytes: 1000 } as const
    const ids = [await announce(asCrowd, file), await announce(asCrowd, file), await announce(asCrowd, file)]
    const fourth = await asCrowd('POST', '/uploads', file)
    expect(fourth).toMatchObject({ status: 409, body: { code: 'UPLOADS_OPEN' } })
    await asCrowd('DELETE', `/uploads/${ids[0]}`)
    const large = await asCrowd('POST', '/uploads', { ...file, sizeBytes: 400_000_000 })
    expect(large).toMatchObject({ status: 409, body: { code: 'UPLOAD_QUOTA' } })
  })

  it.each([
    ['logo', 'logo.gif', 10, 'UPLOAD_TYPE'],
    ['logo', 'logo', 10, 'UPLOAD_TYPE'],
    ['logo', 'logo.svg', 10, 'UPLOAD_TYPE'],
    ['logo', 'logo.png', 5 * 1_048_576 + 1, 'UPLOAD_TOO_LARGE'],
    ['package', 'app.zip', 21_474_836_481, 'UPLOAD_TOO_LARGE'],
    ['package', 'my app.zip', 10, 'UPLOAD_NAME_CHARACTERS'],
    ['package', 'app-1.2.zip', 10, 'UPLOAD_NAME_CHARACTERS'],
    ['package', '应用.zip', 10, 'UPLOAD_NAME_CHARACTERS'],
    ['package', 'app(1)_x-2.tar.gz', 0, 'VALIDATION_FAILED'],
    ['package', '../app.zip', 10, 'UPLOAD_NAME'],
    ['evidence', 'a\u202egpj.pdf', 10, 'UPLOAD_NAME'],
    ['evidence', 'a.pdf', 1.5, 'VALIDATION_FAILED'],
    ['other', 'a.pdf', 10, 'VALIDATION_FAILED'],
  ])('SELL-AST-03, ONB-004: %s %j of %d bytes is refused with %s', async (purpose, name, sizeBytes, code) => {
    const answer = await call('POST', '/uploads', { purpose, name, sizeBytes })
    expect(answer).toMatchObject({ status: 400, body: { code } })
    expect(answer.body.errors.length).toBeGreaterThan(0)
  })
})

describe('content', () => {
  it('SELL-PUB F3 refuses a file that only carries the name of another type', async () => {
    const text = Buffer.from('<svg onload="alert(1)"/>')
    for (const [purpose, name, bytes] of [
      ['logo', 'logo.png', pdfBytes],
      ['logo', 'logo.png', text],
      ['logo', 'logo.jpg', makePng(10, 10)],
      ['user_guide', 'guide.docx', makeZip([{ name: 'a.txt', content: 'x' }])],
      ['user_guide', 'guide.pdf', makeZip([{ name: 'a.txt', content: 'x' }])],
      ['package', 'app.tar.gz', makeZip([{ name: 'a.txt', content: 'x' }])],
      ['video', 'film.mp4', Buffer.from('not a film at all')],
    ] as const) {
      const found = await judged({ purpose, name, bytes })
      expect(found.state, name).toBe('REFUSED')
      expect(found.problems[0], name).toContain('renaming does not help')
      await composition.jobs['uploads.tidy']({ uploadId: found.id })
      expect(filesOf(found.id), 'refused bytes are not kept').toBe(0)
      expect((await call('GET', `/uploads/${found.id}/content`)).status).toBe(409)
    }
  })

  it('SELL-PUB P04, P05, P07 measures pictures, and points out a cover of one color', async () => {
    expect(await judged({ purpose: 'product_logo', name: 'a.png', bytes: makePng(120, 120) })).toMatchObject({
      state: 'READY',
      width: 120,
      height: 120,
      hints: [],
    })
    const wrong = await judged({ purpose: 'product_logo', name: 'a.png', bytes: makePng(121, 120) })
    expect(wrong).toMatchObject({ state: 'REFUSED' })
    expect(wrong.problems[0]).toContain('121 × 120')
    const zh = await judged(
      { purpose: 'description_picture', name: 'a.png', bytes: makePng(950, 700) },
      'zh-CN',
    )
    expect(zh.problems[0]).toContain('要求宽 900–1200、高 至少 800')
    const cover = (plain: boolean) =>
      judged({ purpose: 'product_picture', name: 'a.png', bytes: makePng(800, 600, { plain }) })
    expect((await cover(false)).hints).toEqual([])
    expect(await cover(true)).toMatchObject({ state: 'READY' })
    expect((await cover(true)).hints[0]).toContain('one color')
  })

  it('refuses a damaged picture, and one that would take too much memory to show', async () => {
    const whole = makePng(800, 600)
    const cut = await judged({ purpose: 'logo', name: 'a.png', bytes: whole.subarray(0, whole.length - 100) })
    expect(cut).toMatchObject({ state: 'REFUSED' })
    const bomb = makePng(4, 4)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    const found = await judged({ purpose: 'logo', name: 'a.png', bytes: bomb })
    expect(found).toMatchObject({ state: 'REFUSED' })
    expect(found.problems[0]).toContain('12000')
  })

  it('tells office documents apart by what they are made of', async () => {
    const office = (part: string) =>
      makeZip([
        { name: '[Content_Types].xml', content: '<x/>' },
        { name: part, content: 'x' },
      ])
    const state = async (name: string, bytes: Buffer) =>
      (await judged({ purpose: name.includes('xls') ? 'spreadsheet' : 'user_guide', name, bytes })).state
    expect(await state('a.docx', office('word/document.xml'))).toBe('READY')
    expect(await state('a.pptx', office('ppt/presentation.xml'))).toBe('READY')
    expect(await state('a.xlsx', office('xl/workbook.xml'))).toBe('READY')
    expect(await state('a.docx', office('xl/workbook.xml'))).toBe('REFUSED')
    const old = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('WordDocument\0', 'utf16le'),
      Buffer.alloc(1000),
    ])
    expect(await state('a.doc', old)).toBe('READY')
    expect(await state('a.xls', old)).toBe('REFUSED')
  })

  const fine = { name: 'bin/app', content: 'hello' }
  it.each([
    ['a path out of the folder', [fine, { name: '../../etc/cron.d/x', content: 'x' }], 'leads out'],
    ['an absolute path', [{ name: '/etc/passwd', content: 'x' }], 'leads out'],
    ['a path of Windows', [{ name: 'C:\\Windows\\x', content: 'x' }], 'leads out'],
    ['a symbolic link', [{ name: 'link', content: '/etc', mode: 0o120777 }], 'holds a link'],
    ['an encrypted entry', [{ name: 'a', content: 'x', encrypted: true }], 'encrypted'],
    ['folders only', [{ name: 'empty/', mode: 0o040755 }], 'holds no files'],
    ['nothing', [], 'holds no files'],
    ['too many entries', Array.from({ length: 51 }, (_, i) => ({ name: `f${i}`, content: 'x' })), 'too many'],
    [
      'a claim of too many bytes',
      [{ name: 'a', content: 'x', claimedSize: 500_000_001 }],
      'unpacks to too much',
    ],
    ['a bomb', [{ name: 'a', content: Buffer.alloc(150_000_000) }], '200 times'],
    [
      'an entry that lies about its size',
      [{ name: 'a', content: 'x'.repeat(5000), claimedSize: 10 }],
      'damaged',
    ],
  ])('SELL-AST-03 refuses a zip file with %s', async (_what, entries, words) => {
    const found = await judged({ purpose: 'package', name: 'app.zip', bytes: makeZip(entries).subarray(0) })
    expect(found.state).toBe('REFUSED')
    expect(found.problems[0]).toContain(words)
  })

  it('SELL-AST-03 refuses an incomplete zip file', async () => {
    const whole = makeZip([fine])
    const found = await judged({
      purpose: 'package',
      name: 'app.zip',
      bytes: whole.subarray(0, whole.length - 10),
    })
    expect(found.state).toBe('REFUSED')
    expect(found.problems[0]).toContain('cannot be read')
  })

  it('SELL-AST-03 looks into tar files, packed by gzip or not', async () => {
    const good = await makeTar([{ name: 'bin/app', content: 'hello' }])
    const state = async (name: string, bytes: Buffer) => judged({ purpose: 'package', name, bytes })
    expect((await state('app.tar', good)).state).toBe('READY')
    expect((await state('app.tar.gz', gzipSync(good))).state).toBe('READY')
    const slip = await makeTar([{ name: '../../x', content: 'x' }])
    expect((await state('app.tar', slip)).problems[0]).toContain('leads out')
    expect((await state('app.tar.gz', gzipSync(slip))).problems[0]).toContain('../../x')
    const link = await makeTar([{ name: 'x', type: 'symlink', linkname: '/etc/passwd' }])
    expect((await state('app.tar.gz', gzipSync(link))).problems[0]).toContain('holds a link')
    const packed = gzipSync(good)
    expect((await state('app.tar.gz', packed.subarray(0, packed.length - 12))).state).toBe('REFUSED')
    const bomb = gzipSync(await makeTar([{ name: 'zeros', content: '\0'.repeat(120_000_000) }]))
    expect(bomb.length).toBeGreaterThan(100_000)
    const parts = await announce(call, { purpose: 'package', name: 'bomb.tar.gz', sizeBytes: bomb.length })
    for (let at = 0; at < bomb.length; at += 100_000)
      expect((await send(owner, parts, at, bomb.subarray(at, at + 100_000))).status).toBe(204)
    await composition.jobs['uploads.check']({ uploadId: parts })
    const found = await call('GET', `/uploads/${parts}`, undefined, { 'accept-language': 'en' })
    expect(found.body.problems[0]).toContain('200 times')
  })
})

describe('archives that are small on the wire alone', () => {
  const judgedTar = (name: string, bytes: Buffer) => judged({ purpose: 'package', name, bytes })

  it('SELL-AST-03 what follows the end of a packed tar file counts too', async () => {
    const tail = Buffer.concat([await makeTar([{ name: 'a', content: 'x' }]), Buffer.alloc(130_000_000)])
    const bomb = gzipSync(tail)
    const id = await announce(call, { purpose: 'package', name: 'tail.tar.gz', sizeBytes: bomb.length })
    for (let at = 0; at < bomb.length; at += 100_000)
      expect((await send(owner, id, at, bomb.subarray(at, at + 100_000))).status).toBe(204)
    await composition.jobs['uploads.check']({ uploadId: id })
    const found = await call('GET', `/uploads/${id}`, undefined, { 'accept-language': 'en' })
    expect(found.body).toMatchObject({
      state: 'REFUSED',
      problems: [expect.stringContaining('unpacks to too much')],
    })
  })

  it.each(['x', 'g', 'L'])(
    'SELL-AST-03 a huge name or attribute (%s) is refused, however its size is written',
    async (type) => {
      const [header, ...rest] = await longHeader(type, 3_000_000)
      const good = await makeTar([{ name: 'a', content: 'x' }])
      const bytes = gzipSync(Buffer.concat([header!, ...rest, good]))
      const found = await judgedTar('long.tar.gz', bytes)
      expect(found).toMatchObject({
        state: 'REFUSED',
        problems: [expect.stringContaining('unpacks to too much')],
      })
    },
  )

  /** A header of the given type that announces its bytes in binary, and those bytes. */
  async function longHeader(type: string, bytes: number): Promise<Buffer[]> {
    const header = Buffer.from((await makeTar([{ name: 'a', content: 'x' }])).subarray(0, 512))
    header.fill(0, 124, 136)
    header[124] = 0x80
    header.writeUInt32BE(bytes, 132)
    header.write(type, 156, 'latin1')
    header.fill(' ', 148, 156)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    return [header, Buffer.alloc(Math.ceil(bytes / 512) * 512, 'n')]
  }

  it('SELL-AST-03 long names within bounds are taken', async () => {
    const long = `${'d/'.repeat(120)}${'n'.repeat(200)}.txt`
    expect((await judgedTar('long.tar', await makeTar([{ name: long, content: 'x' }]))).state).toBe('READY')
  })
})

it('SELL-AST-03 copies that a killed process left behind go after a day, those of a running check stay', async () => {
  const folder = path.join(program.dataDir, 'checking')
  fs.mkdirSync(folder, { recursive: true })
  const [old, fresh] = ['upl_old-1', 'upl_new-1'].map((name) => path.join(folder, name))
  for (const file of [old!, fresh!]) fs.writeFileSync(file, 'x')
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  fs.utimesSync(old!, yesterday, yesterday)
  await composition.sweeps.find(({ name }) => name === 'uploads.leftovers')!.run()
  expect([fs.existsSync(old!), fs.existsSync(fresh!)]).toEqual([false, true])
  fs.rmSync(fresh!)
})

describe('reading', () => {
  it('serves a file so that nothing in it can act, by ranges too', async () => {
    const bytes = makePng(400, 300)
    const id = await makeUpload(program, owner, { purpose: 'logo', name: '标识 "1".png', bytes })
    const read = (url: string, headers: Record<string, string> = {}) =>
      program.app.inject({ url, headers: { cookie: owner.cookie, 'accept-encoding': 'gzip', ...headers } })
    const url = `/api/v1/uploads/${id}/content`
    const answer = await read(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.equals(bytes)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'content-length': String(bytes.length),
    })
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''%E6/)
    const part = await read(url, { range: 'bytes=10-19' })
    expect(part.statusCode).toBe(206)
    expect(part.rawPayload.equals(bytes.subarray(10, 20))).toBe(true)
    const tail = await read(url, { range: 'bytes=-5' })
    expect(tail.rawPayload.equals(bytes.subarray(bytes.length - 5))).toBe(true)
    expect((await read(url, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304)
    const pdf = await makeUpload(program, owner, { purpose: 'evidence', name: 'a.pdf', bytes: pdfBytes })
    expect((await read(`/api/v1/uploads/${pdf}/content`)).headers['content-disposition']).toMatch(
      /^attachment/,
    )

    // Reviewers read what they judge; nobody else does before it is published.
    const operator = await makeBuyer(program, { account: { roles: ['operator'] } })
    expect((await callAs(program, operator)('GET', `/uploads/${id}/content`)).status).toBe(200)
    expect((await read(`/media/files/${id}`)).statusCode).toBe(404)
    await platform.db.transaction((tx) => composition.uploads.publish(tx, [id]))
    const published = await program.app.inject({ url: `/media/files/${id}` })
    expect(published.statusCode).toBe(200)
    expect(published.headers['cache-control']).toContain('immutable')
  })
})

describe('use', () => {
  it('keeps files that something uses, and throws the others away in time', async () => {
    const make = () => makeUpload(program, owner, { purpose: 'evidence', name: 'a.pdf', bytes: pdfBytes })
    const [used, unused] = [await make(), await make()]
    const claim = (ids: string[], who = owner, purpose: 'evidence' | 'logo' = 'evidence') =>
      platform.db.transaction((tx) =>
        composition.uploads.claim(
          tx,
          who.actor,
          ids.map((id) => ({ id, field: 'proof', purpose })),
          { type: 'test', id: 'one' },
        ),
      )
    const open = await announce(call, { purpose: 'evidence', name: 'b.pdf', sizeBytes: 100 })
    await expect(claim([open])).rejects.toMatchObject({
      code: 'UPLOAD_NOT_READY',
      fields: [{ path: 'proof' }],
    })
    await expect(claim([used], owner, 'logo')).rejects.toMatchObject({ code: 'UPLOAD_PURPOSE' })
    await expect(claim([used], await person())).rejects.toMatchObject({ kind: 'not_found' })
    expect(await claim([used])).toMatchObject([{ id: used, state: 'READY', expiresAt: null }])
    expect((await call('DELETE', `/uploads/${used}`)).body).toMatchObject({ code: 'UPLOAD_IN_USE' })

    const day = () =>
      platform.db.pool.query("update uploads set expires_at = expires_at - interval '25 hours'")
    const expire = composition.sweeps.find(({ name }) => name === 'uploads.expiry')!
    await day()
    while ((await expire.run()) > 0);
    expect((await call('GET', `/uploads/${unused}`)).status).toBe(404)
    expect((await call('GET', `/uploads/${open}`)).status).toBe(404)
    expect((await call('GET', `/uploads/${used}/content`)).status).toBe(200)
    await platform.db.transaction((tx) => composition.uploads.release(tx, { type: 'test', id: 'one' }))
    await expire.run()
    expect((await call('GET', `/uploads/${used}`)).status).toBe(200)
    await day()
    await expire.run()
    expect((await call('GET', `/uploads/${used}`)).status).toBe(404)
  })
})

describe('the virus scanner', async () => {
  const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`
  const daemon = await startFakeClamd({ knows: EICAR, streamMax: 50_000 })
  const scanned = await createTestProgram({ clamav: { host: '127.0.0.1', port: daemon.port } })
  const scannedOwner = await makeBuyer(scanned, { account: { roles: ['buyer', 'seller'] } })
  const scannedCall = callAs(scanned, scannedOwner)
  const judge = async (bytes: Buffer) => {
    const id = await makeUpload(scanned, scannedOwner, { purpose: 'package', name: 'app.zip', bytes })
    return (await scannedCall('GET', `/uploads/${id}`, undefined, { 'accept-language': 'en' })).body
  }
  // Names in a zip file are stored plainly, so that a stand-in sees the signature without unpacking.
  const infectedZip = makeZip([{ name: EICAR, content: 'x' }])
  const cleanZip = makeZip([{ name: 'a', content: 'x' }])

  it('SELL-AST-04 refuses what the scanner finds, accepts the rest, and says which it was', async () => {
    expect((await scannedCall('GET', '/upload-purposes')).body).toMatchObject({ scanner: 'CLAMAV' })
    expect(await judge(cleanZip)).toMatchObject({ state: 'READY', scan: 'CLEAN' })
    const infected = await judge(infectedZip)
    expect(infected).toMatchObject({ state: 'REFUSED', scan: 'INFECTED' })
    expect(infected.problems[0]).toContain('Eicar-Test-Signature')
  })

  it('says that a file was too large for the scanner', async () => {
    const content = Array.from({ length: 60_000 }, () => Math.random().toString(36)[3]).join('')
    const large = makeZip([{ name: 'a', content: content.repeat(2) }])
    expect(large.length).toBeGreaterThan(50_000)
    expect(await judge(large)).toMatchObject({ state: 'READY', scan: 'TOO_LARGE' })
  })

  it('waits for a scanner that is down, and goes on when it is back', async () => {
    await daemon.stop()
    const waiting = await judge(cleanZip)
    expect(waiting).toMatchObject({ state: 'CHECKING', scan: 'WAITING' })
    await daemon.start()
    const sweep = scanned.composition.sweeps.find(({ name }) => name === 'uploads.checks')!
    expect(await sweep.run(), 'not due yet').toBe(0)
    await scanned.platform.db.pool.query('update uploads set check_due_at = to_timestamp(0) where id = $1', [
      waiting.id,
    ])
    expect(await sweep.run()).toBe(1)
    await scanned.composition.jobs['uploads.check']({ uploadId: waiting.id })
    expect((await scannedCall('GET', `/uploads/${waiting.id}`)).body).toMatchObject({
      state: 'READY',
      scan: 'CLEAN',
    })
  })
})

/** Speaks the daemon's protocol: zINSTREAM, chunks with their length before them, one line back. */
async function startFakeClamd(options: { knows: string; streamMax: number }) {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let received = Buffer.alloc(0)
    const answer = (line: string) => socket.end(`${line}\0`)
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const command = 'zINSTREAM\0'
      if (received.length < command.length) return
      if (received.toString('latin1', 0, command.length) !== command) return answer('UNKNOWN COMMAND')
      const chunks: Buffer[] = []
      let at = command.length
      let total = 0
      while (received.length >= at + 4) {
        const length = received.readUInt32BE(at)
        if (length === 0) {
          const content = Buffer.concat(chunks).toString('latin1')
          return answer(content.includes(options.knows) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')
        }
        if (received.length < at + 4 + length) return
        chunks.push(received.subarray(at + 4, at + 4 + length))
        total += length
        if (total > options.streamMax) return answer('INSTREAM size limit exceeded. ERROR')
        at += 4 + length
      }
    })
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  afterAll(stop)
  return { port, stop, start: () => listen(port) }
}

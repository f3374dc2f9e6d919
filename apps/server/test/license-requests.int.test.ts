import { createHash, randomUUID } from 'node:crypto'
import { eventFilePath } from '@yunshi/seller-sdk'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBuyer, makeSubUser } from '../src/modules/identity/testing.ts'
import { findInstance } from '../src/modules/instances/index.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callSigned, makeAccessKey } from './open-api-calls.ts'
import { buy, callAs, eventually, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram({
  settings: { LICENSE_FILE_BYTES_MAX: 100_000, LICENSE_REQUESTS_WAITING_MAX: 30 },
})
const { db, clock } = program.platform
const server = await startFaultSeller()
const shop = await makeShop(program, server, { protocol: 'LICENSE_ONLINE', accessType: 'LICENSE' })
const other = await makeShop(program, server)
const buyer = await makeBuyer(program)
const call = callSigned(program, await makeAccessKey(program, shop.owner))
const asBuyer = callAs(program, buyer)
const DAY = 86_400_000
const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY).toISOString()
const asked = {
  effectiveAt: inDays(0),
  expiresAt: inDays(20),
  deviceFingerprint: '00-11-22|DISK1|BOARD1|CPU1',
}

let instanceId: string
let url: string
beforeAll(async () => {
  await topUp(program, buyer, '10000.00')
  const orderId = await buy(program, buyer, selectionOf(shop.product))
  const { body: order } = await asBuyer('GET', `/orders/${orderId}`)
  instanceId = order.lines[0].instanceId as string
  url = `/instances/${instanceId}/license-requests`
  await program.startWorker()
  await eventually(
    () => findInstance(db.query, { id: instanceId }),
    (instance) => instance?.state === 'ACTIVE',
  )
})

const ask = async (): Promise<string> => {
  const { status, body, text } = await asBuyer('POST', url, asked)
  if (status !== 201) throw new Error(text)
  return body.eventId as string
}
const found = async (eventId: string) =>
  (await asBuyer('GET', `${url}?limit=100`)).body.items.find(
    (item: { eventId: string }) => item.eventId === eventId,
  )

/** The multipart body of an upload, written out as clients do. */
function multipart(request: unknown, file?: { name: string; content: Buffer }) {
  const boundary = `----part${randomUUID()}`
  const chunks: Buffer[] = [
    `--${boundary}\r\nContent-Disposition: form-data; name="isvUpdateFileReq"\r\nContent-Type: application/json\r\n\r\n`,
    typeof request === 'string' ? request : JSON.stringify(request),
    '\r\n',
  ].map((text) => Buffer.from(text))
  if (file)
    chunks.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      file.content,
      Buffer.from('\r\n'),
    )
  chunks.push(Buffer.from(`--${boundary}--\r\n`))
  return {
    body: Buffer.concat(chunks),
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  }
}
async function upload(
  eventId: string,
  request: unknown,
  file?: Buffer,
  change: { isPayloadUnsigned?: boolean; as?: typeof call } = {},
) {
  const { body, headers } = multipart(request, file && { name: 'demo.lic', content: file })
  const answer = await (change.as ?? call)('POST', eventFilePath(eventId), body, {
    headers,
    ...(change.isPayloadUnsigned && { isPayloadUnsigned: true }),
  })
  return [answer.status, answer.body.error_code]
}
const characters = (text: string) => ({ type: 'CHARACTERS', characters: text })

describe('asking for a license (isv-protocol 5.3)', () => {
  it('calls the seller with getLicenseAsync under an event id of its own', async () => {
    const eventId = await ask()
    const sent = await eventually(
      () => Promise.resolve(server.calls.find(({ body }) => body['eventId'] === eventId)),
      (found_) => found_ !== undefined,
    )
    const instance = (await findInstance(db.query, { id: instanceId }))!
    expect(sent!.body).toMatchObject({
      activity: 'getLicenseAsync',
      instanceId: instance.sellerInstanceId,
      deviceFingerprint: asked.deviceFingerprint,
      effectiveTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d z$/),
      expireTime: expect.stringMatching(/^\d{4}-/),
    })
    expect(await found(eventId)).toMatchObject({
      deliveredAt: null,
      kind: null,
      requestedBy: expect.any(String),
    })
  })

  it.each([
    ['LIC_TERM_NEEDED', { effectiveAt: inDays(0) }],
    ['LIC_TERM_OUTSIDE', { ...asked, expiresAt: inDays(60) }],
    ['LIC_TERM_OUTSIDE', { ...asked, effectiveAt: inDays(-30) }],
    ['LIC_TERM_OUTSIDE', { ...asked, effectiveAt: inDays(10), expiresAt: inDays(5) }],
    ['VALIDATION_FAILED', { ...asked, effectiveAt: '2031-13-01' }],
  ])('%s', async (code, body) => {
    const answer = await asBuyer('POST', url, body)
    expect([answer.status, answer.body.code]).toEqual([400, code])
  })

  it('is the owner’s right, for services of this kind, and once for a key', async () => {
    const stranger = callAs(program, await makeBuyer(program))
    expect((await stranger('POST', url, asked)).status).toBe(404)
    expect((await stranger('GET', url)).status).toBe(404)
    const orderId = await buy(program, buyer, selectionOf(other.product))
    const { body: order } = await asBuyer('GET', `/orders/${orderId}`)
    expect(
      (await asBuyer('POST', `/instances/${order.lines[0].instanceId}/license-requests`, asked)).status,
    ).toBe(404)
    const headers = { 'idempotency-key': 'ask-once-0001' }
    const first = await asBuyer('POST', url, asked, headers)
    expect((await asBuyer('POST', url, asked, headers)).body).toEqual(first.body)
  })

  it('waits when too many requests wait', async () => {
    const few = await createTestProgram({ settings: { LICENSE_REQUESTS_WAITING_MAX: 1 } })
    const fewShop = await makeShop(few, server, { protocol: 'LICENSE_ONLINE', accessType: 'LICENSE' })
    const person = await makeBuyer(few)
    await topUp(few, person, '1000.00')
    const orderId = await buy(few, person, selectionOf(fewShop.product))
    await few.startWorker()
    const own = (await callAs(few, person)('GET', `/orders/${orderId}`)).body.lines[0].instanceId as string
    await eventually(
      () => findInstance(few.platform.db.query, { id: own }),
      (instance) => instance?.state === 'ACTIVE',
    )
    const post = () => callAs(few, person)('POST', `/instances/${own}/license-requests`, asked)
    expect((await post()).status).toBe(201)
    expect((await post()).body.code).toBe('LIC_REQUESTS_WAITING')
  })
})

describe('upload (isv-protocol 5.3, 10.3)', () => {
  it('CBC.0000 for text; the buyer is told, reads it, and every look is logged', async () => {
    const eventId = await ask()
    expect(await upload(eventId, characters('AAAA-许可-CCCC'))).toEqual([200, 'CBC.0000'])
    expect(await found(eventId)).toMatchObject({ kind: 'CHARACTERS', deliveredAt: expect.any(String) })
    const shown = await asBuyer('POST', `${url}/${eventId}/reveal`)
    expect(shown.body).toEqual({ characters: 'AAAA-许可-CCCC' })
    const reader = callAs(program, await makeSubUser(program, buyer, 'Buyer-Reader'))
    expect((await reader('POST', `${url}/${eventId}/reveal`)).status).toBe(403)
    const logged = await db.query
      .selectFrom('audit_log')
      .select('action')
      .where('action', '=', 'license.request.reveal')
      .execute()
    expect(logged).toHaveLength(1)
    const messages = await eventually(
      async () => (await asBuyer('GET', '/messages')).body.items as { title: string }[],
      (items) => items.some(({ title }) => title === 'License 已送达'),
    )
    expect(messages.length).toBeGreaterThan(0)
    // What is stored does not hold the text.
    const row = await db.query
      .selectFrom('license_requests')
      .selectAll()
      .where('event_id', '=', eventId)
      .execute()
    expect(JSON.stringify(row)).not.toContain('AAAA-')
  })

  it('CBC.0000 for a file, byte for byte, with its hash, with an unsigned body too', async () => {
    const eventId = await ask()
    const file = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 256))
    const sha256 = createHash('sha256').update(file).digest('hex')
    const request = { type: 'FILE', file_name: '许可 2031.lic', sha256: sha256.toUpperCase() }
    expect(await upload(eventId, request, file, { isPayloadUnsigned: true })).toEqual([200, 'CBC.0000'])
    const response = await program.app.inject({
      method: 'GET',
      url: `/api/v1${url}/${eventId}/file`,
      headers: { cookie: buyer.cookie },
    })
    expect(response.rawPayload.equals(file)).toBe(true)
    expect(response.headers['content-disposition']).toContain(encodeURIComponent('许可 2031.lic'))
    const stranger = callAs(program, await makeBuyer(program))
    expect((await stranger('GET', `${url}/${eventId}/file`)).status).toBe(404)
  })

  it('the same license again is fine, another one under the same event is denied: 91381038', async () => {
    const eventId = await ask()
    expect(await upload(eventId, characters('ONE'))).toEqual([200, 'CBC.0000'])
    expect(await upload(eventId, characters('ONE'))).toEqual([200, 'CBC.0000'])
    expect(await upload(eventId, characters('TWO'))).toEqual([200, '91381038'])
    expect((await asBuyer('POST', `${url}/${eventId}/reveal`)).body).toEqual({ characters: 'ONE' })
  })

  it('two uploads at once keep one license', async () => {
    const eventId = await ask()
    const answers = await Promise.all(['A', 'B', 'C'].map((text) => upload(eventId, characters(text))))
    expect(answers.map(String).toSorted()).toEqual(['200,91381038', '200,91381038', '200,CBC.0000'])
  })

  it('91381034 for an event that nobody asked for, CBC.0150 with 403 for another seller’s', async () => {
    const eventId = await ask()
    expect(await upload('evt-unknown', characters('A'))).toEqual([200, '91381034'])
    const callOther = callSigned(program, await makeAccessKey(program, other.owner))
    expect(await upload(eventId, characters('A'), undefined, { as: callOther })).toEqual([403, 'CBC.0150'])
    expect(await found(eventId)).toMatchObject({ deliveredAt: null })
  })

  it.each([
    ['no part', 'CBC.0101', 400, '', undefined],
    ['no JSON', 'CBC.0101', 400, '{', undefined],
    ['another type', 'CBC.0101', 400, { type: 'PICTURE' }, undefined],
    ['no characters', 'CBC.0101', 400, { type: 'CHARACTERS' }, undefined],
    ['characters too long', 'CBC.0101', 400, { type: 'CHARACTERS', characters: 'x'.repeat(1025) }, undefined],
    ['no file', 'CBC.0101', 400, { type: 'FILE', file_name: 'a.lic' }, undefined],
    ['no file name', 'CBC.0101', 400, { type: 'FILE' }, Buffer.from('x')],
    ['a path', 'CBC.0101', 400, { type: 'FILE', file_name: '../a.lic' }, Buffer.from('x')],
    ['a file too large', 'CBC.0101', 400, { type: 'FILE', file_name: 'a.lic' }, Buffer.alloc(100_001)],
    ['a body beyond reason', 'CBC.0101', 400, { type: 'FILE', file_name: 'a.lic' }, Buffer.alloc(300_000)],
    [
      'a wrong hash',
      '91381037',
      200,
      { type: 'FILE', file_name: 'a.lic', sha256: 'a'.repeat(64) },
      Buffer.from('x'),
    ],
  ])('%s: %s with status %i', async (_name, code, status, request, file) => {
    const eventId = await ask()
    expect(await upload(eventId, request, file)).toEqual([status, code])
    // The next good one is taken.
    expect(await upload(eventId, characters('GOOD'))).toEqual([200, 'CBC.0000'])
  })

  it('a body that is no multipart form is CBC.0101', async () => {
    const answer = await call('POST', eventFilePath('evt-1'), { type: 'CHARACTERS', characters: 'A' })
    expect([answer.status, answer.body.error_code]).toEqual([400, 'CBC.0101'])
  })

  // Last: it ends the instance.
  it('91381033 once the service is frozen', async () => {
    const eventId = await ask()
    await db.query.updateTable('instances').set({ state: 'FROZEN' }).where('id', '=', instanceId).execute()
    expect(await upload(eventId, characters('A'))).toEqual([200, '91381033'])
    expect((await asBuyer('POST', url, asked)).body.code).toBe('INST_STATE')
  })
})

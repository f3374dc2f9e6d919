import { lookup } from 'node:dns'
import https from 'node:https'
import net, { type AddressInfo } from 'node:net'
import type { TlsOptions } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { createOutboundClient } from './guarded-client.ts'
import { testAuthority, testCertificates } from './tls.test-data.ts'

vi.mock('node:dns', async (original) => {
  const dns = await original<typeof import('node:dns')>()
  return { ...dns, lookup: vi.fn(dns.lookup) }
})

const closers: (() => unknown)[] = []
afterAll(() => Promise.all(closers.map((close) => close())))
afterEach(() => vi.mocked(lookup).mockClear())

const client = createOutboundClient({
  allow: [{ host: 'localhost', port: '*' }],
  timeoutMs: 1500,
  bodyBytesMax: 100_000,
  ca: testAuthority,
})
closers.push(() => client.close())
const send = (url: string) => client.send({ method: 'POST', url, body: '{}' })

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return (server.address() as AddressInfo).port
}

const overTls = async (tls: TlsOptions) =>
  `https://localhost:${await listen(https.createServer(tls, (_req, res) => res.end('{"resultCode":"000000"}')))}/produce`

/** Answers every connection with these bytes once a request has come. */
async function raw(answer: string | Buffer, end: 'close' | 'reset' | 'keep' = 'close'): Promise<string> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(answer, () => {
        if (end === 'close') socket.end()
        // The bytes must have left before the connection is torn down.
        else if (end === 'reset') setTimeout(() => socket.resetAndDestroy(), 50)
      })
    })
    closers.push(() => socket.destroy())
  })
  return `http://localhost:${await listen(server)}/produce`
}

const response = (body: string | Buffer, headers: string[] = []) =>
  Buffer.concat([
    Buffer.from(
      [
        'HTTP/1.1 200 OK',
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        ...headers,
        '',
        '',
      ].join('\r\n'),
    ),
    Buffer.from(body),
  ])

describe('certificates (isv-protocol 12)', () => {
  it('a trusted one for the name is accepted', async () => {
    expect(await send(await overTls(testCertificates.good))).toMatchObject({
      kind: 'answer',
      httpStatus: 200,
    })
  })

  it.each(['expired', 'wrongName', 'selfSigned'] as const)('%s: no request is sent', async (kind) => {
    expect(await send(await overTls(testCertificates[kind]))).toMatchObject({
      kind: 'no_answer',
      reason: 'tls_failed',
    })
  })

  it.each(['TLSv1', 'TLSv1.1'] as const)('%s is refused', async (version) => {
    const url = await overTls({
      ...testCertificates.good,
      minVersion: version,
      maxVersion: version,
      // Without it the test's own server could not speak so old a protocol.
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    expect(await send(url)).toMatchObject({ kind: 'no_answer', reason: 'tls_failed' })
  })
})

describe('bodies', () => {
  it('a gzip bomb is cut at the bound of its unpacked size', async () => {
    const bomb = gzipSync(Buffer.alloc(80_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    expect(await send(await raw(response(bomb, ['Content-Encoding: gzip'])))).toMatchObject({
      reason: 'body_too_large',
    })
  })

  it('gzip that was not asked for is read, what only claims to be gzip is named', async () => {
    const body = '{"resultCode":"000000"}'
    const packed = await send(await raw(response(gzipSync(body), ['Content-Encoding: gzip'])))
    expect(packed.kind === 'answer' && packed.body.toString()).toBe(body)
    expect(await send(await raw(response(body, ['Content-Encoding: gzip'])))).toMatchObject({
      reason: 'body_encoding',
    })
    expect(await send(await raw(response(body, ['Content-Encoding: zstd-x'])))).toMatchObject({
      reason: 'body_encoding',
    })
  })

  it('100 MB announced or sent are not taken in', async () => {
    const url = await raw(
      Buffer.concat([
        Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n'),
        Buffer.alloc(200_000, 32),
      ]),
      'keep',
    )
    expect(await send(url)).toMatchObject({ reason: 'body_too_large' })
  })

  it('a body that ends before its length is a broken connection', async () => {
    const url = await raw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"resultCode"')
    expect(await send(url)).toMatchObject({ kind: 'no_answer', reason: 'connection_lost' })
  })

  it('a connection reset after a complete body does not spoil the answer', async () => {
    const url = await raw(response('{"resultCode":"000000"}'), 'reset')
    expect(await send(url)).toMatchObject({ kind: 'answer', httpStatus: 200 })
  })

  it('HTTP/1.0 without a length is read to the end of the connection', async () => {
    const url = await raw('HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{"resultCode":"000000"}')
    const result = await send(url)
    expect(result.kind === 'answer' && result.body.toString()).toBe('{"resultCode":"000000"}')
  })

  it('invalid UTF-8 comes through as bytes; judging is not the client’s', async () => {
    const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
    const result = await send(await raw(response(body)))
    expect(result.kind === 'answer' && result.body.equals(body)).toBe(true)
  })

  it('header names keep their capitals, as Body-Sign needs (isv-protocol 1.3)', async () => {
    const result = await send(await raw(response('{}', ['Body-Sign: a', 'X-oDD: b'])))
    expect(result.kind === 'answer' && result.rawHeaders).toEqual(
      expect.arrayContaining(['Body-Sign', 'X-oDD']),
    )
  })

  it('what is no HTTP at all is a broken connection', async () => {
    expect(await send(await raw('SSH-2.0-OpenSSH_9.6\r\n'))).toMatchObject({ kind: 'no_answer' })
  })
})

describe('addresses (architecture 6)', () => {
  const production = createOutboundClient({ allow: [], timeoutMs: 1500 })
  closers.push(() => production.close())

  it('a name rebound to loopback after any earlier look is refused at the connection', async () => {
    // oxlint-disable-next-line typescript/no-explicit-any -- overloads of lookup
    vi.mocked(lookup).mockImplementation(((_host: string, _options: object, done: any) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])) as never)
    expect(
      await production.send({ method: 'POST', url: 'https://isv.example.com/produce', body: '{}' }),
    ).toMatchObject({ kind: 'no_answer', reason: 'refused_address' })
    expect(lookup).toHaveBeenCalledOnce()
    vi.mocked(lookup).mockRestore()
  })

  it('a redirect to a metadata address is reported and not followed', async () => {
    const url = await raw(
      'HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data\r\nContent-Length: 0\r\n\r\n',
    )
    expect(await send(url)).toMatchObject({
      kind: 'no_answer',
      reason: 'redirect',
      detail: 'HTTP 302 to http://169.254.169.254/latest/meta-data',
    })
  })
})

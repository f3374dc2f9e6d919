import { once } from 'node:events'
import net from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createNodeTransport } from './node-transport.ts'
import type { ConformanceAnswer } from './transport.ts'

/** A server that answers every connection with the bytes given and then does what `after` says. */
async function serve(bytes: string | Buffer, after: (socket: net.Socket) => void): Promise<string> {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write(bytes)
      after(socket)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/produce`
}

const transport = createNodeTransport({ allowHttp: true })

function send(url: string, timeoutMs = 2000): Promise<ConformanceAnswer> {
  return transport.send({ method: 'POST', url, headers: {}, body: '{}' }, { timeoutMs })
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nBody-Sign: x\r\n'

describe('the transport of the command line', () => {
  it('keeps bytes and header capitals as they came, invalid UTF-8 too', async () => {
    const body = Buffer.from([0x7b, 0xff, 0x7d])
    const url = await serve(
      Buffer.concat([Buffer.from(`${head}Content-Length: 3\r\n\r\n`), body]),
      (socket) => socket.end(),
    )
    const answer = await send(url)
    expect(answer).toMatchObject({ kind: 'answer', httpStatus: 200 })
    if (answer.kind !== 'answer') return
    expect([...answer.rawBody]).toEqual([...body])
    expect(answer.rawHeaders).toContainEqual(['Body-Sign', 'x'])
  })

  it.each([
    [
      'a connection reset after part of the body',
      `${head}Content-Length: 100\r\n\r\n{"res`,
      'connection_lost',
    ],
    ['bytes that are no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'connection_lost'],
    [
      'a redirect',
      'HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n',
      'redirect',
    ],
    [
      'headers beyond reason',
      `HTTP/1.1 200 OK\r\n${'X-Filler: '.padEnd(40_000, 'y')}\r\n\r\n`,
      'connection_lost',
    ],
  ])('%s is a result, never a crash', async (_, bytes, reason) => {
    const url = await serve(bytes, (socket) => setTimeout(() => socket.destroy(), 30))
    expect(await send(url)).toMatchObject({ kind: 'no_answer', reason })
  })

  it('a body that never ends is given up after the timeout', async () => {
    const url = await serve(`${head}\r\n{"resultCode":`, () => undefined)
    const startedAt = performance.now()
    expect(await send(url, 300)).toMatchObject({ kind: 'no_answer', reason: 'timeout' })
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  it('a body beyond 1 MiB is cut off', async () => {
    const url = await serve(`${head}\r\n`, (socket) => {
      const more = () => socket.write(Buffer.alloc(65_536, 'x'), (error) => error ?? more())
      more()
    })
    expect(await send(url)).toMatchObject({ kind: 'no_answer', reason: 'body_too_large' })
  })

  it('a slow reader takes its time and gets everything', async () => {
    const url = await serve(`${head}Content-Length: 2\r\n\r\n{}`, (socket) => socket.end())
    const request = { method: 'GET', url, headers: {} } as const
    const answer = await transport.send(request, { timeoutMs: 2000, readSlowly: 150 })
    expect(answer).toMatchObject({ kind: 'answer' })
    expect(answer.durationMs).toBeGreaterThanOrEqual(140)
  })

  it('an aborted run ends a call that is under way', async () => {
    const url = await serve('', () => undefined)
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 50)
    const request = { method: 'GET', url, headers: {} } as const
    const answer = await transport.send(request, { timeoutMs: 5000, signal: abort.signal })
    expect(answer).toMatchObject({ kind: 'no_answer', reason: 'connection_lost' })
  })

  it('plain HTTP and other schemes are refused unless allowed', async () => {
    const strict = createNodeTransport()
    for (const url of ['http://isv.example/', 'file:///etc/passwd', 'not an address']) {
      const answer = await strict.send({ method: 'GET', url, headers: {} }, { timeoutMs: 100 })
      expect(answer).toMatchObject({ kind: 'no_answer', reason: 'refused_address' })
    }
  })

  it('nobody listening is told from an answer that fails', async () => {
    expect(await send('http://127.0.0.1:1/')).toMatchObject({ kind: 'no_answer', reason: 'connect_failed' })
  })
})

import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { createOutboundClient } from './guarded-client.ts'

const closers: (() => unknown)[] = []
afterAll(() => Promise.all(closers.map((close) => close())))

async function serve(handler: http.RequestListener): Promise<number> {
  const server = http.createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const production = createOutboundClient({ allow: [] })
const sandbox = createOutboundClient({
  allow: [{ host: 'localhost', port: '*' }],
  timeoutMs: 400,
  bodyBytesMax: 1000,
})
closers.push(
  () => production.close(),
  () => sandbox.close(),
)

describe('addresses refused in production (architecture 6)', () => {
  it.each([
    'http://isv.example.com/produce',
    'https://127.0.0.1/produce',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/produce',
    'https://10.0.0.8:8443/produce',
    'https://user:secret@isv.example.com/',
    'ftp://isv.example.com/',
    'file:///etc/passwd',
    'nonsense',
  ])('%s without any connection', async (url) => {
    expect(await production.send({ method: 'POST', url: url, body: '{}' })).toMatchObject({
      kind: 'no_answer',
      reason: 'refused_address',
      durationMs: 0,
    })
  })

  it('a name that resolves to a private address, checked on the resolved address', async () => {
    const port = await serve((_req, res) => res.end('{}'))
    expect(
      await production.send({ method: 'POST', url: `https://localhost:${port}/produce`, body: '{}' }),
    ).toMatchObject({
      kind: 'no_answer',
      reason: 'refused_address',
      detail: 'localhost resolves to a private address',
    })
  })

  it('a host that is allowed on one port is not allowed on another', async () => {
    const port = await serve((_req, res) => res.end('{}'))
    const narrow = createOutboundClient({ allow: [{ host: 'localhost', port: 1 }] })
    closers.push(() => narrow.close())
    expect(
      await narrow.send({ method: 'POST', url: `https://localhost:${port}/`, body: '{}' }),
    ).toMatchObject({
      reason: 'refused_address',
    })
  })
})

describe('answers', () => {
  it('come back with status, type and body', async () => {
    const port = await serve((_req, res) =>
      res.writeHead(500, { 'content-type': 'text/html' }).end('<b>不行</b>'),
    )
    expect(
      await sandbox.send({ method: 'POST', url: `http://localhost:${port}/`, body: '{}' }),
    ).toMatchObject({
      kind: 'answer',
      httpStatus: 500,
      contentType: 'text/html',
      body: Buffer.from('<b>不行</b>'),
    })
  })

  it('redirects are not followed', async () => {
    let hits = 0
    const target = await serve((_req, res) => {
      hits++
      res.end()
    })
    const port = await serve((_req, res) =>
      res.writeHead(307, { location: `http://localhost:${target}/` }).end(),
    )
    expect(
      await sandbox.send({ method: 'POST', url: `http://localhost:${port}/`, body: '{}' }),
    ).toMatchObject({ reason: 'redirect' })
    expect(hits).toBe(0)
  })

  it('bodies and times are bounded, and what breaks on the way is named', async () => {
    const huge = await serve((_req, res) => res.end(Buffer.alloc(100_000)))
    expect(
      await sandbox.send({ method: 'POST', url: `http://localhost:${huge}/`, body: '{}' }),
    ).toMatchObject({
      reason: 'body_too_large',
    })
    const endless = await serve((_req, res) => void setInterval(() => res.write(' '), 50).unref())
    expect(
      await sandbox.send({ method: 'POST', url: `http://localhost:${endless}/`, body: '{}' }),
    ).toMatchObject({ reason: 'timeout' })
    const silent = await serve(() => {})
    expect(
      await sandbox.send({ method: 'POST', url: `http://localhost:${silent}/`, body: '{}' }),
    ).toMatchObject({ reason: 'timeout' })
    const reset = await serve((req) => req.socket.destroy())
    expect(
      await sandbox.send({ method: 'POST', url: `http://localhost:${reset}/`, body: '{}' }),
    ).toMatchObject({
      reason: 'connection_lost',
    })
    const closed = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    expect(
      await sandbox.send({ method: 'POST', url: `http://localhost:${port}/`, body: '{}' }),
    ).toMatchObject({
      reason: 'connect_failed',
    })
    expect(
      await sandbox.send({ method: 'POST', url: 'https://does-not-exist.invalid/', body: '{}' }),
    ).toMatchObject({
      reason: 'connect_failed',
    })
  })
})

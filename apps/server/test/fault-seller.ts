import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { verifySaasV2 } from '@yunshi/seller-sdk'
import { afterAll } from 'vitest'

/** What the seller does with a call; `undefined` leaves it to the well-behaved answer. */
export type Fault =
  | { kind: 'status'; httpStatus: number; body?: string; contentType?: string }
  | { kind: 'answer'; body: Record<string, unknown> }
  | { kind: 'html' }
  | { kind: 'redirect'; location: string }
  | { kind: 'huge' }
  | { kind: 'slow'; ms: number }
  | { kind: 'never' }
  | { kind: 'reset' }
  /** Does the work and loses the answer. */
  | { kind: 'lost' }

export interface SellerCall {
  activity: string
  body: Record<string, string>
}

export interface FaultSeller {
  url: string
  key: string
  calls: SellerCall[]
  /** Instances that exist at the seller, by order line. */
  instances: Map<string, string>
  frozen: Set<string>
  released: Set<string>
  fault: (call: SellerCall, nth: number) => Fault | undefined
}

/** A seller's production server that verifies like a real one and misbehaves on demand. */
export async function startFaultSeller(): Promise<FaultSeller> {
  const key = 'fault-seller-key-0001'
  const seller: FaultSeller = {
    url: '',
    key,
    calls: [],
    instances: new Map(),
    frozen: new Set(),
    released: new Set(),
    fault: () => undefined,
  }
  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => void answer(Buffer.concat(chunks), req, res))
  })
  const answer = async (rawBody: Buffer, req: http.IncomingMessage, res: http.ServerResponse) => {
    const query = Object.fromEntries(new URL(req.url!, 'http://seller').searchParams)
    const verified = verifySaasV2({ key, query, rawBody, nowMs: Date.now() })
    const json = (body: Record<string, unknown>) =>
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (!verified.valid) return json({ resultCode: verified.resultCode, resultMsg: verified.reason })
    const body = JSON.parse(rawBody.toString()) as Record<string, string>
    const call = { activity: body['activity']!, body }
    seller.calls.push(call)
    const nth = seller.calls.filter((other) => other.activity === call.activity).length
    const fault = seller.fault(call, nth)
    if (fault?.kind === 'lost') {
      perform(call)
      return req.socket.destroy()
    }
    if (fault?.kind === 'reset') return req.socket.destroy()
    if (fault?.kind === 'never') return
    if (fault?.kind === 'slow') await sleep(fault.ms)
    if (fault?.kind === 'status')
      return res
        .writeHead(fault.httpStatus, { 'content-type': fault.contentType ?? 'text/plain' })
        .end(fault.body ?? 'error')
    if (fault?.kind === 'html')
      return res
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><body>502 Bad Gateway</body></html>')
    if (fault?.kind === 'redirect') return res.writeHead(302, { location: fault.location }).end()
    if (fault?.kind === 'huge') return res.writeHead(200).end(Buffer.alloc(3_000_000, 32))
    if (fault?.kind === 'answer') return json(fault.body)
    return json(perform(call))
  }
  const perform = ({ activity, body }: SellerCall): Record<string, unknown> => {
    const ok = { resultCode: '000000', resultMsg: 'success.' }
    if (activity === 'newInstance') {
      const line = body['orderLineId']!
      if (!seller.instances.has(line)) seller.instances.set(line, `seller-${seller.instances.size + 1}+/=`)
      return { ...ok, instanceId: seller.instances.get(line) }
    }
    const id = body['instanceId']!
    if (activity === 'queryInstance')
      return {
        ...ok,
        info: [
          {
            instanceId: id,
            appInfo: {
              frontEndUrl: 'https://app.example/t',
              userName: 'admin',
              password: 'Secret-123',
              memo: '你好',
            },
          },
        ],
      }
    if (activity === 'updateInstanceStatus') seller.frozen.add(id)
    if (activity === 'releaseInstance') seller.released.add(id)
    return ok
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  seller.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/produce`
  afterAll(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return seller
}

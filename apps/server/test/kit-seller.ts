import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { decryptClientSecret, kitCallOf, parseKitRequest, verifyKitV1, verifyKitV2 } from '@yunshi/seller-sdk'
import { afterAll } from 'vitest'

export interface KitSeller {
  url: string
  key: string
  /** Verified calls in the order they came; secrets as the seller reads them. */
  calls: { version: string; name: string; members: Record<string, unknown>; secret?: string | undefined }[]
  /** Interfaces that answer with an error. */
  refuses: Set<string>
}

/** A seller's server that takes over enterprises, applications and departments (isv-protocol 3). */
export async function startKitSeller(privateKeyPem: () => string): Promise<KitSeller> {
  const seller: KitSeller = { url: '', key: 'kit-seller-key', calls: [], refuses: new Set() }
  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const answer = (resultCode: string, resultMsg: string) =>
        res
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ resultCode, resultMsg }))
      const called = kitCallOf(req.url!.split('?')[0]!)
      if (!called) return answer('000002', 'unknown path')
      const verify = called.version === 'v2' ? verifyKitV2 : verifyKitV1
      const verified = verify({
        key: seller.key,
        headers: req.headers as Record<string, string>,
        rawBody: Buffer.concat(chunks),
        nowMs: Date.now(),
      })
      if (!verified.valid) return answer('000001', verified.reason)
      const parsed = parseKitRequest(called, verified.body as Record<string, unknown>)
      if (!parsed.valid) return answer('000002', parsed.message)
      if (seller.refuses.has(called.interface)) return answer('000005', 'not now')
      const members = { ...parsed.request } as Record<string, unknown>
      const { clientSecret } = members
      const secret =
        typeof clientSecret === 'string' ? decryptClientSecret(privateKeyPem(), clientSecret) : undefined
      if (called.interface === 'applicationSync' && secret === undefined)
        return answer('000101', 'the secret cannot be decrypted')
      seller.calls.push({ version: called.version, name: called.interface, members, secret })
      return answer('000000', 'success.')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  seller.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/produce`
  afterAll(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return seller
}

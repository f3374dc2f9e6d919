import http from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  licenseIssuedAnswer,
  parseLicenseV1Request,
  parseSaasV1Request,
  saasV1FailureAnswer,
  saasV1OpenedAnswer,
  saasV1SuccessAnswer,
  signedSaasV1Answer,
  verifySaasV1,
  verifySaasV2,
  type SaasV1Answer,
} from '@yunshi/seller-sdk'
import { afterAll } from 'vitest'

/** Keys of the classes, as a seller would bind them. */
export const protocolKeys = {
  V1: 'protocol-seller-v1-key',
  BASE: 'protocol-seller-base-key',
  LICENSE: 'protocol-seller-license-key',
  GENERAL: 'protocol-seller-general-key',
} as const

export interface ProtocolSeller {
  url: string
  /** Verified calls in the order they came. */
  calls: { activity: string; members: Record<string, unknown>; signedBy: string }[]
  /** When false the server answers nothing but HTTP 503. */
  isUp: boolean
  /** Signs answers of the V1 families; another than `protocolKeys.V1` tests the overlap of keys. */
  v1Key: string
}

/** A seller's server that speaks SaaS 1.0, License 1.0, License 2.0, online License and orderNotify. */
export async function startProtocolSeller(): Promise<ProtocolSeller> {
  const seller: ProtocolSeller = { url: '', calls: [], isUp: true, v1Key: protocolKeys.V1 }
  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      if (!seller.isUp) return res.writeHead(503).end()
      const query = req.url!.split('?')[1] ?? ''
      if (req.method === 'GET') {
        const { bodyText, headers } = signedSaasV1Answer(seller.v1Key, answerV1(seller, query))
        return res.writeHead(200, headers).end(bodyText)
      }
      const answer = answerV2(seller, query, Buffer.concat(chunks))
      return res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
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

function answerV1(seller: ProtocolSeller, query: string): SaasV1Answer {
  const verified = verifySaasV1({ keys: [seller.v1Key, protocolKeys.V1], query })
  if (!verified.valid) return saasV1FailureAnswer(verified.resultCode, verified.reason)
  const { parameters } = verified
  const activity = parameters['activity'] ?? ''
  seller.calls.push({ activity, members: { ...parameters }, signedBy: 'V1' })
  if (activity === 'getLicense') {
    const parsed = parseLicenseV1Request(parameters)
    if (!parsed.valid) return saasV1FailureAnswer('000002', parsed.message)
    return licenseIssuedAnswer(`lic-${String(parameters['orderId'])}`, 'AAAA-BBBB-CCCC')
  }
  if (activity === 'newInstance') {
    const parsed = parseSaasV1Request(parameters)
    if (!parsed.valid) return saasV1FailureAnswer('000002', parsed.message)
    return saasV1OpenedAnswer({
      key: seller.v1Key,
      instanceId: `v1-${String(parameters['orderId'])}`,
      appInfo: {
        frontEndUrl: 'https://app.example/v1',
        userName: 'admin',
        password: 'V1-Secret-1',
        memo: '你好',
      },
    })
  }
  return saasV1SuccessAnswer()
}

function answerV2(seller: ProtocolSeller, query: string, rawBody: Buffer): Record<string, unknown> {
  for (const signedBy of ['BASE', 'LICENSE', 'GENERAL'] as const) {
    const verified = verifySaasV2({
      key: protocolKeys[signedBy],
      query: new URLSearchParams(query),
      rawBody,
      nowMs: Date.now(),
    })
    if (!verified.valid) continue
    const members = verified.body as Record<string, unknown>
    const activity = String(members['activity'])
    seller.calls.push({ activity, members, signedBy })
    const opened = activity === 'newInstance' ? { instanceId: `online-${String(members['orderId'])}` } : {}
    return { resultCode: '000000', resultMsg: 'success.', ...opened }
  }
  return { resultCode: '000001', resultMsg: 'signature wrong' }
}

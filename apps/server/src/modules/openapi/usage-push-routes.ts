import { randomBytes } from 'node:crypto'
import {
  openApiCodes,
  openApiPaths,
  readUsageRecords,
  usageCallAnswer,
  usageDataOldestPath,
  usagePushAnswer,
  verifyUsagePush,
} from '@yunshi/seller-sdk'
import type { MeteringService } from '../metering/index.ts'
import type { SellerAccessService } from '../sellers/index.ts'
import { usagePushAnswerOf, type Answer } from './answers.ts'
import type { OpenApiGate } from './open-api-gate.ts'
import type { OpenApiCall, OpenApiScope } from './open-api-scope.ts'
import type { RefusalWatch } from './refusal-watch.ts'

export interface UsagePushDeps {
  gate: OpenApiGate
  watch: RefusalWatch
  metering: MeteringService
  access: SellerAccessService
}

/** The records of a body, or the answer to one that has none to take. */
function readBody(rawBody: Buffer): { records: unknown[] } | { answer: Answer } {
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody))
  } catch {
    return { answer: usageCallAnswer('MKT.0101') }
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { answer: usageCallAnswer('MKT.0101') }
  // Narrowed by the checks before.
  const read = readUsageRecords(body as Record<string, unknown>)
  return 'code' in read ? { answer: usageCallAnswer(read.code) } : read
}

/** The new push (isv-protocol 6.3): signed with the seller's interface key, and naming no seller. */
export function registerUsagePush(scope: OpenApiScope, deps: UsagePushDeps): void {
  const { gate, watch, metering, access } = deps

  async function verify({ req, rawBody }: OpenApiCall, records: readonly unknown[]) {
    const sellerIds = await metering.findSigners(records)
    const candidates = sellerIds.flatMap((sellerId) =>
      (['BASE', 'V1'] as const).map((interfaceClass) => ({ sellerId, interfaceClass })),
    )
    const keys = (
      await Promise.all(
        candidates.map(async ({ sellerId, interfaceClass }) => {
          const good = await access.acceptedSecrets(sellerId, interfaceClass)
          return good ? [good.secret, ...good.formerSecrets].map((secret) => ({ sellerId, secret })) : []
        }),
      )
    ).flat()
    // Without a candidate the headers are still judged, with a key that signs nothing.
    const secrets = keys.length === 0 ? [randomBytes(32).toString('hex')] : keys.map(({ secret }) => secret)
    const verified = verifyUsagePush({ headers: req.headers, rawBody, nowMs: Date.now(), keys: secrets })
    if (verified.valid) return { sellerId: keys[verified.keyIndex]!.sellerId }
    if (keys.length === 0 && verified.reason === 'signature_wrong') {
      // Nothing to take and nobody to ask for the key: nothing happens, and a program with nothing to report goes on.
      if (records.length === 0) return { answer: usageCallAnswer('MKT.0000') }
      await watch.noteRefused({ reason: 'usage_signer_unknown', address: req.ip, key: '', owner: null })
      return { answer: usagePushAnswerOf('94060002') }
    }
    await watch.noteRefused({ reason: `usage_${verified.reason}`, address: req.ip, key: '', owner: null })
    const message = openApiCodes[verified.errorCode].en
    return {
      answer: {
        httpStatus: verified.httpStatus,
        body: { error_code: verified.errorCode, error_msg: `${message}: ${verified.reason}` },
      },
    }
  }

  scope.open(
    'POST',
    openApiPaths.usageDataNew,
    {
      operationId: 'openApiPushUsage',
      summary: 'Usage push, new (isv-protocol 6.3), signed in headers',
      family: 'usagePush',
    },
    async (call) => {
      const read = readBody(call.rawBody)
      if ('answer' in read) return read.answer
      const verified = await verify(call, read.records)
      if ('answer' in verified) return verified.answer
      const { sellerId } = verified
      if (gate.isBusy(sellerId)) return usageCallAnswer('MKT.0250')
      const nonce = String(call.req.headers['nonce'])
      const checked = await metering.push(sellerId, read.records, (tx) => gate.useNonce(tx, sellerId, nonce))
      if (checked) return usagePushAnswer(checked)
      await watch.noteRefused({ reason: 'usage_nonce_used', address: call.req.ip, key: '', owner: null })
      return usagePushAnswerOf('94060002')
    },
  )
}

/** The old pushes (isv-protocol 6.4, COMPAT-22): signed with an access key, judged as a whole. */
export function registerOldUsagePushes(scope: OpenApiScope, metering: MeteringService): void {
  const push = async (sellerId: string, rawBody: Buffer): Promise<Answer> => {
    const read = readBody(rawBody)
    if ('answer' in read) return read.answer
    const refusal = await metering.pushOld(sellerId, read.records)
    return usageCallAnswer(refusal?.code ?? 'MKT.0000')
  }
  scope.signed(
    'POST',
    openApiPaths.usageDataOld,
    {
      operationId: 'openApiPushUsageOld',
      summary: 'Usage push, old (isv-protocol 6.4), signed with SDK-HMAC-SHA256',
      family: 'usage',
    },
    ({ rawBody }, { sellerId }) => push(sellerId, rawBody),
  )
  scope.signed(
    'POST',
    decodeURIComponent(usageDataOldestPath(':partnerId')),
    {
      operationId: 'openApiPushUsageOldest',
      summary: 'Usage push, oldest (COMPAT-22), signed with SDK-HMAC-SHA256',
      family: 'usage',
    },
    async ({ req, rawBody }, { sellerId, accountId }) => {
      const { partnerId } = req.params as { partnerId: string }
      // Programs know their seller by the id of the shop or of its account.
      if (partnerId !== sellerId && partnerId !== accountId) return usageCallAnswer('MKT.0150')
      return push(sellerId, rawBody)
    },
  )
}

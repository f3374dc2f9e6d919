import { randomUUID } from 'node:crypto'
import { signSdkHmac, signUsagePush } from '@yunshi/seller-sdk'
import type { TestPerson } from '../src/modules/identity/testing.ts'
import { callAs } from './purchase.ts'
import type { TestProgram } from './test-app.ts'

export interface AccessKey {
  accessKeyId: string
  secretAccessKey: string
}

export const HOST = 'market.example'

export async function makeAccessKey(program: TestProgram, person: TestPerson): Promise<AccessKey> {
  const { status, body, text } = await callAs(program, person)('POST', '/account/access-keys')
  if (status >= 300) throw new Error(text)
  return body as AccessKey
}

/** Calls an open API as a seller's program does, signed by the SDK. */
export function callSigned(program: TestProgram, key: AccessKey, address = '127.0.0.1') {
  return async (
    method: 'GET' | 'POST',
    path: string,
    body?: object | string | Buffer,
    change: {
      headers?: Record<string, string>
      isPayloadUnsigned?: boolean
      nowMs?: number
      /** Sent instead of what was signed. */
      sentBody?: string | Buffer
      sentPath?: string
      /** Changed after signing; undefined leaves the header out. */
      sentHeaders?: Record<string, string | undefined>
    } = {},
  ) => {
    const payload =
      body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    const headers = signSdkHmac({
      method,
      url: `https://${HOST}${path}`,
      headers: { ...(payload !== undefined && { 'Content-Type': 'application/json' }), ...change.headers },
      ...(payload !== undefined && { body: payload }),
      accessKey: key.accessKeyId,
      secretKey: key.secretAccessKey,
      nowMs: change.nowMs ?? Date.now(),
      ...(change.isPayloadUnsigned && { isPayloadUnsigned: true }),
    })
    const sent = change.sentBody ?? payload
    const response = await program.app.inject({
      method,
      url: change.sentPath ?? path,
      remoteAddress: address,
      headers: Object.fromEntries(
        Object.entries({ ...headers, ...change.sentHeaders }).filter(([, value]) => value !== undefined),
      ) as Record<string, string>,
      ...(sent !== undefined && { payload: sent }),
    })
    return { status: response.statusCode, headers: response.headers, body: response.json() }
  }
}

/** Pushes usage as a seller's program does (isv-protocol 6.3). */
export async function pushUsage(
  program: TestProgram,
  key: string,
  body: Record<string, unknown>,
  change: { nowMs?: number; nonce?: string; sentBody?: string; headers?: Record<string, string> } = {},
) {
  const signed = signUsagePush({
    key,
    body,
    nowMs: change.nowMs ?? Date.now(),
    nonce: change.nonce ?? randomUUID(),
  })
  const response = await program.app.inject({
    method: 'POST',
    url: '/api/mkp-openapi-public/global/v1/isv/usage-data',
    headers: { ...signed.headers, ...change.headers },
    payload: change.sentBody ?? signed.body,
  })
  return { status: response.statusCode, body: response.json() }
}

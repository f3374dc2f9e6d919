import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  buildSaasV2Request,
  createSaasV2Nonce,
  judgeSaasV2Answer,
  signSaasV2,
  type SaasV2Judgement,
  type SaasV2RequestInput,
} from '@yunshi/seller-sdk'
import { onTestFinished } from 'vitest'
import { startDemoSeller, type DemoSeller, type DemoSellerOptions } from './demo-seller.ts'

export const testKeys = { 'demo-crm': 'key-of-demo-crm', 'demo-oa': 'key-of-demo-oa' }

/** A seller on a free port over its own folder; both are gone when the test is. */
export async function startTestSeller(options: Partial<DemoSellerOptions> = {}): Promise<DemoSeller> {
  const dataDir = options.dataDir ?? (await makeDataDir())
  const seller = await startDemoSeller({ port: 0, keys: testKeys, ...options, dataDir })
  onTestFinished(() => seller.close().catch(() => undefined))
  return seller
}

/** A fresh data folder. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'demo-seller-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  return dataDir
}

/** Calls a seller the way the marketplace does: built, signed, sent, judged. */
export async function call(seller: { url: string }, input: SaasV2RequestInput): Promise<SaasV2Judgement> {
  const { payload, query } = signSaasV2({
    key: testKeys['demo-crm'],
    body: buildSaasV2Request(input),
    timestampMs: Date.now(),
    nonce: createSaasV2Nonce(),
  })
  const res = await post(seller, query, payload)
  return judgeSaasV2Answer({
    activity: input.activity,
    httpStatus: res.status,
    contentType: res.headers.get('content-type'),
    bodyText: await res.text(),
  })
}

/** Sends a body with any query to the production address of `demo-crm`. */
export function post(seller: { url: string }, query: string, body: string): Promise<Response> {
  return fetch(`${seller.url}/demo-crm/produce?${query}`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json;charset=utf8' },
    body,
  })
}

/** Opens an instance for a new order and reads its access data. */
export async function openNew(seller: { url: string }) {
  const orderId = `CS${randomUUID()}`
  const order = { orderId, orderLineId: `${orderId}-000001` }
  const opened = await call(seller, { activity: 'newInstance', businessId: randomUUID(), ...order })
  if (opened.verdict !== 'success' || opened.instanceId === undefined) throw new Error(opened.resultMsg)
  const { instanceId } = opened
  const queried = await call(seller, { activity: 'queryInstance', instanceId })
  const appInfo = queried.verdict === 'success' ? queried.info?.[0]?.appInfo : undefined
  if (appInfo?.frontEndUrl === undefined) throw new Error(queried.resultMsg)
  const { userName = '', password = '' } = appInfo
  return { ...order, instanceId, appInfo, frontEndUrl: appInfo.frontEndUrl, userName, password }
}

/** Signs in through the form. */
export function signIn(frontEndUrl: string, userName: string, password: string): Promise<Response> {
  return fetch(`${frontEndUrl}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ userName, password }),
    redirect: 'manual',
  })
}

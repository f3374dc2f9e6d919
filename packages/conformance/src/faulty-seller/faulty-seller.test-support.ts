import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { protectField } from '@yunshi/seller-sdk'
import { createActions, type Answer } from './actions.test-support.ts'
import type { FaultName, HabitName, Has } from './faults.test-support.ts'
import { createKitActions } from './kit-actions.test-support.ts'
import { verifyKitV1, verifyV1, verifyV2, type Proof } from './verification.test-support.ts'

export type FaultySeller = { url: string; close(): Promise<void> }

/** How long a slow answer takes; every twentieth is slow. */
export const slowAnswerMs = 500

/**
 * A seller's server for every protocol at one address, right but for one fault. It verifies without the SDK, so that
 * suite and seller agree only where both follow the specification.
 */
export async function startFaultySeller(options: {
  key: string
  privateKeyPem: string
  fault?: FaultName | HabitName
}): Promise<FaultySeller> {
  const { key, privateKeyPem, fault } = options
  const has: Has = (name) => name === fault
  const perform = createActions(has)
  const performKit = createKitActions(has, privateKeyPem)
  const seen = { nonces: new Set<string>() }

  async function answer(req: IncomingMessage): Promise<{ answer: Answer; isSigned: boolean } | 'hang'> {
    const url = new URL(req.url ?? '/', 'http://localhost')
    const raw = await readAll(req)
    if (req.method === 'GET') {
      const proof = verifyV1(url.search.slice(1), key, has)
      return { answer: 'refused' in proof ? refusal(proof) : await perform('v1', proof.body), isSigned: true }
    }
    const kitCall = /\/produceAPI\/(v2\/)?(\w+)$/.exec(url.pathname)
    if (kitCall !== null) {
      const version = kitCall[1] === undefined ? 'v1' : 'v2'
      if (has('kit_small_body_limit') && raw.length > 20_000) throw new Error('body too large')
      const header = (name: string) => String(req.headers[name] ?? '')
      const call = {
        timestamp: header('x-timestamp'),
        nonce: header('x-nonce'),
        signature: header('x-sign'),
        raw,
        key,
      }
      const proof =
        version === 'v2' ? verifyV2(call, 'kit', has, seen) : verifyKitV1(raw, header('authtoken'), key, has)
      const result = 'refused' in proof ? refusal(proof) : performKit(kitCall[2] ?? '', version, proof.body)
      return { answer: result, isSigned: false }
    }
    const parameter = (name: string) => url.searchParams.get(name) ?? ''
    const call = {
      timestamp: parameter('timestamp'),
      nonce: parameter('nonce'),
      signature: parameter('signature'),
      raw,
      key,
    }
    if (!isObject(raw) && has('broken_body_hangs')) return 'hang'
    if (!isObject(raw) && has('broken_body_succeeds')) {
      return { answer: { resultCode: '000000', resultMsg: 'success.' }, isSigned: false }
    }
    const proof = verifyV2(call, 'base', has, seen)
    return { answer: 'refused' in proof ? refusal(proof) : await perform('v2', proof.body), isSigned: false }
  }

  let answers = 0
  const server = createServer((req, res) => {
    answer(req)
      .then((result) => {
        if (result === 'hang') return
        answers += 1
        send(res, result, { key, has, isSlow: has('slow_answer') && answers % 20 === 7 })
      })
      .catch(() => {
        res.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Internal Server Error</h1>')
      })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/produce`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function refusal(proof: Extract<Proof, { refused: string }>): Answer {
  return { resultCode: proof.refused, resultMsg: `refused with ${proof.refused}` }
}

async function readAll(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function isObject(raw: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(raw.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function send(
  res: ServerResponse,
  { answer, isSigned }: { answer: Answer; isSigned: boolean },
  { key, has, isSlow }: { key: string; has: Has; isSlow: boolean },
): void {
  const whole = { ...answer, ...(isSigned && protectedMembers(answer, key, has)) }
  if (has('result_msg_missing')) delete whole['resultMsg']
  if (has('result_code_a_number')) whole['resultCode'] = Number(whole['resultCode'])
  if (has('result_code_of_seven_digits')) whole['resultCode'] = `0${String(whole['resultCode'])}`
  if (has('answer_not_utf8')) whole['resultMsg'] = '\u00ff\u00e4'
  if (has('null_and_unknown_members'))
    Object.assign(whole, { instanceId: whole['instanceId'] ?? null, costMs: 12 })
  const json = JSON.stringify(whole)
  let text = has('byte_order_mark') ? `\uFEFF${json}` : json
  if (has('html_answer')) text = '<html><body>ok</body></html>'
  if (has('truncated_answer')) text = json.slice(0, -3)
  const bytes = Buffer.from(text, has('answer_not_utf8') ? 'latin1' : 'utf8')
  if (has('redirects')) {
    res.writeHead(302, { Location: 'http://169.254.169.254/' }).end()
    return
  }
  const isRefusal = whole['resultCode'] !== '000000' && whole['resultCode'] !== '000004'
  const status = has('http_status_500') ? 500 : has('refusals_with_http_400') && isRefusal ? 400 : 200
  res.writeHead(status, {
    'Content-Type': has('html_content_type') ? 'text/html' : 'application/json;charset=UTF-8',
    ...(isSigned && bodySign(bytes, whole, key, has)),
  })
  if (has('never_ending_answer')) res.write(bytes)
  else if (has('endless_answer')) pour(res)
  else if (isSlow) setTimeout(() => res.end(bytes), slowAnswerMs)
  else res.end(bytes)
}

/** Writes until the reader hangs up. */
function pour(res: ServerResponse): void {
  const chunk = Buffer.alloc(65_536, 'x')
  const more = () => {
    if (res.destroyed) return
    if (res.write(chunk)) setImmediate(more)
    else res.once('drain', more)
  }
  more()
}

function bodySign(bytes: Buffer, answer: Answer, key: string, has: Has): Record<string, string> {
  if (has('body_sign_missing')) return {}
  const signed = has('body_sign_over_other_bytes') ? Buffer.from(JSON.stringify(answer, null, 1)) : bytes
  const signature = createHmac('sha256', has('body_sign_with_other_key') ? `${key}2` : key)
    .update(signed)
    .digest('base64')
  const value = has('body_sign_unquoted')
    ? `sign_type=HMAC-SHA256, signature=${signature}`
    : `sign_type="HMAC-SHA256", signature= "${signature}"`
  return { [has('body_sign_misspelled') ? 'Body-sign' : 'Body-Sign']: value }
}

/** User name and password as SaaS 1.0 sends them. */
function protectedMembers(answer: Answer, key: string, has: Has): Answer {
  const seal = (plain: string) => {
    if (has('password_in_clear')) return plain
    if (has('aes_key_not_derived')) return sealWithHash(plain, key)
    return protectField({ key, plain })
  }
  const sealed = (appInfo: unknown) =>
    typeof appInfo === 'object'
      ? { ...appInfo, userName: seal('admin'), password: seal('one-time-word') }
      : undefined
  const info = answer['info']
  return {
    encryptType: has('encrypt_type_wrong') ? '2' : '1',
    ...('appInfo' in answer && { appInfo: sealed(answer['appInfo']) }),
    ...(Array.isArray(info) && {
      info: (info as Answer[]).map((entry) => ({ ...entry, appInfo: sealed(entry['appInfo']) })),
    }),
  }
}

/** The key many expect: a plain hash of the access key. */
function sealWithHash(plain: string, key: string): string {
  const iv = 'A1b2C3d4E5f6G7h8'
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  return iv + Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

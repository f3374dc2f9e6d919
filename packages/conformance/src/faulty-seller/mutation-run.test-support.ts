import { generateKeyPairSync } from 'node:crypto'
import { createNodeTransport } from '../node-transport.ts'
import { conformanceProtocols, type ConformanceProtocol, type ConformanceReport } from '../report.ts'
import { runConformance } from '../run-conformance.ts'
import { faults, type FaultName } from './faults.test-support.ts'
import { startFaultySeller } from './faulty-seller.test-support.ts'

export type Mutation = {
  protocol: ConformanceProtocol
  /** Absent for the right seller. */
  fault?: FaultName
  /** Ids of checks that found something, and how. */
  found: { id: string; verdict: 'fail' | 'warn' }[]
  report: ConformanceReport
}

const key = 'key-of-the-faulty-seller'
const license = 'PLTEST0000000001'
let pair: { publicKey: string; privateKey: string } | undefined

/** One pair for all runs: making one takes a while. */
function keyPair(): { publicKey: string; privateKey: string } {
  pair ??= generateKeyPairSync('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return pair
}

/** Runs the suite of one protocol against a seller with one fault, or with none. */
export async function runMutation(protocol: ConformanceProtocol, fault?: FaultName): Promise<Mutation> {
  const { publicKey, privateKey } = keyPair()
  const seller = await startFaultySeller({ key, privateKeyPem: privateKey, ...(fault && { fault }) })
  try {
    const report = await runConformance({
      target: { url: seller.url, protocol, key, license, publicKey },
      transport: createNodeTransport({ allowHttp: true }),
      limits: { timeoutMs: 1000, answerMsMax: 300, slowReadMs: 50, pollEveryMs: 20, pollsMax: 5 },
    })
    const found = report.checks.flatMap(({ id, verdict }) =>
      verdict === 'fail' || verdict === 'warn' ? [{ id, verdict }] : [],
    )
    return { protocol, ...(fault && { fault }), found, report }
  } finally {
    await seller.close()
  }
}

/** Everything the mutation run tries: the right seller under each protocol, then every fault where it shows. */
export function plannedMutations(): { protocol: ConformanceProtocol; fault?: FaultName }[] {
  const right = conformanceProtocols.map((protocol) => ({ protocol }))
  const wrong = Object.entries(faults).flatMap(([fault, protocols]) =>
    protocols.map((protocol) => ({ protocol, fault: fault as FaultName })),
  )
  return [...right, ...wrong]
}

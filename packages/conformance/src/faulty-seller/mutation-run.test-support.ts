import { generateKeyPairSync } from 'node:crypto'
import { createNodeTransport } from '../node-transport.ts'
import { conformanceProtocols, type ConformanceProtocol, type ConformanceReport } from '../report.ts'
import { runConformance, type ConformanceLimits } from '../run-conformance.ts'
import { faults, habits, type FaultName, type HabitName } from './faults.test-support.ts'
import { slowAnswerMs, startFaultySeller } from './faulty-seller.test-support.ts'

/** A fault that must be noticed, a habit in which nothing may be found, or neither: the straight seller. */
export type PlannedMutation = {
  protocol: ConformanceProtocol
  fault?: FaultName
  habit?: HabitName
  without?: readonly string[]
}

export type Mutation = PlannedMutation & {
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

/**
 * Short waits where waiting is the point. Elsewhere the ordinary limits hold, so that a busy machine is no mistake of
 * the seller's.
 */
const impatience: Partial<Record<FaultName, Partial<ConformanceLimits>>> = {
  slow_answer: { answerMsMax: slowAnswerMs - 100 },
  never_ending_answer: { timeoutMs: 700 },
  broken_body_hangs: { timeoutMs: 1500 },
}

/** Runs the suite of one protocol against a seller with one fault or habit, or with none. */
export async function runMutation(planned: PlannedMutation): Promise<Mutation> {
  const { protocol, fault, habit, without = [] } = planned
  const name = fault ?? habit
  const { publicKey, privateKey } = keyPair()
  const seller = await startFaultySeller({ key, privateKeyPem: privateKey, ...(name && { fault: name }) })
  try {
    const report = await runConformance({
      target: { url: seller.url, protocol, key, license, publicKey, without },
      transport: createNodeTransport({ allowHttp: true }),
      limits: { slowReadMs: 50, pollEveryMs: 20, ...(fault && impatience[fault]) },
    })
    const found = report.checks.flatMap(({ id, verdict }) =>
      verdict === 'fail' || verdict === 'warn' ? [{ id, verdict }] : [],
    )
    return { ...planned, found, report }
  } finally {
    await seller.close()
  }
}

/** Everything the mutation run tries: the right sellers under each protocol, then every fault where it shows. */
export function plannedMutations(): PlannedMutation[] {
  const straight = conformanceProtocols.map((protocol) => ({ protocol }))
  const own = Object.entries(habits).flatMap(([habit, protocols]) =>
    protocols.map((protocol) => ({ protocol, habit: habit as HabitName })),
  )
  const wrong = Object.entries(faults).flatMap(([fault, protocols]) =>
    protocols.map((protocol) => ({ protocol, fault: fault as FaultName })),
  )
  return [...straight, ...own, ...wrong]
}

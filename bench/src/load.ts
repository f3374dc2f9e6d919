import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'

export interface LoadPlan {
  port: number
  readers: number
  warmUpSeconds: number
  seconds: number
  /** Milliseconds that a reader looks at an answer before it asks again, varied by half; 0 for none. */
  pauseMs: number
  /** Asked for in turn, over all readers. */
  paths: string[]
  headers: Record<string, string>
}

/** Times in milliseconds, ascending. */
export interface LoadResult {
  requests: number
  perSecond: number
  /** Requests of the warm-up included. */
  asked: number
  /** Answers with another status than 200. */
  failures: number
  bytesEach: number
  latencies: number[]
  firstBytes: number[]
}

export interface LoadClient {
  /** @throws Error when a connection breaks */
  run(plan: LoadPlan): Promise<LoadResult>
  stop(): void
}

/** Readers in a process of their own, so that they do not share a thread with what they measure. */
export function startLoadClient(): LoadClient {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'load-client.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  return {
    run: (plan) =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error('the load client ended'))
        child.once('exit', ended)
        child.once('message', (message: { result?: LoadResult; error?: string }) => {
          child.off('exit', ended)
          if (message.result) resolve(message.result)
          else reject(new Error(message.error))
        })
        child.send(plan)
      }),
    stop: () => void child.kill(),
  }
}

/** @param sorted ascending; @param share 0 to 1 */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The measurement of several rounds as one. */
export function joinRounds(rounds: readonly LoadResult[]): LoadResult {
  const merge = (name: 'latencies' | 'firstBytes') =>
    rounds.flatMap((round) => round[name]).sort((a, b) => a - b)
  const sum = (name: 'requests' | 'asked' | 'failures' | 'perSecond' | 'bytesEach') =>
    rounds.reduce((total, round) => total + round[name], 0)
  return {
    requests: sum('requests'),
    asked: sum('asked'),
    failures: sum('failures'),
    perSecond: sum('perSecond') / rounds.length,
    bytesEach: sum('bytesEach') / rounds.length,
    latencies: merge('latencies'),
    firstBytes: merge('firstBytes'),
  }
}

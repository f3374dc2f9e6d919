import net from 'node:net'
import type { LoadPlan, LoadResult } from './load.ts'

/**
 * Readers as a process of their own: each holds one connection and asks again as soon as it has the whole answer.
 * It speaks HTTP/1.1 over a bare socket, because a full client would take as much time as the server it measures.
 */
async function run(plan: LoadPlan): Promise<LoadResult> {
  const requests = plan.paths.map(
    (path) =>
      `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${Object.entries(plan.headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
  )
  const latencies: number[] = []
  const firstBytes: number[] = []
  let bytes = 0
  let failures = 0
  let turn = 0
  const startedAt = performance.now()
  const countFrom = startedAt + plan.warmUpSeconds * 1000
  const until = countFrom + plan.seconds * 1000

  const read = () =>
    new Promise<void>((resolve, reject) => {
      const socket = net.connect(plan.port, '127.0.0.1')
      socket.setNoDelay(true)
      let askedAt = 0
      let firstAt = 0
      let answer = new AnswerReader()
      const ask = () => {
        const now = performance.now()
        if (now >= until) {
          socket.end()
          resolve()
          return
        }
        answer = new AnswerReader()
        firstAt = 0
        askedAt = now
        socket.write(requests[turn++ % requests.length]!)
      }
      // Readers come one after the other, not all in one instant.
      socket.on('connect', () => setTimeout(ask, plan.pauseMs * Math.random()))
      socket.on('error', reject)
      socket.on('close', () => resolve())
      socket.on('data', (chunk) => {
        firstAt ||= performance.now()
        if (!answer.push(chunk)) return
        if (askedAt >= countFrom) {
          latencies.push(performance.now() - askedAt)
          firstBytes.push(firstAt - askedAt)
          bytes += answer.bytes
          if (answer.status !== 200) failures++
        }
        if (plan.pauseMs === 0) ask()
        else setTimeout(ask, plan.pauseMs * (0.5 + Math.random()))
      })
    })
  await Promise.all(Array.from({ length: plan.readers }, read))
  return {
    requests: latencies.length,
    perSecond: latencies.length / plan.seconds,
    asked: turn,
    failures,
    bytesEach: latencies.length === 0 ? 0 : bytes / latencies.length,
    latencies: latencies.sort((a, b) => a - b),
    firstBytes: firstBytes.sort((a, b) => a - b),
  }
}

/** Finds the end of one answer: by its length, or by its last chunk. */
class AnswerReader {
  status = 0
  bytes = 0
  #text: Buffer = Buffer.alloc(0)
  #at = 0
  #left: number | null = null
  #chunked = false

  /** @returns true when the answer is whole */
  push(chunk: Buffer): boolean {
    this.bytes += chunk.length
    if (this.#left !== null && !this.#chunked) return (this.#left -= chunk.length) <= 0
    this.#text = this.#text.length === 0 ? chunk : Buffer.concat([this.#text, chunk])
    if (this.status === 0) {
      const end = this.#text.indexOf('\r\n\r\n')
      if (end < 0) return false
      const head = this.#text.subarray(0, end).toString('latin1')
      this.status = Number(head.slice(9, 12))
      this.#at = end + 4
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)
      this.#chunked = !length && /\r\ntransfer-encoding: *chunked/i.test(head)
      if (!this.#chunked) {
        this.#left = Number(length?.[1] ?? 0) - (this.#text.length - this.#at)
        return this.#left <= 0
      }
    }
    for (;;) {
      const end = this.#text.indexOf('\r\n', this.#at)
      if (end < 0) return false
      const size = Number.parseInt(this.#text.subarray(this.#at, end).toString('latin1'), 16)
      const next = end + 2 + size + 2
      if (this.#text.length < next) return false
      if (size === 0) return true
      this.#at = next
    }
  }
}

process.on('message', (plan: LoadPlan) => {
  run(plan).then(
    (result) => process.send!({ result }),
    (error: unknown) => process.send!({ error: String(error) }),
  )
})

import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Reads a request body.
 *
 * @returns the bytes, or undefined when there are more than `bytesMax`; the rest is then left unread
 */
export async function readBody(req: IncomingMessage, bytesMax: number): Promise<Buffer | undefined> {
  if (Number(req.headers['content-length'] ?? 0) > bytesMax) return undefined
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bytesMax) {
        req.removeAllListeners('data')
        req.pause()
        resolve(undefined)
        return
      }
      chunks.push(chunk)
    })
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', reject)
  })
}

/** Sends a whole answer. `Content-Length` is set, and nothing is cached unless a header says so. */
export function send(
  res: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string | string[]>,
): void {
  const body = Buffer.from(text)
  res.writeHead(status, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
    'Content-Length': String(body.length),
  })
  res.end(body)
}

/** Sends JSON text. */
export function sendJson(res: ServerResponse, status: number, text: string): void {
  send(res, status, text, { 'Content-Type': 'application/json;charset=UTF-8' })
}

/** Answers although the request body was not read, then ends the connection so that nobody keeps sending. */
export function sendAndHangUp(req: IncomingMessage, res: ServerResponse, status: number, text: string): void {
  res.setHeader('Connection', 'close')
  sendJson(res, status, text)
  // Taking in what is on its way lets the client read the answer; a second is enough for that.
  req.resume()
  setTimeout(() => req.destroy(), 1000).unref()
}

/** One cookie of a request, undefined when absent. */
export function cookie(req: IncomingMessage, name: string): string | undefined {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}

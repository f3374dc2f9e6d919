import net from 'node:net'
import type { Readable } from 'node:stream'

export type ScanVerdict = { clean: true } | { clean: false; signature: string } | 'TOO_LARGE'

/** Looks for viruses in a stream of bytes; throws when it cannot be reached or does not answer as agreed. */
export type VirusScanner = (content: Readable) => Promise<ScanVerdict>

/** Silence after which the daemon counts as down; signatures are loaded while it starts. */
const SILENCE_MS = 120_000
const ANSWER_BYTES_MAX = 4096

/**
 * The scanner of ClamAV by its own protocol: `INSTREAM`, chunks with their length before them, a chunk of length zero,
 * one line as the answer. It needs no library, and nothing of the file reaches the scanner's disk.
 */
export function createClamavScanner(address: { host: string; port: number }): VirusScanner {
  return async (content) => {
    const socket = net.connect(address)
    socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('the virus scanner is silent')))
    const answer = readAnswer(socket)
    content.once('error', (error) => socket.destroy(error))
    // The daemon may answer and close before all was sent: the answer then counts, not the broken pipe.
    const sending = send(socket, content).catch((error: unknown) => {
      content.destroy()
      return error
    })
    try {
      return verdictOf(await answer)
    } finally {
      content.destroy()
      await sending
      socket.destroy()
    }
  }
}

async function send(socket: net.Socket, content: Readable): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk as Uint8Array)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    await write(socket, Buffer.concat([length, bytes]))
  }
  await write(socket, Buffer.alloc(4))
}

function write(socket: net.Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

function readAnswer(socket: net.Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
      const end = text.indexOf('\0')
      if (end >= 0) resolve(text.slice(0, end))
      else if (text.length > ANSWER_BYTES_MAX) reject(new Error('the virus scanner answers without end'))
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the virus scanner closed the connection without an answer')))
  })
}

function verdictOf(answer: string): ScanVerdict {
  if (/^stream: OK$/.test(answer)) return { clean: true }
  const [, signature] = /^stream: (.{1,200}) FOUND$/.exec(answer) ?? []
  if (signature !== undefined) return { clean: false, signature }
  if (answer.includes('size limit exceeded')) return 'TOO_LARGE'
  throw new Error(`the virus scanner answered ${JSON.stringify(answer.slice(0, 200))}`)
}

import fs from 'node:fs/promises'
import path from 'node:path'
import type { OutgoingChannel, OutgoingMessage } from './outgoing-channel.ts'

/** The sandbox's way out: nothing leaves the machine, every message is a file that `/sandbox/mailbox` shows. */
export interface FileMailbox extends OutgoingChannel {
  /**
   * Newest first.
   *
   * @param query.to only messages to this address, without regard to case
   * @param query.before id of the last message of the page before
   */
  list(query: { to?: string; before?: string; limit: number }): Promise<OutgoingMessage[]>
}

/** Files kept; older ones are removed now and then. */
const KEPT = 2000
const CLEAN_EVERY = 200

/** One JSON file per message; ids are sortable, so names are the order. */
export function createFileMailbox(directory: string): FileMailbox {
  let written = 0
  const names = async () => {
    const all = await fs.readdir(directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    return all.filter((name) => name.endsWith('.json')).sort((a, b) => (a < b ? 1 : -1))
  }
  async function removeOld(): Promise<void> {
    for (const name of (await names()).slice(KEPT)) await fs.rm(path.join(directory, name), { force: true })
  }
  return {
    async send(message) {
      if (!/^[\w-]+$/.test(message.id)) throw new Error(`${message.id} is no id of a message`)
      await fs.mkdir(directory, { recursive: true, mode: 0o700 })
      const file = path.join(directory, `${message.id}.json`)
      // Written beside and moved, so that a reader never sees half a message.
      await fs.writeFile(`${file}.part`, JSON.stringify(message, null, 2), { mode: 0o600 })
      await fs.rename(`${file}.part`, file)
      if (++written % CLEAN_EVERY === 0) await removeOld()
    },
    async close() {},
    async list({ to, before, limit }) {
      const found: OutgoingMessage[] = []
      for (const name of await names()) {
        if (found.length >= limit) break
        if (before !== undefined && name >= `${before}.json`) continue
        const text = await fs.readFile(path.join(directory, name), 'utf8').catch(() => null)
        if (text === null) continue
        const message = parse(text)
        if (to === undefined || message.to.toLowerCase() === to.toLowerCase()) found.push(message)
      }
      return found
    },
  }
}

function parse(text: string): OutgoingMessage {
  // Only `send` writes these files.
  const stored = JSON.parse(text) as Omit<OutgoingMessage, 'at'> & { at: string }
  return { ...stored, at: new Date(stored.at) }
}

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileDurably } from './durable-file.ts'
import type { DemoInstance } from './instance.ts'

export const sessionSeconds = 8 * 3600

/** Signed session tokens, each good for one instance. */
export type Sessions = {
  issue(instance: DemoInstance, nowMs: number): string
  isValid(token: string | undefined, instance: DemoInstance, nowMs: number): boolean
}

/** Opens sessions with the secret in `<dataDir>/session-secret`, made on the first start, so restarts keep people in. */
export async function openSessions(dataDir: string): Promise<Sessions> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'session-secret')
  let secret = await readFile(path, 'utf8').catch(() => '')
  if (!/^[0-9a-f]{64}$/.test(secret)) {
    secret = randomBytes(32).toString('hex')
    await writeFileDurably(path, secret)
  }
  // The password is part of what is signed: a session ends when the password changes.
  const sign = ({ slug, instanceId, password }: DemoInstance, expiresAt: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([slug, instanceId, password, expiresAt]))
      .digest('base64url')
  return {
    issue(instance, nowMs) {
      const expiresAt = String(nowMs + sessionSeconds * 1000)
      return `${expiresAt}.${sign(instance, expiresAt)}`
    },
    isValid(token, instance, nowMs) {
      const [expiresAt = '', signature = ''] = (token ?? '').split('.', 2)
      return isSame(signature, sign(instance, expiresAt)) && Number(expiresAt) > nowMs
    },
  }
}

/** Whether the name and password given are those delivered with the instance; takes the same time either way. */
export function isSignInRight(instance: DemoInstance, userName: string, password: string): boolean {
  const isNameRight = isSame(userName, instance.userName)
  const isPasswordRight = isSame(password, instance.password)
  return isNameRight && isPasswordRight
}

/** Compares hashes, so that neither content nor length can be told from the time it takes. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

import { randomBytes } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import type { OutboundClient } from '../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../platform/platform.ts'
import * as access from './access-repository.ts'

/** Where a seller shows that a host is theirs, and what has to stand there (SELL-APP-01). */
export interface HostProof {
  fileUrl: string
  dnsName: string
  /** Content of the file, and of the TXT record. */
  content: string
}

const FILE_PATH = '/.well-known/yunshi-verification.txt'
const TIMEOUT_MS = 8000

export const newVerificationToken = () => randomBytes(18).toString('base64url')

export function hostProofOf(endpoint: { url: string; verificationToken: string }): HostProof {
  const { origin, hostname } = new URL(endpoint.url)
  return {
    fileUrl: origin + FILE_PATH,
    dnsName: `_yunshi-verification.${hostname}`,
    content: `yunshi-verification=${endpoint.verificationToken}`,
  }
}

/** What stands in a file that shows who controls a host; or why it cannot be read. */
export async function readProofFile(
  outbound: OutboundClient,
  url: string,
): Promise<{ text: string } | { problem: string }> {
  const result = await outbound.send(
    { method: 'GET', url, headers: { accept: 'text/plain' } },
    { timeoutMs: TIMEOUT_MS },
  )
  if (result.kind === 'no_answer') return { problem: `${result.reason}: ${result.detail}` }
  if (result.httpStatus !== 200) return { problem: `HTTP ${result.httpStatus}` }
  return { text: result.body.toString('utf8').trim() }
}

export type EndpointVerification = ReturnType<typeof createEndpointVerification>

/** Proof of who controls a production address: a file on the host or a TXT record of its domain. */
export function createEndpointVerification(platform: Platform, deps: { outbound: OutboundClient }) {
  const { db, audit } = platform

  return {
    /**
     * Looks for the proof now; every address of the same host is verified with it.
     *
     * @throws not_found; conflict `APP_ENDPOINT_UNPROVEN` with what was found at both places
     */
    async verify(actor: Actor, endpointId: string): Promise<void> {
      const { sellerId } = actor
      if (sellerId === null) throw notFound('seller')
      const endpoint = (await access.listEndpoints(db.query, sellerId)).find(({ id }) => id === endpointId)
      if (!endpoint) throw notFound('endpoint')
      if (endpoint.state === 'VERIFIED') return
      const { verificationToken } = endpoint
      if (verificationToken === null) throw new Error(`endpoint ${endpointId} has no verification token`)
      const proof = hostProofOf({ url: endpoint.url, verificationToken })
      const file = await readProofFile(deps.outbound, proof.fileUrl)
      const byFile = 'text' in file && file.text === proof.content
      const records = byFile ? [] : await txtRecords(proof.dnsName)
      if (!byFile && !records.includes(proof.content))
        throw new DomainError('conflict', 'APP_ENDPOINT_UNPROVEN', {
          values: { file: 'text' in file ? 'other content' : file.problem, dns: records.length },
        })
      const { origin } = new URL(endpoint.url)
      await db.transaction(async (tx) => {
        const count = await access.verifyHost(tx, sellerId, origin, new Date())
        await audit.append(tx, actor, {
          action: 'seller.endpoint.verify',
          objectType: 'seller_endpoint',
          objectId: endpointId,
          after: { origin, by: byFile ? 'file' : 'dns', addresses: count },
        })
      })
    },
  }
}

async function txtRecords(name: string): Promise<string[]> {
  try {
    const resolver = new Resolver({ timeout: 3000, tries: 1 })
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
  } catch {
    // No such record is the usual case, and every other failure means the same here: nothing was shown.
    return []
  }
}

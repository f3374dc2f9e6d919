import type { FastifyRequest } from 'fastify'
import type { ResolveActor } from '../../platform/http/server.ts'
import type { Sweep } from '../../platform/jobs/job-worker.ts'
import type { Platform } from '../../platform/platform.ts'
import { createAccessKeyService } from './access-key-service.ts'
import { createAccountService } from './account-service.ts'
import { deleteOldCodes } from './code-repository.ts'
import { createCodeService, type SendCode } from './code-service.ts'
import { registrationChannels } from './domain/contact-rules.ts'
import { deleteOldLoginFailures } from './login-failure-repository.ts'
import { createPeopleService, type OwnedProducts } from './people/people-service.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { deleteEndedSessions } from './session-repository.ts'
import { createSessionService, type RequestOrigin } from './session-service.ts'
import { createSubUserService } from './sub-user-service.ts'

export type IdentityService = ReturnType<typeof createIdentityService>

export interface IdentityDeps {
  hasher: PasswordHasher
  sendCode: SendCode
  /** Whether SMS can leave this installation; without, the Chinese site registers by e-mail. */
  smsAvailable: boolean
  /** The shop of a seller account; asked on every request of one, so it should remember. */
  sellerIdOf: (accountId: string) => Promise<string | null>
  /** Which of the products are the seller's; told by the catalog. */
  ownedProducts: OwnedProducts
}

const DAY_MS = 86_400_000

/** Who people are: everything of the module behind one object. */
export function createIdentityService(platform: Platform, deps: IdentityDeps) {
  const channels = registrationChannels(platform.site, platform.sandbox, deps.smsAvailable)
  const reachable = deps.smsAvailable || platform.sandbox ? (['sms', 'email'] as const) : (['email'] as const)
  const sessions = createSessionService(platform, deps)
  const codes = createCodeService(platform, {
    sendCode: deps.sendCode,
    channels: reachable,
    registrationChannels: channels,
  })
  const accounts = createAccountService(platform, { hasher: deps.hasher, codes, sessions, channels })
  const subUsers = createSubUserService(platform, { hasher: deps.hasher, codes })
  const people = createPeopleService(platform, deps)
  const accessKeys = createAccessKeyService(platform, { codes })
  const resolveActor: ResolveActor = (token, req) => sessions.resolveActor(token, originOf(req))
  const sweeps: Sweep[] = [
    {
      name: 'identity.ended',
      everyMs: 60_000,
      async run() {
        const { query } = platform.db
        const dayAgo = new Date(Date.now() - DAY_MS)
        await deleteEndedSessions(query, new Date())
        await deleteOldCodes(query, dayAgo)
        await deleteOldLoginFailures(query, dayAgo)
        return 0
      },
    },
  ]
  return {
    sessions,
    codes,
    accounts,
    subUsers,
    people,
    accessKeys,
    resolveActor,
    sweeps,
  }
}

export function originOf(req: FastifyRequest): RequestOrigin {
  return {
    ip: req.ip,
    userAgent: req.headers['user-agent'] ?? null,
    locale: req.locale,
    requestId: req.id,
  }
}

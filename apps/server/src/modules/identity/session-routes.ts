import type { FastifyReply } from 'fastify'
import { EmptySchema } from '../../platform/http/schemas.ts'
import { SESSION_COOKIE, type App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import { SESSION_LIFE_MS } from './domain/session-life.ts'
import {
  CodeBody,
  CodeSentSchema,
  PasswordResetBody,
  RegistrationBody,
  SessionSchema,
  SignedInSchema,
  SignInBody,
} from './identity-schemas.ts'
import { originOf, type IdentityService } from './identity-service.ts'
import type { AccountRole } from './roles.ts'

const tags = ['Session']
/** A bound on noise from one address; what guards a login is its lock-out (BUY-ACC-11). */
const rateLimit = { max: 60, timeWindow: '1 minute' }

export interface SessionRouteDeps {
  countUnread: (accountId: string) => Promise<number>
  /** Shown on the sign-in page of a demo; `null` elsewhere. */
  demoAccounts: { login: string; password: string; role: AccountRole }[] | null
}

/** Sign-in and everything a person can do before it. */
export function registerSessionRoutes(
  app: App,
  platform: Platform,
  identity: IdentityService,
  deps: SessionRouteDeps,
): void {
  const setSession = (reply: FastifyReply, token: string) =>
    reply.setCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: platform.baseUrl.startsWith('https://'),
      maxAge: SESSION_LIFE_MS / 1000,
    })

  app.get(
    '/api/v1/session',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'getSession',
        summary: 'Who is signed in, and what this installation is',
        tags,
        response: { 200: SessionSchema },
      },
    },
    async (req, reply) => {
      void reply.header('cache-control', 'no-store')
      const { actor } = req
      const [user, unreadMessages] = actor
        ? await Promise.all([identity.sessions.describe(actor), deps.countUnread(actor.accountId)])
        : [null, 0]
      return {
        user,
        site: platform.site,
        mode: platform.sandbox ? ('sandbox' as const) : ('production' as const),
        now: platform.clock.now().toISOString(),
        unreadMessages,
        demoAccounts: deps.demoAccounts,
      }
    },
  )
  app.post(
    '/api/v1/session',
    {
      config: { permission: 'public', rateLimit },
      schema: {
        operationId: 'signIn',
        summary: 'Sign in with a password',
        tags,
        body: SignInBody,
        response: { 200: SignedInSchema },
      },
    },
    async (req, reply) => {
      const oldToken = req.cookies[SESSION_COOKIE] ?? null
      const { token, actor } = await identity.sessions.signIn(req.body, oldToken, originOf(req))
      setSession(reply, token)
      return { user: await identity.sessions.describe(actor) }
    },
  )
  app.delete(
    '/api/v1/session',
    {
      config: { permission: 'public' },
      schema: { operationId: 'signOut', summary: 'Sign out', tags, response: { 204: EmptySchema } },
    },
    async (req, reply) => {
      if (req.actor) await identity.sessions.signOut(req.actor)
      return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send(null)
    },
  )
  app.post(
    '/api/v1/verification-codes',
    {
      config: { permission: 'public', rateLimit },
      schema: {
        operationId: 'sendVerificationCode',
        summary: 'Send a verification code; the answer tells nothing about accounts',
        tags,
        body: CodeBody,
        response: { 202: CodeSentSchema },
      },
    },
    async (req, reply) => {
      const body = { ...req.body, target: req.body.target ?? '' }
      void reply.code(202)
      return identity.codes.send(body, req.actor, req.locale)
    },
  )
  app.post(
    '/api/v1/accounts',
    {
      config: { permission: 'public', rateLimit },
      schema: {
        operationId: 'register',
        summary: 'Register an account and sign in',
        tags,
        body: RegistrationBody,
        response: { 201: SignedInSchema },
      },
    },
    async (req, reply) => {
      const { token, actor } = await identity.accounts.register(req.body, originOf(req))
      setSession(reply, token)
      void reply.code(201)
      return { user: await identity.sessions.describe(actor) }
    },
  )
  app.post(
    '/api/v1/password-resets',
    {
      config: { permission: 'public', rateLimit },
      schema: {
        operationId: 'resetPassword',
        summary: 'Set a forgotten password with a code',
        tags,
        body: PasswordResetBody,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await identity.accounts.resetPassword(req.body, originOf(req))
      return reply.code(204).send(null)
    },
  )
}

import { randomBytes } from 'node:crypto'
import { encryptClientSecret, readKitPublicKey } from '@yunshi/seller-sdk'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { OutboundClient } from '../../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findProduct } from '../../catalog/index.ts'
import { callSeller, interfaceClassOf, type SellerCall } from '../../fulfillment/index.ts'
import type { SellerAccessService } from '../../sellers/index.ts'
import {
  credentialTransitions,
  openCredentialCommands,
  type CredentialCommand,
} from '../domain/credential-states.ts'
import { sellerOf } from '../seller-of.ts'
import * as repository from './credential-repository.ts'
import type { Credential } from './credential.ts'

export type CredentialService = ReturnType<typeof createCredentialService>

/** The application form (SELL-APP-20). */
export type NewCredential = Pick<
  Credential,
  | 'endpointId'
  | 'name'
  | 'authMode'
  | 'kitVersion'
  | 'loginAddressType'
  | 'loginAddress'
  | 'publicKey'
  | 'multiInstance'
  | 'formal'
>

/** What may be modified; name and mode stay (SELL-APP-21). */
export type CredentialChange = Partial<
  Pick<Credential, 'endpointId' | 'loginAddress' | 'publicKey' | 'multiInstance'>
>

const TIMEOUT_MS = 20_000

type KitCall = Extract<SellerCall, { family: 'kit-v1' | 'kit-v2' }>['request']

const departments = [
  { orgCode: 'd1', orgName: '测试企业', parentCode: '' },
  { orgCode: 'd2', orgName: '测试部门', parentCode: 'd1' },
]

/** Application credentials of joint products (SELL-APP-20..22; isv-protocol 4.1). */
export function createCredentialService(
  platform: Platform,
  deps: { outbound: OutboundClient; access: SellerAccessService },
) {
  const { db, clock, vault, audit, baseUrl } = platform
  const { outbound, access } = deps
  const secretContext = (id: string) => `application-credential:${id}`

  function encrypted(publicKey: string, secret: string): string {
    const key = readKitPublicKey(publicKey)
    if (!key)
      throw new DomainError('validation', 'VALIDATION_FAILED', {
        fields: [{ path: 'publicKey', message: 'rsa_key' }],
      })
    return encryptClientSecret(key, secret)
  }

  function loginAddressOf(text: string): string {
    const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
    if (url?.protocol !== 'https:' && !(platform.sandbox && url?.protocol === 'http:'))
      throw new DomainError('validation', 'VALIDATION_FAILED', {
        fields: [{ path: 'loginAddress', message: 'https_url' }],
      })
    return url.href
  }

  async function requireEndpoint(actor: Actor, endpointId: string): Promise<void> {
    const endpoint = (await access.listEndpoints(actor)).find(({ id }) => id === endpointId)
    if (!endpoint) throw notFound('endpoint')
    if (endpoint.state !== 'VERIFIED') throw new DomainError('conflict', 'DEBUG_ENDPOINT_UNVERIFIED')
  }

  const tenantCall = (credential: Credential, flag: 0 | 1): KitCall => ({
    interface: 'tenantSync',
    tenantId: credential.tenantId,
    tenantCode: credential.tenantCode,
    name: '测试企业',
    domainName: baseUrl,
    flag,
  })
  const applicationCall = (credential: Credential, flag: 0 | 1 | 2): KitCall => ({
    interface: 'applicationSync',
    tenantId: credential.tenantId,
    appId: credential.id,
    clientId: credential.clientId,
    clientSecret: credential.clientSecretEncrypted,
    // V1 knows no modification; adding again replaces (isv-protocol 3.3).
    flag: credential.kitVersion === 'v1' && flag === 2 ? 1 : flag,
  })
  const departmentsCall = (credential: Credential): KitCall => ({
    interface: 'allOrgSync',
    tenantId: credential.tenantId,
    orgInfoList: departments,
  })

  /**
   * Tells the seller's server, one call after another, each recorded. There is no timer: whoever acts sees the failure
   * and repeats it (isv-protocol 3.1).
   *
   * @returns whether all were accepted
   */
  async function synchronize(credential: Credential, calls: KitCall[]): Promise<boolean> {
    const family = `kit-${credential.kitVersion}` as const
    const target = await access.findCallTarget(
      credential.sellerId,
      credential.endpointId,
      interfaceClassOf[family],
    )
    for (const request of calls) {
      const outcome = await callSeller(
        outbound,
        target,
        { family, request: { ...request, isTest: !credential.formal } },
        { timeoutMs: TIMEOUT_MS },
      )
      await repository.insertCall(db.query, credential.id, newId('ccl'), outcome.attempt)
      if (outcome.attempt.verdict !== 'success') return false
    }
    return true
  }

  async function ownCredential(actor: Actor, id: string, command: CredentialCommand): Promise<Credential> {
    const credential = await repository.findCredential(db.query, sellerOf(actor), id)
    if (!credential) throw notFound('credential')
    if (!openCredentialCommands(credential.state).includes(command))
      throw new DomainError('conflict', 'CREDENTIAL_STATE')
    return credential
  }

  /** Stores a move after its calls; refused when another person moved it meanwhile. */
  async function move(
    actor: Actor,
    credential: Credential,
    command: Exclude<CredentialCommand, 'modify'>,
    change: Partial<Credential> = {},
  ): Promise<void> {
    const state = nextState(credentialTransitions, command, credential.state)
    if (state === null) throw new DomainError('conflict', 'CREDENTIAL_STATE')
    await unlessTaken(() =>
      db.transaction(async (tx) => {
        const locked = await repository.lockCredential(tx, credential.sellerId, credential.id)
        if (locked?.state !== credential.state) throw new DomainError('conflict', 'CREDENTIAL_STATE')
        await repository.updateCredential(tx, { ...locked, ...change, state, updatedAt: clock.now() })
        await audit.append(tx, actor, {
          action: `seller.credential.${command === 'applyFormal' ? 'apply_formal' : command}`,
          objectType: 'application_credential',
          objectId: credential.id,
          before: { state: credential.state },
          after: { state, ...(change.productId && { productId: change.productId }) },
        })
      }),
    )
  }

  async function submit(actor: Actor, credential: Credential): Promise<boolean> {
    const calls = [tenantCall(credential, 1), applicationCall(credential, 1), departmentsCall(credential)]
    if (!(await synchronize(credential, calls))) return false
    await move(actor, credential, 'submit')
    return true
  }

  return {
    /**
     * Applies for a credential and tells the seller's server of a test enterprise. When a call fails, the credential
     * stays a draft that can be submitted again.
     *
     * @throws validation; not_found; conflict `DEBUG_ENDPOINT_UNVERIFIED`, `CREDENTIAL_LOGIN_TAKEN`
     */
    async apply(actor: Actor, input: NewCredential): Promise<{ id: string; active: boolean }> {
      const sellerId = sellerOf(actor)
      await requireEndpoint(actor, input.endpointId)
      const secret = randomBytes(32).toString('base64url')
      const id = newId('app')
      const now = clock.now()
      const credential: Credential = {
        ...input,
        id,
        sellerId,
        loginAddress: loginAddressOf(input.loginAddress),
        state: 'DRAFT',
        productId: null,
        clientId: newId('cid'),
        clientSecretSealed: vault.seal(secret, secretContext(id)),
        clientSecretEncrypted: encrypted(input.publicKey, secret),
        tenantId: `ten-${id.slice(-12).toLowerCase()}`,
        tenantCode: `t${id.slice(-12).toLowerCase()}`,
        createdAt: now,
        updatedAt: now,
      }
      await unlessTaken(() =>
        db.transaction(async (tx) => {
          await repository.insertCredential(tx, credential)
          await audit.append(tx, actor, {
            action: 'seller.credential.apply',
            objectType: 'application_credential',
            objectId: id,
            after: { name: input.name, loginAddress: credential.loginAddress, formal: input.formal },
          })
        }),
      )
      return { id, active: await submit(actor, credential) }
    },

    /** Tries a draft again. @throws not_found; conflict `CREDENTIAL_STATE` */
    async submit(actor: Actor, id: string): Promise<{ active: boolean }> {
      return { active: await submit(actor, await ownCredential(actor, id, 'submit')) }
    },

    /** A test credential becomes formal: the seller's server is told again, without testFlag. */
    async applyFormal(actor: Actor, id: string): Promise<{ active: boolean }> {
      const credential = await ownCredential(actor, id, 'applyFormal')
      const formal = { ...credential, formal: true }
      const calls = [tenantCall(formal, 1), applicationCall(formal, 1), departmentsCall(formal)]
      if (!(await synchronize(formal, calls))) return { active: false }
      await move(actor, credential, 'applyFormal', { formal: true })
      return { active: true }
    },

    /**
     * Binds a formal credential to one joint product, for good (SELL-APP-22).
     *
     * @throws not_found; conflict `CREDENTIAL_STATE`, `CREDENTIAL_PRODUCT`
     */
    async bind(actor: Actor, id: string, productSlug: string): Promise<void> {
      const credential = await ownCredential(actor, id, 'bind')
      const product = await findProduct(db.query, { slug: productSlug })
      if (product?.sellerId !== credential.sellerId) throw notFound('product')
      if (product.salesClass !== 'joint') throw new DomainError('conflict', 'CREDENTIAL_PRODUCT')
      await move(actor, credential, 'bind', { productId: product.id })
    },

    /** Ends a credential; the seller's server is told to forget the application. */
    async retire(actor: Actor, id: string): Promise<{ told: boolean }> {
      const credential = await ownCredential(actor, id, 'retire')
      const told =
        credential.state === 'DRAFT' ||
        (await synchronize(credential, [applicationCall(credential, 0), tenantCall(credential, 0)]))
      await move(actor, credential, 'retire')
      return { told }
    },

    /**
     * Changes address, login address or public key. Another address is told everything, another key brings the secret
     * encrypted anew; nothing changes when the seller's server does not take it.
     *
     * @throws validation; not_found; conflict `CREDENTIAL_STATE`, `CREDENTIAL_LOGIN_TAKEN`, `CREDENTIAL_MULTI`,
     *   `DEBUG_ENDPOINT_UNVERIFIED`; upstream `CREDENTIAL_SYNC_FAILED`
     */
    async modify(actor: Actor, id: string, change: CredentialChange): Promise<void> {
      const before = await ownCredential(actor, id, 'modify')
      if (before.multiInstance && change.multiInstance === false)
        throw new DomainError('conflict', 'CREDENTIAL_MULTI')
      if (change.endpointId !== undefined) await requireEndpoint(actor, change.endpointId)
      const secret = vault.open(before.clientSecretSealed, secretContext(id))
      const newKey = change.publicKey !== undefined && change.publicKey !== before.publicKey
      const moved = change.endpointId !== undefined && change.endpointId !== before.endpointId
      const after: Credential = {
        ...before,
        ...change,
        ...(change.loginAddress !== undefined && { loginAddress: loginAddressOf(change.loginAddress) }),
        ...(newKey && { clientSecretEncrypted: encrypted(change.publicKey!, secret) }),
        updatedAt: clock.now(),
      }
      if (before.state !== 'DRAFT') {
        const calls = moved
          ? [tenantCall(after, 1), applicationCall(after, 1), departmentsCall(after)]
          : newKey
            ? [applicationCall(after, 2)]
            : []
        if (!(await synchronize(after, calls))) throw new DomainError('upstream', 'CREDENTIAL_SYNC_FAILED')
      }
      await unlessTaken(() =>
        db.transaction(async (tx) => {
          const locked = await repository.lockCredential(tx, before.sellerId, id)
          if (locked?.state !== before.state) throw new DomainError('conflict', 'CREDENTIAL_STATE')
          await repository.updateCredential(tx, after)
          await audit.append(tx, actor, {
            action: 'seller.credential.modify',
            objectType: 'application_credential',
            objectId: id,
            before: { loginAddress: before.loginAddress, endpointId: before.endpointId },
            after: { loginAddress: after.loginAddress, endpointId: after.endpointId, newKey },
          })
        }),
      )
    },

    list: (actor: Actor, page: { cursor?: string; limit: number }) =>
      repository.listCredentials(db.query, sellerOf(actor), page),

    async get(actor: Actor, id: string) {
      const credential = await repository.findCredential(db.query, sellerOf(actor), id)
      if (!credential) throw notFound('credential')
      return { ...credential, calls: await repository.listCalls(db.query, id) }
    },
  }
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error, 'application_credentials_login'))
      throw new DomainError('conflict', 'CREDENTIAL_LOGIN_TAKEN')
    if (isUniqueViolation(error, 'application_credentials_product'))
      throw new DomainError('conflict', 'CREDENTIAL_PRODUCT')
    throw error
  }
}

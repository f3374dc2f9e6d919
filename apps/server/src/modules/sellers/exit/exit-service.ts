import { DomainError } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import { type Queryable, type Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ReviewDesk } from '../../reviews/index.ts'
import { fieldCheck, hasMarkup } from '../domain/plain-fields.ts'
import { ownSeller } from '../own-seller.ts'
import { getProfile, releaseCompany } from '../profile/profile-repository.ts'
import * as requests from '../requests-repository.ts'
import type { ExitCheck, ExitRequest } from '../requests-repository.ts'
import { reviewRequests, submitRequest, withdrawRequest } from '../reviewed-requests.ts'
import { markExited } from '../seller-repository.ts'
import type { SellerFiles } from '../uploaded-files.ts'

export type ExitService = ReturnType<typeof createExitService>

/** Something that keeps a seller from leaving; told by the module that knows it. */
export interface ExitFact {
  key: string
  label: LocalizedText
  /** Where the seller ends it, in the web application. */
  link: string
  /** What is left; zero passes. */
  count: (reader: Tx | Queryable, sellerId: string) => Promise<number>
  /** Uploaded proof takes its place (SELL-ONB-60: buyers that want no invoice). */
  provable: boolean
}

const exits = {
  queue: 'exit',
  subject: 'exit',
  table: 'exit_requests',
  objectType: 'exit_request',
  idPrefix: 'exr',
  submitAction: 'seller.exit.submit',
} as const

/** How sellers leave (SELL-ONB-60). */
export function createExitService(
  platform: Platform,
  deps: {
    files: SellerFiles
    reviews: ReviewDesk
    facts: ExitFact[]
    /** Ends the application, so that the account cannot apply again. */
    endApplication: (tx: Tx, sellerId: string) => Promise<void>
    revokeSellerRole: (tx: Tx, accountId: string) => Promise<void>
  },
) {
  const { db, clock, audit } = platform
  const { files, reviews, facts } = deps

  async function check(reader: Tx | Queryable, sellerId: string, hasProof: boolean): Promise<ExitCheck[]> {
    const checks: ExitCheck[] = []
    // One after another: they share the connection of a transaction.
    for (const { key, count, provable } of facts) {
      const left = await count(reader, sellerId)
      checks.push({ key, count: left, passed: left === 0 || (provable && hasProof) })
    }
    return checks
  }

  reviewRequests<ExitRequest>(platform, reviews, {
    ...exits,
    find: requests.findExit,
    async carryOut(tx, exit, seller, actor) {
      const checks = await check(tx, seller.id, exit.noInvoiceProofId !== null)
      if (checks.some(({ passed }) => !passed)) throw new DomainError('conflict', 'EXIT_CHECKS')
      const now = clock.now()
      await markExited(tx, seller.id, now)
      await releaseCompany(tx, seller.id, now)
      await deps.endApplication(tx, seller.id)
      await deps.revokeSellerRole(tx, seller.accountId)
      await audit.append(tx, actor, {
        action: 'ops.seller.exit',
        objectType: 'seller',
        objectId: seller.id,
        before: { state: seller.state },
        after: { state: 'EXITED', request: exit.id },
      })
    },
    async describe(reader, exit) {
      const profile = await getProfile(reader, exit.sellerId)
      const now =
        exit.state === 'PENDING'
          ? await check(reader, exit.sellerId, exit.noInvoiceProofId !== null)
          : exit.checks
      return {
        sections: [
          {
            title: { zh: '退出申请', en: 'Request to leave' },
            fields: [
              {
                path: 'companyName',
                label: { zh: '公司名称', en: 'Company name' },
                kind: 'text',
                after: profile.companyName,
              },
              { path: 'reason', label: { zh: '退出原因', en: 'Reason' }, kind: 'prose', after: exit.reason },
              ...(exit.noInvoiceProofId === null
                ? []
                : [
                    {
                      path: 'noInvoiceProofId',
                      label: { zh: '买家无需发票的证明', en: 'Proof that buyers want no invoice' },
                      kind: 'file' as const,
                      after: exit.noInvoiceProofId,
                    },
                  ]),
            ],
          },
          {
            title: { zh: '退出条件', en: 'Conditions' },
            fields: facts.map(({ key, label }) => ({
              path: `checks.${key}`,
              label,
              kind: 'text',
              before: String(exit.checks.find((one) => one.key === key)?.count ?? 0),
              after: String(now.find((one) => one.key === key)?.count ?? 0),
            })),
          },
        ],
        hasBefore: false,
        checklist: [
          {
            key: 'conditions',
            rule: 'SELL-ONB-60',
            label: {
              zh: '退出条件均已满足，发票证明（如有）可信',
              en: 'All conditions are met; the proof about invoices, if any, is convincing',
            },
          },
        ],
        notices: now.some(({ passed }) => !passed)
          ? [
              {
                tone: 'danger',
                text: {
                  zh: '目前有未满足的条件，批准会被拒绝。',
                  en: 'A condition is not met now; an approval will be refused.',
                },
              },
            ]
          : [
              {
                tone: 'warning',
                text: {
                  zh: '批准后店铺关闭，账号不能再次入驻。',
                  en: 'On approval the shop closes, and the account can never join again.',
                },
              },
            ],
        previewPath: null,
      }
    },
  })

  return {
    /** The conditions as they stand, and the newest request. */
    async get(actor: Actor) {
      const sellerId = ownSeller(actor)
      const [latest] = await requests.listExits(db.query, sellerId)
      const checks = await check(db.query, sellerId, false)
      return {
        checks: facts.map(({ key, label, link, provable }) => {
          const one = checks.find((candidate) => candidate.key === key)!
          return { key, label, link, provable, count: one.count, passed: one.passed }
        }),
        request: latest && latest.state !== 'WITHDRAWN' ? latest : null,
      }
    },

    /**
     * Asks to leave (SELL-ONB-60).
     *
     * @throws conflict `EXIT_CHECKS` while a condition is not met, `REQUEST_PENDING`; validation naming the field
     */
    async submit(actor: Actor, input: { reason: string; noInvoiceProofId: string | null }): Promise<void> {
      const { problems, add, text } = fieldCheck()
      if (text('reason', input.reason, { max: 1000, min: 4 }) && hasMarkup(input.reason))
        add('reason', 'no_markup')
      if (problems.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
      await submitRequest(actor, { platform, reviews }, exits, async (tx, seller, fresh) => {
        const checks = await check(tx, seller.id, input.noInvoiceProofId !== null)
        if (checks.some(({ passed }) => !passed)) throw new DomainError('conflict', 'EXIT_CHECKS')
        if (input.noInvoiceProofId !== null)
          await files.claim(
            tx,
            actor,
            [{ id: input.noInvoiceProofId, field: 'noInvoiceProofId', purpose: 'evidence' }],
            { type: 'exit_request', id: fresh.id },
          )
        await requests.insertExit(tx, {
          ...fresh,
          reason: input.reason.trim(),
          noInvoiceProofId: input.noInvoiceProofId,
          checks,
        })
        return {
          title: { zh: `${seller.name.zh} 申请退出`, en: `${seller.name.en} asks to leave` },
          after: { reason: input.reason.trim() },
        }
      })
    },

    async withdraw(actor: Actor): Promise<void> {
      const sellerId = ownSeller(actor)
      await db.transaction(async (tx) => {
        const pending = (await requests.listExits(tx, sellerId)).find(({ state }) => state === 'PENDING')
        await withdrawRequest(tx, actor, { platform, reviews }, exits, pending)
        await audit.append(tx, actor, {
          action: 'seller.exit.withdraw',
          objectType: 'exit_request',
          objectId: pending!.id,
        })
      })
    },
  }
}

import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '../../../kernel/errors.ts'
import type { Actor } from '../../../platform/actor.ts'
import { type Queryable, type Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ProvenIdentity } from '../../identity/index.ts'
import type { ReviewDesk } from '../../reviews/index.ts'
import {
  checkOnboardingForm,
  declarationsFor,
  tidyForm,
  type OnboardingForm,
} from '../domain/onboarding-form.ts'
import { fieldCheck, hasMarkup, isPhone } from '../domain/plain-fields.ts'
import { formSections } from '../form-labels.ts'
import { ownSeller } from '../own-seller.ts'
import * as requests from '../requests-repository.ts'
import { maskedAccount } from '../domain/certification-form.ts'
import type { ComplianceLetter, FeeInvoiceTemplate, ProfileChange } from '../requests-repository.ts'
import { reviewRequests, submitRequest, withdrawRequest } from '../reviewed-requests.ts'
import { findSeller, lockSeller, updateShopFacts } from '../seller-repository.ts'
import { shopFactsOf } from '../shop-facts.ts'
import type { SellerFiles } from '../uploaded-files.ts'
import { complianceLetterTemplate } from './compliance-letter.ts'
import { getProfile, putProfile } from './profile-repository.ts'

export type { ComplianceLetter, ProfileChange } from '../requests-repository.ts'

export type ProfileService = ReturnType<typeof createProfileService>

const changes = {
  queue: 'seller_profile',
  subject: 'profile',
  table: 'profile_changes',
  objectType: 'profile_change',
  idPrefix: 'pch',
  submitAction: 'seller.profile.request_change',
} as const
const letters = {
  queue: 'compliance_letter',
  subject: 'letter',
  table: 'compliance_letters',
  objectType: 'compliance_letter',
  idPrefix: 'cml',
  submitAction: 'seller.letter.submit',
} as const

/** What is known of a seller, its changes, the compliance letter and the fee-invoice template (seller 1.5, 1.6). */
export function createProfileService(
  platform: Platform,
  deps: {
    files: SellerFiles
    reviews: ReviewDesk
    provenIdentity: (reader: Tx | Queryable, accountId: string) => Promise<ProvenIdentity>
  },
) {
  const { db, clock, audit, site, vault } = platform
  const { files, reviews } = deps
  const invoiceContext = (sellerId: string) => `fee-invoice:${sellerId}`

  /** Who may not change the template sees only the end of its account. */
  async function readInvoiceTemplate(
    reader: Queryable,
    actor: Actor,
    sellerId: string,
  ): Promise<FeeInvoiceTemplate | null> {
    const stored = await requests.findFeeInvoiceTemplate(reader, sellerId)
    if (!stored) return null
    const { bankAccountSealed, bankAccountInClear, ...template } = stored
    const account =
      bankAccountSealed === null
        ? (bankAccountInClear ?? '')
        : vault.open(bankAccountSealed, invoiceContext(sellerId))
    const mayEdit = actor.permissions.has('seller:profile:edit')
    return { ...template, bankAccount: mayEdit ? account : maskedAccount(account) }
  }

  reviewRequests<ProfileChange>(platform, reviews, {
    ...changes,
    find: requests.findChange,
    async carryOut(tx, change, seller) {
      const profile = await getProfile(tx, seller.id)
      const { companyName, form } = change.after
      await putProfile(tx, { ...profile, companyName, form, updatedAt: clock.now() })
      const facts = shopFactsOf(form, companyName, site)
      if (form.logoFileId !== null && form.logoFileId !== seller.logoFileId)
        await files.publish(tx, [form.logoFileId])
      await updateShopFacts(tx, seller.id, {
        ...facts,
        // A shop that came with its own names keeps them until the company's name itself changes.
        ...(companyName === profile.companyName && {
          name: { zh: seller.name.zh, en: form.englishName || seller.name.en },
        }),
        city: facts.city.zh === '' ? seller.city : facts.city,
      })
    },
    async describe(_reader, change) {
      const { before, after } = change
      return {
        sections: [
          {
            title: { zh: '商家', en: 'Seller' },
            fields: [
              {
                path: 'companyName',
                label: { zh: '公司名称', en: 'Company name' },
                kind: 'text',
                before: before.companyName,
                after: after.companyName,
              },
            ],
          },
          ...formSections(after.form, before.form),
        ],
        hasBefore: true,
        checklist: [
          {
            key: 'entity',
            rule: 'SELL-ONB-50',
            label: {
              zh: '仍是同一法律主体；改名的，营业执照与实名认证一致',
              en: 'It is the same legal entity; when renamed, licence and verified name agree',
            },
          },
          {
            key: 'evidence',
            rule: 'SELL-ONB-50',
            label: {
              zh: '变更的内容属实，联系方式可以接通',
              en: 'What changes is true, and the contacts can be reached',
            },
          },
        ],
        notices: [],
        previewPath: null,
      }
    },
  })

  reviewRequests<ComplianceLetter>(platform, reviews, {
    ...letters,
    find: requests.findLetter,
    // That it is approved is all there is to it (SELL-ONB-41).
    carryOut: () => Promise.resolve(),
    async describe(reader, letter) {
      const profile = await getProfile(reader, letter.sellerId)
      const former = (await requests.listLetters(reader, letter.sellerId)).find(
        ({ id, state }) => id !== letter.id && state === 'APPROVED',
      )
      return {
        sections: [
          {
            title: { zh: '数据合规承诺函', en: 'Data-compliance letter' },
            fields: [
              {
                path: 'companyName',
                label: { zh: '公司名称', en: 'Company name' },
                kind: 'text',
                ...(former && { before: profile.companyName }),
                after: profile.companyName,
              },
              {
                path: 'fileId',
                label: { zh: '签署的承诺函', en: 'The signed letter' },
                kind: 'file',
                ...(former && { before: former.fileId }),
                after: letter.fileId,
              },
            ],
          },
        ],
        hasBefore: former !== undefined,
        checklist: [
          {
            key: 'text',
            rule: 'SELL-ONB-40',
            label: { zh: '使用平台模板，条款没有改动', en: 'It is the template, its clauses unchanged' },
          },
          {
            key: 'signed',
            rule: 'SELL-ONB-40',
            label: {
              zh: '已签字并加盖公章，公司名称与商家一致',
              en: 'It is signed and stamped, and the company is the seller’s',
            },
          },
        ],
        notices: [],
        previewPath: null,
      }
    },
  })

  return {
    /** Everything of Seller info. */
    async get(actor: Actor) {
      const sellerId = ownSeller(actor)
      const [seller, profile, history, sent, invoice, identity] = await Promise.all([
        findSeller(db.query, { id: sellerId }),
        getProfile(db.query, sellerId),
        requests.listChanges(db.query, sellerId),
        requests.listLetters(db.query, sellerId),
        readInvoiceTemplate(db.query, actor, sellerId),
        deps.provenIdentity(db.query, actor.accountId),
      ])
      if (!seller) throw new Error(`there is no seller ${sellerId}`)
      const [change] = history
      const task =
        change?.state === 'PENDING'
          ? await reviews.findLatest(db.query, { queue: 'seller_profile', objectId: change.id })
          : null
      return {
        seller,
        profile,
        verifiedName: identity.name,
        companyCode: profile.kind === 'enterprise' ? identity.documentNumber : null,
        /** The newest request, when it waits or was refused. */
        change: change && change.state !== 'APPROVED' && change.state !== 'WITHDRAWN' ? change : null,
        changeDueAt: task?.dueAt ?? null,
        letter: {
          isApproved: sent.some(({ state }) => state === 'APPROVED'),
          latest: sent.find(({ state }) => state !== 'WITHDRAWN') ?? null,
        },
        invoice,
      }
    },

    /**
     * Asks for other values; the old ones stay live until they are approved (SELL-ONB-50).
     *
     * @throws validation naming the fields; conflict `PROFILE_UNCHANGED`, `REQUEST_PENDING`
     */
    async requestChange(actor: Actor, wanted: OnboardingForm): Promise<void> {
      await submitRequest(actor, { platform, reviews }, changes, async (tx, seller, fresh) => {
        const profile = await getProfile(tx, seller.id)
        const identity = await deps.provenIdentity(tx, actor.accountId)
        const applicant = { kind: profile.kind, site }
        // The address of the shop stays, and what was declared once needs no second time.
        const form = tidyForm(
          { ...wanted, shopSlug: profile.form.shopSlug, declared: declarationsFor(profile.kind) },
          applicant,
        )
        const problems = checkOnboardingForm({ ...form, shopSlug: '' }, applicant)
        if (problems.length > 0)
          throw new DomainError(
            'validation',
            problems.every(({ message }) => message === 'no_links') ? 'ONB-003' : 'VALIDATION_FAILED',
            { fields: problems },
          )
        // Another company is another seller; the same one may carry a new verified name.
        const renamed =
          identity.documentDigest !== null &&
          (profile.companyDigest === null || profile.companyDigest === identity.documentDigest)
        const before = { companyName: profile.companyName, form: profile.form }
        const after = { companyName: renamed ? identity.name : profile.companyName, form }
        const declared = profile.form.declared
        if (isDeepStrictEqual(before, { ...after, form: { ...form, declared } }))
          throw new DomainError('conflict', 'PROFILE_UNCHANGED')
        const changed = (['logoFileId', 'licenceFileId'] as const).filter(
          (field) => form[field] !== null && form[field] !== profile.form[field],
        )
        await files.claim(
          tx,
          actor,
          changed.map((field) => ({
            id: form[field]!,
            field,
            purpose: field === 'logoFileId' ? 'logo' : 'business_licence',
          })),
          { type: 'profile_change', id: fresh.id },
        )
        await requests.insertChange(tx, {
          ...fresh,
          before,
          after,
        })
        return {
          title: { zh: `${seller.name.zh} 变更商家信息`, en: `${seller.name.en} changes its profile` },
          before: { ...before.form },
          after: { ...after.form },
        }
      })
    },

    async withdrawChange(actor: Actor): Promise<void> {
      const sellerId = ownSeller(actor)
      await db.transaction(async (tx) => {
        const pending = (await requests.listChanges(tx, sellerId)).find(({ state }) => state === 'PENDING')
        await withdrawRequest(tx, actor, { platform, reviews }, changes, pending)
        await audit.append(tx, actor, {
          action: 'seller.profile.withdraw_change',
          objectType: 'profile_change',
          objectId: pending!.id,
        })
      })
    },

    /** The letter to sign, with the company filled in (SELL-ONB-40). */
    async letterTemplate(actor: Actor) {
      const profile = await getProfile(db.query, ownSeller(actor))
      const { documentNumber } = await deps.provenIdentity(db.query, actor.accountId)
      return complianceLetterTemplate(actor.locale, {
        name: profile.companyName,
        code: profile.kind === 'enterprise' ? documentNumber : null,
      })
    },

    /** Hands in the signed letter. @throws validation naming the file; conflict `REQUEST_PENDING` */
    async submitLetter(actor: Actor, fileId: string): Promise<void> {
      await submitRequest(actor, { platform, reviews }, letters, async (tx, seller, fresh) => {
        const [file] = await files.claim(
          tx,
          actor,
          [{ id: fileId, field: 'fileId', purpose: 'compliance_letter' }],
          { type: 'compliance_letter', id: fresh.id },
        )
        await requests.insertLetter(tx, {
          ...fresh,
          fileId,
          fileName: file!.name,
        })
        return {
          title: { zh: `${seller.name.zh} 数据合规承诺函`, en: `Compliance letter of ${seller.name.en}` },
          after: { fileId },
        }
      })
    },

    /** What fee invoices to the seller say (SELL-ONB-55); takes effect at once. */
    async saveInvoiceTemplate(actor: Actor, template: Omit<FeeInvoiceTemplate, 'updatedAt'>): Promise<void> {
      const sellerId = ownSeller(actor)
      const { problems, add, text } = fieldCheck()
      for (const [field, max] of [
        ['title', 120],
        ['taxNumber', 40],
        ['bankName', 120],
        ['address', 200],
      ] as const)
        if (text(field, template[field], { max, min: 2 }) && hasMarkup(template[field]))
          add(field, 'no_markup')
      if (text('bankAccount', template.bankAccount, { max: 40 }))
        if (!/^[A-Z0-9 -]{5,40}$/i.test(template.bankAccount.trim())) add('bankAccount', 'bank_account')
      if (text('phone', template.phone, { max: 32 }) && !isPhone(template.phone.trim()))
        add('phone', 'phone_any')
      if (problems.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
      await db.transaction(async (tx) => {
        await lockSeller(tx, sellerId)
        const before = await requests.findFeeInvoiceTemplate(tx, sellerId)
        const after = {
          invoiceType: template.invoiceType,
          title: template.title.trim(),
          taxNumber: template.taxNumber.trim(),
          bankName: template.bankName.trim(),
          bankAccountSealed: vault.seal(template.bankAccount.trim(), invoiceContext(sellerId)),
          address: template.address.trim(),
          phone: template.phone.trim(),
          updatedAt: clock.now(),
        }
        await requests.putFeeInvoiceTemplate(tx, sellerId, after)
        await audit.append(tx, actor, {
          action: 'seller.invoice_template.save',
          objectType: 'seller',
          objectId: sellerId,
          before: before ? { title: before.title, taxNumber: before.taxNumber } : null,
          after: { title: after.title, taxNumber: after.taxNumber },
        })
      })
    },
  }
}

import type { Selectable } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AgreementVersions, SigningEntities } from '../../../platform/db/schema.generated.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { AgreementBlock, AgreementKind } from '../domain/agreement-kinds.ts'
import type { Site } from '../domain/onboarding-form.ts'

type Reader = Tx | Queryable

export interface AgreementVersion {
  id: string
  site: Site
  kind: AgreementKind
  number: number
  title: LocalizedText
  text: LocalizedText
  blocks: AgreementBlock[]
  effectiveAt: Date
  publishedAt: Date
  /** Name of the operator; null for the first versions, which come with the program. */
  publishedBy: string | null
}

export interface AgreementSignature {
  id: string
  accountId: string
  versionId: string
  entityCode: string
  signedAt: Date
  userId: string
  userName: string
  ip: string
}

export interface SigningEntity {
  code: string
  site: Site
  legalName: string
  countries: string[]
  vatNumber: string | null
  invoiceAddress: string | null
  currency: string
  isDefault: boolean
  position: number
  updatedAt: Date
}

function versionOf(row: Selectable<AgreementVersions>): AgreementVersion {
  return {
    id: row.id,
    site: row.site as Site,
    kind: row.kind as AgreementKind,
    number: row.number,
    title: { zh: row.title_zh, en: row.title_en },
    text: { zh: row.text_zh, en: row.text_en },
    blocks: row.blocks as AgreementBlock[],
    effectiveAt: row.effective_at,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  }
}

/** All versions of the site, newest first within their kind. */
export async function listVersions(db: Reader, site: Site): Promise<AgreementVersion[]> {
  const rows = await db
    .selectFrom('agreement_versions')
    .selectAll()
    .where('site', '=', site)
    .orderBy('kind')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(versionOf)
}

export async function insertVersion(tx: Tx, version: AgreementVersion): Promise<void> {
  await tx
    .insertInto('agreement_versions')
    .values({
      id: version.id,
      site: version.site,
      kind: version.kind,
      number: version.number,
      title_zh: version.title.zh,
      title_en: version.title.en,
      text_zh: version.text.zh,
      text_en: version.text.en,
      blocks: version.blocks,
      effective_at: version.effectiveAt,
      published_at: version.publishedAt,
      published_by: version.publishedBy,
    })
    .execute()
}

/** @returns whether it is new */
export async function insertSignature(tx: Tx, signature: AgreementSignature): Promise<boolean> {
  const row = await tx
    .insertInto('agreement_signatures')
    .values({
      id: signature.id,
      account_id: signature.accountId,
      version_id: signature.versionId,
      entity_code: signature.entityCode,
      signed_at: signature.signedAt,
      user_id: signature.userId,
      user_name: signature.userName,
      ip: signature.ip,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'version_id', 'entity_code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type SignedVersion = AgreementSignature & { version: AgreementVersion }

/** What an account signed, newest first. */
export async function listSignatures(db: Reader, accountId: string): Promise<SignedVersion[]> {
  const rows = await db
    .selectFrom('agreement_signatures as signature')
    .innerJoin('agreement_versions as version', 'version.id', 'signature.version_id')
    .selectAll('version')
    .select([
      'signature.id as signature_id',
      'signature.entity_code',
      'signature.signed_at',
      'signature.user_id',
      'signature.user_name',
      'signature.ip',
    ])
    .where('signature.account_id', '=', accountId)
    .orderBy('signature.signed_at', 'desc')
    .orderBy('signature.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.signature_id,
    accountId,
    versionId: row.id,
    entityCode: row.entity_code,
    signedAt: row.signed_at,
    userId: row.user_id,
    userName: row.user_name,
    ip: row.ip,
    version: versionOf(row),
  }))
}

/** How many accounts have signed each version. */
export async function countSignatures(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('agreement_signatures')
    .select((select) => ['version_id', select.fn.count<bigint>('account_id').distinct().as('count')])
    .groupBy('version_id')
    .execute()
  return new Map(rows.map((row) => [row.version_id, Number(row.count)]))
}

/** Sellers in business that have signed some version of the kind, or that have to because every seller has. */
export async function countSellers(db: Reader, signedKind: AgreementKind | null): Promise<number> {
  let query = db
    .selectFrom('sellers')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('state', '<>', 'EXITED')
  if (signedKind !== null)
    query = query.where('account_id', 'in', (from) =>
      from
        .selectFrom('agreement_signatures')
        .innerJoin('agreement_versions', 'agreement_versions.id', 'agreement_signatures.version_id')
        .select('agreement_signatures.account_id')
        .where('agreement_versions.kind', '=', signedKind),
    )
  const row = await query.executeTakeFirstOrThrow()
  return Number(row.count)
}

function entityOf(row: Selectable<SigningEntities>): SigningEntity {
  return {
    code: row.code,
    site: row.site as Site,
    legalName: row.legal_name,
    countries: row.countries,
    vatNumber: row.vat_number,
    invoiceAddress: row.invoice_address,
    currency: row.currency,
    isDefault: row.is_default,
    position: row.position,
    updatedAt: row.updated_at,
  }
}

export async function listEntities(db: Reader, site: Site): Promise<SigningEntity[]> {
  const rows = await db
    .selectFrom('signing_entities')
    .selectAll()
    .where('site', '=', site)
    .orderBy('position')
    .orderBy('code')
    .execute()
  return rows.map(entityOf)
}

export async function lockEntity(tx: Tx, site: Site, code: string): Promise<SigningEntity | null> {
  const row = await tx
    .selectFrom('signing_entities')
    .selectAll()
    .where('site', '=', site)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  return row ? entityOf(row) : null
}

/** Whether any site has an entity of that code: codes are one key. */
export async function isEntityCodeTaken(tx: Tx, code: string): Promise<boolean> {
  const row = await tx
    .selectFrom('signing_entities')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst()
  return row !== undefined
}

export async function putEntity(tx: Tx, entity: SigningEntity): Promise<void> {
  const values = {
    site: entity.site,
    legal_name: entity.legalName,
    countries: entity.countries,
    vat_number: entity.vatNumber,
    invoice_address: entity.invoiceAddress,
    currency: entity.currency,
    is_default: entity.isDefault,
    position: entity.position,
    updated_at: entity.updatedAt,
  }
  await tx
    .insertInto('signing_entities')
    .values({ code: entity.code, ...values })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
    .execute()
}

/** Sellers in business. */
export async function listSellerIds(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('sellers')
    .select('id')
    .where('state', '<>', 'EXITED')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

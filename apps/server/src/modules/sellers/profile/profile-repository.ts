import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { emptyForm, type ApplicantKind, type OnboardingForm } from '../domain/onboarding-form.ts'
import { findSeller, type Seller } from '../seller-repository.ts'

type Reader = Tx | Queryable

/** The approved values of the application form, live until a change is approved (SELL-ONB-50). */
export interface SellerProfile {
  sellerId: string
  kind: ApplicantKind
  companyName: string
  /** Keyed digest of the registration number; null where none was verified. */
  companyDigest: string | null
  form: OnboardingForm
  updatedAt: Date
}

export async function insertProfile(tx: Tx, profile: SellerProfile): Promise<void> {
  await tx
    .insertInto('seller_profiles')
    .values({
      seller_id: profile.sellerId,
      kind: profile.kind,
      company_name: profile.companyName,
      company_digest: profile.companyDigest,
      form: JSON.stringify(profile.form),
      updated_at: profile.updatedAt,
    })
    .execute()
}

/** The profile; of a seller that never went through the form, what is known of it. */
export async function getProfile(db: Reader, sellerId: string): Promise<SellerProfile> {
  const row = await db
    .selectFrom('seller_profiles')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  if (row)
    return {
      sellerId,
      kind: row.kind as ApplicantKind,
      companyName: row.company_name,
      companyDigest: row.company_digest,
      // Written by this module under the same shape; fields that came later have their empty value.
      form: { ...emptyForm, ...(row.form as unknown as Partial<OnboardingForm>) },
      updatedAt: row.updated_at,
    }
  const seller = await findSeller(db, { id: sellerId })
  if (!seller) throw new Error(`there is no seller ${sellerId}`)
  return profileFromShop(seller)
}

function profileFromShop(seller: Seller): SellerProfile {
  return {
    sellerId: seller.id,
    kind: 'enterprise',
    companyName: seller.name.zh,
    companyDigest: null,
    form: {
      ...emptyForm,
      englishName: seller.name.en === seller.name.zh ? '' : seller.name.en,
      servicePhone: seller.supportPhone ?? '',
      serviceEmail: seller.serviceEmail ?? seller.supportEmail ?? '',
      introduction: seller.introduction.zh,
      englishIntroduction: seller.introduction.en === seller.introduction.zh ? '' : seller.introduction.en,
    },
    updatedAt: seller.joinedAt,
  }
}

/** Replaces the live values. */
export async function putProfile(tx: Tx, profile: SellerProfile): Promise<void> {
  const values = {
    kind: profile.kind,
    company_name: profile.companyName,
    company_digest: profile.companyDigest,
    form: JSON.stringify(profile.form),
    updated_at: profile.updatedAt,
  }
  await tx
    .insertInto('seller_profiles')
    .values({ seller_id: profile.sellerId, ...values })
    .onConflict((conflict) => conflict.column('seller_id').doUpdateSet(values))
    .execute()
}

/** Whether a seller that is still here belongs to the company. */
export async function isCompanyTaken(db: Reader, companyDigest: string): Promise<boolean> {
  const row = await db
    .selectFrom('seller_profiles')
    .select('seller_id')
    .where('company_digest', '=', companyDigest)
    .where('released_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The company of a seller that left may come back with another account (SELL-ONB-60 bars the account). */
export async function releaseCompany(tx: Tx, sellerId: string, at: Date): Promise<void> {
  await tx.updateTable('seller_profiles').set({ released_at: at }).where('seller_id', '=', sellerId).execute()
}

import type { OnboardingForm, Site } from './domain/onboarding-form.ts'
import type { Seller } from './seller-repository.ts'

/** What the shop page takes from an approved form; the other language stands in where one has no text. */
export function shopFactsOf(
  form: OnboardingForm,
  companyName: string,
  site: Site,
): Pick<
  Seller,
  'name' | 'introduction' | 'city' | 'supportPhone' | 'supportEmail' | 'serviceEmail' | 'logoFileId'
> {
  return {
    name: { zh: companyName, en: form.englishName || companyName },
    introduction: {
      zh: form.introduction,
      en: (site === 'cn' && form.englishIntroduction) || form.introduction,
    },
    city: { zh: form.city, en: form.city },
    supportPhone: form.servicePhone,
    supportEmail: form.serviceEmail,
    serviceEmail: form.serviceEmail,
    logoFileId: form.logoFileId,
  }
}

/** The logo that was handed in, or the one that is made from the name. */
export function sellerLogoUrl(seller: Pick<Seller, 'slug' | 'logoFileId'>): string {
  return seller.logoFileId === null
    ? `/media/sellers/${seller.slug}/logo.svg`
    : `/media/files/${seller.logoFileId}`
}

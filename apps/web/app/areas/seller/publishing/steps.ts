import { isWithin } from './document-path.ts'

/** The steps of publishing (SELL-PUB-02) and the fields that stand in each. */
export const steps = ['access', 'basic', 'qualification', 'business', 'submit'] as const
export type Step = (typeof steps)[number]

const fieldsOf: Record<Step, readonly string[]> = {
  access: ['accessType', 'salesClass', 'supervised', 'deliverySlaDays', 'delivery', 'access'],
  basic: [
    'slug',
    'title',
    'version',
    'logo',
    'pictures',
    'videos',
    'brief',
    'description',
    'descriptionPictures',
    'highlights',
    'cases',
    'agreement',
    'support',
    'usageGuide',
    'usageGuideFile',
  ],
  qualification: ['copyrightCertificate', 'qualifications', 'deliveryTemplate', 'quotationSheet'],
  business: [
    'category',
    'extraCategories',
    'industries',
    'tags',
    'tagCertificates',
    'specifications',
    'taxCategory',
    'currency',
    'sharingRule',
    'publicSale',
    'salesRegions',
    'settlement',
    'seo',
  ],
  submit: [],
}

/** The step where a place of the document is edited; what belongs to none is shown before submitting. */
export function stepOf(path: string): Step {
  return steps.find((step) => fieldsOf[step].some((field) => isWithin(path, field))) ?? 'submit'
}

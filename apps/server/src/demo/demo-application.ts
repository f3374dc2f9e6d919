import { Readable } from 'node:stream'
import type { Program } from '../program.ts'
import { demoSiteOf, type DemoSite } from './demo-site.ts'
import type { Actor } from '../platform/actor.ts'
import { buyerPermissions } from '../platform/actor.ts'

/** A pine on blue, 168 × 70 pixels. */
const LOGO_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAKgAAABGCAIAAADXZ0gRAAABNElEQVR42u3csa3CMBCA4YxAyQAUbMRq1KzAbNTQ0SES6xzfxd+vVE/CsfgKfES85a0pW7wF4AVe4AVe4AVe4AVepeEvt1fCCxt4gRd4gRd4DYEPXA1bGfjYBbHVgA9fE1sB+B7LYgOvlPCdVsaWGv7vvbvCn87X7/Xr72uuKq/NAr/y9uDBg68Pv2kH4A8C33DQAF8evvmQCf4gn/HDxznwxjnwTvXgnerBO9WDd6oH38kj5F4esSR6SBOyG/DF4AM3BL4MfPiewBd+Hj98jtekc7wmneM16RyvSef4++PZfI1axxwP3hwP3hwPPhF8p22BTw3fdWfgk8LvsDnjXDr43fYHvth39X4fDx48ePDgwYMHf1B4/+cOPHjw4MGDBw8+B7zAC7zAC7zAC7zAC7zAa0gfrheMKgVUEc0AAAAASUVORK5CYII='

/** A page without text, standing for the scan of a licence. */
const LICENCE_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`

export const demoApplicant = {
  accountId: 'acc_demo_applicant',
  name: { zh: '云杉信息技术有限公司', en: 'Yunshan Information Technology Pte. Ltd.' },
  login: 'applicant@seller.demo',
} as const

const actorOf = (site: DemoSite): Actor => ({
  userId: 'usr_demo_applicant',
  userName: 'applicant',
  accountId: demoApplicant.accountId,
  accountName: site.say(demoApplicant.name),
  kind: 'main',
  roles: new Set(['buyer']),
  permissions: new Set(buyerPermissions),
  sellerId: null,
  productGrant: null,
  region: site.region,
  timeZone: site.timeZone,
  customerLevel: 0,
  accountStatus: 'NORMAL',
  realNameState: 'VERIFIED_ENTERPRISE',
  accountType: 'enterprise',
  sessionIdHash: '',
  locale: site.locale,
  ip: '127.0.0.1',
  requestId: 'demo',
})

const introduction = {
  zh: '云杉信息为连锁零售企业提供门店巡检、陈列核查与培训考核软件，手机即可完成巡店与整改闭环，已在六百多家门店使用。团队位于成都，工作日与周末均有专人值守客服热线。',
  en: 'Yunshan builds software for retail chains: store inspections, shelf checks and training on the phone, from the finding to its correction. More than six hundred stores use it. The team works from Chengdu, and the service line is staffed every day.',
}

/** One application waits at the review desk, handed in like everybody's. */
export async function submitDemoApplication({ platform, composition }: Program): Promise<void> {
  const site = demoSiteOf(platform)
  const actor = actorOf(site)
  const { onboarding } = composition.sellers
  const before = await onboarding.get(actor)
  if (before.edit > 0) return
  const upload = async (purpose: 'logo' | 'business_licence', name: string, bytes: Buffer) => {
    const { id } = await composition.uploadDesk.create(actor, { purpose, name, sizeBytes: bytes.length })
    await composition.uploadDesk.append(actor, id, 0, Readable.from([bytes]))
    // The worker may be of another process and not yet running; the check may run twice.
    await composition.jobs['uploads.check']({ uploadId: id })
    return id
  }
  const { edit } = await onboarding.save(actor, {
    edit: 0,
    form: {
      ...before.form,
      website: 'https://www.yunshan.example',
      englishName: 'Yunshan Information Technology',
      shopSlug: 'yunshan',
      logoFileId: await upload('logo', 'yunshan-logo.png', Buffer.from(LOGO_PNG, 'base64')),
      businessAge: 'FROM_3',
      staffSize: 'FROM_20',
      registeredCapital: '8000000',
      licenceFileId: await upload('business_licence', '营业执照.pdf', Buffer.from(LICENCE_PDF)),
      contactName: site.say({ zh: '林知远', en: 'Lin Zhiyuan' }),
      contactMobile: site.mobile,
      contactEmail: 'lin@yunshan.example',
      servicePhone: '+86 28 5550 0199',
      serviceEmail: 'service@yunshan.example',
      ...(platform.site === 'cn'
        ? {
            introduction: introduction.zh,
            englishIntroduction: introduction.en,
            hasPlatformContact: false,
          }
        : {
            introduction: introduction.en,
            country: site.region,
            city: 'Singapore',
            street: '8 Example Road',
            postcode: '018956',
          }),
      declared: ['LAWFUL', 'AGE', 'CAPITAL', 'STAFF', 'SERVICE_HOURS'],
    },
  })
  await onboarding.submit(actor, { edit, agreements: before.agreements.map(({ id }) => id) })
}

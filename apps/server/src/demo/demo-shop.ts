import type { ShopDecoration } from '../modules/sellers/index.ts'

/** How the demo seller furnished its shop; its pictures are generated, so none are handed in. */
export function demoShop(productId: (slug: string) => string): ShopDecoration {
  return {
    brand: null,
    story: {
      zh: '云帆成立之初只做一件事：让销售把时间花在客户身上，而不是填表。\n\n十年过去，客户管理、流程、服务台和人事都建在同一套数据上，**一次开通，全员可用**。',
      en: 'Yunfan began with one aim: sales people should spend their time with customers, not with forms.\n\nTen years later, customers, processes, service desk and people share one set of data: **open it once, and everybody can work**.',
    },
    storyPictures: [],
    slides: [],
    featured: ['yunfan-crm', 'yunfan-flow', 'yunfan-desk'].map(productId),
    cases: [
      {
        customer: { zh: '海岳制造', en: 'Haiyue Manufacturing' },
        text: {
          zh: '十二个销售大区统一到一套客户数据，报价从两天缩短到两小时。',
          en: 'Twelve sales regions moved to one set of customer data; a quote takes two hours instead of two days.',
        },
        pictureId: null,
      },
      {
        customer: { zh: '澄江物流', en: 'Chengjiang Logistics' },
        text: {
          zh: '服务台与流程打通后，投诉平均处理时间减少四成。',
          en: 'With service desk and processes joined, complaints are settled in 40% less time.',
        },
        pictureId: null,
      },
    ],
    news: [
      {
        date: '2026-10-20',
        title: { zh: '流程中心支持移动审批', en: 'Approvals on the phone' },
        text: {
          zh: '审批、转交和加签都可以在手机上完成，现有用户无需升级。',
          en: 'Approve, hand on and countersign on the phone; present customers need no upgrade.',
        },
      },
      {
        date: '2026-08-06',
        title: { zh: '客户管理开放数据导入', en: 'Importing customer data' },
        text: {
          zh: '支持从电子表格批量导入客户和联系人，自动去重。',
          en: 'Customers and contacts are imported from spreadsheets, with duplicates merged.',
        },
      },
    ],
  }
}

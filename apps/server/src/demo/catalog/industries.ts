import type { Text } from '../demo-types.ts'

/** An industry a buyer can filter by. */
export interface DemoIndustry {
  slug: string
  name: Text
}

export const industries: DemoIndustry[] = [
  { slug: 'general', name: { zh: '通用', en: 'Any industry' } },
  { slug: 'manufacturing', name: { zh: '制造', en: 'Manufacturing' } },
  { slug: 'retail', name: { zh: '零售电商', en: 'Retail and e-commerce' } },
  { slug: 'finance', name: { zh: '金融', en: 'Financial services' } },
  { slug: 'healthcare', name: { zh: '医疗健康', en: 'Healthcare' } },
  { slug: 'education', name: { zh: '教育', en: 'Education' } },
  { slug: 'logistics', name: { zh: '物流运输', en: 'Logistics' } },
  { slug: 'government', name: { zh: '政务与公共服务', en: 'Public sector' } },
  { slug: 'internet', name: { zh: '互联网与软件', en: 'Internet and software' } },
  { slug: 'energy', name: { zh: '能源与公用事业', en: 'Energy and utilities' } },
]

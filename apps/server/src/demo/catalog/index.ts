import type { DemoCategory, DemoProduct, DemoSeller } from '../demo-types.ts'
import { categories } from './categories.ts'
import { industries, type DemoIndustry } from './industries.ts'
import { harborlampProducts } from './products/harborlamp.ts'
import { hengduProducts } from './products/hengdu.ts'
import { jianmuProducts } from './products/jianmu.ts'
import { lionshoalProducts } from './products/lionshoal.ts'
import { panyanProducts } from './products/panyan.ts'
import { qinglanProducts } from './products/qinglan.ts'
import { shuofangProducts } from './products/shuofang.ts'
import { tuoyeProducts } from './products/tuoye.ts'
import { yitongProducts } from './products/yitong.ts'
import { yunfanProducts } from './products/yunfan.ts'
import { zhiheProducts } from './products/zhihe.ts'
import { zhiyanProducts } from './products/zhiyan.ts'
import { sellers } from './sellers.ts'

export type { DemoIndustry } from './industries.ts'

export interface DemoCatalog {
  categories: DemoCategory[]
  industries: DemoIndustry[]
  sellers: DemoSeller[]
  products: DemoProduct[]
}

/** What a sandbox sells on its first start. Sellers, products and prices are invented. */
export const demoCatalog: DemoCatalog = {
  categories,
  industries,
  sellers,
  products: [
    ...yunfanProducts,
    ...qinglanProducts,
    ...panyanProducts,
    ...zhiheProducts,
    ...tuoyeProducts,
    ...shuofangProducts,
    ...jianmuProducts,
    ...hengduProducts,
    ...yitongProducts,
    ...zhiyanProducts,
    ...harborlampProducts,
    ...lionshoalProducts,
  ],
}

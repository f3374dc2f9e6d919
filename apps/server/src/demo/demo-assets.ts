import { insertApprovedAsset, type AssetCategory } from '../modules/assets/index.ts'
import type { Tx } from '../platform/db/database.ts'

/** Approved assets of the demo seller, one of each category, so that every kind of product can be tried at once. */
const assets: { category: AssetCategory; name: string; description: string }[] = [
  { category: 'SAAS', name: '云帆 CRM 站点', description: '域名与接口已在演示环境核对' },
  { category: 'APPLICATION', name: '云帆本地部署包', description: '演示用的软件包' },
  { category: 'IMAGE', name: '云帆网关镜像', description: '演示用的系统盘镜像' },
  { category: 'TEMPLATE', name: '云帆部署模板', description: '演示用的编排模板' },
  { category: 'DATA_FILE', name: '行业指标数据', description: '演示用的数据文件' },
  { category: 'ALGORITHM', name: '客流识别算法', description: '演示用的算法' },
  { category: 'SERVICE_PACKAGE', name: '云帆 Helm 服务包', description: '演示用的服务包' },
]

export async function insertDemoAssets(tx: Tx, sellerId: string, now: Date): Promise<void> {
  for (const asset of assets) await insertApprovedAsset(tx, { ...asset, sellerId, label: 'V1.0' }, now)
}

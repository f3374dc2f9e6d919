import { createProblemList, type AccessType, type DocumentProblem } from '@yunshi/product-document'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { AssetCategory, AssetsService } from '../../assets/index.ts'
import type { ProductApplication } from './application.ts'

/** An asset that a document refers to. */
interface AssetReference {
  /** Field of `access`. */
  field: 'asset' | 'servicePackage' | 'deploymentTemplate' | 'orchestrationPackage'
  assetId: string
  categories: readonly AssetCategory[]
}

const mainAsset: Partial<Record<AccessType, readonly AssetCategory[]>> = {
  SAAS: ['SAAS'],
  IMAGE: ['IMAGE'],
  LICENSE: ['APPLICATION', 'IMAGE'],
  ORCHESTRATION: ['APPLICATION', 'IMAGE'],
  DATA: ['DATA_FILE'],
  AI_ASSET: ['ALGORITHM'],
}

function referencesOf(application: Pick<ProductApplication, 'accessType' | 'document'>): AssetReference[] {
  const access = (application.document['access'] ?? {}) as Record<string, unknown>
  const wanted: [AssetReference['field'], readonly AssetCategory[] | undefined][] = [
    ['asset', mainAsset[application.accessType]],
    ['servicePackage', ['SERVICE_PACKAGE']],
    ['deploymentTemplate', ['TEMPLATE']],
    ['orchestrationPackage', ['APPLICATION']],
  ]
  return wanted.flatMap(([field, categories]) => {
    const assetId = access[field]
    return typeof assetId === 'string' && assetId !== '' && categories ? [{ field, assetId, categories }] : []
  })
}

/** Assets of applications: there, approved and of the right kind; linked with the listing (SELL-PUB-21 to 35). */
export function createApplicationAssets(assets: AssetsService) {
  return {
    async check(
      db: Tx | Queryable,
      application: Pick<ProductApplication, 'accessType' | 'document' | 'sellerId'>,
    ): Promise<DocumentProblem[]> {
      const problems = createProblemList()
      const access = (application.document['access'] ?? {}) as { assetVersion?: unknown }
      for (const { field, assetId, categories } of referencesOf(application)) {
        const path = `access.${field}`
        const asset = await assets.findAsset(db, application.sellerId, assetId)
        if (!asset)
          problems.error(
            path,
            'SELL-AST-01',
            '没有这个资产，请在资产中心核对。',
            'There is no such asset; look in the asset center.',
          )
        else if (!categories.includes(asset.category))
          problems.error(
            path,
            'SELL-AST-01',
            '资产的类别不适合这里，请选择对应类别的资产。',
            'The asset is of another category; choose one of the right kind.',
          )
        else if (asset.versions.length === 0)
          problems.error(
            path,
            'SELL-AST-01',
            '资产还没有审核通过的版本。',
            'The asset has no approved version yet.',
          )
        else if (
          field === 'asset' &&
          typeof access.assetVersion === 'string' &&
          !asset.versions.some(({ label }) => label === access.assetVersion)
        )
          problems.error(
            'access.assetVersion',
            'SELL-AST-12',
            '没有这个审核通过的版本，请重新选择。',
            'There is no such approved version; choose again.',
          )
      }
      return problems.all
    },

    /** The listing refers to what its document names now, and to nothing else (AST-002). */
    async link(
      tx: Tx,
      application: Pick<ProductApplication, 'accessType' | 'document' | 'sellerId'>,
      productId: string,
    ): Promise<void> {
      await assets.unlink(tx, productId)
      const access = (application.document['access'] ?? {}) as { assetVersion?: unknown }
      for (const { field, assetId } of referencesOf(application)) {
        const asset = await assets.findAsset(tx, application.sellerId, assetId)
        const named = field === 'asset' ? access.assetVersion : undefined
        // The newest approved one where the document names none; they are listed newest first.
        const version =
          asset?.versions.find(({ label }) => label === named)?.label ?? asset?.versions[0]?.label
        if (asset && version !== undefined) await assets.link(tx, { assetId: asset.id, version, productId })
      }
    },
  }
}

export type ApplicationAssets = ReturnType<typeof createApplicationAssets>

/** What products are made of: handed in, checked, reviewed. */
export type {} from './asset-events.ts'
export { insertApprovedAsset } from './asset-import.ts'
export { createAssetReview } from './asset-review.ts'
export { registerAssetRoutes } from './asset-routes.ts'
export { createAssetScan } from './asset-scan.ts'
export {
  createAssetService,
  createAssetsService,
  type AssetsService,
  type LinkedAsset,
} from './asset-service.ts'
export { createDeployedObjects, type DeployedObject, type DeployedObjects } from './deployed-objects.ts'
export type { AssetCategory } from './domain/asset-fields.ts'
export { createDomainService } from './domain-service.ts'

import type { Platform } from '../../platform/platform.ts'
import type { UploadsService } from '../uploads/index.ts'
import * as repository from './asset-repository.ts'

export type DeployedType = 'image' | 'software_package'

/** What automatic deployment takes from an approved version (isv-protocol 6.5). */
export interface DeployedObject {
  assetId: string
  type: DeployedType
  version: string
  versionId: string
  region: string
  image: {
    imageId: string
    imageName: string
    osType: string
    createdAt: Date
    architecture: string
  } | null
  softwarePackage: { name: string; internalPath: string; checksum: string } | null
}

export type DeployedObjects = ReturnType<typeof createDeployedObjects>

export function createDeployedObjects(platform: Platform, deps: { uploads: UploadsService }) {
  const { query } = platform.db
  return {
    /** Objects of an asset of the seller; `null` when it has no such asset. Filters that are not given let all pass. */
    async list(
      sellerId: string,
      assetId: string,
      filter: { type?: string; region?: string; version?: string },
    ): Promise<DeployedObject[] | null> {
      const asset = await repository.findAsset(query, sellerId, assetId)
      if (!asset) return null
      const objects: DeployedObject[] = []
      for (const version of await repository.listVersions(query, assetId)) {
        if (version.state !== 'APPROVED') continue
        const common = { assetId, version: version.label, versionId: version.id }
        if (asset.category === 'IMAGE') {
          // What was reviewed here is complete; versions that were brought in may say nothing of images.
          const images = (version.content['regionImages'] ?? []) as { region: string; imageId: string }[]
          const os = (version.content['os'] ?? '') as string
          for (const { region, imageId } of images)
            objects.push({
              ...common,
              type: 'image',
              region,
              softwarePackage: null,
              image: {
                imageId,
                imageName: `${asset.name} ${version.label}`,
                osType: os.startsWith('Windows') ? 'Windows' : 'Linux',
                createdAt: version.createdAt,
                architecture: version.content['architecture'] as string,
              },
            })
        }
        const packageId = version.content['package']
        if (typeof packageId !== 'string') continue
        const file = await deps.uploads.find(query, packageId)
        if (!file) continue
        objects.push({
          ...common,
          type: 'software_package',
          region: '',
          image: null,
          softwarePackage: {
            name: file.name,
            internalPath: `/api/v1/uploads/${file.id}/content`,
            checksum: file.sha256,
          },
        })
      }
      return objects.filter(
        (object) =>
          (filter.type === undefined || object.type === filter.type) &&
          (filter.version === undefined || object.version === filter.version) &&
          // A package is not tied to a region.
          (filter.region === undefined || object.region === '' || object.region === filter.region),
      )
    },
  }
}

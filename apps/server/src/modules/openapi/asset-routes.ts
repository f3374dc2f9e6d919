import { openApiPaths, usageCallAnswer } from '@yunshi/seller-sdk'
import type { DeployedObject, DeployedObjects } from '../assets/index.ts'
import type { OpenApiScope } from './open-api-scope.ts'

const KNOWN = new Set(['asset_id', 'deployed_type', 'region', 'asset_version'])
const LENGTH_MAX = 128

/**
 * Deployed objects of an asset (isv-protocol 6.5): what the approved versions of the caller's own assets consist of.
 * An id that is not the caller's is answered with 0150, like a missing one.
 */
export function registerDeployedObject(scope: OpenApiScope, deployed: DeployedObjects): void {
  scope.signed(
    'GET',
    openApiPaths.deployedObject,
    {
      operationId: 'openApiQueryDeployedObject',
      summary: 'Deployed objects of an asset (isv-protocol 6.5), signed with SDK-HMAC-SHA256',
      family: 'usage',
    },
    async ({ query }, { sellerId }) => {
      const members = [...new URLSearchParams(query)]
      const names = members.map(([name]) => name)
      const isBad =
        new Set(names).size !== names.length ||
        members.some(([name, value]) => !KNOWN.has(name) || value.length > LENGTH_MAX)
      if (isBad) return usageCallAnswer('MKT.0101')
      const given = Object.fromEntries(members.filter(([, value]) => value !== ''))
      const { asset_id: assetId, deployed_type: type, region, asset_version: version } = given
      if (assetId === undefined) return usageCallAnswer('MKT.0199')
      const objects = await deployed.list(sellerId, assetId, {
        ...(type !== undefined && { type }),
        ...(region !== undefined && { region }),
        ...(version !== undefined && { version }),
      })
      if (objects === null) return usageCallAnswer('MKT.0150')
      const success = usageCallAnswer('MKT.0000')
      return { ...success, body: { ...success.body, data: objects.map(wireOf) } }
    },
  )
}

function wireOf(object: DeployedObject) {
  const { image, softwarePackage } = object
  return {
    asset_id: object.assetId,
    deployed_type: object.type,
    version: object.version,
    version_id: object.versionId,
    region: object.region,
    ...(image && {
      image_deployed_object: {
        image_id: image.imageId,
        image_name: image.imageName,
        os_type: image.osType,
        create_time: image.createdAt.toISOString(),
        architecture: image.architecture,
      },
    }),
    ...(softwarePackage && {
      software_pkg_deployed_object: {
        package_name: softwarePackage.name,
        internal_path: softwarePackage.internalPath,
        checksum: softwarePackage.checksum,
      },
    }),
  }
}

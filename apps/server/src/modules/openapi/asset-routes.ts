import { openApiPaths, usageCallAnswer } from '@yunshi/seller-sdk'
import type { OpenApiScope } from './open-api-scope.ts'

const KNOWN = new Set(['asset_id', 'deployed_type', 'region', 'asset_version'])
const LENGTH_MAX = 128

/**
 * Deployed objects of an asset (isv-protocol 6.5). Sellers have no assets here yet, so that every id is one that is not
 * theirs, which this protocol answers with 0150.
 */
export function registerDeployedObject(scope: OpenApiScope): void {
  scope.signed(
    'GET',
    openApiPaths.deployedObject,
    {
      operationId: 'openApiQueryDeployedObject',
      summary: 'Deployed objects of an asset (isv-protocol 6.5), signed with SDK-HMAC-SHA256',
      family: 'usage',
    },
    async ({ query }) => {
      const members = [...new URLSearchParams(query)]
      const names = members.map(([name]) => name)
      const isBad =
        new Set(names).size !== names.length ||
        members.some(([name, value]) => !KNOWN.has(name) || value.length > LENGTH_MAX)
      if (isBad) return usageCallAnswer('MKT.0101')
      if (!members.some(([name, value]) => name === 'asset_id' && value !== ''))
        return usageCallAnswer('MKT.0199')
      return usageCallAnswer('MKT.0150')
    },
  )
}

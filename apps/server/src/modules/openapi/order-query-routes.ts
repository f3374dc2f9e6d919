import { openApiPaths, orderQueryAnswer, orderQueryRefusal, parseOrderQuery } from '@yunshi/seller-sdk'
import type { OpenApiScope } from './open-api-scope.ts'
import type { OpenApiService } from './open-api-service.ts'

/** isv-protocol 6.2 */
export function registerOrderQuery(scope: OpenApiScope, service: OpenApiService): void {
  scope.signed(
    'GET',
    openApiPaths.orderQuery,
    {
      operationId: 'openApiQueryOrder',
      summary: 'Order query (isv-protocol 6.2), signed with SDK-HMAC-SHA256',
      family: 'order',
    },
    async ({ query }, { sellerId }) => {
      const asked = parseOrderQuery(query)
      if ('code' in asked) return orderQueryRefusal(asked.code)
      const result = await service.queryOrder(sellerId, asked)
      if ('code' in result) return orderQueryRefusal(result.code)
      return { httpStatus: 200, body: orderQueryAnswer(result.orderInfo) }
    },
  )
}

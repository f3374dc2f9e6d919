import type { SellerKey, SellerOverview, SellerProduct } from '@yunshi/api-client'

/** What can wait for a seller, most urgent first: what stops every order, what stopped, what may still recover. */
export const todoKinds = [
  'noBaseKey',
  'stoppedMessages',
  'retryingMessages',
  'productsWithoutEndpoint',
] as const
export type TodoKind = (typeof todoKinds)[number]
export type SellerTodo = { kind: TodoKind; count: number }

type Known = {
  waiting: SellerOverview['todos']
  keys: SellerKey[]
  products: SellerProduct[]
}

/**
 * To-dos of the overview (SELL-OVW-04): what the server counts, and gaps in the interface settings that would fail
 * the next order. Kinds this version does not know are left out.
 */
export function sellerTodos({ waiting, keys, products }: Known): SellerTodo[] {
  const automatic = products.filter((product) => product.state === 'ON_SALE' && product.accessType === 'SAAS')
  const hasBaseKey = keys.some((key) => key.interfaceClass === 'BASE' && key.status === 'active')
  const counts: Partial<Record<string, number>> = {
    ...Object.fromEntries(waiting.map(({ key, count }) => [key, count])),
    noBaseKey: automatic.length > 0 && !hasBaseKey ? automatic.length : 0,
    productsWithoutEndpoint: automatic.filter((product) => product.endpointId === null).length,
  }
  return todoKinds.map((kind) => ({ kind, count: counts[kind] ?? 0 })).filter(({ count }) => count > 0)
}

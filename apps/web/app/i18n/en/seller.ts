import type { Messages } from '../messages.ts'
import type zh from '../zh-CN/seller.ts'

export default {
  nav: { products: 'My products', group: { products: 'Products' } },
  products: {
    title: 'My products',
    purpose: 'What you publish on Yunshi, and the interfaces behind it.',
    product: 'Product',
    accessType: 'Delivery',
    state: 'State',
    sales: 'Sold',
    endpoint: 'Endpoint',
    endpointBound: 'Bound',
    endpointNone: 'Not bound',
    emptyTitle: 'No products yet',
    emptyText: 'Once you publish a product, its state, sales and interface appear here.',
  },
} satisfies Messages<typeof zh>

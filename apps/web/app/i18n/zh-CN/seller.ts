export default {
  nav: { products: '我的商品', group: { products: '商品' } },
  products: {
    title: '我的商品',
    purpose: '您在云市发布的商品及其接口。',
    product: '商品',
    accessType: '交付方式',
    state: '状态',
    sales: '已售',
    endpoint: '接口地址',
    endpointBound: '已绑定',
    endpointNone: '未绑定',
    emptyTitle: '还没有商品',
    emptyText: '发布商品后，这里显示它的状态、销量和接口。',
  },
}

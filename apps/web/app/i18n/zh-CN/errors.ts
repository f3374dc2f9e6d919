export default {
  network: { title: '网络没有响应', detail: '您填写的内容仍在。请检查网络后重试。' },
  unexpected: { title: '出错了', detail: '我们没能完成这次操作，您的数据没有改变。请稍后重试。' },
  notFound: { title: '没有找到这个页面', detail: '链接可能已经失效，或您没有权限查看。' },
  server: { title: '页面暂时打不开', detail: '服务端出现问题，已记录下来。请稍后重试。' },
  forbidden: { title: '没有权限', detail: '请联系账号管理员为您授权。' },
  sessionExpired: { title: '会话过期', detail: '请重新登录，登录后会回到当前页面。' },
  goHome: '返回首页',
  browseProducts: '浏览商品',
}

export default {
  nav: { parked: '待处理任务', group: { run: '运行' } },
  parked: {
    title: '待处理任务',
    purpose: '停下来等人处理的任务、消息和订单；重放后会从停下的地方继续。',
    kind: '类型',
    kinds: { job: '任务', message: '生产接口消息', order: '订单' },
    subject: '对象',
    reason: '原因',
    since: '停下时间',
    replay: '重放',
    replayText: '将重新执行：{{subject}}。重复执行不会产生第二次结果。',
    emptyTitle: '没有停下的任务',
    emptyText: '失败到底的任务会停在这里，等您查看原因并重放。',
  },
}

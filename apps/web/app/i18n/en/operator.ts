import type { Messages } from '../messages.ts'
import type zh from '../zh-CN/operator.ts'

export default {
  nav: { parked: 'Parked work', group: { run: 'Running' } },
  parked: {
    title: 'Parked work',
    purpose:
      'Jobs, messages and orders that stopped and wait for a person; a replay continues where they stopped.',
    kind: 'Kind',
    kinds: { job: 'Job', message: 'Interface message', order: 'Order' },
    subject: 'Subject',
    reason: 'Reason',
    since: 'Parked since',
    replay: 'Replay',
    replayText: 'This runs again: {{subject}}. Running twice has no second effect.',
    emptyTitle: 'Nothing is parked',
    emptyText: 'Work that failed for good stops here until you have looked at the reason and replay it.',
  },
} satisfies Messages<typeof zh>

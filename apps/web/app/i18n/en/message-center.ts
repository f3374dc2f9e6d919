import type { Messages } from '../messages.ts'
import type zh from '../zh-CN/message-center.ts'

export default {
  nav: 'Messages',
  title: 'Messages',
  purpose: 'News about orders, services, the shop and the account, kept for 180 days.',
  kind: 'Kind',
  kinds: {
    order: 'Order',
    instance: 'Service',
    account: 'Account',
    seller: 'Seller',
    operator: 'Operations',
  },
  unreadOnly: 'Unread only',
  all: 'All',
  unread: 'Unread',
  markAll: 'Mark all as read',
  markRead: 'Mark as read',
  open: 'Open',
  emptyTitle: 'No messages',
  emptyText: 'Order progress, expiry reminders, review results and security notices arrive here.',
  more: 'Load more',
  remove: 'Delete selected',
  removeText: 'Messages to delete: {{count}}. They disappear for everybody of the account, for good.',
  chooseFirst: 'Tick messages first',
  choose: 'Select: {{title}}',
} satisfies Messages<typeof zh>

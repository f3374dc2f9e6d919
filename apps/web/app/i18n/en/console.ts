import type { Messages } from '../messages.ts'
import type zh from '../zh-CN/console.ts'

export default {
  list: {
    refresh: 'Refresh',
    columns: 'Columns and density',
    dense: 'Compact rows',
    export: 'Export',
    batch: 'Selected rows',
    selected_one: '{{count}} selected',
    selected_other: '{{count}} selected',
    clearSelection: 'Clear selection',
    loading: 'Loading',
    noMatch: 'Nothing matches',
    noMatchText: 'Try other conditions, or clear the filters to see everything.',
    clearFilters: 'Clear filters',
    moreFilters: 'More filters',
    fewerFilters: 'Fewer filters',
    previous: 'Previous',
    next: 'Next',
  },
  mayNot: 'You may not do this; ask who manages the account',
  discard: {
    title: 'Discard what you typed?',
    text: 'It is not kept when you leave.',
    leave: 'Discard',
    stay: 'Keep editing',
  },
  history: 'History',
  system: 'System',
  viewAll: 'See all',
} satisfies Messages<typeof zh>

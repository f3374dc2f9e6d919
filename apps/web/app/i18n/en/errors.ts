import type { Messages } from '../messages.ts'
import type zh from '../zh-CN/errors.ts'

export default {
  network: {
    title: 'The network did not answer',
    detail: 'What you typed is still here. Check your connection and try again.',
  },
  unexpected: {
    title: 'Something went wrong',
    detail: 'This did not complete and nothing was changed. Please try again in a moment.',
  },
  notFound: {
    title: 'Page not found',
    detail: 'The link may be out of date, or the page is not visible to you.',
  },
  server: {
    title: 'This page cannot be shown right now',
    detail: 'The problem is on our side and has been recorded. Please try again in a moment.',
  },
  forbidden: { title: 'Not allowed', detail: 'Ask your account administrator for permission.' },
  sessionExpired: { title: 'Session expired', detail: 'Sign in again and you will return to this page.' },
  goHome: 'Go to the home page',
  browseProducts: 'Browse products',
} satisfies Messages<typeof zh>

import type { Messages } from '../messages.ts'
import type zh from '../zh-CN/buyer.ts'

export default { title: '' } satisfies Messages<typeof zh>

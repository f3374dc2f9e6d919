import type { MessageTemplate } from './message-template.ts'
import type { Text } from './message-text.ts'

/** What operators are told. */
export interface OperatorTemplateValues {
  /** A review was not decided by the promised day (OPS-REVIEW-02). */
  'operator.review_overdue': { taskId: string; title: Text; dueAt: string }
}

export const operatorTemplates: {
  [Name in keyof OperatorTemplateValues]: MessageTemplate<OperatorTemplateValues[Name]>
} = {
  'operator.review_overdue': {
    kind: 'operator',
    email: true,
    sms: false,
    link: ({ taskId }) => `/operator/reviews/${encodeURIComponent(taskId)}`,
    words: {
      'zh-CN': ({ title, dueAt }, say) => ({
        title: `审核已超时：${say.text(title)}`,
        paragraphs: [
          `${say.text(title)}应在 ${say.time(dueAt)} 前审核完成，现已超时。`,
          '请尽快领取并处理；如果审核员不在，可将任务退回队列后重新领取。',
        ],
        action: '打开审核任务',
      }),
      en: ({ title, dueAt }, say) => ({
        title: `Review overdue: ${say.text(title)}`,
        paragraphs: [
          `The review of ${say.text(title)} was promised by ${say.time(dueAt)} and is overdue.`,
          'Claim and decide it soon; if its reviewer is away, give it back to the queue and take it.',
        ],
        action: 'Open the review',
      }),
    },
  },
}

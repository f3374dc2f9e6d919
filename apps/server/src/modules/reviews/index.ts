/** What people have to look at before it takes effect. */
export { reviewQueues, type ReviewQueue } from './domain/review-queue.ts'
export type {
  ChecklistItem,
  ReviewContent,
  ReviewDesk,
  ReviewedTask,
  ReviewField,
  ReviewReason,
  ReviewSection,
  ReviewSubject,
  ReviewSubmission,
  ReviewSubmitter,
} from './review-subject.ts'
export { createReviewOffice, type ReviewOffice } from './review-desk.ts'
export { registerReviewRoutes } from './review-routes.ts'

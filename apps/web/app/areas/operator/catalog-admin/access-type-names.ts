import type { AccessType } from '@yunshi/api-client'

/** Kinds of product, in the order of forms. */
export const accessTypeNames = [
  'SAAS',
  'LICENSE',
  'IMAGE',
  'SERVICE',
  'API',
  'AGENT',
  'HARDWARE',
  'DATA',
  'AI_ASSET',
  'CONTAINER',
  'ORCHESTRATION',
  'CONSULTING',
] as const satisfies readonly AccessType[]

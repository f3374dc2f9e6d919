import type { LocalizedText } from './vocabulary.ts'

/**
 * What is wrong or doubtful in a product document. `rule` is a rule of the specification (docs/spec/seller.md 4);
 * `SELL-PUB-P05` is field P05 of its section 4.2. A document with an error is refused, a warning is a hint of what
 * reviewers reject.
 */
export interface DocumentProblem {
  /** Where in the document, such as `specifications[0].prices[1].unitPrice`; empty for the whole. */
  path: string
  rule: string
  severity: 'error' | 'warning'
  /** What is wrong and what to do. */
  text: LocalizedText
}

/** Collects the problems of one document. */
export interface ProblemList {
  readonly all: DocumentProblem[]
  error(path: string, rule: string, zh: string, en: string): void
  warn(path: string, rule: string, zh: string, en: string): void
}

export function createProblemList(): ProblemList {
  const all: DocumentProblem[] = []
  const add =
    (severity: DocumentProblem['severity']) =>
    (path: string, rule: string, zh: string, en: string): void => {
      all.push({ path, rule, severity, text: { zh, en } })
    }
  return { all, error: add('error'), warn: add('warning') }
}

/** `specifications` and `[0]` or `name` as one path. */
export function joinPath(path: string, part: string | number): string {
  if (typeof part === 'number') return `${path}[${part}]`
  return path === '' ? part : `${path}.${part}`
}

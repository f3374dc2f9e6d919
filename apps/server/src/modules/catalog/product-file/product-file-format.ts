import type { DocumentProblem, ProductDocument } from '@yunshi/product-document'
import { isMap, LineCounter, parseDocument, stringify, visit } from 'yaml'

export type ProductFileFormat = 'yaml' | 'json'
export const productFileExtensions = ['yaml', 'yml', 'json'] as const

/** A matrix of 10,000 SKUs with their prices stays well below. */
export const PRODUCT_FILE_BYTES_MAX = 16 * 1_048_576

/**
 * Reads one product from the text of a file. YAML is read by its core schema: no tags that make objects, no repeated keys,
 * no aliases (a short text may not become a large one). JSON is YAML and read the same way.
 */
export function parseProductFile(content: string): { value: unknown } | { problems: DocumentProblem[] } {
  const lines = new LineCounter()
  const parsed = parseDocument(content.replace(/^\uFEFF/, ''), {
    schema: 'core',
    uniqueKeys: true,
    lineCounter: lines,
    // Warnings of the parser are refused with its errors: a document must mean one thing.
    logLevel: 'error',
  })
  const problems: DocumentProblem[] = [...parsed.errors, ...parsed.warnings].map((error) => {
    const { line, col } = lines.linePos(error.pos[0])
    return unreadable(
      `第 ${line} 行第 ${col} 列不是有效的 YAML 或 JSON，请改正。`,
      `Line ${line}, column ${col} is not valid YAML or JSON (${error.code}); correct it.`,
    )
  })
  visit(parsed, {
    Alias() {
      problems.push(
        unreadable(
          '不能使用 YAML 别名（*），请把内容写全。',
          'YAML aliases (*) are not taken; write the content out.',
        ),
      )
      return visit.BREAK
    },
  })
  if (problems.length > 0) return { problems }
  if (!isMap(parsed.contents))
    return {
      problems: [unreadable('文件应是一个商品的字段。', 'The file must hold the fields of one product.')],
    }
  return { value: parsed.toJS() as unknown }
}

/** The document as text; the same document always becomes the same text. */
export function renderProductFile(document: ProductDocument, format: ProductFileFormat): string {
  return format === 'json'
    ? `${JSON.stringify(document, null, 2)}\n`
    : stringify(document, {
        lineWidth: 0,
        // A list that two specifications share is written twice: files are read without aliases.
        aliasDuplicateObjects: false,
        defaultStringType: 'PLAIN',
      })
}

function unreadable(zh: string, en: string): DocumentProblem {
  return { path: '', rule: 'SELL-PUB-02', severity: 'error', text: { zh, en } }
}

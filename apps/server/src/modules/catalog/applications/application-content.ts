import {
  canonicalDocument,
  differenceOf,
  judgeDraft,
  skuKey,
  type DocumentPrice,
  type DocumentSpecification,
  type ProductDocument,
  type Site,
} from '@yunshi/product-document'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ReviewContent, ReviewField, ReviewSection } from '../../reviews/index.ts'
import type { ProductDocuments } from '../product-file/product-documents.ts'
import { findApplication, findSameTitle } from './application-repository.ts'
import { documentGroups } from './field-labels.ts'
import { checklistFor } from './review-checklist.ts'

/** Lines of one price list that a page still shows well. */
const LINES_MAX = 300

/** What a reviewer reads of an application, beside the listed product (OPS-REVIEW-06). */
export async function describeApplication(
  db: Tx | Queryable,
  applicationId: string,
  deps: { documents: Pick<ProductDocuments, 'findStored'>; site: Site },
): Promise<ReviewContent> {
  const application = await findApplication(db, applicationId, null)
  // Sellers may delete what was taken back or refused; its task stays in the list of ended ones.
  if (!application)
    return {
      hasBefore: false,
      sections: [],
      checklist: [],
      notices: [
        {
          tone: 'info',
          text: {
            zh: '商家已删除这份申请，内容无法再查看。',
            en: 'The seller deleted this application; its content cannot be read any more.',
          },
        },
      ],
      previewPath: null,
    }
  // Whole by the time people read it; in the one form in which it is listed.
  const after = canonicalDocument(application.document as unknown as ProductDocument)
  const before = application.baseDocument && canonicalDocument(application.baseDocument)
  const changed = before
    ? new Set(
        differenceOf({ ...before, seller: '' }, { ...after, seller: '' }).map(({ path }) => topOf(path)),
      )
    : null
  const same = await findSameTitle(db, {
    sellerId: null,
    productId: application.productId,
    title: application.title,
  })
  const hints = judgeDraft(after, deps.site).filter((problem) => problem.severity === 'warning')
  return {
    hasBefore: before !== null,
    sections: [...documentSections(before, after), ...specificationSections(before, after)],
    checklist: checklistFor(application.accessType, changed),
    notices: [
      ...(same
        ? [
            {
              tone: 'warning' as const,
              text: {
                zh: `已有同名商品：${same.sellerName.zh} 的 ${same.slug}，请核对是否重复。`,
                en: `A product of this name exists: ${same.slug} by ${same.sellerName.en}; is it the same?`,
              },
            },
          ]
        : []),
      ...(application.replay?.state === 'PASSED'
        ? [
            {
              tone: 'info' as const,
              text: {
                zh: '提交时已回放全部调试用例，均通过；批准时还会再回放一次。',
                en: 'All saved debug cases passed at submission; they are replayed once more when you approve.',
              },
            },
          ]
        : []),
      ...hints.slice(0, 20).map(({ path, text }) => ({
        tone: 'warning' as const,
        text: { zh: `${path}：${text.zh}`, en: `${path}: ${text.en}` },
      })),
    ],
    previewPath: `/preview/applications/${applicationId}`,
  }
}

const topOf = (path: string) => /^[A-Za-z]+/.exec(path)?.[0] ?? path

function documentSections(before: ProductDocument | null, after: ProductDocument): ReviewSection[] {
  return documentGroups.map(({ title, fields }) => ({
    title,
    fields: Object.entries(fields).flatMap(([name, { kind, ...label }]) => {
      const was = before?.[name as keyof ProductDocument]
      const is = after[name as keyof ProductDocument]
      if (was === undefined && is === undefined) return []
      if (isLocalized(is ?? was))
        return (['zh', 'en'] as const).map((language) =>
          fieldOf(
            `${name}.${language}`,
            { zh: `${label.zh}（${language === 'zh' ? '中文' : '英文'}）`, en: `${label.en} (${language})` },
            kind,
            (was as LocalizedText | undefined)?.[language],
            (is as LocalizedText | undefined)?.[language],
          ),
        )
      return [fieldOf(name, label, kind, readable(was, kind), readable(is, kind))]
    }),
  }))
}

function fieldOf(
  path: string,
  label: LocalizedText,
  kind: ReviewField['kind'],
  before: unknown,
  after: unknown,
): ReviewField {
  return {
    path,
    label,
    kind,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  }
}

const isLocalized = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'zh' in value && 'en' in value

/** Texts in both languages on one line; files by their name. */
function readable(value: unknown, kind: ReviewField['kind']): unknown {
  if (value === undefined) return undefined
  if (kind === 'picture' || kind === 'file')
    return (Array.isArray(value) ? value : [value]).map(
      (item: { file?: string; video?: { file: string }; certificate?: { file: string } }) =>
        item.file ?? item.video?.file ?? item.certificate?.file ?? '',
    )
  if (kind === 'list') return (value as unknown[]).map(lineOf)
  return value
}

function lineOf(item: unknown): string {
  if (typeof item === 'string') return item
  if (isLocalized(item)) return `${(item as LocalizedText).zh} / ${(item as LocalizedText).en}`
  const { title, text } = item as { title?: LocalizedText; text?: LocalizedText }
  if (title && text) return `${lineOf(title)}: ${lineOf(text)}`
  return JSON.stringify(item)
}

function specificationSections(before: ProductDocument | null, after: ProductDocument): ReviewSection[] {
  const was = new Map(before?.specifications.map((spec) => [spec.code, spec]))
  const is = new Map(after.specifications.map((spec) => [spec.code, spec]))
  return [...new Set([...is.keys(), ...was.keys()])].map((code) => {
    const path = (name: string) => `specifications[${code}].${name}`
    const [old, now] = [was.get(code), is.get(code)]
    const name = (now ?? old)!.name
    const parts: [string, LocalizedText, ReviewField['kind'], (spec: DocumentSpecification) => unknown][] = [
      ['name', { zh: '规格名称', en: 'Name' }, 'text', (spec) => lineOf(spec.name)],
      [
        'description',
        { zh: '规格说明', en: 'Description' },
        'prose',
        (spec) => spec.description && lineOf(spec.description),
      ],
      ['hidden', { zh: '隐藏', en: 'Hidden' }, 'flag', (spec) => spec.hidden ?? false],
      ['removed', { zh: '下架', en: 'Removed' }, 'flag', (spec) => spec.removed ?? false],
      ['trialDays', { zh: '试用天数', en: 'Trial days' }, 'text', (spec) => spec.trialDays],
      ['attributes', { zh: '属性', en: 'Attributes' }, 'list', (spec) => spec.attributes?.map(attributeLine)],
      ['prices', { zh: '价格', en: 'Prices' }, 'list', priceLines],
      ['packages', { zh: '套餐包', en: 'Packages' }, 'list', (spec) => spec.packages?.map(packageLine)],
    ]
    return {
      title: { zh: `规格：${name.zh}`, en: `Specification: ${name.en}` },
      fields: parts.flatMap(([field, label, kind, read]) => {
        const [a, b] = [old && read(old), now && read(now)]
        return a === undefined && b === undefined ? [] : [fieldOf(path(field), label, kind, a, b)]
      }),
    }
  })
}

function attributeLine(attribute: NonNullable<DocumentSpecification['attributes']>[number]): string {
  const head = `${attribute.code} ${lineOf(attribute.name)}`
  return attribute.kind === 'enum'
    ? `${head}: ${attribute.values?.map(({ name }) => lineOf(name)).join(', ')}`
    : `${head}: ${attribute.min}–${attribute.max}, ±${attribute.step} ${attribute.unit ? lineOf(attribute.unit) : ''}`
}

function pricesLine(prices: readonly DocumentPrice[]): string {
  return prices
    .map(({ mode, model, unitPrice, bands }) =>
      bands?.length
        ? `${mode} ${model}: ${bands.map(({ from, unitPrice: price }) => `${from}+ ${price}`).join(', ')}`
        : `${mode} ${unitPrice}`,
    )
    .join('; ')
}

function priceLines(spec: DocumentSpecification): string[] {
  const lines = [
    ...(spec.prices?.length ? [pricesLine(spec.prices)] : []),
    ...(spec.skus ?? []).map(
      (sku) => `${skuKey(sku.attributes)}${sku.removed ? ' (removed)' : ''}: ${pricesLine(sku.prices)}`,
    ),
    ...(spec.billingItems ?? []).map(
      (item) =>
        `${item.code} ${lineOf(item.name)}: ${pricesLine([{ ...item, mode: 'ON_DEMAND' }])} / ${lineOf(item.unit)}`,
    ),
  ]
  return lines.length > LINES_MAX ? [...lines.slice(0, LINES_MAX), `… +${lines.length - LINES_MAX}`] : lines
}

function packageLine(item: NonNullable<DocumentSpecification['packages']>[number]): string {
  const contents = item.contents.map(({ item: code, quantity }) => `${quantity} ${code}`).join(' + ')
  return `${lineOf(item.name)}: ${contents}, ${item.periodCounts.join('/')} ${item.period}, reset ${item.reset}, ${item.price}`
}

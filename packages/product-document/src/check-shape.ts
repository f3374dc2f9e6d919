import { joinPath, type ProblemList } from './problem.ts'
import { fieldShape, type ListNode, type Node, type ObjectNode, type TextNode } from './shape.ts'

/** Digits of a price: twelve before the point and three after it, 15 in all. */
const PRICE = /^\d{1,12}(?:\.\d{1,3})?$/

/** The structure of a document against its form: types, limits, missing and unknown fields. */
export function checkShape(shape: Node, value: unknown, path: string, problems: ProblemList): void {
  const wrongType = (zh: string, en: string) =>
    problems.error(path, shape.rule, `应为${zh}。`, `Must be ${en}.`)
  switch (shape.kind) {
    case 'text':
      if (typeof value !== 'string') wrongType('文本，数字请加引号', 'text; put numbers in quotes')
      else checkText(shape, value, path, problems)
      return
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) wrongType('整数', 'a whole number')
      else if (value < shape.min || value > shape.max)
        problems.error(
          path,
          shape.rule,
          `应在 ${shape.min} 到 ${shape.max} 之间。`,
          `Must lie between ${shape.min} and ${shape.max}.`,
        )
      return
    case 'price':
      if (typeof value !== 'string')
        wrongType('加引号的小数文本，例如 "30.00"', 'a decimal in quotes, such as "30.00"')
      else if (value.trim().startsWith('-'))
        problems.error(
          path,
          shape.rule,
          '价格不能为负数，请填写正数。',
          'A price is never negative; write a positive one.',
        )
      else if (!/^\d+(?:\.\d+)?$/.test(value))
        problems.error(
          path,
          shape.rule,
          '价格应为数字，例如 30.00，不带货币符号和千分位。',
          'A price is a number such as 30.00, without currency sign and separators.',
        )
      else if (!PRICE.test(value))
        problems.error(
          path,
          shape.rule,
          '价格最多 15 位数字：小数点前至多 12 位，小数点后至多 3 位。',
          'A price has at most 15 digits: 12 before the point and 3 after it.',
        )
      return
    case 'flag':
      if (typeof value !== 'boolean') wrongType(' true 或 false', 'true or false')
      return
    case 'choice':
      if (typeof value !== 'string' || !shape.values.includes(value))
        problems.error(
          path,
          shape.rule,
          `应为以下之一：${shape.values.join('、')}。`,
          `Must be one of: ${shape.values.join(', ')}.`,
        )
      return
    case 'map':
      if (!isRecord(value) || Object.values(value).some((entry) => typeof entry !== 'string'))
        wrongType('名称到文本的对应', 'names with texts')
      else if (Object.keys(value).length > shape.max)
        problems.error(path, shape.rule, `最多 ${shape.max} 项。`, `At most ${shape.max} entries.`)
      return
    case 'list':
      if (Array.isArray(value)) checkList(shape, value, path, problems)
      else wrongType('列表', 'a list')
      return
    case 'object':
      if (isRecord(value)) checkObject(shape, value, path, problems)
      else wrongType('带字段的对象', 'an object with fields')
      return
    case 'variant':
      // Reached through its owner, which chooses the variant.
      return
  }
}

function checkText(shape: TextNode, value: string, path: string, problems: ProblemList): void {
  if (value.trim() === '') {
    problems.error(path, shape.rule, '不能为空白，请填写内容。', 'Must not be blank; write something.')
    return
  }
  if (value.includes('\0'))
    problems.error(path, shape.rule, '含有不可用的字符。', 'Holds a character that cannot be stored.')
  const length = value.length > shape.max ? countCharacters(value) : value.length
  if (length > shape.max)
    problems.error(
      path,
      shape.rule,
      `最多 ${shape.max} 个字符，现在是 ${length} 个，请缩短。`,
      `At most ${shape.max} characters, and this has ${length}; shorten it.`,
    )
  else if (shape.pattern && !shape.pattern.test(value))
    problems.error(path, shape.rule, shape.form!.zh, shape.form!.en)
}

/** Code points: a character outside the basic plane is one. */
export function countCharacters(text: string): number {
  return Array.from(text).length
}

function checkList(shape: ListNode, items: unknown[], path: string, problems: ProblemList): void {
  if (items.length < shape.min)
    problems.error(
      path,
      shape.rule,
      `至少 ${shape.min} 项，请补充。`,
      `At least ${shape.min}; add what is missing.`,
    )
  if (items.length > shape.max) {
    problems.error(
      path,
      shape.rule,
      `最多 ${shape.max} 项，现在是 ${items.length} 项，请减少。`,
      `At most ${shape.max}, and there are ${items.length}; leave some out.`,
    )
    return
  }
  for (const [i, item] of items.entries()) checkShape(shape.of, item, joinPath(path, i), problems)
}

function checkObject(
  shape: ObjectNode,
  value: Record<string, unknown>,
  path: string,
  problems: ProblemList,
): void {
  const names = Object.keys(shape.fields)
  for (const [name, field] of Object.entries(shape.fields)) {
    const entry = Object.hasOwn(value, name) ? value[name] : undefined
    const at = joinPath(path, name)
    if (entry === undefined || entry === null) {
      if (!field.optional) problems.error(at, field.rule, '缺少此项，请填写。', 'Missing; fill it in.')
      continue
    }
    const chosen = fieldShape(field, value)
    if (chosen) checkShape(chosen, entry, at, problems)
  }
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(shape.fields, name)) continue
    const near = nearestName(name, names)
    problems.error(
      joinPath(path, name),
      shape.rule,
      near === null ? '没有这个字段，请删除。' : `没有这个字段，是否想写 ${near}？`,
      near === null ? 'There is no such field; remove it.' : `There is no such field. Did you mean ${near}?`,
    )
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The known name with the fewest changed letters; `null` when none is near. */
export function nearestName(name: string, known: readonly string[]): string | null {
  // Long keys are no typing errors, and the distance costs the product of the lengths.
  if (name.length > 60) return null
  let best: { name: string; distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (best === null || distance < best.distance) best = { name: candidate, distance }
  }
  return best !== null && best.distance <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : null
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

import type { DocumentAttribute } from './document-shape.ts'

/** How many combinations the enumerations of a specification have; a product without any has one. */
export function countCombinations(attributes: readonly DocumentAttribute[]): number {
  return attributes.reduce(
    (count, attribute) => (attribute.kind === 'enum' ? count * (attribute.values?.length ?? 0) : count),
    1,
  )
}

/** SELL-PUB-42: every combination of the enumerations' values, the first attribute changing slowest. */
export function* combinationsOf(attributes: readonly DocumentAttribute[]): Generator<Record<string, string>> {
  const [first, ...rest] = attributes.filter((attribute) => attribute.kind === 'enum')
  if (!first) {
    yield {}
    return
  }
  for (const { code } of first.values ?? [])
    for (const others of combinationsOf(rest)) yield { [first.code]: code, ...others }
}

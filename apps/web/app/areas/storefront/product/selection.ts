import type {
  EnumAttribute,
  OrderMode,
  QuantityAttribute,
  QuoteRequest,
  Sku,
  Specification,
} from '@yunshi/api-client'

/** What a shopper has picked on a product page. Always a combination the seller has priced (BUY-PRICE-12). */
export type Selection = {
  specCode: string
  /** Value code for each enumeration attribute of the specification. */
  attributes: Record<string, string>
  mode: OrderMode
  /** Months or years; 1 for one-time. */
  periodCount: number
  quantity: number
}

/** A wish, possibly incomplete or out of date: from the URL, or a single change on the page. */
export type Wish = { [K in keyof Selection]?: Selection[K] | undefined }

const orderModes = ['MONTH', 'YEAR', 'ONE_TIME'] as const satisfies OrderMode[]

export const enumAttributes = (spec: Specification): EnumAttribute[] =>
  spec.attributes.filter((attribute) => attribute.kind === 'enum')

export const quantityAttribute = (spec: Specification): QuantityAttribute | undefined =>
  spec.attributes.find((attribute) => attribute.kind === 'quantity')

/** Modes in which a SKU can be ordered, in the order they are offered. */
export const modesOf = (sku: Sku): OrderMode[] =>
  orderModes.filter((mode) => sku.prices.some((price) => price.mode === mode))

/** Periods offered for a mode; one-time has none to choose. */
export const periodsOf = (spec: Specification, mode: OrderMode): number[] =>
  mode === 'ONE_TIME' ? [1] : spec.periods[mode]

const isOrderable = (sku: Sku) => modesOf(sku).length > 0

/** Whether anything of a specification can be ordered online. */
export const isSpecOrderable = (spec: Specification): boolean => spec.skus.some(isOrderable)

/**
 * Values of an attribute that lead to a priced SKU, given what is picked for the attributes before it. Later
 * attributes follow the pick, so no combination can lock a shopper in.
 */
export function selectableValues(
  spec: Specification,
  attributes: Record<string, string>,
  code: string,
): Set<string> {
  const codes = enumAttributes(spec).map((attribute) => attribute.code)
  const before = codes.slice(0, codes.indexOf(code))
  return new Set(
    spec.skus
      .filter(
        (sku) => isOrderable(sku) && before.every((other) => sku.attributes[other] === attributes[other]),
      )
      .map((sku) => sku.attributes[code])
      .filter((value) => value !== undefined),
  )
}

/** The nearest quantity the attribute allows: on its grid, inside its bounds (BUY-PRICE-11). */
export function allowedQuantity(attribute: QuantityAttribute | undefined, wanted: number): number {
  if (!attribute) return 1
  const { min, max, step } = attribute
  const size = step > 0 ? step : 1
  const stepsMax = Math.floor((max - min) / size)
  const steps = Number.isFinite(wanted) ? Math.round((wanted - min) / size) : 0
  return min + Math.min(Math.max(steps, 0), stepsMax) * size
}

export function specOf(specs: Specification[], selection: { specCode: string }): Specification | undefined {
  return specs.find((spec) => spec.code === selection.specCode)
}

export function skuOf(spec: Specification, attributes: Record<string, string>): Sku | undefined {
  return spec.skus.find((sku) =>
    enumAttributes(spec).every(({ code }) => sku.attributes[code] === attributes[code]),
  )
}

/**
 * Turns a wish into the closest selection that can be ordered, or null when the product has none (pay-per-use only,
 * nothing priced). Choosing a selection again gives the same selection.
 */
export function chooseSelection(specs: Specification[], wish: Wish): Selection | null {
  const wished = specs.find((spec) => spec.code === wish.specCode)
  const spec = wished && isSpecOrderable(wished) ? wished : specs.find(isSpecOrderable)
  if (!spec) return null
  const attributes: Record<string, string> = {}
  for (const { code, values } of enumAttributes(spec)) {
    const selectable = selectableValues(spec, attributes, code)
    const wanted = wish.attributes?.[code]
    const value =
      wanted !== undefined && selectable.has(wanted)
        ? wanted
        : values.find((candidate) => selectable.has(candidate.code))?.code
    if (value === undefined) return null
    attributes[code] = value
  }
  const sku = skuOf(spec, attributes)
  if (!sku) return null
  const modes = modesOf(sku)
  const mode = modes.find((candidate) => candidate === wish.mode) ?? modes[0]
  if (!mode) return null
  const periods = periodsOf(spec, mode)
  const periodCount = periods.find((period) => period === wish.periodCount) ?? periods[0] ?? 1
  const attribute = quantityAttribute(spec)
  const quantity = allowedQuantity(attribute, wish.quantity ?? attribute?.min ?? 1)
  return { specCode: spec.code, attributes, mode, periodCount, quantity }
}

/** What to ask a price for; null when the selection names no SKU of the product. */
export function quoteRequestOf(
  productSlug: string,
  specs: Specification[],
  selection: Selection,
): QuoteRequest | null {
  const spec = specOf(specs, selection)
  const sku = spec && skuOf(spec, selection.attributes)
  if (!sku) return null
  const { specCode, mode, periodCount, quantity } = selection
  return { productSlug, specCode, skuId: sku.skuId, mode, periodCount, quantity }
}

/** Prefix of attribute parameters, so that an attribute may have any code. */
export const attributeParameter = (code: string): string => `a.${code}`

/** Reads a wish from a query string; unknown or malformed values are left out. */
export function readWish(params: URLSearchParams): Wish {
  const number = (name: string) => {
    const value = Number(params.get(name) ?? Number.NaN)
    return Number.isInteger(value) ? value : undefined
  }
  const attributes: Record<string, string> = {}
  for (const [name, value] of params) {
    if (name.startsWith('a.')) attributes[name.slice(2)] = value
  }
  return {
    specCode: params.get('spec') ?? undefined,
    attributes,
    mode: orderModes.find((mode) => mode === params.get('mode')),
    periodCount: number('period'),
    quantity: number('quantity'),
  }
}

/** Writes a selection as query parameters; inverse of {@link readWish}. */
export function selectionParams(selection: Selection): URLSearchParams {
  const params = new URLSearchParams({ spec: selection.specCode })
  for (const [code, value] of Object.entries(selection.attributes))
    params.set(attributeParameter(code), value)
  params.set('mode', selection.mode)
  params.set('period', String(selection.periodCount))
  params.set('quantity', String(selection.quantity))
  return params
}

import { isRecord, wireText } from '../wire/wire-value.ts'

/** Headers the gateway adds to a call (spec 9.2). */
export const agentHeaders = {
  requestId: 'X-Request-Id',
  customerId: 'X-Customer-Id',
  customerName: 'X-Customer-Name',
} as const

/** What is counted of a call; each product bills some of them. */
export const agentBillingItems = [
  'input_tokens',
  'output_tokens',
  'images',
  'video_seconds',
  'audio_ms',
  'bytes',
  'characters',
] as const
export type AgentBillingItem = (typeof agentBillingItems)[number]

const documentedPaths = {
  input_tokens: ['usage.prompt_tokens', 'usage.input_tokens'],
  output_tokens: ['usage.completion_tokens', 'usage.output_tokens'],
  images: ['usage.image_count'],
  video_seconds: ['usage.video_duration'],
  audio_ms: ['transcripts.content_duration_in_milliseconds'],
} as const satisfies Partial<Record<AgentBillingItem, readonly string[]>>

const PATH_LENGTH_MAX = 256
const PATH_PARTS_MAX = 16

/**
 * Reads the figures of a call from the back end's answer (the final chunk of a stream) and the request's `input`.
 *
 * Figures that are missing, negative or no numbers are left out. Lists on the way are summed, since transcripts come
 * as a list.
 *
 * @param input.customPaths  dotted paths that replace the documented ones, per item
 * @see spec 9.2
 */
export function readAgentUsage(input: {
  response: unknown
  requestInput?: unknown
  customPaths?: Partial<Record<keyof typeof documentedPaths, string>>
}): Partial<Record<AgentBillingItem, number>> {
  const figures: Partial<Record<AgentBillingItem, number>> = {}
  for (const item of ['input_tokens', 'output_tokens', 'images', 'video_seconds', 'audio_ms'] as const) {
    const custom = input.customPaths?.[item]
    const paths = custom === undefined ? documentedPaths[item] : [custom]
    const figure = paths.map((path) => readFigure(input.response, path)).find((found) => found !== undefined)
    if (figure !== undefined) figures[item] = figure
  }
  if (input.requestInput !== undefined && input.requestInput !== null) {
    const text = wireText(input.requestInput) ?? JSON.stringify(input.requestInput)
    figures.bytes = Buffer.byteLength(text)
    figures.characters = Array.from(text).length
  }
  return figures
}

function readFigure(response: unknown, path: string): number | undefined {
  const parts = path.length <= PATH_LENGTH_MAX ? path.split('.') : []
  if (parts.length === 0 || parts.length > PATH_PARTS_MAX) return undefined
  let values: unknown[] = [response]
  for (const part of parts) {
    values = values.flatMap((value) => {
      const objects: unknown[] = Array.isArray(value) ? value : [value]
      return objects.flatMap((object) =>
        isRecord(object) && Object.hasOwn(object, part) ? [object[part]] : [],
      )
    })
  }
  const figures = values.map((value) => figureOf(value))
  if (figures.length === 0 || figures.includes(undefined)) return undefined
  return figures.reduce<number>((sum, figure) => sum + (figure ?? 0), 0)
}

function figureOf(value: unknown): number | undefined {
  const text = wireText(value) ?? ''
  return /^\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined
}

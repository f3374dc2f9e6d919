/** A JSON object as it goes over the wire. Request types are assignable to it. */
export type SaasV2Body = Readonly<Record<string, unknown>>

/**
 * Writes a body in the one form every seller's verifier accepts: compact, top-level keys ascending, null members
 * removed. Nested values keep their own order.
 *
 * @param body  parsed JSON object; undefined members count as absent
 * @see spec 2.2, COMPAT-01
 */
export function canonicalSaasV2Body(body: SaasV2Body): string {
  // Written by hand because an object would put integer-like keys first whatever the order they were added in.
  const members = Object.keys(body)
    .filter((name) => body[name] !== null && body[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(body[name])}`)
  return `{${members.join(',')}}`
}

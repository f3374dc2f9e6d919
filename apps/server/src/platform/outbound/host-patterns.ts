/** A host and port that outgoing calls may reach although the address is private. `*` is any port. */
export interface HostPattern {
  host: string
  port: number | '*'
}

/** Reads `127.0.0.1:*,localhost:8443,[::1]:9000`. */
export function parseHostPatterns(text: string): { patterns: HostPattern[]; bad: string[] } {
  const patterns: HostPattern[] = []
  const bad: string[] = []
  for (const item of text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const match = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+):(\*|\d{1,5})$/i.exec(item)
    if (match) {
      const host = match[1]!.toLowerCase().replace(/^\[|\]$/g, '')
      patterns.push({ host, port: match[2] === '*' ? '*' : Number(match[2]) })
    } else bad.push(item)
  }
  return { patterns, bad }
}

export function matchesHostPattern(patterns: HostPattern[], host: string, port: number): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '')
  return patterns.some((p) => p.host === name && (p.port === '*' || p.port === port))
}

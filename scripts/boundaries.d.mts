export interface BoundaryReading {
  files: number
  dependencies: number
  serverModules: string[]
  violations: { rule: string; from: string; to: string; comment: string }[]
}

export function readBoundaries(baseDir: string, folders: string[]): Promise<BoundaryReading>
export const ruleCount: number

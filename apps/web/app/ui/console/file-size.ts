const units: [bytes: number, name: string, digits: number][] = [
  [1_073_741_824, 'GB', 2],
  [1_048_576, 'MB', 1],
  [1024, 'KB', 0],
]

/** A number of bytes as people read it: `4.2 MB`. */
export function fileSize(bytes: number): string {
  const [unit, name, digits] = units.find(([unit]) => bytes >= unit) ?? [1, 'B', 0]
  return `${Number((bytes / unit).toFixed(digits))} ${name}`
}

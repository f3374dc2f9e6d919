export function tablesOfMigrations(directory: string): string[]

export function tablesNamed(fileName: string, text: string): { table: string; write: boolean; line: number }[]

export function checkTableOwnership(input: {
  sourceDir: string
  migrationsDir: string
  owners: Record<string, string[]>
  reads: { module: string; table: string; why: string }[]
}): { files: number; mentions: number; tables: number; problems: string[] }

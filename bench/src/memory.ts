import fs from 'node:fs'

export interface Memory {
  /** Resident set of the program's process, MB. */
  program: number
  /** Program, PostgreSQL and its children, shared pages counted once, MB; `null` where the system does not tell. */
  withDatabase: number | null
}

/** Reads memory from `/proc`; `null` on systems without it. */
export function readMemory(programPid: number, postgresPid: number): Memory | null {
  try {
    const database = [postgresPid, ...childrenOf(postgresPid)].map(proportionalKb)
    const own = proportionalKb(programPid)
    return {
      program: kbOf(`/proc/${programPid}/status`, 'VmRSS') / 1024,
      withDatabase: own === null || database.includes(null) ? null : sum([own, ...database]) / 1024,
    }
  } catch {
    return null
  }
}

const sum = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)

function kbOf(file: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync(file, 'utf8'))![1])
}

function proportionalKb(pid: number): number | null {
  try {
    return kbOf(`/proc/${pid}/smaps_rollup`, 'Pss')
  } catch (error) {
    // A connection may have closed meanwhile; anything else means that we may not look.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ||
      (error as NodeJS.ErrnoException).code === 'ESRCH'
      ? 0
      : null
  }
}

function childrenOf(pid: number): number[] {
  return fs
    .readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
}

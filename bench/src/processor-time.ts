import fs from 'node:fs'

/** Linux counts in hundredths of a second for programs, whatever the kernel's own tick is. */
const TICK_MS = 10

/** Milliseconds of processor time that a process has used so far, all threads; `null` where the system does not tell. */
export function processorMs(pid: number): number | null {
  try {
    const [, fields] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const [user, system] = fields!.split(' ').slice(11, 13).map(Number)
    return (user! + system!) * TICK_MS
  } catch {
    return null
  }
}

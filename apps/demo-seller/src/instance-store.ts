import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileDurably } from './durable-file.ts'
import type { DemoInstance } from './instance.ts'

/** Instances of one product: all in memory for reading, each in its own file for keeping. */
export type InstanceStore = {
  find(instanceId: string): DemoInstance | undefined
  findByOrder(orderId: string, orderLineId: string): DemoInstance | undefined
  /** Newest first. */
  list(): DemoInstance[]
  /** Reserves an id for a new instance: the wanted one, or a fresh one where another order holds it already. */
  reserveId(wanted: string): string
  /** Returns once the instance is safely on disk; only then does `find` show the change. */
  save(instance: DemoInstance): Promise<void>
}

/**
 * Opens the folder of one product, creating it when absent.
 *
 * @throws Error naming the file when one cannot be read; nothing is skipped, since a lost instance is a lost customer
 */
export async function openInstanceStore(folder: string): Promise<InstanceStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const byId = new Map<string, DemoInstance>()
  const byOrder = new Map<string, DemoInstance>()
  const reserved = new Set<string>()

  function remember(instance: DemoInstance): void {
    byId.set(instance.instanceId, instance)
    byOrder.set(orderKey(instance.orderId, instance.orderLineId), instance)
  }

  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (name.endsWith('.tmp')) await rm(path)
    else if (name.endsWith('.json')) remember(await readInstance(path))
  }

  return {
    find: (instanceId) => byId.get(instanceId),
    findByOrder: (orderId, orderLineId) => byOrder.get(orderKey(orderId, orderLineId)),
    list: () => [...byId.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    reserveId(wanted) {
      const id = byId.has(wanted) || reserved.has(wanted) ? randomUUID() : wanted
      reserved.add(id)
      return id
    },
    async save(instance) {
      await writeFileDurably(join(folder, fileName(instance.instanceId)), JSON.stringify(instance, null, 2))
      remember(instance)
    },
  }
}

async function readInstance(path: string): Promise<DemoInstance> {
  try {
    const instance: DemoInstance = JSON.parse(await readFile(path, 'utf8'))
    if (instance.version !== 1) throw new Error(`version ${String(instance.version)} is not known`)
    return instance
  } catch (error) {
    throw new Error(`Cannot read instance file ${path}`, { cause: error })
  }
}

/** Plain ids name their file so that people find it; ids that would not be safe file names are hashed. */
function fileName(instanceId: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(instanceId)) return `${instanceId}.json`
  return `~${createHash('sha256').update(instanceId).digest('hex')}.json`
}

function orderKey(orderId: string, orderLineId: string): string {
  return JSON.stringify([orderId, orderLineId])
}

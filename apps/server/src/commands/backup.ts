import fs from 'node:fs'
import path from 'node:path'
import { backupCluster, restoreCluster } from '../platform/postgres/backup.ts'
import { chooseDataDir, openRuntime, StartRefused } from '../runtime.ts'
import type { Command } from './command.ts'
import { say } from '../program.ts'

/** Folders of the data directory beside the database. */
const FOLDERS = ['files', 'mailbox', 'demo-seller']
const MARK = 'yunshi-backup.json'

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup <directory>',
  summary: 'copy database, key and files into a new directory, while running',
  help: 'Makes a consistent copy of the embedded database beside a running server, with the files and the sandbox key. The target must not exist. With DATABASE_URL the database is backed up by its own tools; this command then copies the rest and says so.',
  async run(config, args) {
    const [target] = args
    if (!target || args.length > 1) {
      console.error('Usage: yunshi backup <directory>')
      return 2
    }
    const directory = path.resolve(target)
    if (fs.existsSync(directory)) throw new StartRefused(`${directory} exists already; name a new directory`)
    const runtime = await openRuntime(config, { server: false, say })
    try {
      // Made beside the target and renamed last: an interrupted backup never looks like a whole one.
      const partial = `${directory}.partial`
      fs.rmSync(partial, { recursive: true, force: true })
      fs.mkdirSync(partial, { recursive: true, mode: 0o700 })
      if (runtime.embedded)
        await backupCluster(
          runtime.databaseUrl,
          path.join(runtime.dataDir, 'postgres'),
          path.join(partial, 'postgres'),
        )
      else
        console.error(
          'The database at DATABASE_URL is not part of this backup; use pg_dump or its own tools.',
        )
      const key = path.join(runtime.dataDir, 'master.key')
      if (fs.existsSync(key)) fs.copyFileSync(key, path.join(partial, 'master.key'))
      for (const folder of FOLDERS) {
        const from = path.join(runtime.dataDir, folder)
        if (fs.existsSync(from)) fs.cpSync(from, path.join(partial, folder), { recursive: true })
      }
      fs.writeFileSync(
        path.join(partial, MARK),
        JSON.stringify({ madeAt: new Date().toISOString(), database: runtime.embedded !== null }),
      )
      fs.renameSync(partial, directory)
      console.log(`Backup complete: ${directory}`)
      if (!fs.existsSync(path.join(directory, 'master.key')))
        console.log('Keep YUNSHI_MASTER_KEY with it: sealed secrets cannot be read without.')
      return 0
    } finally {
      await runtime.close()
    }
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore <directory>',
  summary: 'put a backup into an empty data directory',
  help: 'Restores into the data directory of these settings (YUNSHI_DATA_DIR), which must hold no database yet. Start the server afterwards as usual.',
  async run(config, args) {
    const [source] = args
    if (!source || args.length > 1) {
      console.error('Usage: yunshi restore <directory>')
      return 2
    }
    const backup = path.resolve(source)
    if (!fs.existsSync(path.join(backup, MARK))) throw new StartRefused(`${backup} is no backup of Yunshi`)
    const pgUser = process.env['YUNSHI_PG_USER']
    const { dataDir, note } = chooseDataDir(config, pgUser)
    if (note) say(note)
    const cluster = path.join(dataDir, 'postgres')
    if (fs.existsSync(path.join(cluster, 'data')))
      throw new StartRefused(
        `${dataDir} holds a database already; restore into an empty directory (YUNSHI_DATA_DIR)`,
      )
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    if (fs.existsSync(path.join(backup, 'master.key'))) {
      fs.copyFileSync(path.join(backup, 'master.key'), path.join(dataDir, 'master.key'))
      fs.chmodSync(path.join(dataDir, 'master.key'), 0o600)
    }
    for (const folder of FOLDERS) {
      const from = path.join(backup, folder)
      if (fs.existsSync(from)) fs.cpSync(from, path.join(dataDir, folder), { recursive: true })
    }
    if (fs.existsSync(path.join(backup, 'postgres')))
      restoreCluster(path.join(backup, 'postgres'), cluster, pgUser)
    console.log(`Restored into ${dataDir}`)
    return 0
  },
}

import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { postgresIdentity } from './embedded-postgres.ts'

/** Files of the cluster that must not travel with a backup. */
const TRANSIENT = /(^|\/)(postmaster\.(pid|opts)|pgsql_tmp.*)$/

/**
 * Copies a running embedded cluster: start backup, copy the files, stop backup, then copy the write-ahead log
 * that makes the copy consistent (PostgreSQL manual 25.3.3). The server keeps working meanwhile.
 *
 * @param url of the running embedded server @param clusterDir its directory, @param target an empty directory
 */
export async function backupCluster(url: string, clusterDir: string, target: string): Promise<void> {
  const data = path.join(clusterDir, 'data')
  fs.mkdirSync(target, { recursive: true, mode: 0o700 })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`select pg_backup_start('yunshi', fast => true)`)
    copyTree(data, path.join(target, 'data'), (relative) => !relative.startsWith('pg_wal/'))
    const stopped = await client.query<{ labelfile: string; spcmapfile: string }>(
      'select labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)',
    )
    const { labelfile, spcmapfile } = stopped.rows[0]!
    fs.writeFileSync(path.join(target, 'data', 'backup_label'), labelfile)
    if (spcmapfile) fs.writeFileSync(path.join(target, 'data', 'tablespace_map'), spcmapfile)
    await client.query('select pg_switch_wal()')
    copyTree(path.join(data, 'pg_wal'), path.join(target, 'data', 'pg_wal'), () => true)
    fs.copyFileSync(path.join(clusterDir, 'password'), path.join(target, 'password'))
  } finally {
    await client.end()
  }
}

/** Puts a backup where `startEmbeddedPostgres` will find it, owned by the database's user. */
export function restoreCluster(backup: string, clusterDir: string, userName: string | undefined): void {
  fs.mkdirSync(clusterDir, { recursive: true, mode: 0o711 })
  const fresh = path.join(clusterDir, 'data.restore')
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.cpSync(path.join(backup, 'data'), fresh, { recursive: true, verbatimSymlinks: true })
  fs.copyFileSync(path.join(backup, 'password'), path.join(clusterDir, 'password'))
  fs.chmodSync(path.join(clusterDir, 'password'), 0o600)
  const identity = postgresIdentity(userName)
  if (identity.uid !== undefined) chownTree(fresh, identity.uid, identity.gid!)
  fs.chmodSync(fresh, 0o700)
  fs.renameSync(fresh, path.join(clusterDir, 'data'))
}

/** Files may vanish while a live cluster is copied; the write-ahead log makes up for them. */
function copyTree(from: string, to: string, keep: (relative: string) => boolean): void {
  const walk = (relative: string) => {
    const source = path.join(from, relative)
    let stat: fs.Stats
    try {
      stat = fs.lstatSync(source)
    } catch {
      return
    }
    if (stat.isDirectory()) {
      fs.mkdirSync(path.join(to, relative), { recursive: true, mode: 0o700 })
      for (const name of fs.readdirSync(source)) {
        const child = relative ? `${relative}/${name}` : name
        if (!TRANSIENT.test(child) && keep(child)) walk(child)
      }
    } else if (stat.isFile()) {
      try {
        fs.copyFileSync(source, path.join(to, relative))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
  }
  walk('')
}

function chownTree(at: string, uid: number, gid: number): void {
  fs.lchownSync(at, uid, gid)
  if (fs.lstatSync(at).isDirectory())
    for (const name of fs.readdirSync(at)) chownTree(path.join(at, name), uid, gid)
}

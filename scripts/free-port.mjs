import net from 'node:net'

// Below the ports that systems lend to outgoing connections (from 32,768 on Linux, from 49,152 elsewhere): one that is
// free now is not taken by a connection of another test before the program listens on it, or while it restarts.
const FIRST = 12_000
const LAST = 32_000
const TRIES = 200
const given = new Set()

function canListen(port) {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}

/** @returns a port of this machine that nobody listens on and that this process has not been given before */
export async function freePort() {
  for (let tried = 0; tried < TRIES; tried++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST))
    if (given.has(port) || !(await canListen(port))) continue
    given.add(port)
    return port
  }
  throw new Error(`No free port found between ${FIRST} and ${LAST}.`)
}

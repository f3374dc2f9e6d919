/** The part of the test server that the channel tests use; the package brings no types. */
declare module 'smtp-server' {
  import type { Readable } from 'node:stream'
  import type { Server } from 'node:net'

  export interface SMTPServerAddress {
    address: string
  }
  export interface SMTPServerSession {
    envelope: { rcptTo: SMTPServerAddress[] }
  }
  export class SMTPServer {
    constructor(options: {
      authOptional?: boolean
      disabledCommands?: string[]
      disableReverseLookup?: boolean
      onRcptTo?(address: SMTPServerAddress, session: SMTPServerSession, done: (error?: Error) => void): void
      onData?(stream: Readable, session: SMTPServerSession, done: (error?: Error) => void): void
    })
    readonly server: Server
    listen(port: number, host: string, done: () => void): Server
    close(done: () => void): void
  }
}

import { pino } from 'pino'
import { expect, it } from 'vitest'
import { logError } from './log-error.ts'

it('a log keeps words, code and causes of an error, and nothing that hangs on it', () => {
  const lines: string[] = []
  const logger = pino({ serializers: { err: logError } }, { write: (line: string) => void lines.push(line) })
  const broken = Object.assign(new Error('connection broke', { cause: new TypeError('reset') }), {
    code: '57P01',
    client: { secretKey: 1065457128, statements: { q1: 'insert into accounts' } },
  })
  logger.warn({ err: broken }, 'replaced')
  const line = JSON.parse(lines[0]!) as { err: Record<string, unknown> }
  expect(line.err).toMatchObject({
    type: 'Error',
    message: 'connection broke',
    errorCode: '57P01',
    cause: { type: 'TypeError', message: 'reset' },
  })
  expect(lines[0]).not.toContain('secretKey')
  expect(lines[0]).not.toContain('insert into')
})

it('what is no error stays as it is', () => {
  expect(logError('text')).toBe('text')
})

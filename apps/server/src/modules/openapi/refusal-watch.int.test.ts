import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createTestPlatform } from '../../../test/harness.ts'
import { createRefusalWatch } from './refusal-watch.ts'

const platform = await createTestPlatform()
const address = '198.51.100.9'
const countAlerts = async (key: string) => {
  const events = await platform.db.query
    .selectFrom('events')
    .select('payload')
    .where('type', '=', 'openapi.signatures_refused')
    .execute()
  return events.filter(({ payload }) => (payload as { accessKeyId: string }).accessKeyId === key).length
}
const refuse = (watch: ReturnType<typeof createRefusalWatch>, key: string, reason = 'signature_wrong') =>
  watch.noteRefused({ reason, address, key, owner: 'acc_1' })

describe('10,000 wrong signatures', () => {
  it('are one line of the log for each minute, and one alert for the owner, in whichever process they arrive', async () => {
    const lines: { reasons: Record<string, number>; addresses: Record<string, number> }[] = []
    const logger = pino({ level: 'warn' }, { write: (line: string) => lines.push(JSON.parse(line)) })
    const counted = new Map<string, number>()
    const watch = createRefusalWatch(
      { ...platform, logger },
      {
        logEveryMs: 300,
        observeRefusal: (reason) => counted.set(reason, (counted.get(reason) ?? 0) + 1),
      },
    )
    for (let i = 0; i < 10_000; i++) await refuse(watch, 'YSATTACKED')
    await expect
      .poll(() => lines.reduce((sum, { reasons }) => sum + reasons['signature_wrong']!, 0))
      .toBe(10_000)
    expect(lines.length).toBeLessThan(10)
    expect(lines[0]!.addresses[address]).toBe(lines[0]!.reasons['signature_wrong'])
    expect(counted.get('signature_wrong')).toBe(10_000)
    expect(await countAlerts('YSATTACKED')).toBe(1)

    const otherProcess = createRefusalWatch(platform)
    for (let i = 0; i < 100; i++) await refuse(otherProcess, 'YSATTACKED')
    expect(await countAlerts('YSATTACKED')).toBe(1)
  })

  it('alert again after an hour', async () => {
    const hourAgo = new Date(Date.now() - 3_600_001)
    await platform.db.query
      .updateTable('open_api_alerts')
      .set({ alerted_at: hourAgo })
      .where('access_key_id', '=', 'YSATTACKED')
      .execute()
    const watch = createRefusalWatch(platform)
    for (let i = 0; i < 20; i++) await refuse(watch, 'YSATTACKED')
    expect(await countAlerts('YSATTACKED')).toBe(2)
  })

  it('are no row when right ones come between, and nor are calls with a wrong date', async () => {
    const watch = createRefusalWatch(platform)
    for (let i = 0; i < 100; i++) {
      await refuse(watch, 'YSMIXED')
      await refuse(watch, 'YSLATE', 'date_skewed')
      if (i % 10 === 9) watch.noteAccepted(address, 'YSMIXED')
    }
    expect([await countAlerts('YSMIXED'), await countAlerts('YSLATE')]).toEqual([0, 0])
  })
})

describe('turning callers away unread', () => {
  it('begins after the limit, for that address with that key, and ends with a right signature', async () => {
    const watch = createRefusalWatch(platform)
    for (let i = 0; i < 100; i++) {
      expect(watch.isBlocked(address, 'YSONE')).toBe(false)
      await refuse(watch, 'YSONE', 'date_skewed')
    }
    expect(watch.isBlocked(address, 'YSONE')).toBe(true)
    expect(watch.isBlocked(address, 'YSTWO')).toBe(false)
    expect(watch.isBlocked('192.0.2.1', 'YSONE')).toBe(false)
    watch.noteAccepted(address, 'YSONE')
    expect(watch.isBlocked(address, 'YSONE')).toBe(false)
  })

  it('takes the whole address once it has tried many keys', async () => {
    const watch = createRefusalWatch(platform)
    for (let i = 0; i < 1000; i++) await refuse(watch, `YSGUESS${i}`, 'access_key_unknown')
    expect(watch.isBlocked(address, 'YSANY')).toBe(true)
  })
})

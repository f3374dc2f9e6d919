import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWireRecord } from './wire-record.ts'

describe('records as sent (isv-protocol 6.3, 14 row 16)', () => {
  it('reads known members, numbers as text, and drops the rest', () => {
    const sent = { instance_id: 'i', usage_value: 12.5, metering_sn: null, begin_time: ['x'], color: 'red' }
    expect(readWireRecord(sent)).toEqual({ instance_id: 'i', usage_value: '12.5' })
  })

  it('whatever is sent, only texts without zero characters come out', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ instance_id: fc.string({ unit: 'binary' }) })),
        (sent) => {
          for (const text of Object.values(readWireRecord(sent))) {
            expect(typeof text).toBe('string')
            expect(text).not.toContain('\0')
          }
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEndpointGate } from './endpoint-gate.ts'

describe('endpoint gate', () => {
  it('gives one address its share and another address its own', () => {
    const gate = createEndpointGate({ share: 2, silentMax: 5 })
    expect([gate.enter('a', '1'), gate.enter('a', '2'), gate.enter('a', '3'), gate.enter('b', '4')]).toEqual([
      true,
      true,
      false,
      true,
    ])
    expect(gate.leave('a', true)?.messageId).toBe('3')
  })

  it('an address that does not answer keeps one place until it answers', () => {
    const gate = createEndpointGate({ share: 3, silentMax: 5 })
    for (const id of ['1', '2', '3', '4', '5']) gate.enter('a', id)
    expect(gate.leave('a', false)?.messageId).toBe('4')
    expect(gate.leave('a', false)?.messageId).toBe('5')
    expect(gate.leave('a', false)).toBeNull()
    expect(gate.silent).toBe(1)
    expect(gate.enter('a', '6')).toBe(false)
    expect(gate.leave('a', false)).toBeNull()
    expect(gate.leave('a', true)?.messageId).toBe('6')
    expect(gate.silent).toBe(0)
    expect(gate.enter('a', '7')).toBe(true)
  })

  it('all silent addresses together get few places, and take turns on them', () => {
    const gate = createEndpointGate({ share: 1, silentMax: 2 })
    const dead = ['a', 'b', 'c', 'd']
    for (const id of dead)
      for (let i = 0; i < 3; i++) {
        gate.enter(id, `${id}${i}`)
        gate.leave(id, false)
      }
    expect(gate.silent).toBe(4)
    expect(dead.map((id) => gate.enter(id, `${id}-next`))).toEqual([true, true, false, false])
    expect(gate.enter('healthy', 'h')).toBe(true)
    expect(gate.leave('a', false)).toEqual({ endpointId: 'c', messageId: 'c-next' })
    expect(gate.leave('b', false)).toEqual({ endpointId: 'd', messageId: 'd-next' })
    expect(gate.leave('c', true)).toBeNull()
    expect(gate.silent).toBe(3)
  })

  it('never runs more than the share, and loses no message that it keeps waiting', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.record({ answered: fc.boolean(), enter: fc.boolean() }), { maxLength: 200 }),
        (share, steps) => {
          const gate = createEndpointGate({ share, silentMax: 1 })
          let running = 0
          let next = 0
          const entered = new Set<string>()
          const waiting = new Set<string>()
          for (const step of steps) {
            if (step.enter) {
              const id = String(next++)
              if (gate.enter('a', id)) {
                running++
                entered.add(id)
              } else waiting.add(id)
            } else if (running > 0) {
              running--
              const id = gate.leave('a', step.answered)?.messageId
              if (id !== undefined) {
                expect(waiting.delete(id)).toBe(true)
                entered.add(id)
                running++
              }
            }
            expect(running).toBeLessThanOrEqual(share)
          }
          // Everything that waits comes out once the address answers.
          while (running > 0) {
            running--
            const id = gate.leave('a', true)?.messageId
            if (id !== undefined) {
              waiting.delete(id)
              running++
            }
          }
          expect(waiting.size).toBe(0)
        },
      ),
    )
  })
})

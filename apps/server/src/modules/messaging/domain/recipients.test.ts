import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageTypeRules, messageTypes, ownWaysOf, typeOfTemplate, typesFor } from './message-types.ts'
import { recipientsOf } from './recipients.ts'
import { templates } from './templates.ts'

const owner = { email: 'owner@a.example', phone: '13800138000' }
const nobody = { email: null, sms: null }
const none = { email: [], sms: [] }
const both = { email: true, sms: true as const }

describe('recipients of a notice (SELL-MSG-03, 04)', () => {
  it('are the owner by the own ways of the message as long as nothing was chosen', () => {
    expect(recipientsOf({ own: both, mandatory: false, chosen: null, owner, registered: nobody })).toEqual([
      { channel: 'email', to: 'owner@a.example' },
      { channel: 'sms', to: '13800138000' },
    ])
  })

  it('are the confirmed receivers in place of the owner, and the owner where none is confirmed', () => {
    const chosen = {
      email: true,
      sms: true,
      addresses: { email: ['one@b.example', 'two@b.example'], sms: [] },
    }
    expect(recipientsOf({ own: both, mandatory: false, chosen, owner, registered: nobody })).toEqual([
      { channel: 'email', to: 'one@b.example' },
      { channel: 'email', to: 'two@b.example' },
      { channel: 'sms', to: '13800138000' },
    ])
  })

  it('a way that was turned off is not taken, and SMS that was turned on is', () => {
    const chosen = { email: false, sms: true, addresses: none }
    expect(
      recipientsOf({ own: { email: true, sms: false }, mandatory: false, chosen, owner, registered: nobody }),
    ).toEqual([{ channel: 'sms', to: '13800138000' }])
  })

  it('a mandatory type keeps its own ways', () => {
    const chosen = { email: false, sms: false, addresses: none }
    expect(recipientsOf({ own: both, mandatory: true, chosen, owner, registered: nobody })).toHaveLength(2)
  })

  it('registered addresses get it whatever was chosen, in place of the owner', () => {
    const registered = { email: 'service@c.example', sms: null }
    const off = { email: false, sms: false, addresses: none }
    expect(
      recipientsOf({ own: { email: true, sms: false }, mandatory: false, chosen: off, owner, registered }),
    ).toEqual([{ channel: 'email', to: 'service@c.example' }])
    const on = { email: true, sms: false, addresses: { email: ['one@b.example'], sms: [] } }
    expect(
      recipientsOf({ own: { email: true, sms: false }, mandatory: false, chosen: on, owner, registered }).map(
        ({ to }) => to,
      ),
    ).toEqual(['service@c.example', 'one@b.example'])
  })

  it('an SMS as a fallback goes out where there is no mail', () => {
    const own = { email: true, sms: 'fallback' as const }
    expect(recipientsOf({ own, mandatory: true, chosen: null, owner, registered: nobody })).toEqual([
      { channel: 'email', to: 'owner@a.example' },
    ])
    expect(
      recipientsOf({
        own,
        mandatory: true,
        chosen: null,
        owner: { ...owner, email: null },
        registered: nobody,
      }),
    ).toEqual([{ channel: 'sms', to: '13800138000' }])
  })

  it('nobody gets the same by the same way twice', () => {
    const address = fc.constantFrom('a@x.example', 'b@x.example', 'owner@a.example')
    fc.assert(
      fc.property(fc.array(address), fc.option(address), fc.boolean(), (emails, registered, email) => {
        const found = recipientsOf({
          own: both,
          mandatory: false,
          chosen: { email, sms: false, addresses: { email: emails, sms: [] } },
          owner,
          registered: { email: registered, sms: null },
        })
        expect(new Set(found.map(({ channel, to }) => `${channel} ${to}`)).size).toBe(found.length)
        if (!email && registered === null) expect(found).toEqual([])
      }),
    )
  })
})

describe('types of messages (SELL-MSG-05)', () => {
  it('each template has one, and each type has templates and an audience', () => {
    expect(Object.keys(typeOfTemplate).toSorted()).toEqual(Object.keys(templates).toSorted())
    expect(new Set(Object.values(typeOfTemplate))).toEqual(new Set(messageTypes))
    for (const type of messageTypes) expect(messageTypeRules[type].audiences.length).toBeGreaterThan(0)
  })

  it('security and compliance cannot be unsubscribed', () => {
    expect(messageTypes.filter((type) => messageTypeRules[type].mandatory)).toEqual([
      'COMPLIANCE',
      'SECURITY',
    ])
  })

  it('a buyer has no types of sellers, and an owner of both has all', () => {
    expect(typesFor(new Set(['buyer']))).not.toContain('INTERFACE')
    expect(typesFor(new Set(['buyer', 'seller', 'operator']))).toEqual([...messageTypes])
  })

  it('the ways of a type are those of its messages', () => {
    expect(ownWaysOf('ORDER')).toEqual({ email: true, sms: true })
    expect(ownWaysOf('CERTIFICATION')).toEqual({ email: true, sms: true })
    expect(ownWaysOf('PLATFORM')).toEqual({ email: true, sms: true })
    expect(ownWaysOf('SERVICE')).toEqual({ email: true, sms: false })
  })
})

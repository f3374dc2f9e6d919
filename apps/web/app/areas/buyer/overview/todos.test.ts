import type { InstanceSummary, OrderSummary } from '@yunshi/api-client'
import { describe, expect, it } from 'vitest'
import { todosOf } from './todos.ts'

const now = '2026-03-01T00:00:00Z'

function instance(over: Partial<InstanceSummary>): InstanceSummary {
  return {
    id: 'ins_1',
    productTitle: 'CRM',
    productSlug: 'crm',
    specName: 'Standard',
    accessType: 'SAAS',
    state: 'ACTIVE',
    startsAt: null,
    expiresAt: '2026-03-10T00:00:00Z',
    expiryPolicy: 'MANUAL',
    orderId: 'ord_1',
    logoUrl: '',
    allowedCommands: [],
    ...over,
  }
}

function order(over: Partial<OrderSummary>): OrderSummary {
  return {
    id: 'ord_1',
    type: 'NEW_PERIOD',
    status: 'PENDING_PAYMENT',
    productTitle: 'CRM',
    specName: 'Standard',
    payable: { amount: '1.00', currency: 'CNY' },
    createdAt: now,
    expiresAt: '2026-03-08T00:00:00Z',
    lineCount: 1,
    allowedCommands: ['pay', 'cancel'],
    ...over,
  }
}

describe('todosOf', () => {
  it('puts what is past expiry first, then payments, then what will expire, then verification', () => {
    const instances = [instance({ id: 'soon' }), instance({ id: 'over', state: 'EXPIRED' })]
    const kinds = todosOf(now, [order({})], instances, 'UNVERIFIED').map(({ kind }) => kind)
    expect(kinds).toEqual(['expired', 'pay', 'expiring', 'realName'])
  })

  it('BUY-REN-40 is silent about services that end without renewal', () => {
    expect(todosOf(now, [], [instance({ expiryPolicy: 'NO_RENEW' })], 'VERIFIED_ENTERPRISE')).toEqual([])
  })

  it('leaves out what is far away, has no expiry, or cannot be paid', () => {
    const instances = [instance({ expiresAt: '2026-06-01T00:00:00Z' }), instance({ expiresAt: null })]
    const orders = [order({ allowedCommands: [] })]
    expect(todosOf(now, orders, instances, 'VERIFIED_INDIVIDUAL')).toEqual([])
  })

  it('sorts payments by their deadline', () => {
    const orders = [order({ id: 'late' }), order({ id: 'early', expiresAt: '2026-03-02T00:00:00Z' })]
    const todos = todosOf(now, orders, [], 'VERIFIED_INDIVIDUAL')
    expect(todos.map((todo) => (todo.kind === 'pay' ? todo.order.id : ''))).toEqual(['early', 'late'])
  })
})

import { describe, expect, it } from 'vitest'
import { buyerPermissions, operatorPermissions, sellerPermissions } from '../../platform/actor.ts'
import { permissionsOf, subUserRoles, type SubUserRole } from './roles.ts'

const iam = (role: SubUserRole | null, granted: string[] = []) =>
  permissionsOf({ kind: 'iam', accountRoles: ['buyer'], role, granted })

describe('permissionsOf', () => {
  it('gives the owner every point of the roles of its account', () => {
    const owner = permissionsOf({ kind: 'main', accountRoles: ['buyer', 'seller'], role: null, granted: [] })
    expect(owner).toEqual(new Set([...buyerPermissions, ...sellerPermissions]))
    const operator = permissionsOf({ kind: 'main', accountRoles: ['operator'], role: null, granted: [] })
    expect(operator).toEqual(
      new Set([
        'mkt:message:view',
        'mkt:message:delete',
        'mkt:message:settings',
        'mkt:account:admin',
        ...operatorPermissions,
      ]),
    )
  })

  it('BUY-IAM-04 keeps paying, unsubscribing and invoices from Buyer-Operator', () => {
    const operator = iam('Buyer-Operator')
    expect(operator.has('mkt:order:create')).toBe(true)
    expect(operator.has('mkt:resource:renew')).toBe(true)
    for (const point of ['mkt:order:pay', 'mkt:resource:unsubscribe', 'mkt:invoice:apply'] as const)
      expect(operator.has(point)).toBe(false)
  })

  it('BUY-IAM-04 lets Buyer-Finance pay and apply for invoices, but not order', () => {
    const finance = iam('Buyer-Finance')
    expect(finance.has('mkt:order:pay') && finance.has('mkt:invoice:apply')).toBe(true)
    expect(finance.has('mkt:order:create') || finance.has('mkt:secret:view')).toBe(false)
  })

  it('BUY-IAM-04 lets Buyer-Reader only look', () => {
    expect([...iam('Buyer-Reader')].every((point) => point.endsWith(':view'))).toBe(true)
    expect(iam('Buyer-Reader').has('mkt:secret:view')).toBe(false)
  })

  it('BUY-IAM-04 lets every preset look at orders, resources, the wallet and messages', () => {
    for (const role of subUserRoles)
      for (const point of [
        'mkt:order:view',
        'mkt:resource:view',
        'mkt:wallet:view',
        'mkt:message:view',
      ] as const)
        expect(iam(role).has(point)).toBe(true)
  })

  it('BUY-IAM-03 adds granted points to the preset, but never a point of the operator', () => {
    expect(iam(null)).toEqual(new Set())
    expect(iam('Buyer-Reader', ['mkt:order:pay']).has('mkt:order:pay')).toBe(true)
    expect(iam(null, ['ops:clock:move', 'no:such:point'])).toEqual(new Set())
  })
})

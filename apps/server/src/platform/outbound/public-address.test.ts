import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './public-address.ts'

describe('addresses that outgoing calls may reach', () => {
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['::1', '::ffff:127.0.0.1', '::ffff:7f00:1', 'fd00::1', 'fe80::1', '224.0.0.1', 'not-an-ip'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

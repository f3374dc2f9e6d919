import { describe, expect, it } from 'vitest'
import { normalizeEndpointUrl } from './endpoint-url.ts'

const sandbox = [{ host: 'localhost', port: '*' as const }]

describe('SELL-APP-01 production addresses', () => {
  it.each([
    ['https://isv.example.com/produce', 'https://isv.example.com/produce'],
    ['https://isv.example.com:8443/produce/', 'https://isv.example.com:8443/produce'],
  ])('accepts %s', (url, normal) => {
    expect(normalizeEndpointUrl(url, [])).toBe(normal)
  })

  it.each([
    'http://isv.example.com/produce',
    'https://10.0.0.1/produce',
    'https://[::1]/produce',
    'https://localhost/produce',
    'https://user:pass@isv.example.com/',
    'https://isv.example.com/?a=1',
    'ftp://isv.example.com/',
    'not an address',
  ])('APP-002 refuses %s', (url) => {
    expect(normalizeEndpointUrl(url, [])).toBeNull()
  })

  it('accepts plain HTTP only where the sandbox allows it', () => {
    expect(normalizeEndpointUrl('http://localhost:3001/x/produce', sandbox)).toBe(
      'http://localhost:3001/x/produce',
    )
    expect(normalizeEndpointUrl('http://localhost:3001/x/produce', [])).toBeNull()
  })
})

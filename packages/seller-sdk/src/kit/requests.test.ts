import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildKitRequest, type KitRequestInput } from './build-request.ts'
import { decryptClientSecret, encryptClientSecret, oaepForms, readKitPublicKey } from './client-secret.ts'
import { kitCallOf, kitInterfaces, kitLimits, kitPath, kitUserBatches, type KitUser } from './interfaces.ts'
import { formatKitTime } from './kit-time.ts'
import { parseKitRequest } from './parse-request.ts'
import { InvalidRequest } from '../wire/request-fields.ts'

const nowMs = Date.UTC(2031, 3, 5, 6, 7, 15, 16)
const lina: KitUser = {
  userName: 'lina01',
  name: '李娜',
  orgCode: 'd1',
  role: 'user',
  enable: 'true',
  employeeType: 2,
  entryDate: '2030-01-31',
  workPlace: 'Beijing',
}
const common = { version: 'v2', nowMs, instanceId: 'ins-7001', tenantId: 'ten-01' } as const
const inputs: KitRequestInput[] = [
  {
    ...common,
    interface: 'tenantSync',
    orderId: 'o',
    tenantCode: 'acme',
    name: 'Acme Demo',
    domainName: 'https://acme.login.example',
    flag: 1,
  },
  { ...common, interface: 'applicationSync', appId: 'a', clientId: 'c', clientSecret: 'c2VjcmV0', flag: 1 },
  { ...common, interface: 'authSync', appId: 'a', userList: [lina], flag: 1 },
  { ...common, interface: 'singleOrgSync', orgCode: 'd2', orgName: 'Research', parentCode: 'd1', flag: 1 },
  {
    ...common,
    interface: 'allOrgSync',
    orgInfoList: [
      { orgCode: 'd1', orgName: 'HQ' },
      { orgCode: 'd2', orgName: 'Research', parentCode: 'd1' },
    ],
  },
]

describe('paths', () => {
  it('3.1 the paths of both versions, found again behind any production address', () => {
    expect(kitPath('v2', 'tenantSync')).toBe('/produceAPI/v2/tenantSync')
    expect(kitPath('v1', 'allOrgSync')).toBe('/produceAPI/allOrgSync')
    for (const name of kitInterfaces) {
      for (const version of ['v1', 'v2'] as const) {
        expect(kitCallOf(`/any/where${kitPath(version, name)}`)).toEqual({ version, interface: name })
      }
    }
    expect(kitCallOf('/produceAPI/v3/tenantSync')).toBeUndefined()
  })
})

describe('requests', () => {
  it.each(inputs)('3.2 to 3.6 $interface is read as it was meant, in both versions', (input) => {
    for (const version of ['v1', 'v2'] as const) {
      const body: unknown = JSON.parse(JSON.stringify(buildKitRequest({ ...input, version })))
      const { version: _, nowMs: __, ...members } = input
      expect(
        parseKitRequest({ version, interface: input.interface }, body as Record<string, unknown>),
      ).toMatchObject({ valid: true, request: { ...members, testFlag: 0, timeStamp: formatKitTime(nowMs) } })
    }
  })

  it('0.4 body times are UTC+8', () => {
    expect(buildKitRequest(inputs[2]!)).toMatchObject({
      timeStamp: '20310405140715016',
      currentSyncTime: '20310405140715016',
    })
  })

  it('3.4, 3.6 V1 carries lists as text, extension in users, and name in departments', () => {
    const auth = buildKitRequest({ ...inputs[2]!, version: 'v1' })
    expect(JSON.parse(auth['userList'] as string)).toEqual([
      {
        userName: 'lina01',
        name: '李娜',
        orgCode: 'd1',
        role: 'user',
        enable: 'true',
        extension: { entryDate: '2030-01-31', employeeType: 2, workPlace: 'Beijing' },
      },
    ])
    const org = buildKitRequest({ ...inputs[4]!, version: 'v1' })
    expect(JSON.parse(org['orgInfo'] as string)[0]).toEqual({ orgCode: 'd1', name: 'HQ', parentCode: '' })
  })

  it('3.6 the list as JSON text with a flag is read in V2 too', () => {
    const { orgInfoList, ...body } = buildKitRequest(inputs[4]!)
    const sent = { ...body, flag: 1, orgInfoList: JSON.stringify(orgInfoList) }
    expect(parseKitRequest({ version: 'v2', interface: 'allOrgSync' }, sent)).toMatchObject({
      valid: true,
      request: { orgInfoList },
    })
  })

  it('3.4 500 users pass, 501 do not, and batches stay within the limit', () => {
    const users = Array.from({ length: 1001 }, (_, i) => ({ ...lina, userName: `u${i}` }))
    const auth = { ...common, interface: 'authSync', appId: 'a', flag: 1 } as const
    expect(() => buildKitRequest({ ...auth, userList: users.slice(0, 500) })).not.toThrow()
    expect(() => buildKitRequest({ ...auth, userList: users.slice(0, 501) })).toThrow(InvalidRequest)
    expect(kitUserBatches(users).map((batch) => batch.length)).toEqual([500, 500, 1])
    expect(kitUserBatches(users).flat()).toEqual(users)
    expect(kitUserBatches([])).toEqual([])
  })

  it('14 row 21: flags differ by version and interface', () => {
    const tenant = inputs[0] as Extract<KitRequestInput, { interface: 'tenantSync' }>
    expect(() => buildKitRequest({ ...tenant, flag: 2 })).not.toThrow()
    expect(() => buildKitRequest({ ...tenant, flag: 2, version: 'v1' })).toThrow('flag must be one of 0, 1')
    expect(() => buildKitRequest({ ...tenant, flag: 3 })).toThrow(InvalidRequest)
    const auth = inputs[2] as Extract<KitRequestInput, { interface: 'authSync' }>
    expect(() => buildKitRequest({ ...auth, flag: 3 })).not.toThrow()
    expect(() => buildKitRequest({ ...auth, flag: 3, version: 'v1' })).toThrow(InvalidRequest)
  })

  it.each([
    ['field_missing', { flag: null }],
    ['field_value_unknown', { flag: '7' }],
    ['field_missing', { userList: [] }],
    ['field_missing', { userList: '' }],
    ['field_not_a_list', { userList: '{"a":1}' }],
    ['field_not_a_list', { userList: '[{' }],
    ['field_not_an_object', { userList: ['lina01'] }],
    ['field_value_unknown', { userList: [{ ...lina, role: 'root' }] }],
    ['field_value_unknown', { userList: [{ ...lina, employeeType: 9 }] }],
    ['field_not_a_time', { userList: [{ ...lina, entryDate: '2030-13-01' }] }],
    ['field_too_long', { userList: [{ ...lina, name: '李'.repeat(65) }] }],
    ['field_not_a_time', { currentSyncTime: 'now' }],
  ])('000002 with the reason %s', (reason, change) => {
    const body = { ...buildKitRequest(inputs[2]!), ...change }
    expect(parseKitRequest({ version: 'v2', interface: 'authSync' }, body)).toMatchObject({
      valid: false,
      resultCode: '000002',
      reason,
    })
  })

  it('booleans and numbers in place of text are read', () => {
    const body = { ...buildKitRequest(inputs[2]!), flag: '1', testFlag: '1' }
    const users = [{ ...lina, enable: true, employeeType: '2' }]
    expect(
      parseKitRequest({ version: 'v2', interface: 'authSync' }, { ...body, userList: users }),
    ).toMatchObject({ request: { flag: 1, testFlag: 1, userList: [lina] } })
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kitInterfaces),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (name, body) => {
          const input = inputs.find((known) => known.interface === name)!
          expect(() =>
            parseKitRequest({ version: 'v2', interface: name }, { ...buildKitRequest(input), ...body }),
          ).not.toThrow()
        },
      ),
    )
  })
})

describe('client secret', () => {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const publicKey = readKitPublicKey(pair.publicKey)!

  it('4.1 a key is read with and without its PEM lines, from 3072 bits on', () => {
    const bare = pair.publicKey.replace(/-----[A-Z ]+-----/g, '').replaceAll('\n', '')
    expect(readKitPublicKey(bare)?.equals(publicKey)).toBe(true)
    const small = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    expect(readKitPublicKey(small.publicKey)).toBeUndefined()
    for (const text of ['', 'no key', 'AAAA', 'A'.repeat(20_000)])
      expect(readKitPublicKey(text)).toBeUndefined()
  })

  it.each(oaepForms)('3.3 every form is read back: %o', (form) => {
    const wire = encryptClientSecret(publicKey, '密钥 secret', form)
    expect(wire.length).toBeLessThanOrEqual(kitLimits.clientSecretLengthMax)
    expect(decryptClientSecret(pair.privateKey, wire)).toBe('密钥 secret')
  })

  it.each(['sha1', 'sha256'])(
    '3.3 the padding is that of the runtime where it has the form: %s',
    (oaepHash) => {
      const wire = publicEncrypt(
        { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash },
        Buffer.from('secret'),
      )
      expect(decryptClientSecret(pair.privateKey, wire.toString('base64'))).toBe('secret')
    },
  )

  it('3.3 what was not encrypted for the key is undefined', () => {
    const wire = Buffer.from(encryptClientSecret(publicKey, 'secret'), 'base64')
    wire[200]! ^= 1
    for (const text of ['', 'c2VjcmV0', '****', wire.toString('base64'), 'A'.repeat(5000)]) {
      expect(decryptClientSecret(pair.privateKey, text)).toBeUndefined()
    }
  })

  it('a secret beyond the key is not encrypted', () => {
    expect(
      decryptClientSecret(pair.privateKey, encryptClientSecret(publicKey, 'x'.repeat(318))),
    ).toHaveLength(318)
    expect(() => encryptClientSecret(publicKey, 'x'.repeat(319))).toThrow('318 bytes')
  })
})

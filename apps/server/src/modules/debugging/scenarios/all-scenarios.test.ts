import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { callFamilies, composeCall } from '../../fulfillment/index.ts'
import { findScenario, scenariosOf } from './all-scenarios.ts'
import { readValues, type DebugScenario } from './parameter.ts'

const target = { url: 'https://isv.example/produce', secret: 'scenario-key' }
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
const typed: Record<string, string> = {
  plainSecret: 'open-sesame',
  publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
}

const presetsOf = (scenario: DebugScenario) =>
  Object.fromEntries(scenario.parameters.map(({ name, preset }) => [name, preset || (typed[name] ?? '')]))

const all = callFamilies.flatMap((family) =>
  scenariosOf[family].map((scenario) => [`${family} ${scenario.code}`, scenario] as const),
)

describe('scenarios of the debugging page (isv-protocol 11.2)', () => {
  it('isv-protocol 1.1, 2.10, 3.1, 5: every interface of every family has one', () => {
    expect(all.length).toBeGreaterThanOrEqual(43)
    expect(new Set(all.map(([name]) => name)).size).toBe(all.length)
  })

  it.each(all)('SELL-APP-10 %s can be sent with its presets, marked as debugging', (_, scenario) => {
    const call = scenario.compose(readValues(scenario, presetsOf(scenario), Date.now()))
    const request = composeCall(call, target, Date.now())
    expect(`${request.url} ${request.body ?? ''}`).toMatch(/testFlag(=1|":"?1)/)
    expect(`${request.url} ${request.body ?? ''} ${JSON.stringify(request.headers)}`).not.toContain(
      target.secret,
    )
    expect(`${request.url} ${request.body ?? ''}`).not.toContain('open-sesame')
  })

  it('0.2 a businessId left empty is made anew for every call, a typed one is kept', () => {
    const scenario = findScenario('saas-v2', 'newInstance')!
    const values = presetsOf(scenario)
    const first = readValues(scenario, values, 0)['businessId']
    expect(readValues(scenario, values, 0)['businessId']).not.toBe(first)
    expect(readValues(scenario, { ...values, businessId: 'mine' }, 0)['businessId']).toBe('mine')
  })

  it('refuses what is missing, too long, of another kind or unknown, and names each field', () => {
    const scenario = findScenario('saas-v1', 'newInstance')!
    const values = {
      ...presetsOf(scenario),
      orderId: '',
      periodNumber: 'x',
      customerName: 'a'.repeat(65),
      zzz: '1',
    }
    expect(() => readValues(scenario, values, 0)).toThrow(
      expect.objectContaining({
        fields: expect.arrayContaining([
          { path: 'values.orderId', message: 'required' },
          { path: 'values.periodNumber', message: 'integer' },
          { path: 'values.customerName', message: 'too_long' },
          { path: 'values.zzz', message: 'unknown' },
        ]),
      }),
    )
  })

  it('COMPAT-18 extension fields are typed as the list they carry', () => {
    const scenario = findScenario('saas-v1', 'newInstance')!
    const values = { ...presetsOf(scenario), saasExtendParams: '[{"name":"a","value":"云"}]' }
    const { url } = composeCall(scenario.compose(readValues(scenario, values, 0)), target, Date.now())
    const sent = new URL(url).searchParams.get('saasExtendParams')!
    expect(JSON.parse(Buffer.from(sent, 'base64').toString())).toEqual([{ name: 'a', value: '云' }])
    expect(() => scenario.compose(readValues(scenario, { ...values, saasExtendParams: '{}' }, 0))).toThrow(
      'VALIDATION_FAILED',
    )
  })
})

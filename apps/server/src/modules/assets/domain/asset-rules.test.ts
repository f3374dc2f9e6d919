import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandsFrom } from '../../../kernel/transitions.ts'
import { contentProblems, filesIn, readContent } from './asset-content.ts'
import { checklistProblems, criteriaOf, type Checklist } from './asset-criteria.ts'
import { assetCategories, fieldsOf } from './asset-fields.ts'
import { assetStates, assetTransitions, openSellerCommands } from './asset-states.ts'
import { fileFindings, hasFailed, siteFinding } from './scan-report.ts'

const image = fieldsOf('IMAGE', 'cn')
const goodImage = {
  regionImages: [
    { region: 'cn-north-4', imageId: '0f99927b-0000-4c11-a4d4-3b4f2c2f5a11' },
    { region: 'cn-east-3', imageId: '1f99927b-0000-4c11-a4d4-3b4f2c2f5a11' },
  ],
  os: 'Ubuntu 22.04',
  architecture: 'x86',
  minDiskGb: 40,
  minRamGb: 4,
  delegation: 'ims_agency',
  remoteLogin: true,
  securityGroup: [{ direction: 'IN', protocol: 'TCP', ports: '443', source: '0.0.0.0/0' }],
}
const judge = (given: Record<string, unknown>) => {
  const read = readContent(image, given)
  return [...read.problems, ...contentProblems('IMAGE', image, read.content)].map(
    ({ path, message }) => `${path} ${typeof message === 'string' ? message : message.en}`,
  )
}

describe('what a version holds', () => {
  it('SELL-AST-08 takes a complete image', () => expect(judge(goodImage)).toEqual([]))

  it.each([
    [
      'SELL-AST-07 a region elsewhere',
      { regionImages: [{ region: 'ap-southeast-1', imageId: 'x'.repeat(10) }] },
    ],
    ['SELL-AST-07 a system disk above 128 GB', { minDiskGb: 129 }],
    [
      'SELL-AST-08 the same region twice',
      { regionImages: [goodImage.regionImages[0], goodImage.regionImages[0]] },
    ],
    ['SELL-AST-08 most memory below the least', { maxRamGb: 2 }],
    ['SELL-AST-06 no remote login', { remoteLogin: false }],
    ['a number as text', { minRamGb: '4' }],
    [
      'a port that is none',
      { securityGroup: [{ direction: 'IN', protocol: 'TCP', ports: 'all', source: '::/0' }] },
    ],
    ['a field of nowhere', { color: 'red' }],
    ['a row that is none', { securityGroup: ['x'] }],
    ['nothing in a row', { securityGroup: [{}] }],
    ['an image id with markup', { regionImages: [{ region: 'cn-north-4', imageId: '<script>alert(1)' }] }],
  ])('refuses %s', (_what, change) => expect(judge({ ...goodImage, ...change })).not.toEqual([]))

  it('SELL-AST-09 lets images for Arm be published in three regions only', () => {
    expect(judge({ ...goodImage, architecture: 'arm' })).toEqual([])
    const intl = fieldsOf('IMAGE', 'intl')
    const read = readContent(intl, {
      ...goodImage,
      architecture: 'arm',
      regionImages: [{ region: 'ap-southeast-3', imageId: '0f99927b-0000' }],
    })
    expect(contentProblems('IMAGE', intl, read.content)).toEqual([
      { path: 'content.regionImages[0].region', message: 'arm_region' },
    ])
  })

  it('keeps a draft as far as it goes, and says what is missing', () => {
    const read = readContent(image, { os: ' Debian 12 ', delegation: '  ', regionImages: [] })
    expect(read).toEqual({ content: { os: 'Debian 12' }, problems: [] })
    expect(contentProblems('IMAGE', image, read.content)).toContainEqual({
      path: 'content.delegation',
      message: 'required',
    })
  })

  it('names the files of a version with their fields', () => {
    const fields = fieldsOf('APPLICATION', 'cn')
    expect(filesIn(fields, { package: 'upl_1', packageKind: 'SOFTWARE' })).toEqual([
      { id: 'upl_1', field: 'content.package', purpose: 'package' },
    ])
  })

  it('never fails on what a form may send, and stores only what fits its field', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...assetCategories),
        fc.dictionary(
          fc.oneof(fc.constantFrom('package', 'regionImages', 'target', 'domains', 'os'), fc.string()),
          fc.jsonValue(),
        ),
        (category, given) => {
          const fields = fieldsOf(category, 'cn')
          const { content, problems } = readContent(fields, given)
          const again = readContent(fields, content)
          expect(again.problems).toEqual([])
          expect(again.content).toEqual(content)
          expect(Object.keys(content).length + problems.length).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

describe('criteria', () => {
  const criteria = criteriaOf('APPLICATION')
  const complete = (change: Checklist = {}): Checklist => ({
    ...Object.fromEntries(
      criteria.map(({ key }) => [key, { mark: 'YES' as const, note: 'Trivy report', evidence: null }]),
    ),
    ...change,
  })

  it('SELL-AST-05 an image answers for its accounts and its password policy', () => {
    const rules = criteriaOf('IMAGE').map(({ rule }) => rule)
    for (const rule of ['SELL-AST-05a', 'SELL-AST-05b', 'SELL-AST-05c', 'SELL-AST-05d', 'SELL-PUB-81'])
      expect(rules).toContain(rule)
    expect(rules.filter((rule) => rule === 'SELL-PUB-81')).toHaveLength(13)
  })

  it('SELL-AST-04 needs every criterion with a note or evidence', () => {
    expect(checklistProblems(criteria, complete())).toEqual([])
    expect(checklistProblems(criteria, {})).toHaveLength(criteria.length)
    const evidence = complete({ no_malware: { mark: 'YES', note: ' ', evidence: 'upl_1' } })
    expect(checklistProblems(criteria, evidence)).toEqual([])
    const bare = complete({ no_malware: { mark: 'YES', note: ' ', evidence: null } })
    expect(checklistProblems(criteria, bare)).toEqual([
      { path: 'checklist.no_malware', message: 'criterion_evidence' },
    ])
  })

  it('SELL-AST-04 what has to be met cannot be said not to apply', () => {
    const none = { mark: 'NOT_APPLICABLE' as const, note: 'No tenants', evidence: null }
    expect(checklistProblems(criteria, complete({ tenant_isolation: none }))).toEqual([])
    expect(checklistProblems(criteria, complete({ no_vulnerability: none }))).toEqual([
      { path: 'checklist.no_vulnerability', message: 'criterion_needed' },
    ])
    expect(checklistProblems(criteria, complete({ no_root: { ...none, note: '' } }))).toEqual([
      { path: 'checklist.no_root', message: 'criterion_note' },
    ])
  })
})

describe('states', () => {
  it('SELL-AST-11 offers no way to delete a version that a product uses', () => {
    expect(openSellerCommands({ state: 'APPROVED', linked: true })).toEqual([])
    expect(openSellerCommands({ state: 'APPROVED', linked: false })).toEqual(['delete'])
    expect(openSellerCommands({ state: 'REVIEWING', linked: false })).toEqual(['withdraw'])
  })

  it('leads somewhere from every state but the last ones', () => {
    for (const state of assetStates)
      expect(commandsFrom(assetTransitions, state).length > 0).toBe(
        state !== 'REPLACED' && state !== 'DELETED',
      )
  })
})

describe('the report', () => {
  const file = { name: 'a.zip', sha256: 'ab', mediaType: 'application/zip' }

  it('SELL-AST-04 says plainly when nobody scanned for viruses', () => {
    const of = (scan: Parameters<typeof fileFindings>[0]['scan']) =>
      fileFindings({ ...file, scan }).find(({ key }) => key === 'virus')
    expect(of('NONE')).toMatchObject({ result: 'not_checked' })
    expect(of('TOO_LARGE')).toMatchObject({ result: 'not_checked' })
    expect(of('CLEAN')).toMatchObject({ result: 'passed' })
    expect(hasFailed(fileFindings({ ...file, scan: 'INFECTED' }))).toBe(true)
    expect(hasFailed([siteFinding('https://a.example', null)])).toBe(false)
    expect(hasFailed([siteFinding('https://a.example', 'TLS')])).toBe(true)
  })
})

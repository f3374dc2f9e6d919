import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { openApiPaths } from '@yunshi/seller-sdk'
import { afterAll, describe, expect, it } from 'vitest'
import { makeChecklist } from '../src/modules/assets/testing.ts'
import { makeBuyer, makeOperator } from '../src/modules/identity/testing.ts'
import { makePng, makeUpload, makeZip, pdfBytes } from '../src/modules/uploads/testing.ts'
import { callSigned, makeAccessKey } from './open-api-calls.ts'
import { callAs, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { platform, composition } = program
const site = await startSite()
const server = { url: `${site.origin}/produce`, key: 'k'.repeat(24) }
const shop = await makeShop(program, server)
const rivalShop = await makeShop(program, { ...server, url: 'https://rival.example.com/produce' })
const { owner } = shop
const call = callAs(program, owner)
const rival = callAs(program, rivalShop.owner)
const desk = callAs(program, await makeOperator(program))

type Category = Parameters<typeof makeChecklist>[0]

const packageOf = (name = 'app.zip') =>
  makeUpload(program, owner, {
    purpose: 'package',
    name,
    bytes: makeZip([{ name: 'bin/app', content: 'x' }]),
  })

async function create(category: Category, name = 'Agent') {
  const answer = await call('POST', '/seller/assets', {
    category,
    name,
    description: 'What it does',
    version: 'V1.0',
  })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string; versionId: string }
}

const read = async (id: string) => (await call('GET', `/seller/assets/${id}`)).body
const versionOf = async (id: string, versionId: string) =>
  (await read(id)).versions.find((version: { id: string }) => version.id === versionId)
const save = (id: string, versionId: string, content: object, checklist: object) =>
  call('PUT', `/seller/assets/${id}/versions/${versionId}`, { content, checklist })
const submit = (id: string, versionId: string, acknowledged = true) =>
  call('POST', `/seller/assets/${id}/versions/${versionId}/submit`, { acknowledged })
const scan = (versionId: string) => composition.jobs['assets.scan']({ versionId })

const applicationContent = (packageId: string) => ({
  packageKind: 'SOFTWARE',
  package: packageId,
  architectures: ['x86/x64'],
  languages: ['Go'],
})

async function taskOf(name: string) {
  const list = await desk('GET', `/ops/reviews?queue=asset&view=waiting&q=${encodeURIComponent(name)}`)
  return list.body.items[0] as { id: string; title: string } | undefined
}

async function approve(name: string) {
  const task = await taskOf(name)
  const { body } = await desk('GET', `/ops/reviews/${task!.id}`)
  await desk('POST', `/ops/reviews/${task!.id}/claim`)
  const checklist = Object.fromEntries(body.checklist.map(({ key }: { key: string }) => [key, 'pass']))
  const answer = await desk('POST', `/ops/reviews/${task!.id}/approve`, { checklist })
  expect(answer.body).toEqual({ state: 'APPROVED' })
}

/** An approved asset, all the way through. */
async function makeApproved(category: Category, name: string, content: object) {
  const made = await create(category, name)
  expect((await save(made.id, made.versionId, content, makeChecklist(category))).text).toBe('')
  expect((await submit(made.id, made.versionId)).text).toBe('')
  await scan(made.versionId)
  await approve(name)
  return made
}

describe('the way of a version', () => {
  it('SELL-AST-01, 04 draft, checks with a report, review, approval', async () => {
    const { id, versionId } = await create('APPLICATION', 'First agent')
    const early = await submit(id, versionId)
    expect(early).toMatchObject({ status: 400, body: { code: 'ASSET_INCOMPLETE' } })
    expect(early.body.errors.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['content.package', 'content.languages', 'checklist.no_malware']),
    )
    const evidence = await makeUpload(program, owner, { purpose: 'evidence', name: 'a.pdf', bytes: pdfBytes })
    const checklist = makeChecklist('APPLICATION', {
      no_vulnerability: { mark: 'YES', note: '', evidence },
      no_root: { mark: 'NOT_APPLICABLE', note: 'There is no server process', evidence: null },
    })
    const packageId = await packageOf()
    expect((await save(id, versionId, applicationContent(packageId), checklist)).status).toBe(204)
    expect((await call('DELETE', `/uploads/${packageId}`)).body.code).toBe('UPLOAD_IN_USE')
    expect((await submit(id, versionId)).status).toBe(204)
    expect((await versionOf(id, versionId)).state).toBe('SCANNING')
    expect((await submit(id, versionId)).body.code).toBe('ASSET_STATE')
    await scan(versionId)
    await scan(versionId)
    const reviewing = await versionOf(id, versionId)
    expect(reviewing.state).toBe('REVIEWING')
    expect(reviewing.report.map(({ key, result }: Record<string, string>) => `${key} ${result}`)).toEqual([
      'integrity passed',
      'structure passed',
      'virus not_checked',
      'criteria stated',
      'vulnerabilities not_checked',
    ])
    const task = await taskOf('First agent')
    const detail = await desk('GET', `/ops/reviews/${task!.id}`, undefined, { 'accept-language': 'en' })
    expect(detail.body.notices).toContainEqual({
      tone: 'warning',
      text: expect.stringContaining('this marketplace has no scanner'),
    })
    const fields = detail.body.sections.flatMap((section: { fields: object[] }) => section.fields)
    expect(fields).toContainEqual(
      expect.objectContaining({ path: 'content.package', kind: 'file', after: packageId }),
    )
    expect(fields).toContainEqual(
      expect.objectContaining({ path: 'checklist.no_vulnerability.evidence', after: evidence }),
    )
    expect((await desk('GET', `/uploads/${packageId}/content`)).status).toBe(200)
    await approve('First agent')
    const approved = await read(id)
    expect(approved.versions[0]).toMatchObject({ state: 'APPROVED', allowedCommands: ['delete'] })
    expect(approved.history.map(({ command }: { command: string }) => command)).toEqual([
      'create',
      'submit',
      'pass',
      'approve',
    ])
    const sellerId = shop.seller.id
    expect(await composition.assets.findAsset(platform.db.query, sellerId, id)).toMatchObject({
      category: 'APPLICATION',
      versions: [{ label: 'V1.0' }],
    })
    expect(await composition.assets.findAsset(platform.db.query, rivalShop.seller.id, id)).toBeNull()
    expect(await composition.assets.listUsable(platform.db.query, sellerId, 'APPLICATION')).toContainEqual(
      expect.objectContaining({ id }),
    )
  })

  it('REVIEWING → REJECTED with reasons, modified, submitted again, withdrawn', async () => {
    const { id, versionId } = await create('APPLICATION', 'Second agent')
    const content = applicationContent(await packageOf())
    await save(id, versionId, content, makeChecklist('APPLICATION'))
    await submit(id, versionId)
    await scan(versionId)
    const task = await taskOf('Second agent')
    await desk('POST', `/ops/reviews/${task!.id}/claim`)
    const reasons = [{ code: 'R14', path: 'content.package', text: '请附上漏洞扫描报告' }]
    expect((await desk('POST', `/ops/reviews/${task!.id}/reject`, { reasons })).status).toBe(200)
    expect(await versionOf(id, versionId)).toMatchObject({ state: 'REJECTED', reasons })
    expect((await submit(id, versionId)).body.code).toBe('ASSET_STATE')
    await save(id, versionId, content, makeChecklist('APPLICATION'))
    expect((await versionOf(id, versionId)).state).toBe('DRAFT')
    await submit(id, versionId)
    const url = `/seller/assets/${id}/versions/${versionId}/withdraw`
    expect((await call('POST', url)).status).toBe(204)
    expect((await versionOf(id, versionId)).state).toBe('DRAFT')
    await submit(id, versionId)
    await scan(versionId)
    expect((await call('POST', url)).status).toBe(204)
    expect(await taskOf('Second agent')).toBeUndefined()
    expect((await call('POST', url)).body.code).toBe('ASSET_STATE')
  })

  it('tells the seller by message what was decided', async () => {
    const events = await platform.db.pool.query<{ payload: { outcome: string } }>(
      "select payload from events where type = 'assets.version_decided' order by occurred_at",
    )
    expect(events.rows.map(({ payload }) => payload.outcome)).toEqual(
      expect.arrayContaining(['APPROVED', 'REJECTED']),
    )
    const worker = await program.startWorker()
    const titles = async () =>
      ((await call('GET', '/messages?kind=seller')).body.items as { title: string }[]).map(
        ({ title }) => title,
      )
    await expect
      .poll(titles, { timeout: 10_000 })
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining('资产已通过'),
          expect.stringContaining('未通过审核'),
        ]),
      )
    await worker.stop()
  })

  it('refuses files of others, of another purpose, and unfinished ones, naming the field', async () => {
    const { id, versionId } = await create('APPLICATION', 'Third agent')
    const attempt = (packageId: string) => save(id, versionId, applicationContent(packageId), {})
    const logo = await makeUpload(program, owner, { purpose: 'logo', name: 'a.png', bytes: makePng(9, 9) })
    expect(await attempt(logo)).toMatchObject({
      status: 400,
      body: { code: 'UPLOAD_PURPOSE', errors: [{ path: 'content.package' }] },
    })
    const open = await call('POST', '/uploads', { purpose: 'package', name: 'b.zip', sizeBytes: 10 })
    expect((await attempt(open.body.id)).body.code).toBe('UPLOAD_NOT_READY')
    const foreign = await makeUpload(program, rivalShop.owner, {
      purpose: 'package',
      name: 'c.zip',
      bytes: makeZip([{ name: 'a', content: 'x' }]),
    })
    expect((await attempt(foreign)).status).toBe(404)
    expect(await save(id, versionId, { color: 'red' }, {})).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'content.color' }] },
    })
    expect(
      (await save(id, versionId, {}, { nothing: { mark: 'YES', note: '', evidence: null } })).status,
    ).toBe(400)
  })

  it.each([
    [{ category: 'CAR', name: 'x', description: '', version: 'V1.0' }],
    [{ category: 'IMAGE', name: '', description: '', version: 'V1.0' }],
    [{ category: 'IMAGE', name: '  ', description: '', version: 'V1.0' }],
    [{ category: 'IMAGE', name: 'x'.repeat(101), description: '', version: 'V1.0' }],
    [{ category: 'IMAGE', name: 'x', description: '', version: '../V1' }],
    [{ category: 'IMAGE', name: 'x', description: '' }],
  ])('refuses %j', async (body) => expect((await call('POST', '/seller/assets', body)).status).toBe(400))

  it('BUY-SYS-05 a foreign asset is a missing one, everywhere', async () => {
    const { id, versionId } = await create('APPLICATION', 'Mine')
    const version = `/seller/assets/${id}/versions/${versionId}`
    for (const [method, url, body] of [
      ['GET', `/seller/assets/${id}`],
      ['PATCH', `/seller/assets/${id}`, { name: 'Yours' }],
      ['DELETE', `/seller/assets/${id}`],
      ['POST', `/seller/assets/${id}/versions`, { kind: 'ADD', label: 'V2.0' }],
      ['PUT', version, { content: {}, checklist: {} }],
      ['POST', `${version}/submit`, { acknowledged: true }],
      ['POST', `${version}/withdraw`],
      ['DELETE', version],
    ] as const)
      expect((await rival(method, url, body)).status, `${method} ${url}`).toBe(404)
    expect((await rival('GET', '/seller/assets')).body.items).toEqual([])
    const buyer = callAs(program, await makeBuyer(program))
    expect((await buyer('GET', '/seller/assets')).status).toBe(403)
    expect((await callAs(program, null)('GET', '/seller/assets')).status).toBe(401)
  })
})

describe('versions', () => {
  it('SELL-AST-08, 12 adds a version beside, and updates one in its place', async () => {
    const first = await packageOf('first.zip')
    const { id, versionId } = await makeApproved('APPLICATION', 'Versioned', applicationContent(first))
    const versions = `/seller/assets/${id}/versions`
    expect((await call('POST', versions, { kind: 'ADD', label: 'V1.0' })).body.code).toBe('ASSET_LABEL_TAKEN')
    const added = (await call('POST', versions, { kind: 'ADD', label: 'V2.0' })).body.versionId
    expect((await call('POST', versions, { kind: 'ADD', label: 'V3.0' })).body.code).toBe('ASSET_UNFINISHED')
    expect((await versionOf(id, added)).content).toEqual(applicationContent(first))
    await submit(id, added)
    await scan(added)
    await approve('Versioned')

    const updated = (await call('POST', versions, { kind: 'UPDATE', versionId })).body.versionId
    const second = await packageOf('second.zip')
    await save(id, updated, applicationContent(second), makeChecklist('APPLICATION'))
    await submit(id, updated)
    await scan(updated)
    const task = await taskOf('Versioned')
    const described = await desk('GET', `/ops/reviews/${task!.id}`)
    expect(described.body.hasBefore).toBe(true)
    const changed = described.body.sections
      .flatMap((section: { fields: { changed: boolean; path: string }[] }) => section.fields)
      .filter((field: { changed: boolean }) => field.changed)
      .map(({ path }: { path: string }) => path)
    expect(changed).toContain('content.package')
    // Until it is approved products see the old content.
    const labels = async () =>
      (await composition.assets.findAsset(platform.db.query, shop.seller.id, id))!.versions.map(
        ({ label, content }) => [label, content['package']],
      )
    expect(await labels()).toContainEqual(['V1.0', first])
    await approve('Versioned')
    expect(await labels()).toEqual([
      ['V1.0', second],
      ['V2.0', first],
    ])
    expect((await versionOf(id, versionId)).state).toBe('REPLACED')
  })

  it('SELL-AST-11 AST-002 keeps what a product refers to', async () => {
    const { id, versionId } = await makeApproved(
      'APPLICATION',
      'Linked',
      applicationContent(await packageOf()),
    )
    const link = { assetId: id, version: 'V1.0', productId: 'prd_1' }
    await platform.db.transaction((tx) => composition.assets.link(tx, link))
    await platform.db.transaction((tx) => composition.assets.link(tx, link))
    expect((await call('DELETE', `/seller/assets/${id}`)).body.code).toBe('AST-002')
    expect((await call('DELETE', `/seller/assets/${id}/versions/${versionId}`)).body.code).toBe('AST-002')
    expect((await versionOf(id, versionId)).linkedProducts).toEqual(['prd_1'])
    expect((await read(id)).versions[0].allowedCommands).toEqual([])
    await platform.db.transaction((tx) => composition.assets.unlink(tx, 'prd_1'))
    expect((await call('DELETE', `/seller/assets/${id}`)).status).toBe(204)
    expect((await call('GET', `/seller/assets/${id}`)).status).toBe(404)
  })

  it('SELL-AST-11 AST-003 an application keeps its last template', async () => {
    const application = await makeApproved('APPLICATION', 'Deployed', applicationContent(await packageOf()))
    const template = async (name: string) =>
      makeApproved('TEMPLATE', name, {
        engine: 'TERRAFORM',
        package: await packageOf('template.zip'),
        target: { assetId: application.id, version: 'V1.0' },
        introduction: 'Deploys it',
      })
    const first = await template('Template one')
    expect((await read(application.id)).templates).toBe(1)
    expect((await call('DELETE', `/seller/assets/${first.id}`)).body.code).toBe('AST-003')
    expect((await call('DELETE', `/seller/assets/${first.id}/versions/${first.versionId}`)).body.code).toBe(
      'AST-003',
    )
    await template('Template two')
    expect((await call('DELETE', `/seller/assets/${first.id}`)).status).toBe(204)
    const draft = await create('TEMPLATE', 'No target')
    await save(
      draft.id,
      draft.versionId,
      {
        engine: 'RFS',
        package: await packageOf(),
        target: { assetId: 'ast_none', version: 'V1.0' },
        introduction: 'x',
      },
      makeChecklist('TEMPLATE'),
    )
    expect((await submit(draft.id, draft.versionId)).body.errors).toEqual([
      expect.objectContaining({ path: 'content.target' }),
    ])
  })

  it('SELL-AST-01 lists with filters, and changes names', async () => {
    const { id } = await create('ALGORITHM', 'Face 100%')
    const list = async (query: string) =>
      (await call('GET', `/seller/assets?${query}`)).body.items as { id: string }[]
    expect((await list('category=ALGORITHM')).map((item) => item.id)).toEqual([id])
    expect((await list('q=100%25')).map((item) => item.id)).toEqual([id])
    expect(await list('q=100%25x')).toEqual([])
    expect((await list('state=DRAFT&category=ALGORITHM')).length).toBe(1)
    expect((await list('state=APPROVED&category=ALGORITHM')).length).toBe(0)
    expect((await call('GET', '/seller/assets?category=CAR')).status).toBe(400)
    expect((await call('PATCH', `/seller/assets/${id}`, { name: ' Faces ' })).status).toBe(204)
    expect((await read(id)).name).toBe('Faces')
  })
})

describe('images', () => {
  it('SELL-AST-09 are submitted only when what publishing does was acknowledged; 6.5 deployed objects', async () => {
    const { id, versionId } = await create('IMAGE', 'Image one')
    const content = {
      regionImages: [{ region: 'cn-north-4', imageId: '0f99927b-0000-4c11-a4d4-3b4f2c2f5a11' }],
      os: 'Windows Server 2022',
      architecture: 'x86',
      minDiskGb: 40,
      minRamGb: 4,
      delegation: 'ims_agency',
      remoteLogin: true,
      securityGroup: [{ direction: 'IN', protocol: 'TCP', ports: '443', source: '0.0.0.0/0' }],
    }
    expect((await save(id, versionId, content, makeChecklist('IMAGE'))).text).toBe('')
    expect(await submit(id, versionId, false)).toMatchObject({
      status: 412,
      body: { code: 'ASSET_ACKNOWLEDGE' },
    })
    const signed = callSigned(program, await makeAccessKey(program, owner))
    const ask = async (query: string) => signed('GET', `${openApiPaths.deployedObject}?${query}`)
    expect((await ask(`asset_id=${id}`)).body).toMatchObject({ error_code: 'MKT.0000', data: [] })
    await submit(id, versionId)
    await scan(versionId)
    await approve('Image one')
    const answer = await ask(`asset_id=${id}&deployed_type=image&region=cn-north-4&asset_version=V1.0`)
    expect(answer.status).toBe(200)
    expect(answer.body.data).toEqual([
      {
        asset_id: id,
        deployed_type: 'image',
        version: 'V1.0',
        version_id: versionId,
        region: 'cn-north-4',
        image_deployed_object: {
          image_id: '0f99927b-0000-4c11-a4d4-3b4f2c2f5a11',
          image_name: 'Image one V1.0',
          os_type: 'Windows',
          create_time: expect.any(String),
          architecture: 'x86',
        },
      },
    ])
    expect((await ask(`asset_id=${id}&region=cn-east-3`)).body.data).toEqual([])
    expect((await ask(`asset_id=${id}&deployed_type=software_package`)).body.data).toEqual([])
    const rivalSigned = callSigned(program, await makeAccessKey(program, rivalShop.owner))
    const foreign = await rivalSigned('GET', `${openApiPaths.deployedObject}?asset_id=${id}`)
    expect([foreign.status, foreign.body.error_code]).toEqual([401, 'MKT.0150'])

    const packageId = await packageOf()
    const app = await makeApproved('APPLICATION', 'Deployable', applicationContent(packageId))
    const software = (await ask(`asset_id=${app.id}&deployed_type=software_package`)).body.data
    expect(software[0].software_pkg_deployed_object).toEqual({
      package_name: 'app.zip',
      internal_path: `/api/v1/uploads/${packageId}/content`,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })
})

describe('SaaS', () => {
  const content = (domains: string[]) => ({
    domains,
    loginMode: 'PASSWORD',
    endpoint: shop.seller.endpointId,
    scanStatement: true,
  })

  it('SELL-AST-10 proves who controls a website by a file, and looks at it before the review', async () => {
    expect((await call('POST', '/seller/asset-domains', { url: 'http://evil.example' })).body.code).toBe(
      'ASSET_DOMAIN',
    )
    expect((await call('POST', '/seller/asset-domains', { url: 'https://10.0.0.1' })).status).toBe(400)
    const added = await call('POST', '/seller/asset-domains', { url: `${site.origin}/start` })
    expect(added.body).toMatchObject({ origin: site.origin, verifiedAt: null })
    expect((await call('POST', '/seller/asset-domains', { url: site.origin })).body.code).toBe(
      'ASSET_DOMAIN_TAKEN',
    )
    const domain = added.body as { id: string; fileName: string; content: string }
    const verify = () => call('POST', `/seller/asset-domains/${domain.id}/verify`)
    expect((await verify()).body).toMatchObject({ code: 'ASSET_DOMAIN_UNPROVEN' })
    expect((await rival('POST', `/seller/asset-domains/${domain.id}/verify`)).status).toBe(404)

    const { id, versionId } = await create('SAAS', 'Online CRM')
    await save(id, versionId, content([domain.id]), makeChecklist('SAAS'))
    expect((await submit(id, versionId)).body.errors).toEqual([
      expect.objectContaining({ path: 'content.domains' }),
    ])
    site.files.set(`/${domain.fileName}`, 'something else')
    expect((await verify()).body.detail).toContain('other content')
    site.files.set(`/${domain.fileName}`, `${domain.content}\n`)
    expect((await verify()).status).toBe(204)
    expect((await verify()).status).toBe(204)

    site.broken = true
    await submit(id, versionId)
    await scan(versionId)
    const failed = await versionOf(id, versionId)
    expect(failed).toMatchObject({ state: 'REJECTED', reasons: [{ code: 'AST-001' }] })
    expect(failed.report.map(({ key, result }: Record<string, string>) => `${key} ${result}`)).toEqual([
      'site failed',
      'connection passed',
      'criteria stated',
    ])
    site.broken = false
    await save(id, versionId, content([domain.id]), makeChecklist('SAAS'))
    await submit(id, versionId)
    await scan(versionId)
    expect((await versionOf(id, versionId)).state).toBe('REVIEWING')
    expect((await call('DELETE', `/seller/asset-domains/${domain.id}`)).body.code).toBe('ASSET_DOMAIN_IN_USE')
    const task = await taskOf('Online CRM')
    const shown = await desk('GET', `/ops/reviews/${task!.id}`)
    expect(shown.text).toContain(site.origin)
  })

  it('SELL-AST-10 checks at most five SaaS assets of a seller at once', async () => {
    const { items } = (await call('GET', '/seller/asset-domains')).body
    const domains = [items[0].id as string]
    const answers: string[] = []
    for (let i = 0; i < 6; i++) {
      const { id, versionId } = await create('SAAS', `Many ${i}`)
      await save(id, versionId, content(domains), makeChecklist('SAAS'))
      const answer = await submit(id, versionId)
      answers.push(answer.body?.code ?? 'fine')
    }
    expect(answers).toEqual(['fine', 'fine', 'fine', 'fine', 'fine', 'ASSET_SCANS_MAX'])
  })
})

/** A website with files, for the proof and for the look at it. */
async function startSite() {
  const files = new Map<string, string>()
  const state = { files, broken: false, origin: '' }
  const web = http.createServer((req, res) => {
    const text = files.get(req.url ?? '')
    if (text !== undefined) return res.writeHead(200, { 'content-type': 'text/plain' }).end(text)
    if (state.broken) return res.writeHead(503).end()
    return res.writeHead(req.url === '/' ? 200 : 404, { 'content-type': 'text/html' }).end('<h1>CRM</h1>')
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  state.origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  afterAll(() => new Promise((resolve) => web.close(resolve)))
  return state
}

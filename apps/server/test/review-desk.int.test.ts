import { describe, expect, it } from 'vitest'
import { makeBuyer, makeOperator, testResolveActor } from '../src/modules/identity/testing.ts'
import {
  createReviewOffice,
  registerReviewRoutes,
  type ReviewReason,
  type ReviewSubject,
} from '../src/modules/reviews/index.ts'
import { newId } from '../src/platform/ids.ts'
import { callAs } from './purchase.ts'
import { createRouteServer, createTestPlatform } from './harness.ts'

const platform = await createTestPlatform()
const { db } = platform
const reviews = createReviewOffice(platform)
const app = await createRouteServer(platform, testResolveActor(platform), (server) =>
  registerReviewRoutes(server, reviews, () => platform.clock.now()),
)
const program = { platform, app }

/** A subject that notes what the desk does to it; its objects are free to be anything. */
const done: { act: string; objectId: string; reasons?: ReviewReason[] }[] = []
const subject: ReviewSubject = {
  queue: 'resale_share',
  approve: async (_tx, { objectId }) => {
    done.push({ act: 'approve', objectId })
    return objectId.startsWith('slow') ? 'checking' : 'done'
  },
  reject: async (_tx, { objectId }, { reasons }) => {
    done.push({ act: 'reject', objectId, reasons })
  },
  describe: async () => ({
    hasBefore: true,
    sections: [
      {
        title: { zh: '内容', en: 'Content' },
        fields: [
          { path: 'a', label: { zh: '甲', en: 'A' }, kind: 'text', before: '1', after: '2' },
          { path: 'b', label: { zh: '乙', en: 'B' }, kind: 'text', before: '1', after: '1' },
        ],
      },
    ],
    checklist: [{ key: 'sound', rule: 'SELL-PUB-162', label: { zh: '合理', en: 'Sound' } }],
    notices: [],
    previewPath: null,
  }),
}
reviews.register(subject)

const submitter = await makeBuyer(program)
const reviewer = await makeOperator(program)
const colleague = await makeOperator(program)
const desk = callAs(program, reviewer)

async function open(objectId = newId('obj')): Promise<{ id: string; objectId: string }> {
  const id = await db.transaction((tx) =>
    reviews.open(tx, submitter.actor, {
      queue: 'resale_share',
      objectType: 'test_object',
      objectId,
      title: { zh: '测试对象', en: 'Test object' },
      sellerId: null,
    }),
  )
  return { id, objectId }
}
const withdraw = (objectId: string) =>
  db.transaction((tx) => reviews.withdraw(tx, submitter.actor, { queue: 'resale_share', objectId }))
const passed = { checklist: { sound: 'pass' } }

describe('the review desk', () => {
  it('OPS-REVIEW-02 shows what waits, what changed first, and its deadline', async () => {
    const { id } = await open()
    const list = await desk('GET', '/ops/reviews?view=waiting&queue=resale_share')
    const row = list.body.items.find((item: { id: string }) => item.id === id)
    expect(row).toMatchObject({ state: 'OPEN', title: '测试对象', overdue: false, mine: false })
    const detail = await desk('GET', `/ops/reviews/${id}`, undefined, { 'accept-language': 'en' })
    expect(detail.body.commands).toEqual(['claim'])
    expect(detail.body.sections[0].fields.map((field: { changed: boolean }) => field.changed)).toEqual([
      true,
      false,
    ])
    expect(detail.body.checklist[0]).toMatchObject({ label: 'Sound', rule: 'SELL-PUB-162' })
  })

  it('OPS-REVIEW-03 approves once, with a complete checklist, and carries out the effect', async () => {
    const { id, objectId } = await open()
    expect((await desk('POST', `/ops/reviews/${id}/claim`)).status).toBe(204)
    const incomplete = await desk('POST', `/ops/reviews/${id}/approve`, { checklist: { sound: 'fail' } })
    expect(incomplete).toMatchObject({ status: 400, body: { code: 'REVIEW_CHECKLIST' } })
    expect(incomplete.body.errors[0].path).toBe('checklist.sound')
    expect((await desk('POST', `/ops/reviews/${id}/approve`, passed)).body).toEqual({ state: 'APPROVED' })
    expect((await desk('POST', `/ops/reviews/${id}/approve`, passed)).body).toEqual({ state: 'APPROVED' })
    expect(done.filter((entry) => entry.objectId === objectId)).toHaveLength(1)
    const ended = await desk('GET', '/ops/reviews?view=ended&queue=resale_share')
    expect(ended.body.items[0]).toMatchObject({ id, decidedByName: reviewer.actor.userName })
  })

  it('OPS-REVIEW-03 rejects only with a known reason and words', async () => {
    const { id, objectId } = await open()
    const reject = (reasons: object[]) => desk('POST', `/ops/reviews/${id}/reject`, { reasons })
    expect((await reject([])).body.code).toBe('REVIEW_REASON')
    expect((await reject([{ code: 'X99', path: null, text: 'no' }])).body.errors[0].path).toBe(
      'reasons[0].code',
    )
    expect((await reject([{ code: 'G99', path: 'a', text: '  ' }])).body.errors[0].path).toBe(
      'reasons[0].text',
    )
    expect((await reject([{ code: 'G99', path: 'a', text: ' 请改正 ' }])).body).toEqual({ state: 'REJECTED' })
    expect(done.find((entry) => entry.objectId === objectId)?.reasons).toEqual([
      { code: 'G99', path: 'a', text: '请改正' },
    ])
    expect(await reviews.findLatest(db.query, { queue: 'resale_share', objectId })).toMatchObject({
      state: 'REJECTED',
      reasons: [{ code: 'G99' }],
    })
  })

  it('OPS-REVIEW-04 nobody decides what their own account submitted', async () => {
    const own = await makeOperator(program)
    const id = await db.transaction((tx) =>
      reviews.open(tx, own.actor, {
        queue: 'resale_share',
        objectType: 'test_object',
        objectId: newId('obj'),
        title: { zh: '自己的', en: 'Own' },
        sellerId: null,
      }),
    )
    const call = callAs(program, own)
    for (const [command, body] of [
      ['claim', undefined],
      ['approve', passed],
      ['reject', { reasons: [{ code: 'G99', path: null, text: 'no' }] }],
    ] as const)
      expect((await call('POST', `/ops/reviews/${id}/${command}`, body)).body.code).toBe('REVIEW_OWN')
    expect((await call('GET', `/ops/reviews/${id}`)).body.commands).toEqual([])
  })

  it('OPS-REVIEW-02 a claimed task is its reviewer’s until it is given back', async () => {
    const { id } = await open()
    const other = callAs(program, colleague)
    await desk('POST', `/ops/reviews/${id}/claim`)
    expect((await other('POST', `/ops/reviews/${id}/claim`)).body.code).toBe('REVIEW_CLAIMED')
    expect((await other('POST', `/ops/reviews/${id}/approve`, passed)).body.code).toBe('REVIEW_CLAIMED')
    expect((await other('PUT', `/ops/reviews/${id}/worksheet`, { remark: 'x' })).body.code).toBe(
      'REVIEW_NOT_YOURS',
    )
    const worksheet = { ...passed, remark: '看过了', reasons: [] }
    expect((await desk('PUT', `/ops/reviews/${id}/worksheet`, worksheet)).status).toBe(204)
    expect((await desk('GET', `/ops/reviews/${id}`)).body.worksheet).toEqual(worksheet)
    expect((await other('POST', `/ops/reviews/${id}/release`)).status).toBe(204)
    expect((await other('POST', `/ops/reviews/${id}/claim`)).status).toBe(204)
  })

  it('SELL-PUB 4.6 what was withdrawn a second ago cannot be approved, also when both come at once', async () => {
    const first = await open()
    await withdraw(first.objectId)
    expect((await desk('POST', `/ops/reviews/${first.id}/approve`, passed)).body.code).toBe('REVIEW_CLOSED')
    for (let i = 0; i < 10; i++) {
      const { id, objectId } = await open()
      const [approved, withdrawn] = await Promise.all([
        desk('POST', `/ops/reviews/${id}/approve`, passed),
        withdraw(objectId).then(
          () => true,
          () => false,
        ),
      ])
      expect([approved.status === 200, withdrawn].filter(Boolean)).toHaveLength(1)
      expect(done.some((entry) => entry.objectId === objectId)).toBe(approved.status === 200)
    }
  })

  it('OPS-REVIEW-05 a task that the system still checks is ended by its subject', async () => {
    const { id } = await open(newId('slow'))
    expect((await desk('POST', `/ops/reviews/${id}/approve`, passed)).body).toEqual({ state: 'CHECKING' })
    expect((await desk('GET', `/ops/reviews/${id}`)).body.commands).toEqual([])
    const reasons = [{ code: 'R15', path: null, text: 'newInstance: 500' }]
    const settle = () => db.transaction((tx) => reviews.settle(tx, id, { approved: false, reasons }))
    expect(await settle()).toBe(true)
    expect(await settle()).toBe(false)
    const detail = await desk('GET', `/ops/reviews/${id}`)
    expect(detail.body).toMatchObject({ task: { state: 'REJECTED' }, reasons })
    expect(detail.body.history.at(-1)).toMatchObject({ actorKind: 'system', command: 'reject' })
  })

  it('one task an object is open at a time', async () => {
    const { objectId } = await open()
    await expect(open(objectId)).rejects.toMatchObject({ code: 'REVIEW_OPEN' })
    await withdraw(objectId)
    await open(objectId)
  })

  it('counts queues, finds by words and pages without a gap', async () => {
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await desk(
        'GET',
        `/ops/reviews?limit=2&q=${encodeURIComponent('测试')}${cursor ? `&cursor=${cursor}` : ''}`,
      )
      ids.push(...page.body.items.map((item) => item.id))
      cursor = page.body.nextCursor
    }
    expect(new Set(ids).size).toBe(ids.length)
    const figures = await desk('GET', '/ops/review-figures')
    const queue = figures.body.items.find((item: { queue: string }) => item.queue === 'resale_share')
    expect(queue.waiting).toBe(ids.length + 1)
    expect(queue.decided).toBeGreaterThan(queue.approved)
    expect((await desk('GET', '/ops/reviews?q=%25')).body.items).toEqual([])
  })

  it('OPS-REVIEW-02 tells of an overdue task once', async () => {
    await open()
    await db.query
      .updateTable('clock_settings')
      .set({ offset_ms: 20n * 86_400_000n })
      .execute()
    await new Promise((resolve) => setTimeout(resolve, 250))
    await platform.clock.refresh()
    const overdue = await desk('GET', '/ops/reviews?view=overdue')
    expect(overdue.body.items.length).toBeGreaterThan(0)
    expect(await reviews.sweepOverdue()).toBeGreaterThan(0)
    expect(await reviews.sweepOverdue()).toBe(0)
  })

  it('is closed to buyers, and unknown tasks are not found', async () => {
    const call = callAs(program, submitter)
    expect((await call('GET', '/ops/reviews')).status).toBe(403)
    expect((await desk('GET', '/ops/reviews/rev_none')).status).toBe(404)
    expect((await desk('POST', '/ops/reviews/rev_none/approve', {})).status).toBe(404)
    expect((await desk('GET', '/ops/reviews?view=none')).status).toBe(400)
  })

  it('OPS-CAT-05 reason codes are changed by operators and switched off, not deleted', async () => {
    const reason = { queues: ['resale_share'], text: { zh: '比例过高', en: 'Ratio too high' }, active: true }
    expect((await desk('PUT', '/ops/review-reasons/S01', reason)).status).toBe(204)
    const { id } = await open()
    const codes = (await desk('GET', `/ops/reviews/${id}`)).body.reasonCodes
    expect(codes).toContainEqual({ code: 'S01', text: '比例过高' })
    expect(codes.map((item: { code: string }) => item.code)).not.toContain('R01')
    await desk('PUT', '/ops/review-reasons/S01', { ...reason, active: false })
    const off = { reasons: [{ code: 'S01', path: null, text: 'x' }] }
    expect((await desk('POST', `/ops/reviews/${id}/reject`, off)).body.code).toBe('REVIEW_REASON')
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bannerSvg, coverSvg, initialsOf, logoSvg, screenshotSvg, type ArtworkAccessType } from './artwork.ts'
import { escapeXml, wrapTitle, widthInEm } from './artwork-svg.ts'

const accessTypes: ArtworkAccessType[] = [
  'SAAS',
  'LICENSE',
  'IMAGE',
  'SERVICE',
  'API',
  'AGENT',
  'HARDWARE',
  'DATA',
  'AI_ASSET',
  'CONTAINER',
  'ORCHESTRATION',
  'CONSULTING',
]

function allPictures(seed: string, title: string): string[] {
  return [
    logoSvg({ seed, label: title }),
    bannerSvg({ seed, kind: 'hero' }),
    bannerSvg({ seed, kind: 'shop' }),
    ...accessTypes.flatMap((accessType) => [
      coverSvg({ seed, accessType, title }),
      ...[0, 1, 2].map((index) => screenshotSvg({ seed, accessType, index, title })),
    ]),
  ]
}

/**
 * Reads markup by the grammar of XML 1.0: one root, tags nested and closed, attributes quoted and unique, only
 * the predefined entities, no stray `<` or `&`, no characters outside the Char production.
 */
function assertWellFormed(xml: string): void {
  // oxlint-disable-next-line no-control-regex -- the characters XML forbids
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(xml)) throw new Error('char')
  const open: string[] = []
  let roots = 0
  let at = 0
  const token = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  while (at < xml.length) {
    token.lastIndex = at
    const match = token.exec(xml)
    if (!match) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 80)}`)
    at = token.lastIndex
    const [, closing, name = '', attributes = '', selfClosing, content] = match
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(attributes + (content ?? ''))) throw new Error('bare ampersand')
    if (content !== undefined) {
      if (open.length === 0) throw new Error('text outside the root')
      continue
    }
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map((found) => found[1])
    if (new Set(names).size !== names.length) throw new Error(`duplicate attribute in ${name}`)
    if (closing) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`)
    } else {
      if (open.length === 0) roots++
      if (!selfClosing) open.push(name)
    }
  }
  if (open.length > 0 || roots !== 1) throw new Error('unbalanced')
}

function idsIn(svg: string): string[] {
  return [...svg.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]!)
}

describe('generated pictures', () => {
  test('the same input gives the same bytes', () => {
    expect(allPictures('yunfan-crm', '云帆客户关系管理')).toEqual(
      allPictures('yunfan-crm', '云帆客户关系管理'),
    )
  })

  test('every picture is well-formed and below 8 KB, whatever the title and seed', () => {
    const title = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '<script>alert("1")</script>',
        `A&B 'quoted' "title"`,
        ']]>',
        '',
        '   ',
        '云'.repeat(200),
      ),
    )
    fc.assert(
      fc.property(fc.string(), title, (seed, value) => {
        for (const svg of allPictures(seed, value)) assertWellFormed(svg)
      }),
      { numRuns: 60 },
    )
    for (const seed of ['a', 'b', 'c', 'yunfan', 'harbor', '97']) {
      for (const svg of allPictures(seed, '云帆客户关系管理 Customer Platform')) {
        expect(Buffer.byteLength(svg)).toBeLessThan(8 * 1024)
      }
    }
  })

  test('the strict reader refuses broken markup', () => {
    for (const broken of [
      '<a>',
      '<a b=c/>',
      '<a/><b/>',
      '<a>&x;</a>',
      '<a b="1" b="2"/>',
      '<a></b>',
      '<a>\u0001</a>',
    ]) {
      expect(() => assertWellFormed(broken)).toThrow()
    }
  })

  test('text is escaped and can not open an element', () => {
    const svg = coverSvg({ seed: 's', accessType: 'SAAS', title: '<b onload="x">&' })
    expect(svg).not.toContain('<b ')
    expect(svg).toContain('&lt;b')
    expect(escapeXml(`<&>"'\u0000\uD800`)).toBe('&lt;&amp;&gt;&quot;&apos;')
  })

  test('different seeds give different pictures, different screens differ', () => {
    const seeds = Array.from({ length: 200 }, (_, i) => `product-${i}`)
    expect(new Set(seeds.map((seed) => coverSvg({ seed, accessType: 'API', title: 'T' }))).size).toBe(200)
    const screens = [0, 1, 2].map((index) =>
      screenshotSvg({ seed: 's', accessType: 'SAAS', index, title: 'T' }),
    )
    expect(new Set(screens).size).toBe(3)
    const covers = accessTypes.map((accessType) => coverSvg({ seed: 's', accessType, title: 'T' }))
    expect(new Set(covers).size).toBe(accessTypes.length)
  })

  test('pictures of different products never share the ids of their gradients', () => {
    const pages = Array.from({ length: 60 }, (_, i) =>
      coverSvg({ seed: `p${i}`, accessType: 'DATA', title: 'T' }),
    )
    const ids = pages.flatMap(idsIn)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('sizes are taken over, the drawing keeps its own coordinates', () => {
    expect(logoSvg({ seed: 's', label: '云市', size: 48 })).toContain(
      'width="48" height="48" viewBox="0 0 96 96"',
    )
    expect(coverSvg({ seed: 's', accessType: 'SAAS', title: 'T', width: 480, height: 270 })).toContain(
      'width="480" height="270" viewBox="0 0 960 540"',
    )
  })
})

describe('initials', () => {
  test.each([
    ['云帆客户关系管理', '云帆'],
    ['Yunfan CRM', 'YC'],
    ['Harbor', 'HA'],
    ['岚', '岚'],
    ['AI 质检平台', '质检'],
    ['x', 'X'],
    ['  ', ''],
  ])('%s is shown as %s', (label, expected) => {
    expect(initialsOf(label)).toBe(expected)
  })
})

describe('titles on covers', () => {
  test('Latin words stay whole, Chinese breaks anywhere, the rest ends with an ellipsis', () => {
    expect(wrapTitle('Contract Review Agent', 8.7, 3)).toEqual(['Contract Review', 'Agent'])
    expect(wrapTitle('云帆客户关系管理平台', 5, 2)).toEqual(['云帆客户关', '系管理平台'])
    expect(wrapTitle('云帆客户关系管理平台标准', 5, 2)[1]).toBe('系管理平…')
  })

  test('no line is wider than its room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 4, max: 20 }),
        (title, width) => {
          const lines = wrapTitle(title, width, 3)
          expect(lines.length).toBeLessThanOrEqual(3)
          for (const line of lines) expect(widthInEm(line)).toBeLessThanOrEqual(width + 1)
        },
      ),
    )
  })
})

import type { DocumentBand } from './document-shape.ts'
import { joinPath, type ProblemList } from './problem.ts'

/**
 * SELL-PUB-43: bands cover every quantity from 1 exactly once. The last is open; `to`, where written, ends just before
 * the next begins.
 */
export function checkBands(bands: readonly DocumentBand[], path: string, problems: ProblemList): void {
  const rule = 'SELL-PUB-43'
  if (bands[0] && bands[0].from !== 1)
    problems.error(
      joinPath(joinPath(path, 0), 'from'),
      rule,
      '第一档从 1 开始，之前的用量没有价格。',
      'The first band begins at 1; what comes before it has no price.',
    )
  for (const [i, band] of bands.entries()) {
    const at = joinPath(path, i)
    const next = bands[i + 1]
    if (band.to !== undefined && band.to < band.from)
      problems.error(
        joinPath(at, 'to'),
        rule,
        '结束值小于开始值，请改正。',
        'Ends before it begins; correct it.',
      )
    if (!next) {
      if (band.to !== undefined)
        problems.error(
          joinPath(at, 'to'),
          rule,
          '最后一档不封顶，请清空结束值（to）；数量上限写在数量属性里。',
          'The last band is open: leave its end (to) empty. A highest quantity belongs to the quantity attribute.',
        )
      continue
    }
    if (next.from <= band.from || (band.to !== undefined && band.to >= next.from))
      problems.error(
        joinPath(joinPath(path, i + 1), 'from'),
        rule,
        '与前一档重叠：每一档要从前一档结束之后开始。',
        'Overlaps the band before it: each begins after the one before has ended.',
      )
    else if (band.to !== undefined && band.to < next.from - 1)
      problems.error(
        joinPath(joinPath(path, i + 1), 'from'),
        rule,
        `与前一档之间有空缺：${band.to + 1} 到 ${next.from - 1} 没有价格。`,
        `Leaves a gap after the band before it: ${band.to + 1} to ${next.from - 1} has no price.`,
      )
  }
}

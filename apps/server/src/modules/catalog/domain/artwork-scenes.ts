import type { Palette } from './artwork-palette.ts'
import { circle, curve, group, n, path, rect, stroke, text } from './artwork-svg.ts'

/** Access types a picture can be drawn for; the catalog's own type is assignable to it. */
export type ArtworkAccessType =
  | 'SAAS'
  | 'LICENSE'
  | 'IMAGE'
  | 'SERVICE'
  | 'API'
  | 'AGENT'
  | 'HARDWARE'
  | 'DATA'
  | 'AI_ASSET'
  | 'CONTAINER'
  | 'ORCHESTRATION'
  | 'CONSULTING'

/** What a scene draws with. `fill` and `shadow` are references into the document's definitions. */
export interface Ink {
  palette: Palette
  random: () => number
  fill: string
  shadow: string
}

/** Draws into a box of 460 × 400. */
type Scene = (ink: Ink) => string

const NIGHT = '#0F1B3D'

export function panel(ink: Ink, x: number, y: number, w: number, h: number, fill = '#fff', r = 14): string {
  return rect(x, y, w, h, r, fill, `filter="${ink.shadow}"`)
}

function windowDots(ink: Ink, x: number, y: number): string {
  const { light, accent, main } = ink.palette
  return [light, accent, main].map((color, i) => circle(x + i * 16, y, 4.5, color)).join('')
}

/** Points of a wandering line inside a box, left to right, higher at the end: products like to show growth. */
export function trend(
  random: () => number,
  x: number,
  y: number,
  w: number,
  h: number,
  count: number,
): [number, number][] {
  return Array.from({ length: count }, (_, i) => {
    const rise = 0.25 + (0.5 * i) / (count - 1)
    return [x + (w * i) / (count - 1), y + h - h * (rise + (random() - 0.5) * 0.38)]
  })
}

export function areaChart(ink: Ink, x: number, y: number, w: number, h: number): string {
  const points = trend(ink.random, x, y, w, h, 8)
  const line = curve(points)
  const [lastX, lastY] = points[points.length - 1]!
  return (
    [0.25, 0.5, 0.75, 1]
      .map((part) => stroke(`M${n(x)} ${n(y + h * part)}h${n(w)}`, ink.palette.tint, 1.5))
      .join('') +
    path(`${line}V${n(y + h)}H${n(x)}Z`, ink.palette.light, 'opacity=".28"') +
    stroke(line, ink.palette.main, 3.5) +
    circle(lastX, lastY, 6, '#fff', `stroke="${ink.palette.main}" stroke-width="3.5"`)
  )
}

export function barChart(ink: Ink, x: number, y: number, w: number, h: number, count: number): string {
  const step = w / count
  return Array.from({ length: count }, (_, i) => {
    const height = h * (0.3 + 0.65 * ink.random())
    const color = i === count - 2 ? ink.palette.accent : i % 2 ? ink.palette.main : ink.palette.light
    return rect(x + i * step, y + h - height, step * 0.56, height, 4, color)
  }).join('')
}

export function donut(ink: Ink, x: number, y: number, r: number, width: number): string {
  const round = 2 * Math.PI * r
  const first = 0.42 + ink.random() * 0.2
  const arc = (from: number, part: number, color: string) =>
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="${color}" stroke-width="${width}"` +
    ` stroke-dasharray="${n(part * round)} ${n(round)}" transform="rotate(${n(from * 360 - 90)} ${n(x)} ${n(y)})"/>`
  return (
    arc(0, first, ink.palette.main) +
    arc(first, 0.24, ink.palette.accent) +
    arc(first + 0.24, 0.76 - first, ink.palette.light)
  )
}

export function avatar(ink: Ink, x: number, y: number, r: number, fill: string): string {
  return (
    circle(x, y, r, fill) +
    circle(x, y - r * 0.22, r * 0.32, '#fff', 'opacity=".92"') +
    path(
      `M${n(x - r * 0.58)} ${n(y + r * 0.68)}a${n(r * 0.58)} ${n(r * 0.52)} 0 0 1 ${n(r * 1.16)} 0Z`,
      '#fff',
      'opacity=".92"',
    )
  )
}

function tick(x: number, y: number, size: number, color: string): string {
  return stroke(
    `M${n(x - size * 0.5)} ${n(y)}l${n(size * 0.36)} ${n(size * 0.38)}l${n(size * 0.64)} ${n(-size * 0.76)}`,
    color,
    3.2,
  )
}

/** Lines of words without words: they show layout in any language. */
export function words(x: number, y: number, widths: readonly number[], color: string, height = 8): string {
  let at = x
  return widths
    .map((width) => {
      const word = rect(at, y, width, height, height / 2, color)
      at += width + height
      return word
    })
    .join('')
}

const software: Scene = (ink) => {
  const { palette, random } = ink
  const figures = [0, 1, 2].map((i) => {
    const x = 104 + i * 104
    const value = Math.round(120 + random() * 860)
    return (
      rect(x, 74, 92, 62, 10, palette.tint) +
      words(x + 12, 86, [34], palette.light, 6) +
      text(x + 12, 122, i === 1 ? `${(value / 10).toFixed(1)}%` : value.toLocaleString('en-US'), {
        size: 21,
        weight: 700,
        fill: palette.deep,
      })
    )
  })
  return (
    panel(ink, 0, 20, 430, 296) +
    path('M14 20H82V316H14a14 14 0 0 1-14-14V34a14 14 0 0 1 14-14Z', palette.tint) +
    windowDots(ink, 22, 42) +
    rect(14, 74, 54, 22, 7, palette.main) +
    words(23, 82, [34], '#fff', 6) +
    [112, 138, 164, 190].map((y, i) => words(23, y, [[36, 28, 40, 30][i]!], palette.light, 6)).join('') +
    words(104, 40, [96], palette.deep, 10) +
    rect(350, 34, 62, 24, 12, palette.main) +
    words(366, 43, [30], '#fff', 6) +
    figures.join('') +
    areaChart(ink, 104, 154, 306, 140) +
    panel(ink, 308, 232, 152, 148) +
    donut(ink, 384, 294, 34, 15) +
    words(330, 350, [44, 28], palette.light, 7) +
    panel(ink, -46, 216, 176, 62, '#fff', 31) +
    avatar(ink, -15, 247, 20, ink.fill) +
    words(18, 234, [72], palette.deep, 8) +
    words(18, 252, [40, 28], palette.light, 7)
  )
}

const license: Scene = (ink) => {
  const { palette, random } = ink
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const block = () => Array.from({ length: 4 }, () => letters[Math.floor(random() * letters.length)]).join('')
  return (
    group(panel(ink, 36, 40, 350, 226, palette.light, 20), 'opacity=".55" transform="rotate(-6 210 150)"') +
    panel(ink, 30, 70, 380, 236, '#fff', 20) +
    path('M30 90a20 20 0 0 1 20-20H390a20 20 0 0 1 20 20V142H30Z', ink.fill) +
    words(58, 92, [110], '#fff', 11) +
    words(58, 114, [64, 40], palette.light, 7) +
    circle(362, 106, 18, '#fff', 'opacity=".25"') +
    tick(361, 107, 16, '#fff') +
    [0, 1, 2, 3]
      .map(
        (i) =>
          rect(58 + i * 84, 166, 74, 42, 9, palette.tint) +
          text(95 + i * 84, 194, block(), {
            size: 19,
            weight: 700,
            fill: palette.deep,
            anchor: 'middle',
            mono: true,
          }),
      )
      .join('') +
    words(58, 234, [120, 70], palette.light) +
    rect(58, 262, 260, 12, 6, palette.tint) +
    rect(58, 262, 150 + random() * 80, 12, 6, palette.accent) +
    group(
      panel(ink, 0, 0, 140, 140, '#fff', 70) +
        circle(46, 70, 26, 'none', `stroke="${palette.main}" stroke-width="12"`) +
        stroke('M74 70H116M98 70v18M114 70v14', palette.main, 11),
      'transform="translate(322 228) rotate(-28 70 70)"',
    )
  )
}

const image: Scene = (ink) => {
  const { palette, random } = ink
  const layer = (y: number, fill: string) =>
    path(`M330 ${y}l110 48l-110 48l-110-48Z`, fill) +
    path(`M220 ${y + 48}v18l110 48l110-48v-18l-110 48Z`, palette.deep, 'opacity=".85"')
  const lines: [string, string][] = [
    ['$ systemctl status app', '#E8EEFF'],
    ['  active (running)', '#6FE3B2'],
    [`  memory ${Math.round(180 + random() * 500)}M  tasks ${Math.round(8 + random() * 40)}`, '#93A6D8'],
    ['$ app --version', '#E8EEFF'],
    [`  ${Math.ceil(random() * 8)}.${Math.floor(random() * 12)}.${Math.floor(random() * 20)}`, palette.light],
    ['$ ', '#E8EEFF'],
  ]
  return (
    group(
      layer(268, palette.main) + layer(232, palette.accent) + layer(196, palette.light),
      `filter="${ink.shadow}"`,
    ) +
    panel(ink, 0, 30, 400, 232, NIGHT, 16) +
    path('M0 46a16 16 0 0 1 16-16H384a16 16 0 0 1 16 16V64H0Z', '#1B2B5C') +
    windowDots(ink, 22, 47) +
    lines.map(([line, fill], i) => text(24, 98 + i * 28, line, { size: 17, fill, mono: true })).join('') +
    rect(46, 224, 11, 19, 2, palette.accent)
  )
}

const service: Scene = (ink) => {
  const { palette } = ink
  const steps = [0, 1, 2, 3].map((i) => {
    const y = 118 + i * 56
    const done = i < 3
    return (
      (i < 3 ? stroke(`M66 ${y + 18}v20`, palette.light, 3) : '') +
      circle(66, y, 17, done ? palette.main : palette.tint) +
      (done ? tick(65, y + 1, 14, '#fff') : circle(66, y, 6, palette.light)) +
      words(98, y - 12, [[132, 108, 150, 96][i]!], palette.deep, 9) +
      words(98, y + 5, [[70, 96, 58, 80][i]!, 40], palette.light, 7)
    )
  })
  return (
    panel(ink, 20, 20, 320, 330, '#fff', 18) +
    words(48, 48, [118], palette.main, 12) +
    rect(258, 42, 58, 24, 12, palette.tint) +
    words(272, 51, [30], palette.main, 6) +
    steps.join('') +
    panel(ink, 268, 84, 190, 84, ink.fill, 18) +
    path('M300 166l-4 26l30-26Z', palette.deep) +
    words(292, 108, [110], '#fff', 9) +
    words(292, 130, [70, 44], palette.light) +
    panel(ink, 282, 244, 168, 110, '#fff', 18) +
    avatar(ink, 322, 284, 22, palette.main) +
    avatar(ink, 358, 284, 22, palette.accent) +
    avatar(ink, 394, 284, 22, palette.light) +
    words(304, 324, [84, 30], palette.light)
  )
}

const api: Scene = (ink) => {
  const { palette, random } = ink
  const code: [number, string, string][] = [
    [0, '{', '#93A6D8'],
    [1, '"code": 0,', palette.light],
    [1, '"data": {', '#E8EEFF'],
    [2, `"score": ${(0.9 + random() * 0.099).toFixed(3)},`, '#FFC98A'],
    [2, `"items": ${Math.round(2 + random() * 30)}`, '#FFC98A'],
    [1, '}', '#E8EEFF'],
    [0, '}', '#93A6D8'],
  ]
  return (
    panel(ink, 30, 20, 380, 60, '#fff', 16) +
    rect(46, 36, 66, 28, 8, palette.main) +
    text(79, 55, 'POST', { size: 15, weight: 700, fill: '#fff', anchor: 'middle', mono: true }) +
    text(126, 56, '/v1/recognize', { size: 18, fill: palette.deep, mono: true }) +
    circle(384, 50, 9, palette.accent) +
    panel(ink, 0, 100, 330, 246, NIGHT, 16) +
    code
      .map(([depth, line, fill], i) =>
        text(28 + depth * 22, 140 + i * 30, line, { size: 18, fill, mono: true }),
      )
      .join('') +
    panel(ink, 276, 130, 184, 128) +
    words(298, 152, [54], palette.light, 7) +
    text(298, 194, `${Math.round(18 + random() * 60)} ms`, { size: 27, weight: 700, fill: palette.deep }) +
    barChart(ink, 298, 206, 146, 36, 9) +
    panel(ink, 298, 284, 130, 52, palette.accent, 26) +
    text(363, 317, '200 OK', { size: 18, weight: 700, fill: '#fff', anchor: 'middle', mono: true })
  )
}

function spark(x: number, y: number, r: number, fill: string): string {
  const q = r * 0.18
  return path(
    `M${n(x)} ${n(y - r)}C${n(x + q)} ${n(y - q)} ${n(x + q)} ${n(y - q)} ${n(x + r)} ${n(y)}` +
      `C${n(x + q)} ${n(y + q)} ${n(x + q)} ${n(y + q)} ${n(x)} ${n(y + r)}` +
      `C${n(x - q)} ${n(y + q)} ${n(x - q)} ${n(y + q)} ${n(x - r)} ${n(y)}` +
      `C${n(x - q)} ${n(y - q)} ${n(x - q)} ${n(y - q)} ${n(x)} ${n(y - r)}Z`,
    fill,
  )
}

const agent: Scene = (ink) => {
  const { palette, random } = ink
  const turn = random() * 360
  const satellite = (angle: number, r: number, size: number, fill: string) => {
    const a = ((angle + turn) * Math.PI) / 180
    return circle(330 + r * Math.cos(a), 150 + r * Math.sin(a), size, fill)
  }
  return (
    [150, 118, 86]
      .map((r) =>
        circle(330, 150, r, 'none', `stroke="${palette.light}" stroke-width="2" stroke-dasharray="3 8"`),
      )
      .join('') +
    satellite(10, 150, 11, palette.accent) +
    satellite(150, 150, 8, palette.main) +
    satellite(250, 118, 10, palette.light) +
    satellite(80, 118, 7, palette.main) +
    circle(330, 150, 58, ink.fill, `filter="${ink.shadow}"`) +
    spark(326, 152, 36, '#fff') +
    spark(356, 122, 12, '#fff') +
    panel(ink, 0, 60, 236, 66, '#fff', 20) +
    words(24, 82, [92, 60], palette.deep) +
    words(24, 100, [124], palette.light) +
    panel(ink, 50, 158, 240, 112, palette.deep, 20) +
    words(76, 182, [70, 100], '#fff') +
    words(76, 202, [128, 40], palette.light) +
    rect(76, 226, 76, 26, 13, palette.accent) +
    tick(94, 240, 11, '#fff') +
    words(106, 235, [32], '#fff', 7) +
    panel(ink, 0, 300, 380, 58, '#fff', 29) +
    words(30, 325, [60, 88, 36], palette.light) +
    circle(350, 329, 20, palette.main) +
    stroke('M350 338v-18m-8 8l8-8l8 8', '#fff', 3.4)
  )
}

const hardware: Scene = (ink) => {
  const { palette, random } = ink
  const at = [128, 164, 200, 236, 272]
  const traces = at.map((pin) => {
    const bend = 26 + random() * 40
    return (
      `M${pin} 108V${n(78 - bend / 3)}l${n(bend / 2 - 18)} -20V20` +
      `M${pin} 292v${n(20 + bend / 3)}l${n(18 - bend / 2)} 20v22` +
      `M108 ${pin}H${n(70 - bend / 3)}l-20 ${n(bend / 2 - 18)}H6` +
      `M292 ${pin}h${n(20 + bend / 3)}l20 ${n(18 - bend / 2)}h52`
    )
  })
  const pins = at.map((pin) => `M${pin} 98V302M98 ${pin}H302`)
  return group(
    stroke(traces.join(''), palette.light, 3) +
      stroke(pins.join(''), palette.accent, 13) +
      panel(ink, 106, 106, 188, 188, palette.deep, 22) +
      rect(130, 130, 140, 140, 14, ink.fill) +
      rect(154, 154, 92, 92, 10, 'none', `stroke="#fff" stroke-opacity=".5" stroke-width="2"`) +
      stroke('M176 222v-18m16 18v-34m16 34v-50m16 50v-26', '#fff', 6) +
      circle(144, 144, 4, '#fff') +
      panel(ink, 300, 232, 150, 96) +
      circle(324, 258, 7, palette.accent) +
      words(340, 254, [66], palette.deep) +
      areaChart({ ...ink, palette: { ...palette, tint: '#fff' } }, 318, 272, 112, 44),
    'transform="translate(10 0)"',
  )
}

const dataset: Scene = (ink) => {
  const { palette, random } = ink
  const wave = Array.from({ length: 26 }, (_, i) => {
    const height = 14 + 62 * Math.abs(Math.sin(i * 0.52 + random() * 0.7)) * (0.5 + random() * 0.5)
    return rect(
      40 + i * 13.4,
      110 - height / 2,
      6.6,
      height,
      3.3,
      i % 5 === 2 ? palette.accent : palette.main,
    )
  })
  const rows = [0, 1, 2, 3].map((i) => {
    const y = 214 + i * 36
    return (
      (i % 2 ? '' : rect(18, y - 12, 296, 34, 8, palette.tint)) +
      circle(38, y + 5, 7, [palette.main, palette.accent, palette.light, palette.deep][i]!) +
      words(58, y, [[76, 58, 88, 64][i]!], palette.deep) +
      words(154, y, [[40, 52, 34, 46][i]!], palette.light) +
      text(262, y + 10, (random() * 90 + 8).toFixed(2), {
        size: 15,
        weight: 600,
        fill: palette.deep,
        anchor: 'end',
        mono: true,
      })
    )
  })
  const dots = Array.from({ length: 16 }, () => {
    const x = random()
    const y = Math.min(1, Math.max(0, x * 0.8 + (random() - 0.4) * 0.4))
    return circle(
      312 + x * 118,
      344 - y * 96,
      3.5 + random() * 4,
      random() > 0.6 ? palette.accent : palette.main,
      'opacity=".85"',
    )
  })
  return (
    panel(ink, 16, 40, 400, 140, '#fff', 18) +
    wave.join('') +
    panel(ink, 0, 178, 332, 180, '#fff', 18) +
    rows.join('') +
    panel(ink, 284, 222, 174, 150, '#fff', 18) +
    stroke('M304 240v112h132', palette.light, 2.5) +
    dots.join('')
  )
}

const model: Scene = (ink) => {
  const { palette, random } = ink
  const columns = [3, 5, 5, 2].map((count, c) =>
    Array.from({ length: count }, (_, i) => [46 + c * 122, 200 + (i - (count - 1) / 2) * 66] as const),
  )
  const links = columns
    .slice(0, -1)
    .map((column, c) => {
      const d = column.flatMap(([x, y]) => columns[c + 1]!.map(([x2, y2]) => `M${x} ${y}L${x2} ${y2}`))
      return stroke(d.join(''), palette.light, 1.6, 'opacity=".6"')
    })
    .join('')
  const active = columns.map((column) => column[Math.floor(random() * column.length)]!)
  const nodes = columns.flat().map(([x, y]) => {
    const hot = active.some(([ax, ay]) => ax === x && ay === y)
    return hot
      ? circle(x, y, 21, ink.fill, `stroke="#fff" stroke-width="4"`)
      : circle(x, y, 16, '#fff', `stroke="${palette.light}" stroke-width="4"`)
  })
  return (
    links +
    stroke(active.map(([x, y], i) => `${i ? 'L' : 'M'}${x} ${y}`).join(''), palette.accent, 5) +
    group(nodes.join(''), `filter="${ink.shadow}"`) +
    panel(ink, 292, 312, 166, 70) +
    words(314, 330, [46], palette.light, 7) +
    text(314, 366, `${(92 + random() * 7).toFixed(1)}%`, { size: 24, weight: 700, fill: palette.deep }) +
    donut(ink, 424, 347, 16, 8)
  )
}

function cube(x: number, y: number, top: string, left: string, right: string): string {
  return (
    path(`M${x} ${y}l62 30l-62 30l-62-30Z`, top) +
    path(`M${x - 62} ${y + 30}l62 30v66l-62-30Z`, left) +
    path(`M${x + 62} ${y + 30}l-62 30v66l62-30Z`, right) +
    stroke(`M${x + 16} ${y + 62}v44m16-52v44m16-52v44`, '#fff', 3, 'opacity=".35"')
  )
}

const container: Scene = (ink) => {
  const { palette, random } = ink
  const { deep, main, light, accent, tint } = palette
  const blue = [light, main, deep] as const
  const bright = ['#fff', light, main] as const
  const warm = [tint, accent, main] as const
  const skins = [blue, bright, warm]
  const offset = Math.floor(random() * 3)
  const skin = (i: number) => skins[(i + offset) % 3]!
  const at: [number, number][] = [
    [230, 130],
    [164, 164],
    [296, 164],
    [98, 198],
    [230, 198],
    [362, 198],
  ]
  return (
    path('M230 176L456 286L230 396L4 286Z', light, 'opacity=".22"') +
    path('M230 204L400 286L230 368L60 286Z', light, 'opacity=".3"') +
    group(
      at.map(([x, y], i) => cube(x, y, ...skin(i))).join('') + cube(230, 86, ...skin(1)),
      `filter="${ink.shadow}"`,
    ) +
    panel(ink, -10, 46, 138, 60, '#fff', 16) +
    circle(18, 76, 10, '#22B573') +
    words(38, 64, [66], deep) +
    words(38, 82, [44], light, 7) +
    panel(ink, 330, 60, 126, 60, '#fff', 16) +
    text(350, 98, `${Math.ceil(random() * 8)} / 8`, { size: 22, weight: 700, fill: deep }) +
    barChart(ink, 412, 76, 32, 28, 3)
  )
}

const orchestration: Scene = (ink) => {
  const { palette } = ink
  const box = (x: number, y: number, fill: string, glyph: string, dark = false) =>
    panel(ink, x, y, 124, 76, fill, 16) +
    rect(x + 16, y + 20, 36, 36, 10, dark ? '#fff' : palette.tint, dark ? 'opacity=".22"' : '') +
    stroke(`M${x + 34} ${y + 38}${glyph}`, dark ? '#fff' : palette.main, 3.6) +
    words(x + 64, y + 26, [42], dark ? '#fff' : palette.deep) +
    words(x + 64, y + 44, [30], palette.light, 7)
  const link = (d: string) => stroke(d, palette.accent, 3.4, 'stroke-dasharray="2 9"')
  return (
    link('M124 88C170 88 120 198 168 198') +
    link('M124 308C170 308 120 198 168 198') +
    link('M292 198C340 198 290 78 336 78') +
    link('M292 198H336') +
    link('M292 198C340 198 290 318 336 318') +
    box(0, 50, '#fff', 'm-8 0h16m-8 -8v16') +
    box(0, 270, '#fff', 'm-8 4l8 -10l8 10') +
    box(168, 160, ink.palette.accent, 'm-9 0a9 9 0 1 1 18 0a9 9 0 1 1 -18 0', true) +
    box(336, 40, '#fff', 'm-8 -6h16m-16 6h16m-16 6h10') +
    box(336, 160, '#fff', 'm-8 -8h16v16h-16Z') +
    box(336, 280, '#fff', 'm-8 4v-8m8 12v-16m8 12v-8') +
    [
      [124, 88],
      [124, 308],
      [336, 78],
      [336, 318],
    ]
      .map(([x, y]) => circle(x!, y!, 8, palette.accent, 'stroke="#fff" stroke-width="3"'))
      .join('') +
    circle(168, 198, 8, palette.accent, 'stroke="#fff" stroke-width="3"') +
    circle(292, 198, 8, palette.accent, 'stroke="#fff" stroke-width="3"')
  )
}

/** The illustration of each access type. */
export const scenes: Readonly<Record<ArtworkAccessType, Scene>> = {
  SAAS: software,
  LICENSE: license,
  IMAGE: image,
  SERVICE: service,
  API: api,
  AGENT: agent,
  HARDWARE: hardware,
  DATA: dataset,
  AI_ASSET: model,
  CONTAINER: container,
  ORCHESTRATION: orchestration,
  CONSULTING: service,
}

/**
 * Generated pictures for products and sellers that have not uploaded their own (docs/design.md, "Pictures").
 * Pure and deterministic: the same input gives the same bytes, so answers can be cached for good under a hash.
 */
import { hashSeed, paletteOf, seededRandom, type Palette } from './artwork-palette.ts'
import {
  areaChart,
  avatar,
  barChart,
  donut,
  panel,
  scenes,
  trend,
  words,
  type ArtworkAccessType,
  type Ink,
} from './artwork-scenes.ts'
import {
  circle,
  curve,
  group,
  linearGradient,
  n,
  path,
  rect,
  shadowFilter,
  stroke,
  svgDocument,
  text,
  wrapTitle,
} from './artwork-svg.ts'

export type { ArtworkAccessType } from './artwork-scenes.ts'

/** Ids carry the picture's own hash: several pictures inlined into one page must not share gradients. */
function idsOf(kind: string): { fill: string; back: string; shadow: string; clip: string } {
  const suffix = hashSeed(kind).toString(36)
  return { fill: `f${suffix}`, back: `b${suffix}`, shadow: `s${suffix}`, clip: `c${suffix}` }
}

/**
 * The one or two characters that stand for a name: its first Han characters, else the initials of its first
 * two Latin words, else the first two letters of its only word.
 *
 * @returns an empty string for a name without letters or digits
 */
export function initialsOf(label: string): string {
  const han = label.match(/\p{Script=Han}+/u)?.[0]
  if (han) return Array.from(han).slice(0, 2).join('')
  const wordsOfLabel = label.match(/[\p{L}\p{N}]+/gu) ?? []
  const [first, second] = wordsOfLabel
  if (!first) return ''
  const initials = second
    ? Array.from(first)[0]! + Array.from(second)[0]!
    : Array.from(first).slice(0, 2).join('')
  return initials.toUpperCase()
}

/** Geometric motifs behind the initials, each drawn into a square of 96. */
const motifs: readonly ((random: () => number) => string)[] = [
  (random) =>
    [30, 46, 62]
      .map((r) => circle(88, 10 + random() * 6, r, 'none', 'stroke="#fff" stroke-width="7"'))
      .join(''),
  () => path('M-10 70L70 -10H106L-10 106Z', '#fff') + path('M40 106L106 40V62L62 106Z', '#fff'),
  (random) =>
    path(`M0 ${n(56 + random() * 8)}C24 44 40 78 62 66S88 48 96 52V96H0Z`, '#fff') +
    path('M0 78C30 66 44 92 96 72V96H0Z', '#fff'),
  () =>
    Array.from({ length: 16 }, (_, i) =>
      circle(14 + (i % 4) * 14, 14 + Math.floor(i / 4) * 14, 3.4, '#fff'),
    ).join(''),
  (random) => circle(18 + random() * 8, 82, 40, '#fff') + circle(78, 14, 30, '#fff'),
  () =>
    path('M48 -22L96 6V62L48 90L0 62V6Z', 'none', 'stroke="#fff" stroke-width="8"') +
    path('M96 48L120 62V90L96 104L72 90V62Z', '#fff'),
  () => path('M0 0H48A48 48 0 0 1 0 48Z', '#fff') + path('M96 96H48A48 48 0 0 1 96 48Z', '#fff'),
  () => [0, 1, 2, 3].map((i) => rect(8 + i * 22, 82 - i * 20, 14, 40 + i * 20, 7, '#fff')).join(''),
]

interface LogoInput {
  /** Decides color and motif; a product's or seller's id or slug. */
  seed: string
  /** The name the initials are taken from. */
  label: string
  /** Edge in pixels, 120 unless told (SELL-PUB P04). */
  size?: number
}

/** Logo of a product or seller: initials on a rounded square. */
export function logoSvg({ seed, label, size = 120 }: LogoInput): string {
  const ids = idsOf(`logo ${seed}`)
  const palette = paletteOf(seed)
  const random = seededRandom(`logo ${seed}`)
  const motif = motifs[Math.floor(random() * motifs.length)]!
  const initials = initialsOf(label)
  const isHan = /\p{Script=Han}/u.test(initials)
  const single = Array.from(initials).length < 2
  const fontSize = isHan ? (single ? 50 : 35) : single ? 52 : 41
  const angle = Math.round(random() * 3) * 30
  return svgDocument({
    width: size,
    height: size,
    viewBox: [96, 96],
    label,
    defs:
      linearGradient(ids.fill, mix(palette.main, '#FFFFFF', 0.1), mix(palette.main, palette.deep, 0.62)) +
      `<clipPath id="${ids.clip}"><rect width="96" height="96" rx="22"/></clipPath>`,
    body:
      group(
        rect(0, 0, 96, 96, 0, `url(#${ids.fill})`) +
          group(motif(random), `opacity=".2" transform="rotate(${angle} 48 48)"`) +
          circle(20, 96, 46, palette.accent, 'opacity=".2"'),
        `clip-path="url(#${ids.clip})"`,
      ) +
      text(48, 48 + fontSize * (isHan ? 0.365 : 0.355), initials, {
        size: fontSize,
        weight: 700,
        fill: '#fff',
        anchor: 'middle',
      }),
  })
}

function channel(color: string, at: number): number {
  return Number.parseInt(color.slice(at, at + 2), 16)
}

/** Mixes two `#RRGGBB` colors; `part` of the second, 0–1. */
function mix(first: string, second: string, part: number): string {
  const hex = [1, 3, 5].map((at) =>
    Math.round(channel(first, at) * (1 - part) + channel(second, at) * part)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${hex.join('')}`
}

interface CoverInput {
  seed: string
  accessType: ArtworkAccessType
  title: string
  /** Pixels; 960 × 540 unless told. The picture is drawn for 16:9. */
  width?: number
  height?: number
}

/** Gallery cover: the title beside an illustration of the access type. */
export function coverSvg({ seed, accessType, title, width = 960, height = 540 }: CoverInput): string {
  const ids = idsOf(`cover ${accessType} ${seed}`)
  const palette = paletteOf(seed)
  const random = seededRandom(`cover ${seed}`)
  const isDark = random() < 0.4
  const ink: Ink = { palette, random, fill: `url(#${ids.fill})`, shadow: `url(#${ids.shadow})` }
  const titleColor = isDark ? '#fff' : mix(palette.deep, '#101828', 0.55)
  const lines = wrapTitle(title, 8.7, 3)
  const top = 300 - lines.length * 26
  return svgDocument({
    width,
    height,
    viewBox: [960, 540],
    label: title,
    defs:
      linearGradient(ids.fill, mix(palette.main, '#FFFFFF', 0.08), mix(palette.main, palette.deep, 0.6)) +
      (isDark
        ? linearGradient(ids.back, mix(palette.deep, '#0B1533', 0.55), mix(palette.deep, palette.main, 0.4))
        : linearGradient(ids.back, '#FFFFFF', mix(palette.tint, palette.light, 0.34))) +
      shadowFilter(ids.shadow, isDark ? '#050B1E' : palette.deep),
    body:
      rect(0, 0, 960, 540, 0, `url(#${ids.back})`) +
      backdrop(palette, random, isDark) +
      group(scenes[accessType](ink), 'transform="translate(456 76)"') +
      rect(56, top - 96, 56, 56, 14, isDark ? '#fff' : ink.fill, isDark ? 'opacity=".16"' : '') +
      text(84, top - 68 + 8, initialsOf(title), { size: 22, weight: 700, fill: '#fff', anchor: 'middle' }) +
      lines
        .map((line, i) => text(56, top + 8 + i * 52, line, { size: 39, weight: 700, fill: titleColor }))
        .join('') +
      rect(56, top - 8 + lines.length * 52, 64, 6, 3, palette.accent),
  })
}

/** Large soft shapes and a field of dots: depth without detail. */
function backdrop(palette: Palette, random: () => number, isDark: boolean): string {
  const shade = isDark ? palette.main : palette.light
  const dotX = 380 + random() * 60
  const dots = Array.from({ length: 24 }, (_, i) =>
    circle(dotX + (i % 6) * 20, 40 + Math.floor(i / 6) * 20, 2, isDark ? '#fff' : palette.main),
  )
  return (
    circle(760 + random() * 80, 250, 300, shade, `opacity="${isDark ? '.34' : '.24'}"`) +
    circle(900, 60 + random() * 60, 150, palette.accent, 'opacity=".16"') +
    circle(60 + random() * 120, 560, 170, shade, 'opacity=".18"') +
    group(dots.join(''), `opacity="${isDark ? '.2' : '.26'}"`)
  )
}

interface ScreenshotInput {
  seed: string
  accessType: ArtworkAccessType
  /** 0 dashboard, 1 list, 2 detail; larger numbers start over. */
  index: number
  title: string
}

/** An abstract product screen of 960 × 540, so that a gallery has several different pictures. */
export function screenshotSvg({ seed, accessType, index, title }: ScreenshotInput): string {
  const ids = idsOf(`screen ${accessType} ${index} ${seed}`)
  const palette = paletteOf(seed)
  const random = seededRandom(`screen ${accessType} ${index} ${seed}`)
  const ink: Ink = { palette, random, fill: `url(#${ids.fill})`, shadow: `url(#${ids.shadow})` }
  const screens = [dashboard, list, detail]
  const [headline = ''] = wrapTitle(title, 18, 1)
  return svgDocument({
    width: 960,
    height: 540,
    viewBox: [960, 540],
    label: title,
    defs:
      linearGradient(ids.fill, mix(palette.main, '#FFFFFF', 0.08), mix(palette.main, palette.deep, 0.6)) +
      linearGradient(ids.back, mix(palette.tint, palette.light, 0.3), mix(palette.light, palette.main, 0.5)) +
      shadowFilter(ids.shadow, palette.deep),
    body:
      rect(0, 0, 960, 540, 0, `url(#${ids.back})`) +
      circle(900, 40, 220, '#fff', 'opacity=".14"') +
      circle(20, 520, 180, palette.accent, 'opacity=".18"') +
      panel(ink, 48, 40, 864, 460, '#FBFCFF', 16) +
      path('M64 40H212V500H64a16 16 0 0 1-16-16V56a16 16 0 0 1 16-16Z', mix(palette.deep, '#0F1B3D', 0.5)) +
      rect(66, 60, 28, 28, 8, ink.fill) +
      text(80, 79, initialsOf(title), { size: 11, weight: 700, fill: '#fff', anchor: 'middle' }) +
      words(102, 70, [70], '#fff') +
      [0, 1, 2, 3, 4, 5, 6]
        .map((i) => {
          const active = i === index % 3
          const y = 118 + i * 38
          return (
            (active ? rect(60, y - 12, 140, 32, 8, palette.main) : '') +
            rect(74, y - 2, 12, 12, 4, active ? '#fff' : palette.light, active ? '' : 'opacity=".7"') +
            words(98, y, [46 + ((i * 23) % 40)], active ? '#fff' : palette.light)
          )
        })
        .join('') +
      text(236, 84, headline, { size: 21, weight: 700, fill: mix(palette.deep, '#101828', 0.6) }) +
      avatar(ink, 876, 76, 15, palette.accent) +
      screens[index % screens.length]!(ink, accessType),
  })
}

function card(ink: Ink, x: number, y: number, w: number, h: number): string {
  return rect(x, y, w, h, 12, '#fff', `stroke="${mix(ink.palette.tint, ink.palette.light, 0.35)}"`)
}

/** Kinds of product whose first question is "how many", not "how did it develop". */
const countsFirst: ReadonlySet<ArtworkAccessType> = new Set([
  'API',
  'DATA',
  'HARDWARE',
  'CONTAINER',
  'SERVICE',
])

function dashboard(ink: Ink, accessType: ArtworkAccessType): string {
  const { palette, random } = ink
  const figures = [0, 1, 2, 3].map((i) => {
    const x = 236 + i * 166
    const value = [random() * 9000 + 800, random() * 900 + 60, random() * 60 + 38, random() * 90 + 9][i]!
    const shown = i === 2 ? `${value.toFixed(1)}%` : Math.round(value).toLocaleString('en-US')
    return (
      card(ink, x, 110, 152, 84) +
      words(x + 16, 126, [40 + random() * 26], palette.light, 7) +
      text(x + 16, 170, shown, { size: 25, weight: 700, fill: mix(palette.deep, '#101828', 0.5) }) +
      stroke(curve(trend(random, x + 104, 118, 36, 22, 5)), i % 2 ? palette.accent : palette.main, 2.5)
    )
  })
  const bars = countsFirst.has(accessType)
  return (
    figures.join('') +
    card(ink, 236, 210, 424, 266) +
    words(256, 230, [84], palette.deep) +
    words(560, 230, [30, 36], palette.light) +
    (bars ? barChart(ink, 258, 262, 390, 192, 12) : areaChart(ink, 256, 262, 384, 192)) +
    card(ink, 676, 210, 210, 266) +
    words(696, 230, [64], palette.deep) +
    donut(ink, 781, 322, 50, 22) +
    text(781, 329, `${Math.round(random() * 60 + 30)}%`, {
      size: 20,
      weight: 700,
      fill: palette.deep,
      anchor: 'middle',
    }) +
    [0, 1, 2]
      .map(
        (i) =>
          circle(704, 410 + i * 22, 5, [palette.main, palette.accent, palette.light][i]!) +
          words(718, 406.5 + i * 22, [[62, 48, 74][i]!], palette.light, 7),
      )
      .join('')
  )
}

function list(ink: Ink): string {
  const { palette, random } = ink
  const rows = [0, 1, 2, 3, 4, 5].map((i) => {
    const y = 188 + i * 49
    const state = Math.floor(random() * 3)
    const color = [palette.main, '#12A06A', palette.accent][state]!
    return (
      (i === 2 ? rect(237, y - 9, 648, 48, 0, palette.tint) : '') +
      (i === 2 ? rect(254, y + 7, 16, 16, 5, palette.main) : '') +
      circle(302, y + 15, 12, [palette.main, palette.accent, palette.light, palette.deep][i % 4]!) +
      words(328, y + 6, [70 + random() * 70], palette.deep, 8) +
      words(328, y + 20, [40 + random() * 50], palette.light, 6) +
      words(508, y + 11, [50 + random() * 40], palette.light) +
      rect(622, y + 4, 74, 22, 11, color, 'opacity=".14"') +
      words(638, y + 11.5, [42], color, 7) +
      text(
        862,
        y + 21,
        (random() * 9000 + 90).toLocaleString('en-US', {
          maximumFractionDigits: 2,
          minimumFractionDigits: 2,
        }),
        {
          size: 15,
          weight: 600,
          fill: mix(palette.deep, '#101828', 0.5),
          anchor: 'end',
        },
      )
    )
  })
  return (
    rect(236, 104, 196, 30, 8, '#fff', `stroke="${palette.light}"`) +
    circle(254, 118, 5, 'none', `stroke="${palette.main}" stroke-width="2"`) +
    words(270, 115.5, [76], palette.light, 7) +
    rect(444, 104, 92, 30, 8, palette.tint) +
    words(460, 115.5, [52], palette.main, 7) +
    rect(548, 104, 92, 30, 8, palette.tint) +
    words(564, 115.5, [44], palette.main, 7) +
    rect(790, 104, 96, 30, 8, ink.fill) +
    words(812, 115.5, [52], '#fff', 7) +
    card(ink, 236, 146, 650, 334) +
    [
      [328, 60],
      [508, 44],
      [622, 40],
      [818, 44],
    ]
      .map(([x, w]) => words(x!, 158, [w!], palette.light, 7))
      .join('') +
    stroke([1, 2, 3, 4, 5].map((i) => `M252 ${179 + i * 49}H870`).join(''), palette.tint, 1.5) +
    rows.join('')
  )
}

function detail(ink: Ink, accessType: ArtworkAccessType): string {
  const { palette, random } = ink
  const events = [0, 1, 2, 3, 4].map((i) => {
    const y = 244 + i * 46
    return (
      (i < 4 ? stroke(`M704 ${y + 10}v26`, palette.light, 2) : '') +
      circle(
        704,
        y,
        7,
        i ? '#fff' : palette.main,
        `stroke="${i ? palette.light : palette.main}" stroke-width="3"`,
      ) +
      words(724, y - 8, [60 + random() * 60], palette.deep, 7) +
      words(724, y + 5, [40 + random() * 30], palette.light, 6)
    )
  })
  const fields = [0, 1, 2, 3, 4, 5].map((i) => {
    const x = 256 + (i % 3) * 134
    const y = 238 + Math.floor(i / 3) * 46
    return (
      words(x, y, [38 + random() * 24], palette.light, 6) +
      words(x, y + 14, [64 + random() * 44], palette.deep, 8)
    )
  })
  return (
    path('M248 106H874a12 12 0 0 1 12 12V194H236V118a12 12 0 0 1 12-12Z', ink.fill) +
    circle(850, 112, 60, '#fff', 'opacity=".1"') +
    rect(256, 126, 48, 48, 14, '#fff', 'opacity=".2"') +
    stroke('M270 158l8-12l8 6l8-14', '#fff', 3.4) +
    words(320, 134, [150], '#fff', 11) +
    words(320, 156, [74, 50], palette.light) +
    [0, 1, 2]
      .map((i) =>
        text(600 + i * 92, 162, (random() * (i ? 90 : 900) + 6).toFixed(i === 1 ? 1 : 0), {
          size: 26,
          weight: 700,
          fill: '#fff',
        }),
      )
      .join('') +
    card(ink, 236, 210, 430, 122) +
    fields.join('') +
    card(ink, 236, 346, 430, 132) +
    (countsFirst.has(accessType) ? areaChart(ink, 256, 362, 390, 96) : barChart(ink, 258, 366, 396, 96, 16)) +
    card(ink, 682, 210, 204, 268) +
    events.join('')
  )
}

interface BannerInput {
  seed: string
  /** `hero` is the storefront's head, `shop` the head of a seller's page. White text stands on its left half. */
  kind: 'hero' | 'shop'
}

/** Wide background of 1440 × 360, dark enough on its left half for white text (contrast above 4.5). */
export function bannerSvg({ seed, kind }: BannerInput): string {
  const ids = idsOf(`banner ${kind} ${seed}`)
  // The storefront's head always wears the product's own colors; shops wear the seller's.
  const palette = kind === 'hero' ? paletteOfHero : paletteOf(seed)
  const random = seededRandom(`banner ${kind} ${seed}`)
  const ink: Ink = { palette, random, fill: `url(#${ids.fill})`, shadow: `url(#${ids.shadow})` }
  const wave = (base: number, swing: number, color: string, opacity: string) => {
    const points = Array.from({ length: 7 }, (_, i) => [i * 240, base + (random() - 0.5) * swing] as const)
    return path(`${curve(points)}V360H0Z`, color, `opacity="${opacity}"`)
  }
  return svgDocument({
    width: 1440,
    height: 360,
    viewBox: [1440, 360],
    label: '',
    defs:
      linearGradient(ids.fill, mix(palette.main, '#FFFFFF', 0.12), mix(palette.main, palette.deep, 0.5)) +
      linearGradient(
        ids.back,
        mix(palette.deep, '#0B1533', 0.5),
        mix(palette.main, palette.deep, 0.25),
        'x2="1" y2=".3"',
      ) +
      shadowFilter(ids.shadow, '#071028'),
    body:
      rect(0, 0, 1440, 360, 0, `url(#${ids.back})`) +
      circle(1180, 120, 300, palette.accent, 'opacity=".14"') +
      circle(1020, 330, 190, palette.light, 'opacity=".16"') +
      wave(280, 80, palette.main, '.35') +
      wave(316, 60, palette.light, '.14') +
      (kind === 'hero' ? heroPanels(ink) : shopPattern(ink)),
  })
}

const paletteOfHero: Palette = {
  deep: '#1536A8',
  main: '#2457F5',
  light: '#8AA6FF',
  tint: '#EEF3FF',
  accent: '#22C1E6',
}

function heroPanels(ink: Ink): string {
  const { palette } = ink
  const cloud = path(
    'M1010 236a52 52 0 0 1 6-103.600a84 84 0 0 1 162-16a64 64 0 0 1 74 119.600Z',
    '#fff',
    'opacity=".96"',
  )
  const tile = (x: number, y: number, size: number, fill: string, glyph: string) =>
    panel(ink, x, y, size, size, fill, size * 0.26) +
    group(stroke(glyph, '#fff', 5), `transform="translate(${x} ${y}) scale(${n(size / 72)})"`)
  return (
    group(cloud, `filter="${ink.shadow}"`) +
    areaChart(ink, 1042, 136, 176, 82) +
    tile(880, 70, 72, '#6D45EC', 'M24 46V34m12 12V26m12 20V38') +
    tile(856, 206, 60, palette.accent, 'M24 28l-8 8l8 8M48 28l8 8l-8 8M40 24l-8 24') +
    tile(1304, 58, 66, '#0D9C86', 'M36 18l16 7v12c0 9-7 15-16 19c-9-4-16-10-16-19V25Z') +
    tile(
      1330,
      196,
      76,
      '#F08A3C',
      'M24 26h24v24H24ZM30 18v8m12-8v8m-12 24v8m12-8v8M16 32h8m-8 12h8m24-12h8m-8 12h8',
    ) +
    panel(ink, 1120, 262, 190, 66, '#fff', 16) +
    avatar(ink, 1152, 295, 18, ink.fill) +
    words(1182, 280, [84], palette.deep) +
    words(1182, 300, [50, 40], palette.light) +
    stroke(
      'M952 106C980 106 976 150 1000 160M916 236C950 236 960 216 980 206M1304 92C1276 96 1270 120 1262 136M1330 232C1300 236 1286 214 1272 206',
      palette.light,
      2.5,
      'stroke-dasharray="2 8"',
    )
  )
}

function shopPattern(ink: Ink): string {
  const { palette, random } = ink
  const shapes = Array.from({ length: 15 }, (_, i) => {
    const x = 760 + (i % 5) * 132 + (Math.floor(i / 5) % 2) * 66
    const y = 30 + Math.floor(i / 5) * 112
    const fill = [palette.light, palette.accent, '#fff'][Math.floor(random() * 3)]!
    const opacity = n(0.1 + random() * 0.3)
    const rest = `opacity="${opacity}"`
    const kind = Math.floor(random() * 4)
    if (kind === 0) return circle(x + 44, y + 44, 44, fill, rest)
    if (kind === 1) return path(`M${x} ${y}h88a88 88 0 0 1-88 88Z`, fill, rest)
    if (kind === 2) return rect(x, y, 88, 88, 20, fill, rest)
    return circle(x + 44, y + 44, 34, 'none', `stroke="${fill}" stroke-width="18" ${rest}`)
  })
  return shapes.join('')
}

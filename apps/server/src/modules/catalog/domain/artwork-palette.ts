/** Five colors that belong together; `main` carries white text, `tint` is a page-colored background. */
export interface Palette {
  deep: string
  main: string
  light: string
  tint: string
  accent: string
}

/**
 * Hues that sit beside the primary color without shouting. Blues come first and twice as often as warm ones,
 * so that a page full of generated pictures still reads as one family.
 */
const palettes: readonly Palette[] = [
  { deep: '#1536A8', main: '#2457F5', light: '#8AA6FF', tint: '#EEF3FF', accent: '#22C1E6' },
  { deep: '#312E9E', main: '#4F46E5', light: '#A9A4FF', tint: '#F0EFFF', accent: '#38BDF8' },
  { deep: '#0B4A8F', main: '#1678D6', light: '#7CC1FF', tint: '#EAF5FF', accent: '#FFB454' },
  { deep: '#0A5670', main: '#0C8FAA', light: '#74D7E6', tint: '#E8F9FB', accent: '#5B8CFF' },
  { deep: '#44209A', main: '#6D45EC', light: '#B9A3FF', tint: '#F4F0FF', accent: '#FF8FB1' },
  { deep: '#0B5C55', main: '#0D8C7C', light: '#6FD8C5', tint: '#E8F9F5', accent: '#4C7DFF' },
  { deep: '#142455', main: '#2F4B92', light: '#93ABEA', tint: '#EEF2FB', accent: '#19B5D8' },
  { deep: '#12603A', main: '#188A53', light: '#83DDAE', tint: '#EAF9F0', accent: '#2F80ED' },
  { deep: '#A2361C', main: '#E2572F', light: '#FFB39B', tint: '#FFF2ED', accent: '#3D6BFF' },
  { deep: '#5E1F7A', main: '#9A36BE', light: '#DBA2EF', tint: '#FAF0FE', accent: '#28A9E0' },
  { deep: '#8F1F4B', main: '#D23D71', light: '#FFA5C3', tint: '#FFEFF5', accent: '#5B6CFF' },
  { deep: '#8A4F07', main: '#C97A08', light: '#FFCE85', tint: '#FFF7EA', accent: '#2F6BFF' },
]

/**
 * 32-bit FNV-1a over UTF-16 code units: small, stable on every platform, good enough to spread pictures.
 *
 * @returns an unsigned 32-bit integer
 */
export function hashSeed(seed: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) {
    hash ^= seed.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  // A final avalanche, since seeds that differ in their last character only would otherwise share a palette.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 12
  return hash >>> 0
}

/** A repeatable sequence of numbers in [0, 1) (mulberry32): pictures must not change between two requests. */
export function seededRandom(seed: string): () => number {
  let state = hashSeed(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The palette of a seed; the same seed has the same palette in every kind of picture. */
export function paletteOf(seed: string): Palette {
  return palettes[hashSeed(seed) % palettes.length]!
}

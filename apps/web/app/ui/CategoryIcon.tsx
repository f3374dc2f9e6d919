/** Names of the drawings, in their order; operators choose by them. */
export const categoryIconNames = [
  'building',
  'code',
  'server',
  'shield',
  'chip',
  'database',
  'factory',
  'globe',
  'people',
  'device',
] as const

/** Drawings for category tiles; without a chosen one by position, so that any category tree gets a varied row. */
const drawings = [
  'M8 34h32M12 34V18h10v16M26 34V10h10v24M15 22h4M15 27h4M29 15h4M29 20h4M29 25h4',
  'M10 12h28v20H10zM18 40h12M24 32v8M19 18l-4 4 4 4M29 18l4 4-4 4M26 17l-4 10',
  'M12 12h24v8H12zM12 24h24v8H12zM16 16h.1M16 28h.1M24 32v6M14 38h20',
  'M24 8 11 13v10c0 8 5 13 13 17 8-4 13-9 13-17V13zM18 24l4 4 8-9',
  'M16 16h16v16H16zM21 21h6v6h-6zM20 10v6M28 10v6M20 32v6M28 32v6M10 20h6M10 28h6M32 20h6M32 28h6',
  'M12 13c0-2.5 5-4 12-4s12 1.5 12 4v22c0 2.5-5 4-12 4s-12-1.5-12-4zM12 13c0 2.5 5 4 12 4s12-1.5 12-4M12 24c0 2.5 5 4 12 4s12-1.5 12-4',
  'M8 38V22l10 6v-6l10 6V10h10v28zM14 33h.1M22 33h.1M32 33h.1M32 16h.1',
  'M24 9a15 15 0 1 0 0 30 15 15 0 0 0 0-30ZM9 24h30M24 9c4.5 4 6.5 9 6.5 15S28.5 35 24 39c-4.5-4-6.5-9-6.5-15S19.5 13 24 9Z',
  'M17 22a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM6 38c.8-7 5-11 11-11s10 4 11 11M31 22a5 5 0 1 0 0-10M32 27c5.5.5 9 4 10 11',
  'M14 10h20v28H14zM20 34h8M10 16v6M38 16v6M24 17a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z',
]

/** Decorative drawing of a category tile. */
export function CategoryIcon({ name, index }: { name: string; index: number }) {
  const chosen = categoryIconNames.findIndex((known) => known === name)
  return (
    <svg
      width="48"
      height="48"
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[(chosen >= 0 ? chosen : index) % drawings.length]} />
    </svg>
  )
}

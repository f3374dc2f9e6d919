/** The mark: a cloud whose base is a market stall's awning. Decorative; the link around it carries the name. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#2457F5" />
      <path d="M9 15.5a4.5 4.5 0 0 1 2-8 5.8 5.8 0 0 1 10.8 1.2 3.8 3.8 0 0 1 1.7 6.8z" fill="#fff" />
      <path
        d="M7.5 17.5h17v2a2.83 2.83 0 0 1-5.66 0 2.83 2.83 0 0 1-5.67 0 2.83 2.83 0 0 1-5.67 0z"
        fill="#B9CBFF"
      />
      <path d="M9.5 23.5v2h13v-2" stroke="#fff" strokeWidth="1.8" fill="none" strokeLinecap="round" />
    </svg>
  )
}

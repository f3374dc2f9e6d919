import type { ReactNode } from 'react'

/** A table that may be wider than the page and then scrolls, also by keyboard. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must take the keyboard; the section around it is the landmark
    <div className="table-scroll" role="group" tabIndex={0} aria-label={label}>
      <table className="price-table">{children}</table>
    </div>
  )
}

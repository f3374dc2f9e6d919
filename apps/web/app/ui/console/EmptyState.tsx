import type { ReactNode } from 'react'
import { Icon } from '../Icon.tsx'
import type { IconName } from '../Icon.tsx'

/** What a page is for, and the first thing to do there. */
export function EmptyState(props: { icon: IconName; title: string; text: string; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <Icon name={props.icon} size={40} />
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.action}
    </div>
  )
}

import { Button } from 'antd'
import type { ButtonProps } from 'antd'
import { useGo, useLocalPath } from '../../../ui/Link.tsx'

/** A link to a page that looks like a button; opened in place, or by the browser's own ways. */
export function LinkButton({ to, ...rest }: Omit<ButtonProps, 'href' | 'onClick'> & { to: string }) {
  const go = useGo()
  const localPath = useLocalPath()
  return (
    <Button
      {...rest}
      href={localPath(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        go(to)
      }}
    />
  )
}

import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'
import { useTranslation } from '../../i18n/use-translation.ts'

/**
 * Asks before a form with unsaved changes is left, for another page or by closing the window. One for a page.
 *
 * @returns `touch` when something was typed, `release` when it is stored or given up
 */
export function useLeaveGuard(): { touch: () => void; release: () => void } {
  const { t } = useTranslation('console')
  const { modal } = App.useApp()
  const isTouched = useRef(false)
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const moves =
      currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search
    return isTouched.current && moves
  })
  const isAsking = useRef(false)
  useEffect(() => {
    if (blocker.state !== 'blocked' || isAsking.current) return
    isAsking.current = true
    const ask = async () => {
      const goes = await modal.confirm({
        title: t('discard.title'),
        content: t('discard.text'),
        okText: t('discard.leave'),
        cancelText: t('discard.stay'),
      })
      isAsking.current = false
      if (goes) blocker.proceed()
      else blocker.reset()
    }
    void ask()
  }, [blocker, modal, t])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isTouched.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
  return {
    touch: () => void (isTouched.current = true),
    release: () => void (isTouched.current = false),
  }
}

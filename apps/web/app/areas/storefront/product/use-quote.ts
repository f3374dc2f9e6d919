import type { Quote, QuoteRequest } from '@yunshi/api-client'
import { useEffect, useRef, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'

const quoteAfterMs = 150

export type QuoteState = { quote: Quote | null; pending: boolean; error: unknown }

/**
 * The price of a selection, asked again shortly after each change; an answer that was overtaken is thrown away.
 * `first` is the price the page came with, for the selection it came with.
 */
export function useQuote(request: QuoteRequest | null, first: Quote | null): QuoteState {
  const key = JSON.stringify(request)
  const shownKey = useRef(first ? key : null)
  const [state, setState] = useState<QuoteState>({
    quote: first,
    pending: !first && request !== null,
    error: null,
  })

  useEffect(() => {
    if (request === null || shownKey.current === key) return
    shownKey.current = key
    const abort = new AbortController()
    setState((last) => ({ quote: last.quote, pending: true, error: null }))
    const timer = setTimeout(() => {
      browserApi()
        .catalog.quote(request, abort.signal)
        .then((quote) => setState({ quote, pending: false, error: null }))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setState({ quote: null, pending: false, error })
        })
    }, quoteAfterMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
      shownKey.current = null
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` is the request's value; its identity changes on every render
  }, [key])

  return state
}

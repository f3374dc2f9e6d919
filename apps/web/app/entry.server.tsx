import { PassThrough } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { ServerRouter } from 'react-router'
import type { EntryContext, RouterContextProvider } from 'react-router'
import { requestContext } from './context.ts'
import { serverTranslator } from './i18n/server-translator.server.ts'
import { TranslatorContext } from './i18n/use-translation.ts'
import { localeOfPath } from './locale.ts'
import { NonceContext } from './ui/nonce.ts'

const renderTimeoutMs = 10_000

/**
 * Renders a page into one buffer. Buffering is faster than streaming here and lets the status and an ETag be
 * decided before the first byte.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  const { nonce } = loadContext.get(requestContext)
  const translator = serverTranslator(localeOfPath(new URL(request.url).pathname))
  return new Promise((resolve, reject) => {
    let statusCode = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}>
        <TranslatorContext value={translator}>
          <ServerRouter context={entryContext} url={request.url} nonce={nonce} />
        </TranslatorContext>
      </NonceContext>,
      {
        nonce,
        onAllReady() {
          clearTimeout(timer)
          const body = new PassThrough()
          const chunks: Buffer[] = []
          body.on('data', (chunk: Buffer) => chunks.push(chunk))
          body.on('error', reject)
          body.on('end', () => {
            headers.set('content-type', 'text/html; charset=utf-8')
            resolve(new Response(Buffer.concat(chunks), { headers, status: statusCode }))
          })
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          statusCode = 500
          if (!request.signal.aborted) console.error(error)
        },
      },
    )
    const timer = setTimeout(() => abort(new Error('page was not rendered in time')), renderTimeoutMs)
  })
}

export * as contexts from './context.ts'

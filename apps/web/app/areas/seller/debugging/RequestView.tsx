import type { DebugRequest } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { CodeBlock } from '../../../ui/console/CodeBlock.tsx'

/** A request as it goes over the wire: line, headers, body. */
export function RequestView({ request }: { request: DebugRequest }) {
  const { t } = useTranslation('debugging')
  const headers = Object.entries(request.headers)
  const head = [`${request.method} ${request.url}`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  return (
    <div className="debug-exchange">
      <CodeBlock
        label={t('outcome.requestHead')}
        text={request.url === '' ? '' : head.join('\n')}
        empty={t('outcome.none')}
      />
      <CodeBlock label={t('outcome.requestBody')} text={request.body} empty={t('outcome.noBody')} />
    </div>
  )
}

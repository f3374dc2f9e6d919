import type { SellerEndpoint } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { CodeBlock } from '../../../ui/console/CodeBlock.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { sellerKeys } from '../seller-queries.ts'

type Props = { endpoint: SellerEndpoint | null; onClose: () => void }

/** Says what to publish so that the host is proved to be the seller's, and looks for it (SELL-APP-01). */
export function VerifyDrawer({ endpoint, onClose }: Props) {
  const { t } = useTranslation('seller')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const proof = endpoint?.proof ?? null
  return (
    <FormDrawer
      open={endpoint !== null}
      onClose={onClose}
      title={t('endpoints.verifyTitle')}
      purpose={t('endpoints.verifyText')}
      submitLabel={t('endpoints.verifyNow')}
      initialValues={{}}
      onSubmit={async () => {
        if (!endpoint) return
        await browserApi().seller.verifyEndpoint(endpoint.id)
        await queries.invalidateQueries({ queryKey: [sellerKeys.endpoints] })
        notification.success({ title: t('endpoints.verifiedNow') })
      }}
    >
      {proof ? (
        <>
          <h3>{t('endpoints.byFile')}</h3>
          <p className="muted small">{t('endpoints.byFileText')}</p>
          <IdText id={proof.fileUrl} />
          <CodeBlock label={t('endpoints.fileContent')} text={proof.content} empty="" />
          <h3>{t('endpoints.byDns')}</h3>
          <p className="muted small">{t('endpoints.byDnsText')}</p>
          <IdText id={proof.dnsName} />
          <CodeBlock label={t('endpoints.txtContent')} text={proof.content} empty="" />
        </>
      ) : null}
    </FormDrawer>
  )
}

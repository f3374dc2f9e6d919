import type { ProductApplicationSummary, SellerProduct } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { Link, useGo } from '../../../ui/Link.tsx'
import { publishingKeys } from '../publishing/publishing-queries.ts'

type Props = { product: SellerProduct; application: ProductApplicationSummary | undefined }

/** Begins a change of a listed product, or goes on with the one that is open (SELL-PUB-100). */
export function ModifyProduct({ product, application }: Props) {
  const { t } = useTranslation('publishing')
  const go = useGo()
  const queries = useQueryClient()
  const mayPublish = useMay('seller:products:publish')
  if (application)
    return (
      <Link to={paths.sellerApplication(application.id)}>
        {t(application.commands.includes('save') ? 'commands.continue' : 'commands.details')}
      </Link>
    )
  if (!mayPublish || product.state !== 'ON_SALE') return null
  return (
    <ConfirmAction
      label={t('commands.modify')}
      buttonProps={{ size: 'small' }}
      consequence={t('products.modifyText')}
      act={async () => {
        const { id } = await browserApi().publishing.create({ kind: 'modify', productId: product.id })
        await queries.invalidateQueries({ queryKey: [publishingKeys.open] })
        go(paths.sellerApplication(id))
      }}
    />
  )
}

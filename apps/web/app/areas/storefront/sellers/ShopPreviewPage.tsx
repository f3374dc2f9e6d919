import { useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { requireUser } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { Link } from '../../../ui/Link.tsx'
import { ShopPreview } from './ShopPreview.tsx'

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args)
  return answerOf(loaderApi(args).sellerShop.preview())
}

/** The shop as the seller's saved draft would make it (SELL-ONB-51). */
export default function ShopPreviewPage() {
  const seller = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  return (
    <ShopPreview seller={seller}>
      <Link to={paths.sellerShop()}>{t('sellers.backToDraft')}</Link>
    </ShopPreview>
  )
}

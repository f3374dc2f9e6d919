import { useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { requireUser } from '../../../api/session.ts'
import { ShopPreview } from './ShopPreview.tsx'

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args)
  return answerOf(loaderApi(args).sellerShop.reviewPreview(args.params['id'] ?? ''))
}

/** The shop as a request would make it, for its reviewer (SELL-ONB-51). */
export default function ShopChangePreviewPage() {
  return <ShopPreview seller={useLoaderData<typeof loader>()} />
}

import type { Product } from '@yunshi/api-client'
import { useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { requireUser } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FromPrice } from '../../../ui/FromPrice.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { ProductView } from './ProductView.tsx'
import { enumAttributes, modesOf } from './selection.ts'

/** For the seller of the application, and for reviewers. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args)
  const id = args.params['id'] ?? ''
  const { publishing } = loaderApi(args)
  if (!user.permissions.includes('ops:reviews:view'))
    return { product: await answerOf(publishing.preview(id)) }
  return { product: await answerOf(publishing.reviewPreview(id)) }
}

/** The product page as it will be; nothing can be selected (SELL-PUB-04). */
export default function PreviewPage() {
  const { product } = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  return (
    <div className="page product-page">
      <title>{`${t('preview.title', { title: product.title })} · ${tc('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <div className="preview-notice">
        <Notice tone="info" title={t('preview.notice')}>
          <p>{t('preview.noticeText')}</p>
        </Notice>
      </div>
      <ProductView product={product} panel={<PreviewPanel product={product} />} preview />
    </div>
  )
}

/** What buyers will choose from, not selectable. */
function PreviewPanel({ product }: { product: Product }) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const [first] = product.specifications
  const modes = [...new Set(first?.skus.flatMap(modesOf) ?? [])]
  return (
    <div className="panel selection">
      <FromPrice product={product} />
      <PreviewChoice
        title={t('product.specification')}
        options={product.specifications.map(({ code, name }) => ({ code, name }))}
      />
      {first
        ? enumAttributes(first).map(({ code, name, values }) => (
            <PreviewChoice key={code} title={name} options={values} />
          ))
        : null}
      {modes.length > 0 ? (
        <PreviewChoice
          title={t('product.mode')}
          options={modes.map((mode) => ({ code: mode, name: tc(`chargeMode.${mode}`) }))}
        />
      ) : null}
    </div>
  )
}

function PreviewChoice({ title, options }: { title: string; options: { code: string; name: string }[] }) {
  return (
    <div className="choice">
      <h2 className="choice-title">{title}</h2>
      <ul className="options">
        {options.map(({ code, name }) => (
          <li key={code} className="preview-option">
            {name}
          </li>
        ))}
      </ul>
    </div>
  )
}

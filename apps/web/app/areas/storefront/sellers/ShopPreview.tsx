import type { SellerShop } from '@yunshi/api-client'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { ShopView } from './ShopView.tsx'

/** A shop that nobody else sees yet. */
export function ShopPreview({ seller, children }: { seller: SellerShop; children?: ReactNode }) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  return (
    <>
      <title>{`${t('sellers.previewTitle', { name: seller.name })} · ${tc('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <div className="page shop-preview">
        <Notice tone="info" title={t('preview.notice')}>
          <p>{t('sellers.previewText')}</p>
          {children}
        </Notice>
      </div>
      <ShopView seller={seller} />
    </>
  )
}

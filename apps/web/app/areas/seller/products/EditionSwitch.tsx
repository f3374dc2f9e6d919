import type { DeliveryEdition, SellerProduct } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { sellerKeys } from '../seller-queries.ts'

const editions = ['resilient', 'classic'] as const satisfies DeliveryEdition[]

/** How long the opening of the product's instances is tried (SELL-APP-34); for orders paid from now on. */
export function EditionSwitch({ product }: { product: SellerProduct }) {
  const { t } = useTranslation('seller')
  const { modal, notification } = App.useApp()
  const queries = useQueryClient()
  const mayEdit = useMay('seller:endpoints:edit')
  const [busy, setBusy] = useState(false)
  const change = async (deliveryEdition: DeliveryEdition) => {
    const goesOn = await modal.confirm({
      title: t('products.editionTitle', { edition: t(`edition.${deliveryEdition}`) }),
      content: t(`editionText.${deliveryEdition}`),
      okText: t('products.editionChange'),
      cancelText: t('products.editionKeep'),
    })
    if (!goesOn) return
    setBusy(true)
    try {
      await browserApi().seller.changeDelivery(product.id, { deliveryEdition })
      await queries.invalidateQueries({ queryKey: [sellerKeys.products] })
    } catch (error) {
      notification.error({
        title: t('products.editionFailed'),
        description: String((error as Error).message),
      })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Select<DeliveryEdition>
      size="small"
      variant="borderless"
      aria-label={t('products.edition')}
      value={product.deliveryEdition}
      disabled={!mayEdit}
      loading={busy}
      onChange={(edition) => void change(edition)}
      options={editions.map((value) => ({ value, label: t(`edition.${value}`) }))}
    />
  )
}

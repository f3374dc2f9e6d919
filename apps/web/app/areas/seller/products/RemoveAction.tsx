import type { RemovedPart } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { sellerKeys } from '../seller-queries.ts'

type Props = { productId: string; part?: RemovedPart; label: string }

/** Takes a product or a part of it from sale for good, after saying in numbers what goes on (SELL-PUB-120, 121). */
export function RemoveAction({ productId, part = {}, label }: Props) {
  const { t } = useTranslation('sales')
  const queries = useQueryClient()
  return (
    <ConfirmAction
      permission="seller:products:remove"
      danger
      label={label}
      confirmLabel={t('remove.confirm')}
      buttonProps={{ size: 'small' }}
      consequence={<Consequences productId={productId} part={part} />}
      act={async () => {
        await browserApi().sales.remove(productId, part)
        await queries.invalidateQueries({ queryKey: [sellerKeys.product, productId] })
        await queries.invalidateQueries({ queryKey: [sellerKeys.products] })
      }}
    />
  )
}

function Consequences({ productId, part }: { productId: string; part: RemovedPart }) {
  const { t } = useTranslation('sales')
  const query = useQuery({
    queryKey: [sellerKeys.product, productId, 'removal', part],
    queryFn: () => browserApi().sales.removal(productId, part),
    staleTime: 0,
  })
  const { data } = query
  return (
    <div className="stack">
      <p>{t('remove.text')}</p>
      {query.isError ? <ProblemAlert error={query.error} /> : null}
      {data ? (
        <ul>
          <li>{t('remove.instances', { count: data.instances })}</li>
          <li>{t('remove.orders', { count: data.orders })}</li>
          <li>{t('remove.unpaid', { count: data.unpaid })}</li>
        </ul>
      ) : query.isPending ? (
        <p className="muted">{t('remove.counting')}</p>
      ) : null}
    </div>
  )
}

import type { WalletTransaction } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { Figure } from '../../../ui/console/Figure.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Money } from '../../../ui/Money.tsx'
import { buyerKeys, walletQuery } from '../buyer-queries.ts'
import { readAmount } from './amount.ts'

export default function WalletPage() {
  const { t } = useTranslation('buyer')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const wallet = useQuery(walletQuery())
  const [toppingUp, setToppingUp] = useState(false)
  const topUp = async ({ amount }: { amount: string }, key: string) => {
    await browserApi().wallet.topUp(readAmount(amount) ?? amount, key)
    await Promise.all([
      queries.invalidateQueries({ queryKey: [buyerKeys.wallet] }),
      queries.invalidateQueries({ queryKey: [buyerKeys.transactions] }),
    ])
    void message.success(t('wallet.done'))
  }
  const canTopUp = wallet.data?.sandboxTopUp === true
  return (
    <>
      <PageHeader
        title={t('wallet.title')}
        purpose={t('wallet.purpose')}
        actions={
          <Button
            type="primary"
            disabled={!canTopUp}
            title={canTopUp ? undefined : t('wallet.topUpUnavailable')}
            onClick={() => setToppingUp(true)}
          >
            {t('wallet.topUp')}
          </Button>
        }
      />
      {wallet.isError ? (
        <ProblemAlert error={wallet.error} onRetry={() => void wallet.refetch()} />
      ) : (
        <div className="card figures">
          <Figure label={t('wallet.balance')}>
            {wallet.data ? <Money {...wallet.data.balance} /> : '–'}
          </Figure>
        </div>
      )}
      <h2 className="list-title">{t('wallet.transactions')}</h2>
      <DataList<WalletTransaction>
        name={buyerKeys.transactions}
        rowKey={(row) => row.id}
        load={(_filters, page) => browserApi().wallet.transactions(page)}
        columns={[
          {
            key: 'at',
            title: t('wallet.at'),
            render: (row) => <DateTime at={row.at} precision="second" />,
          },
          { key: 'kind', title: t('wallet.kind'), render: (row) => t(`wallet.kinds.${row.kind}`) },
          {
            key: 'amount',
            title: t('wallet.change'),
            align: 'right',
            render: (row) => (
              <span className={row.amount.amount.startsWith('-') ? undefined : 'amount-in'}>
                {row.amount.amount.startsWith('-') ? '' : '+'}
                <Money {...row.amount} />
              </span>
            ),
          },
          {
            key: 'after',
            title: t('wallet.after'),
            align: 'right',
            render: (row) => <Money {...row.balanceAfter} />,
          },
          {
            key: 'order',
            title: t('wallet.order'),
            render: (row) =>
              row.orderId ? (
                <IdText id={row.orderId} to={paths.buyerOrder(row.orderId)} />
              ) : (
                <span className="muted">–</span>
              ),
          },
        ]}
        empty={<EmptyState icon="wallet" title={t('wallet.emptyTitle')} text={t('wallet.emptyText')} />}
      />
      <FormDrawer<{ amount: string }>
        open={toppingUp}
        onClose={() => setToppingUp(false)}
        title={t('wallet.topUp')}
        purpose={t('wallet.topUpPurpose')}
        submitLabel={t('wallet.topUp')}
        initialValues={{ amount: '10000.00' }}
        onSubmit={topUp}
      >
        <Form.Item
          name="amount"
          label={t('wallet.amount')}
          rules={[
            {
              validator: (_rule, value: string) =>
                readAmount(value ?? '') === null
                  ? Promise.reject(new Error(t('wallet.amountRule')))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input inputMode="decimal" autoComplete="off" />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

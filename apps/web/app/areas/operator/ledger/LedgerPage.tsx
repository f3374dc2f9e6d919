import { useMutation } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { ProofResult } from '../ProofResult.tsx'

/** Proof that the books balance. */
export default function LedgerPage() {
  const { t } = useTranslation('operator')
  const locale = useLocale()
  const verify = useMutation({ mutationFn: () => browserApi().operator.verifyLedger() })
  return (
    <>
      <PageHeader
        title={t('ledger.title')}
        purpose={t('ledger.purpose')}
        actions={
          <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('ledger.verify')}
          </Button>
        }
      />
      {verify.isError ? (
        <div className="detail-alert">
          <ProblemAlert error={verify.error} onRetry={() => verify.mutate()} />
        </div>
      ) : null}
      {verify.data ? (
        <ProofResult
          result={verify.data}
          holds={t('ledger.holds', { count: verify.data.rows, rows: countText(verify.data.rows, locale) })}
          fails={t('ledger.fails', { count: verify.data.problems.length })}
        />
      ) : null}
      {verify.isPending ? (
        <div className="card detail-alert">
          <Skeleton active paragraph={{ rows: 1 }} title={false} />
        </div>
      ) : null}
      <Section title={t('ledger.what')}>
        <ul className="plain-list">
          <li>{t('ledger.checks.zero')}</li>
          <li>{t('ledger.checks.balances')}</li>
          <li>{t('ledger.checks.chain')}</li>
        </ul>
        <p className="muted small">{t('ledger.command')}</p>
      </Section>
    </>
  )
}

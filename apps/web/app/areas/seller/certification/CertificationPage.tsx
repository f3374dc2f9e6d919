import type { EntityCertification, SellerCertifications } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay, useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { AccountNumber } from '../../../ui/console/AccountNumber.tsx'
import { CertificationFacts } from '../../../ui/console/CertificationFacts.tsx'
import { CertificationTag } from '../../../ui/console/CertificationTag.tsx'
import { countryName } from '../../../ui/console/countries.ts'
import { showAtFields } from '../../../ui/console/form-errors.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { formField } from '../company/field-errors.ts'
import { ReasonList } from '../company/ReasonList.tsx'
import { certificationsQuery, managementKeys } from '../seller-management-queries.ts'
import { CertificationSteps } from './CertificationSteps.tsx'
import '../onboarding/onboarding.css'

/** While a transfer is being sent, the page looks this often; while people verify, seldom. */
const sendingMs = 2000
const reviewingMs = 30_000

/** Business certification, one for each signed entity (SELL-ONB-30..38). */
export default function CertificationPage() {
  const { t } = useTranslation('sellers')
  const [params, setParams] = useSearchParams()
  const query = useQuery({
    ...certificationsQuery(),
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) => {
      const verifying = state.data?.items.find((one) => one.state === 'VERIFYING')
      return verifying ? (verifying.latest?.verifiedBy === 'TRANSFER' ? sendingMs : reviewingMs) : false
    },
  })
  const [tab, setTab] = useState<'certified' | 'uncertified' | null>(null)
  const certify = params.get('certify')
  const chosen = query.data?.items.find(({ entity }) => entity.code === certify)
  if (query.data && chosen && chosen.commands.some((command) => command !== 'enterAmount'))
    return (
      <>
        <PageHeader
          title={chosen.isCertified ? t('certification.update') : t('certification.start')}
          purpose={chosen.entity.legalName}
          trail={[{ label: t('certification.title'), to: paths.sellerCertification() }]}
        />
        <CertificationSteps certifications={query.data} subject={chosen} onDone={() => setParams({})} />
      </>
    )
  const items = query.data?.items ?? []
  const several = items.length > 1
  const shownTab = tab ?? (items.some(({ isCertified }) => !isCertified) ? 'uncertified' : 'certified')
  const shown = several
    ? items.filter(({ isCertified }) => isCertified === (shownTab === 'certified'))
    : items
  return (
    <>
      <PageHeader title={t('certification.title')} purpose={t('certification.purpose')} />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <div className="stack">
          {several ? (
            <div>
              <Segmented
                aria-label={t('certification.title')}
                value={shownTab}
                onChange={setTab}
                options={(['certified', 'uncertified'] as const).map((value) => ({
                  value,
                  label: t(`certification.tabs.${value}`),
                }))}
              />
            </div>
          ) : null}
          {shown.map((item) => (
            <EntityCard
              key={item.entity.code}
              item={item}
              certifications={query.data}
              onCertify={() => setParams({ certify: item.entity.code })}
            />
          ))}
        </div>
      ) : query.isError ? null : (
        <div className="card">
          <Skeleton active paragraph={{ rows: 6 }} />
        </div>
      )}
    </>
  )
}

type CardProps = { item: EntityCertification; certifications: SellerCertifications; onCertify: () => void }

function EntityCard({ item, certifications, onCertify }: CardProps) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const mayEdit = useMay('seller:certification:edit')
  const { entity, state, latest, certified } = item
  const command = item.commands.find((one) => one !== 'enterAmount')
  return (
    <Section
      title={entity.legalName}
      extra={<CertificationTag state={state} isCertified={item.isCertified} />}
    >
      <div className="entity-card">
        {entity.countries.length > 1 ? (
          <p className="muted small country-list">
            {t('certification.countries')}:{' '}
            {entity.countries.map((code) => countryName(code, locale)).join(', ')}
          </p>
        ) : null}
        {!item.isSigned ? (
          <Alert
            type="warning"
            showIcon
            title={t('certification.signFirst')}
            action={<Link to={paths.sellerAgreements()}>{t('certification.toSign')}</Link>}
          />
        ) : null}
        {state === 'LOCKED' ? (
          <Alert
            type="error"
            showIcon
            title={t('certification.lockedTitle')}
            description={
              <>
                <p>{t('certification.lockedText')}</p>
                {latest ? <ReasonList reasons={latest.reasons} /> : null}
              </>
            }
          />
        ) : null}
        {state === 'REJECTED' && latest ? (
          <Alert
            type="error"
            showIcon
            title={t('certification.rejectedTitle')}
            description={<ReasonList reasons={latest.reasons} />}
          />
        ) : null}
        {state === 'VERIFYING' && latest ? (
          <Alert
            type="info"
            showIcon
            title={
              latest.verifiedBy === 'TRANSFER' ? t('certification.sending') : t('certification.reviewing')
            }
            description={
              latest.verifiedBy === 'TRANSFER'
                ? t('certification.sendingText')
                : t('certification.reviewingText')
            }
          />
        ) : null}
        {state === 'AWAIT_AMOUNT' && latest ? (
          <AmountForm item={item} account={latest.accountMasked} />
        ) : null}
        {item.isCertified && state !== 'CERTIFIED' ? (
          <p className="muted">{t('certification.stillValid')}</p>
        ) : null}
        {certified ? (
          <CertificationFacts
            form={certified.form}
            account={
              state === 'CERTIFIED' && mayEdit ? (
                <AccountNumber
                  masked={certified.accountMasked}
                  reveal={() => browserApi().sellerManagement.revealAccount(entity.code)}
                />
              ) : (
                <span className="mono">{certified.accountMasked}</span>
              )
            }
          />
        ) : state === 'UNCERTIFIED' ? (
          <p className="muted">
            {certifications.verifiedBy === 'TRANSFER'
              ? t('certification.byTransfer')
              : t('certification.byReview')}
          </p>
        ) : null}
        {command && mayEdit ? (
          <div>
            <Button type={item.isCertified ? 'default' : 'primary'} onClick={onCertify}>
              {item.isCertified
                ? t('certification.update')
                : state === 'REJECTED'
                  ? t('certification.again')
                  : t('certification.start')}
            </Button>
          </div>
        ) : null}
      </div>
    </Section>
  )
}

/** The amount that arrived; the third wrong one locks (SELL-ONB-34). */
function AmountForm({ item, account }: { item: EntityCertification; account: string }) {
  const { t } = useTranslation('sellers')
  const session = useSession()
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const [form] = Form.useForm<{ amount: string }>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const email = item.latest?.form.financeEmail ?? ''
  const submit = async ({ amount }: { amount: string }) => {
    setBusy(true)
    setError(null)
    try {
      await browserApi().sellerManagement.enterAmount(item.entity.code, amount)
      notification.success({ title: t('certification.done') })
    } catch (caught) {
      setError(showAtFields(form, caught, formField))
    } finally {
      setBusy(false)
      // Right or wrong: the state or the tries left have changed.
      await queries.invalidateQueries({ queryKey: [managementKeys.certifications] })
    }
  }
  return (
    <div className="stack">
      <h3>{t('certification.amountTitle')}</h3>
      <p>{t('certification.amountText', { account })}</p>
      {session?.mode === 'sandbox' ? (
        <div className="small">
          <p className="muted">{t('certification.amountSandbox', { email })}</p>
          <Link to={`${paths.sandboxMailbox()}?to=${encodeURIComponent(email)}`}>
            {t('certification.openMailbox')}
          </Link>
        </div>
      ) : null}
      {error ? <ProblemAlert error={error} /> : null}
      <Form<{ amount: string }>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="amount-form"
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="amount"
          label={t('certification.amount')}
          extra={t('certification.amountHelp', { count: item.triesLeft })}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input
            maxLength={10}
            inputMode="decimal"
            autoComplete="off"
            prefix={item.entity.currency === 'CNY' ? '¥' : item.entity.currency}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('certification.confirm')}
        </Button>
      </Form>
    </div>
  )
}

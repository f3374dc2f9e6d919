import type { CertificationForm, EntityCertification, SellerCertifications } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Radio, Select, Steps } from 'antd'
import { useEffect, useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { CertificationFacts } from '../../../ui/console/CertificationFacts.tsx'
import { countryOptions } from '../../../ui/console/countries.ts'
import { showAtFields } from '../../../ui/console/form-errors.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { useLeaveGuard } from '../../../ui/console/use-leave-guard.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { AgreementTicks } from '../company/AgreementTicks.tsx'
import { formField, reasonErrors } from '../company/field-errors.ts'
import { managementKeys } from '../seller-management-queries.ts'

type Values = CertificationForm & { accountNumber: string }
type Step = 'company' | 'bank' | 'survey' | 'confirm'

const fieldsOf: Record<Step, (keyof Values)[]> = {
  company: [
    'companyName',
    'companyCode',
    'registeredAddress',
    'taxpayerType',
    'vatRate',
    'taxCountry',
    'taxNumber',
    'financeName',
    'financeMobile',
    'financeEmail',
  ],
  bank: ['bankCountry', 'bankName', 'bankBranch', 'accountHolder', 'accountNumber', 'swiftCode'],
  survey: ['isAssociated', 'associationNote'],
  confirm: [],
}

type Props = { certifications: SellerCertifications; subject: EntityCertification; onDone: () => void }

/** Company and taxes, bank, survey, confirmation (SELL-ONB-32). Fields of every step stay in one form. */
export function CertificationSteps({ certifications, subject, onDone }: Props) {
  const { t } = useTranslation('sellers')
  const session = useSession()
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const isMainland = session?.site !== 'intl'
  const steps: Step[] = isMainland ? ['company', 'bank', 'confirm'] : ['company', 'bank', 'survey', 'confirm']
  const [form] = Form.useForm<Values>()
  const [at, setAt] = useState(0)
  const [ticked, setTicked] = useState<string[]>([])
  const guard = useLeaveGuard()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { companyName, companyCode, kind, statements } = certifications
  const former = subject.latest ?? subject.certified
  const keeps = subject.certified?.accountMasked ?? null
  const step = steps[at] ?? 'company'
  const consented = statements.every(({ id }) => ticked.includes(id))

  useEffect(() => {
    if (subject.state === 'REJECTED' && subject.latest)
      form.setFields(reasonErrors(subject.latest.reasons).map((one) => ({ ...one, name: one.name as never })))
  }, [form, subject])

  const next = async () => {
    try {
      await form.validateFields(fieldsOf[step])
      setAt(at + 1)
    } catch {
      // The form shows what is missing, at its fields.
    }
  }
  const submit = async () => {
    setBusy(true)
    setError(null)
    const { accountNumber, ...values } = form.getFieldsValue(true) as Values
    try {
      await browserApi().sellerManagement.certify(subject.entity.code, {
        form: values,
        accountNumber: accountNumber.trim() === '' ? null : accountNumber,
        agreements: ticked,
      })
      await queries.invalidateQueries({ queryKey: [managementKeys.certifications] })
      notification.success({ title: t('certification.submitted') })
      guard.release()
      onDone()
    } catch (caught) {
      // Every step's fields are in the form; the first that is wrong is opened.
      setError(showAtFields(form, caught, formField))
      const first = steps.findIndex((candidate) =>
        form.getFieldsError(fieldsOf[candidate]).some(({ errors }) => errors.length > 0),
      )
      if (first >= 0) setAt(first)
    } finally {
      setBusy(false)
    }
  }
  const initial: Values = {
    registeredAddress: '',
    taxpayerType: isMainland ? 'GENERAL' : 'OVERSEAS',
    vatRate: isMainland ? '6' : null,
    taxCountry: isMainland ? 'CN' : '',
    taxNumber: '',
    financeName: '',
    financeMobile: '',
    financeEmail: '',
    bankCountry: isMainland ? 'CN' : '',
    bankName: '',
    bankBranch: '',
    swiftCode: '',
    isAssociated: null,
    associationNote: '',
    ...former?.form,
    companyName,
    companyCode: companyCode ?? former?.form.companyCode ?? '',
    accountHolder: companyName,
    accountNumber: '',
  }
  return (
    <div className="card">
      <Steps
        className="certification-steps"
        size="small"
        current={at}
        items={steps.map((one) => ({ title: t(`certification.steps.${one}`) }))}
      />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={guard.touch}
      >
        {/* Hidden, not unmounted: a step back finds everything as it was. */}
        <div hidden={step !== 'company'}>
          <CompanyStep
            isMainland={isMainland}
            isCompany={kind === 'enterprise'}
            codeKnown={companyCode !== null}
          />
          {statements.length > 0 ? (
            <AgreementTicks agreements={statements} ticked={ticked} onChange={setTicked} />
          ) : null}
        </div>
        <div hidden={step !== 'bank'}>
          <BankStep isMainland={isMainland} keeps={keeps} />
        </div>
        {isMainland ? null : (
          <div hidden={step !== 'survey'}>
            <SurveyStep />
          </div>
        )}
        {step === 'confirm' ? (
          <Form.Item shouldUpdate noStyle>
            {() => {
              const { accountNumber, ...values } = form.getFieldsValue(true) as Values
              return (
                <div className="stack">
                  <Alert
                    type="info"
                    showIcon
                    title={t('certification.confirmText')}
                    description={
                      certifications.verifiedBy === 'TRANSFER'
                        ? t('certification.byTransfer')
                        : t('certification.byReview')
                    }
                  />
                  <CertificationFacts
                    form={values}
                    account={<span className="mono">{accountNumber.trim() || keeps}</span>}
                  />
                </div>
              )
            }}
          </Form.Item>
        ) : null}
      </Form>
      {error ? <ProblemAlert error={error} /> : null}
      <div className="page-header-actions step-actions">
        {at > 0 ? (
          <Button onClick={() => setAt(at - 1)}>{t('certification.back')}</Button>
        ) : (
          <Button onClick={onDone}>{t('cancelEdit')}</Button>
        )}
        {step === 'confirm' ? (
          <Button type="primary" loading={busy} onClick={() => void submit()}>
            {t('certification.submit')}
          </Button>
        ) : (
          <Button type="primary" disabled={!consented} onClick={() => void next()}>
            {t('certification.next')}
          </Button>
        )}
      </div>
    </div>
  )
}

function CompanyStep(props: { isMainland: boolean; isCompany: boolean; codeKnown: boolean }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const need = [{ required: true, whitespace: true, message: t('required') }]
  return (
    <div className="form-grid">
      <Form.Item name="companyName" label={t('certification.field.companyName')}>
        <Input readOnly />
      </Form.Item>
      {props.isCompany ? (
        <Form.Item
          name="companyCode"
          label={
            props.isMainland ? t('certification.field.companyCode') : t('certification.field.companyCodeIntl')
          }
          rules={need}
        >
          <Input maxLength={40} readOnly={props.codeKnown} className="mono" autoComplete="off" />
        </Form.Item>
      ) : null}
      <Form.Item name="registeredAddress" label={t('certification.field.registeredAddress')} rules={need}>
        <Input maxLength={200} autoComplete="street-address" />
      </Form.Item>
      {props.isMainland ? (
        <>
          <Form.Item name="taxpayerType" label={t('certification.field.taxpayerType')}>
            <Radio.Group
              options={(['GENERAL', 'SMALL_SCALE'] as const).map((value) => ({
                value,
                label: t(`certification.taxpayers.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="vatRate" label={t('certification.field.vatRate')}>
            <Select
              options={['13', '9', '6', '3', '1', '0'].map((value) => ({ value, label: `${value}%` }))}
            />
          </Form.Item>
        </>
      ) : (
        <>
          <Form.Item name="taxCountry" label={t('certification.field.taxCountry')} rules={need}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={countryOptions(locale)} />
          </Form.Item>
          <Form.Item name="taxNumber" label={t('certification.field.taxNumber')} rules={need}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
        </>
      )}
      <Form.Item name="financeName" label={t('certification.field.financeName')} rules={need}>
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      <Form.Item name="financeMobile" label={t('certification.field.financeMobile')} rules={need}>
        <Input maxLength={24} autoComplete="tel" />
      </Form.Item>
      <Form.Item name="financeEmail" label={t('certification.field.financeEmail')} rules={need}>
        <Input maxLength={254} autoComplete="email" />
      </Form.Item>
    </div>
  )
}

function BankStep({ isMainland, keeps }: { isMainland: boolean; keeps: string | null }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const need = [{ required: true, whitespace: true, message: t('required') }]
  return (
    <div className="form-grid">
      {isMainland ? null : (
        <Form.Item name="bankCountry" label={t('certification.field.bankCountry')} rules={need}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={countryOptions(locale)} />
        </Form.Item>
      )}
      <Form.Item name="bankName" label={t('certification.field.bankName')} rules={need}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="bankBranch" label={t('certification.field.bankBranch')} rules={isMainland ? need : []}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="accountHolder"
        label={t('certification.field.accountHolder')}
        extra={t('certification.sameName')}
        rules={need}
      >
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="accountNumber"
        label={t('certification.field.accountNumber')}
        {...(keeps === null ? {} : { extra: t('certification.keepAccount', { account: keeps }) })}
        rules={keeps === null ? need : []}
      >
        <Input maxLength={50} inputMode={isMainland ? 'numeric' : 'text'} autoComplete="off" />
      </Form.Item>
      {isMainland ? null : (
        <Form.Item name="swiftCode" label={t('certification.field.swiftCode')} rules={need}>
          <Input maxLength={11} autoComplete="off" className="mono" />
        </Form.Item>
      )}
    </div>
  )
}

function SurveyStep() {
  const { t } = useTranslation('sellers')
  const form = Form.useFormInstance<Values>()
  const isAssociated = Form.useWatch('isAssociated', form)
  return (
    <>
      <Form.Item
        name="isAssociated"
        label={t('certification.field.isAssociated')}
        rules={[{ required: true, message: t('required') }]}
      >
        <Radio.Group
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      </Form.Item>
      {isAssociated === true ? (
        <Form.Item
          name="associationNote"
          label={t('certification.field.associationNote')}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
        </Form.Item>
      ) : null}
    </>
  )
}

import type { ProductApplication } from '@yunshi/api-client'
import type { ProductDocument } from '@yunshi/product-document'
import { App, Alert, Button, ConfigProvider } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useBlocker, useSearchParams } from 'react-router'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import { DraftContext, useAllProblems, useDraft } from './draft-context.ts'
import { DraftStore } from './draft-store.ts'
import type { DraftDocument, KeptCopy } from './draft-store.ts'
import { FieldAttention } from './field-attention.ts'
import { judgeApplication, neededPlaces } from './judge-application.ts'
import { readKept, writeKept } from './kept-copy.ts'
import { SaveStatus } from './SaveStatus.tsx'
import { stepOf, steps } from './steps.ts'
import type { Step } from './steps.ts'
import { AccessStep } from './steps/AccessStep.tsx'
import { BasicStep } from './steps/BasicStep.tsx'
import { BusinessStep } from './steps/BusinessStep.tsx'
import { QualificationStep } from './steps/QualificationStep.tsx'
import { SubmitStep } from './steps/SubmitStep.tsx'
import { browserApi } from '../../../api/browser-api.ts'

type Props = { application: ProductApplication; readOnly: boolean }

/** A product application in five steps, saved while it is written (SELL-PUB-02, 03). */
export function Wizard({ application, readOnly }: Props) {
  const session = useSession()
  const site = session?.site ?? 'cn'
  const listed = application.listed as ProductDocument | null
  const [attention] = useState(() => {
    const made = new FieldAttention()
    // What was handed in once, or is listed, is no fresh page: everything wrong with it is shown.
    if (application.state !== 'DRAFT' || application.kind === 'modify') made.reveal(...steps)
    return made
  })
  const [store] = useState(
    () =>
      new DraftStore({
        document: application.document,
        revision: application.revision,
        serverProblems: application.problems,
        judge: (document) => judgeApplication(document, listed, site),
        send: (document, revision) => browserApi().publishing.save(application.id, revision, document),
        keep: (copy) => writeKept(application.id, copy),
      }),
  )
  const value = useMemo(
    () => ({
      store,
      attention,
      application,
      listed,
      readOnly,
      needed: neededPlaces(application),
      currency: site === 'cn' ? ('CNY' as const) : ('USD' as const),
    }),
    [store, attention, application, listed, readOnly, site],
  )
  return (
    <DraftContext value={value}>
      <ConfigProvider componentDisabled={readOnly}>
        {readOnly ? null : <LeaveGuard />}
        {readOnly ? null : <ConflictDialog />}
        <Steps />
      </ConfigProvider>
    </DraftContext>
  )
}

function Steps() {
  const { t } = useTranslation('publishing')
  const { attention, readOnly, store, application } = useDraft()
  const [params, setParams] = useSearchParams()
  const topRef = useRef<HTMLDivElement>(null)
  const problems = useAllProblems()
  const asked = params.get('step')
  const step: Step = steps.find((known) => known === asked) ?? 'access'
  const index = steps.indexOf(step)
  const [jump, setJump] = useState(0)
  const open = (next: Step) => {
    // A step that was left shows what is wrong in it; the last one shows everything.
    if (next === 'submit') attention.reveal(...steps)
    else attention.reveal(step)
    setParams({ step: next }, { replace: true, preventScrollReset: true })
  }
  const goTo = (path: string) => {
    attention.want(path)
    const next = stepOf(path)
    if (next !== step) setParams({ step: next }, { replace: true, preventScrollReset: true })
    setJump(jump + 1)
  }
  useEffect(() => {
    // Specifications open the right one first and arrive by themselves.
    const wanted = attention.getWanted()
    if (wanted !== null && !wanted.startsWith('specifications[')) attention.arrive()
  }, [jump, step, attention])
  const previous = steps[index - 1]
  const next = steps[index + 1]
  const moveTo = (target: Step) => {
    open(target)
    topRef.current?.focus({ preventScroll: true })
    topRef.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <div className="wizard">
      <nav className="wizard-rail" aria-label={t('wizard.steps')}>
        <ol>
          {steps.map((candidate, i) => {
            const wrong = problems.filter(
              ({ severity, path }) => severity === 'error' && stepOf(path) === candidate,
            ).length
            return (
              <li key={candidate}>
                <button
                  type="button"
                  aria-current={candidate === step ? 'step' : undefined}
                  onClick={() => moveTo(candidate)}
                >
                  <span className="wizard-number" aria-hidden="true">
                    {wrong === 0 && candidate !== 'submit' ? <Icon name="check" size={14} /> : i + 1}
                  </span>
                  <span className="wizard-name">{t(`step.${candidate}`)}</span>
                  {wrong > 0 ? (
                    <span className="wizard-count">
                      <span aria-hidden="true">{wrong}</span>
                      <span className="visually-hidden">{t('openProblems', { count: wrong })}</span>
                    </span>
                  ) : null}
                </button>
              </li>
            )
          })}
        </ol>
      </nav>
      <div className="wizard-main">
        <div ref={topRef} tabIndex={-1} className="wizard-top">
          <h2>{t(`step.${step}`)}</h2>
          <p className="muted">{t(`stepText.${step}`)}</p>
        </div>
        {readOnly ? null : <KeptCopyNotice />}
        {step === 'access' ? <AccessStep /> : null}
        {step === 'basic' ? <BasicStep /> : null}
        {step === 'qualification' ? <QualificationStep /> : null}
        {step === 'business' ? <BusinessStep /> : null}
        {step === 'submit' ? <SubmitStep onGo={goTo} /> : null}
        <ReasonsSummary onGo={goTo} shown={step === 'submit' && application.reasons.length > 0} />
        <ConfigProvider componentDisabled={false}>
          <div className="wizard-bar">
            {readOnly ? <span /> : <SaveStatus />}
            <div className="inline">
              {previous ? <Button onClick={() => moveTo(previous)}>{t('wizard.back')}</Button> : null}
              {next ? (
                <Button
                  type="primary"
                  onClick={() => {
                    if (!readOnly) void store.flush()
                    moveTo(next)
                  }}
                >
                  {t(readOnly ? 'wizard.nextStep' : 'wizard.next')}
                </Button>
              ) : null}
            </div>
          </div>
        </ConfigProvider>
      </div>
    </div>
  )
}

/** What the last review asked for, as links to the fields. */
function ReasonsSummary({ shown, onGo }: { shown: boolean; onGo: (path: string) => void }) {
  const { t } = useTranslation('publishing')
  const { application } = useDraft()
  if (!shown) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="detail-alert"
      title={t('reasons.title')}
      description={
        <ul className="problem-list">
          {application.reasons.map((reason) => (
            <li key={`${reason.code} ${reason.path} ${reason.text}`}>
              {reason.path === null ? (
                <span>{reason.text}</span>
              ) : (
                <button type="button" className="problem-link" onClick={() => onGo(reason.path!)}>
                  <Icon name="mail" size={16} />
                  <span>{reason.text}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** What an earlier page could not send: taken back at once when it continues this version, otherwise offered. */
function KeptCopyNotice() {
  const { t } = useTranslation('publishing')
  const { store, application } = useDraft()
  const { notification } = App.useApp()
  const [kept] = useState(() => {
    const found = readKept(application.id)
    return found && JSON.stringify(found.document) !== JSON.stringify(application.document) ? found : null
  })
  const continues = kept?.revision === application.revision
  const [copy, setCopy] = useState<KeptCopy | null>(continues ? null : kept)
  const taken = useRef(false)
  useEffect(() => {
    if (!kept || !continues || taken.current) return
    taken.current = true
    store.replace(kept.document)
    notification.info({ title: t('save.restored') })
  }, [kept, continues, store, notification, t])
  if (!copy) return null
  const decide = (document: DraftDocument | null) => {
    if (document) store.replace(document)
    else writeKept(application.id, null)
    setCopy(null)
  }
  return (
    <Alert
      type="warning"
      showIcon
      className="detail-alert"
      title={t('save.copyTitle')}
      description={t('save.copyText')}
      action={
        <span className="inline">
          <Button size="small" onClick={() => decide(copy.document)}>
            {t('save.copyUse')}
          </Button>
          <Button size="small" onClick={() => decide(null)}>
            {t('save.copyDrop')}
          </Button>
        </span>
      }
    />
  )
}

/** Saves before the page is left, and asks where that fails. */
function LeaveGuard() {
  const { t } = useTranslation('publishing')
  const { store } = useDraft()
  const { modal } = App.useApp()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      store.isDirty && currentLocation.pathname !== nextLocation.pathname,
  )
  const asked = useRef(false)
  useEffect(() => {
    if (blocker.state !== 'blocked' || asked.current) return
    asked.current = true
    const leave = async () => {
      const saved = await store.flush()
      const goes =
        saved ||
        (await modal.confirm({
          title: t('leave.title'),
          content: t('leave.text'),
          okText: t('leave.leave'),
          cancelText: t('leave.stay'),
        }))
      asked.current = false
      if (goes) blocker.proceed()
      else blocker.reset()
    }
    void leave()
  }, [blocker, store, modal, t])
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!store.isDirty) return
      // The window may stay open after all.
      store.keepUnsaved()
      event.preventDefault()
    }
    const onOnline = () => void store.flush()
    window.addEventListener('beforeunload', onUnload)
    window.addEventListener('online', onOnline)
    return () => {
      window.removeEventListener('beforeunload', onUnload)
      window.removeEventListener('online', onOnline)
      store.stop()
    }
  }, [store])
  return null
}

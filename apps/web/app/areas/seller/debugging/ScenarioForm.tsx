import { ApiProblem } from '@yunshi/api-client'
import type {
  CallFamily,
  DebugCase,
  DebugOutcome,
  DebugParameter,
  DebugRequest,
  DebugScenario,
} from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { OutcomeView } from './OutcomeView.tsx'
import { RequestView } from './RequestView.tsx'

type Values = Record<string, string>
type Act = 'preview' | 'run' | 'save'
type Shown =
  | { kind: 'request'; request: DebugRequest }
  | { kind: 'outcome'; outcome: DebugOutcome; saved: boolean }
  | { kind: 'error'; error: unknown }

type Props = {
  family: CallFamily
  scenario: DebugScenario
  endpointId: string
  /** The case of this scenario and address, whose values fill the form. */
  saved: DebugCase | null
}

/** Parameters of one scenario, its three actions, and what came of the last one. */
export function ScenarioForm({ family, scenario, endpointId, saved }: Props) {
  const { t } = useTranslation('debugging')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState<Act | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)

  const initial = Object.fromEntries(
    scenario.parameters.map(({ name, preset, kind }) => [
      name,
      (kind === 'secret' ? '' : saved?.parameters[name]) ?? preset,
    ]),
  )

  const act = async (what: Act) => {
    setBusy(what)
    try {
      const typed = await form.validateFields()
      const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value ?? '']))
      const input = { endpointId, family, scenario: scenario.code, values }
      if (what === 'preview') {
        setShown({ kind: 'request', request: await browserApi().debugging.preview(input) })
        return
      }
      const { outcome, caseId } = await browserApi().debugging.run({ ...input, save: what === 'save' })
      setShown({ kind: 'outcome', outcome, saved: caseId !== null })
      if (caseId !== null) notification.success({ title: t('access.savedNotice') })
      await Promise.all(
        [debuggingKeys.cases, debuggingKeys.runs, debuggingKeys.interfaces].map((name) =>
          queries.invalidateQueries({ queryKey: [name] }),
        ),
      )
    } catch (error) {
      // The form marks its own fields.
      if (typeof error === 'object' && error !== null && 'errorFields' in error) return
      if (error instanceof ApiProblem)
        form.setFields(
          error.problem.errors
            .filter(({ path }) => path.startsWith('values.'))
            .map(({ path, message }) => ({ name: path.slice('values.'.length), errors: [message] })),
        )
      setShown({ kind: 'error', error })
    } finally {
      setBusy(null)
    }
  }

  return (
    <div className="debug-work">
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        scrollToFirstError={{ focus: true }}
        aria-label={scenario.title}
      >
        <div className="debug-fields">
          {scenario.parameters.map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              isKept={parameter.kind === 'secret' && saved?.hasSecrets === true}
            />
          ))}
        </div>
        <div className="page-header-actions debug-actions">
          <Button
            type="primary"
            loading={busy === 'save'}
            disabled={busy !== null}
            onClick={() => void act('save')}
          >
            {t('access.runAndSave')}
          </Button>
          <Button loading={busy === 'run'} disabled={busy !== null} onClick={() => void act('run')}>
            {t('access.run')}
          </Button>
          <Button loading={busy === 'preview'} disabled={busy !== null} onClick={() => void act('preview')}>
            {t('access.preview')}
          </Button>
          <Button type="text" disabled={busy !== null} onClick={() => form.resetFields()}>
            {t('access.reset')}
          </Button>
        </div>
      </Form>
      <div aria-live="polite" className="stack">
        {busy === 'run' || busy === 'save' ? <p className="muted">{t('access.running')}</p> : null}
        {busy === null && shown?.kind === 'error' ? <ProblemAlert error={shown.error} /> : null}
        {busy === null && shown?.kind === 'request' ? (
          <section>
            <h3>{t('access.requestTitle')}</h3>
            <p className="muted small">{t('access.requestNote')}</p>
            <RequestView request={shown.request} />
          </section>
        ) : null}
        {busy === null && shown?.kind === 'outcome' ? (
          <OutcomeView outcome={shown.outcome} saved={shown.saved} />
        ) : null}
      </div>
    </div>
  )
}

function ParameterField({ parameter, isKept }: { parameter: DebugParameter; isKept: boolean }) {
  const { t } = useTranslation('debugging')
  const { name, kind, required, generated, lengthMax, values, hint } = parameter
  const isOptional = (!required && !generated) || isKept
  const label = (
    <span>
      <span className="mono">{name}</span>
      {isOptional || generated ? (
        <span className="muted small"> {generated ? t('access.generated') : t('access.optional')}</span>
      ) : null}
    </span>
  )
  const isWide = kind === 'json' || kind === 'publicKey'
  return (
    <Form.Item
      className={isWide ? 'debug-wide' : ''}
      name={name}
      label={label}
      extra={isKept ? t('access.secretKept') : hint}
      rules={
        required && !generated && !isKept ? [{ required: true, message: t('access.required', { name }) }] : []
      }
    >
      {kind === 'choice' ? (
        <Select allowClear={!required} options={values.map((value) => ({ value, label: value }))} />
      ) : kind === 'secret' ? (
        <Input.Password maxLength={lengthMax} autoComplete="new-password" />
      ) : isWide ? (
        <Input.TextArea
          maxLength={lengthMax}
          autoSize={{ minRows: 3, maxRows: 12 }}
          spellCheck={false}
          className="mono"
        />
      ) : (
        <Input maxLength={lengthMax} autoComplete="off" spellCheck={false} className="mono" />
      )}
    </Form.Item>
  )
}

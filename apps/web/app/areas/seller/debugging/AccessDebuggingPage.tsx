import type { CallFamily, DebugInterface } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Select, Skeleton, Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { casesQuery, interfacesQuery } from './debugging-queries.ts'
import { useEndpointOptions } from './EndpointSelect.tsx'
import { LinkButton } from './LinkButton.tsx'
import { ScenarioForm } from './ScenarioForm.tsx'
import './debugging.css'

/** Access debugging (SELL-APP-10): a tab per family, a form per scenario. The URL holds what is chosen. */
export default function AccessDebuggingPage() {
  const { t } = useTranslation('debugging')
  const [params, setParams] = useSearchParams()
  const interfaces = useQuery(interfacesQuery())
  const { loading, options } = useEndpointOptions()
  const endpointId = params.get('endpoint') ?? options.find(({ disabled }) => !disabled)?.value ?? null
  const family = interfaces.data?.items.find((item) => item.family === params.get('family'))
  const chosen = family ?? interfaces.data?.items[0]
  const choose = (change: Record<string, string>) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(change)) next.set(name, value)
      return next
    })
  return (
    <>
      <PageHeader
        title={t('access.title')}
        purpose={t('access.purpose')}
        actions={<LinkButton to={paths.sellerDebugCases()}>{t('cases.title')}</LinkButton>}
      />
      {interfaces.isError ? (
        <ProblemAlert error={interfaces.error} onRetry={() => void interfaces.refetch()} />
      ) : null}
      {!chosen || loading ? (
        interfaces.isError ? null : (
          <div className="card">
            <Skeleton active paragraph={{ rows: 8 }} />
          </div>
        )
      ) : options.length === 0 ? (
        <div className="card">
          <EmptyState
            icon="globe"
            title={t('access.noEndpointTitle')}
            text={t('access.noEndpointText')}
            action={
              <LinkButton type="primary" to={paths.sellerEndpoints()}>
                {t('access.toEndpoints')}
              </LinkButton>
            }
          />
        </div>
      ) : (
        <div className="card debug-card">
          <label className="debug-endpoint">
            <span>{t('endpoint.label')}</span>
            <Select
              value={endpointId}
              options={options}
              onChange={(endpoint) => choose({ endpoint })}
              placeholder={t('endpoint.choose')}
            />
          </label>
          <Tabs
            activeKey={chosen.family}
            onChange={(key) => choose({ family: key, scenario: '' })}
            items={(interfaces.data?.items ?? []).map((item) => ({
              key: item.family,
              label: t(`family.${item.family}`),
            }))}
          />
          <FamilyPanel
            key={chosen.family}
            item={chosen}
            endpointId={endpointId}
            scenario={params.get('scenario')}
            onScenario={(scenario) => choose({ family: chosen.family, scenario })}
          />
        </div>
      )}
    </>
  )
}

type PanelProps = {
  item: DebugInterface
  endpointId: string | null
  scenario: string | null
  onScenario: (code: string) => void
}

function FamilyPanel({ item, endpointId, scenario, onScenario }: PanelProps) {
  const { t } = useTranslation('debugging')
  const cases = useQuery(casesQuery())
  const chosen = item.scenarios.find(({ code }) => code === scenario) ?? item.scenarios[0]
  const savedCase = (code: string) =>
    cases.data?.items.find(
      (saved) => saved.family === item.family && saved.scenario === code && saved.endpointId === endpointId,
    )
  return (
    <>
      {item.keyBound ? null : (
        <Alert
          className="detail-alert"
          type="warning"
          showIcon
          title={t('access.noKey', { class: t(`interfaceClass.${item.interfaceClass}`) })}
          action={
            <LinkButton size="small" to={paths.sellerKeys()}>
              {t('access.toKeys')}
            </LinkButton>
          }
        />
      )}
      <div className="debug-panel">
        <nav className="debug-scenarios" aria-label={t('access.scenarios')}>
          <ul>
            {item.scenarios.map(({ code, title, activity }) => (
              <li key={code}>
                <Button
                  type="text"
                  block
                  className="debug-scenario"
                  aria-current={code === chosen?.code ? 'true' : undefined}
                  onClick={() => onScenario(code)}
                >
                  <span>
                    {title}
                    <span className="muted small mono">{activity}</span>
                  </span>
                  {savedCase(code) ? (
                    <span className="debug-saved" title={t('access.saved')}>
                      <Icon name="check" size={16} />
                      <span className="visually-hidden">{t('access.saved')}</span>
                    </span>
                  ) : null}
                </Button>
              </li>
            ))}
          </ul>
        </nav>
        {chosen && endpointId ? (
          <ScenarioForm
            key={`${endpointId} ${chosen.code}`}
            family={item.family satisfies CallFamily}
            scenario={chosen}
            endpointId={endpointId}
            saved={savedCase(chosen.code) ?? null}
          />
        ) : null}
      </div>
    </>
  )
}

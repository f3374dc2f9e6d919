import { ApiProblem } from '@yunshi/api-client'
import { accessTypes } from '@yunshi/product-document'
import type { AccessType, SalesClass } from '@yunshi/product-document'
import { Alert, Radio } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay, useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { Link, useGo } from '../../../ui/Link.tsx'
import './publishing.css'

/** Agents are general products only, and consulting is sold on the international site (SELL-PUB-30, 36). */
function isOffered(accessType: AccessType, salesClass: SalesClass, site: string): boolean {
  if (accessType === 'CONSULTING') return site === 'intl'
  return accessType !== 'AGENT' || salesClass === 'general'
}

/** Where what keeps a seller from publishing is mended. */
const removals: Record<string, () => string> = {
  'PUB-001': () => paths.sellerCertification(),
  AGREEMENT_UNSIGNED: paths.sellerAgreements,
  COMPLIANCE_LETTER: () => paths.sellerProfile('#compliance-letter'),
}

/** Begins a product: how it is sold, then what it is (SELL-PUB-02). */
export default function PublishPage() {
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const go = useGo()
  const session = useSession()
  const mayJoint = useMay('seller:products:publish_joint')
  const [salesClass, setSalesClass] = useState<SalesClass>('general')
  const [busy, setBusy] = useState<AccessType | null>(null)
  const [error, setError] = useState<unknown>(null)
  const begin = async (accessType: AccessType) => {
    setBusy(accessType)
    setError(null)
    try {
      const { id } = await browserApi().publishing.create({ kind: 'publish', accessType, salesClass })
      go(paths.sellerApplication(id))
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(null)
    }
  }
  const blocked = error instanceof ApiProblem && error.code === 'PUB_BLOCKED' ? error.problem : null
  return (
    <>
      <PageHeader
        title={t('nav.publish')}
        purpose={t('publish.purpose')}
        trail={[{ label: t('applications.title'), to: paths.sellerApplications() }]}
      />
      {blocked ? (
        <Alert
          type="warning"
          showIcon
          className="detail-alert"
          title={blocked.title}
          description={
            <>
              {blocked.detail ? <p>{blocked.detail}</p> : null}
              <ul className="pub-failures">
                {blocked.errors.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>
                    {removals[path] ? <Link to={removals[path]()}>{message}</Link> : message}
                  </li>
                ))}
              </ul>
            </>
          }
        />
      ) : error ? (
        <div className="detail-alert">
          <ProblemAlert error={error} />
        </div>
      ) : null}
      <div className="stack">
        <Section title={t('publish.family')}>
          <Radio.Group
            className="pub-radios"
            aria-label={t('publish.family')}
            value={salesClass}
            onChange={(event) => setSalesClass(event.target.value as SalesClass)}
          >
            {(['general', 'joint'] as const).map((value) => (
              <Radio key={value} value={value} disabled={value === 'joint' && !mayJoint}>
                {tc(`salesClass.${value}`)}
                <span className="pub-radio-note">{t(`publish.familyText.${value}`)}</span>
              </Radio>
            ))}
          </Radio.Group>
        </Section>
        <Section title={t('publish.type')}>
          <ul className="type-cards">
            {accessTypes
              .filter((accessType) => isOffered(accessType, salesClass, session?.site ?? 'cn'))
              .map((accessType) => (
                <li key={accessType}>
                  <button
                    type="button"
                    className="type-card"
                    disabled={busy !== null}
                    aria-busy={busy === accessType}
                    onClick={() => void begin(accessType)}
                  >
                    <strong>{tc(`accessType.${accessType}`)}</strong>
                    <span>{t(`typeText.${accessType}`)}</span>
                  </button>
                </li>
              ))}
          </ul>
        </Section>
      </div>
    </>
  )
}

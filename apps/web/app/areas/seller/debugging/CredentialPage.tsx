import type { ApplicationCredential } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Select } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { CodeBlock } from '../../../ui/console/CodeBlock.tsx'
import { MayButton } from '../../../ui/console/MayButton.tsx'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { productsQuery } from '../seller-queries.ts'
import { CallDetails } from './CallDetails.tsx'
import { CredentialDrawer } from './CredentialDrawer.tsx'
import { CredentialTag } from './CredentialTag.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import './debugging.css'

/** One application credential: ids, encrypted secret, and what the seller's server was told. */
export default function CredentialPage() {
  const { credentialId = '' } = useParams()
  const { t } = useTranslation('debugging')
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const [isModifying, setModifying] = useState(false)
  const [isBinding, setBinding] = useState(false)
  const query = useQuery({
    queryKey: [debuggingKeys.credential, credentialId],
    queryFn: () => browserApi().debugging.credential(credentialId),
  })
  const refresh = () =>
    Promise.all(
      [debuggingKeys.credentials, debuggingKeys.credential].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    )
  const tell = (taken: boolean) => {
    if (taken) notification.success({ title: t('credential.taken') })
    else notification.warning({ title: t('credential.notTaken'), description: t('credential.notTakenText') })
  }
  return (
    <DetailPage<ApplicationCredential>
      query={query}
      trail={[{ label: t('credential.title'), to: paths.sellerCredentials() }]}
      titleOf={(found) => found.name}
      band={(found) => (
        <>
          <div>
            <p className="inline">
              <strong>{t(`credential.modes.${found.authMode}`)}</strong>
              <CredentialTag state={found.state} />
            </p>
            <IdText id={found.id} />
          </div>
          <div className="page-header-actions">
            {found.allowedCommands.includes('submit') ? (
              <ConfirmAction
                permission="seller:credentials:edit"
                label={t('credential.submit')}
                buttonProps={{ type: 'primary' }}
                consequence={t('credential.submitText')}
                act={async () => {
                  tell((await browserApi().debugging.submitCredential(found.id)).active)
                  await refresh()
                }}
              />
            ) : null}
            {found.allowedCommands.includes('applyFormal') ? (
              <ConfirmAction
                permission="seller:credentials:edit"
                label={t('credential.applyFormal')}
                buttonProps={{ type: 'primary' }}
                consequence={t('credential.applyFormalText')}
                act={async () => {
                  tell((await browserApi().debugging.applyFormalCredential(found.id)).active)
                  await refresh()
                }}
              />
            ) : null}
            {found.allowedCommands.includes('bind') ? (
              <MayButton permission="seller:credentials:edit" type="primary" onClick={() => setBinding(true)}>
                {t('credential.bind')}
              </MayButton>
            ) : null}
            {found.allowedCommands.includes('modify') ? (
              <MayButton permission="seller:credentials:edit" onClick={() => setModifying(true)}>
                {t('credential.modify')}
              </MayButton>
            ) : null}
            {found.allowedCommands.includes('retire') ? (
              <ConfirmAction
                permission="seller:credentials:edit"
                label={t('credential.retire')}
                danger
                consequence={t('credential.retireText', { name: found.name })}
                act={async () => {
                  tell((await browserApi().debugging.retireCredential(found.id)).told)
                  await refresh()
                }}
              />
            ) : null}
          </div>
        </>
      )}
      sections={(found) => (
        <>
          {found.state === 'DRAFT' ? (
            <Alert
              className="detail-alert"
              type="warning"
              showIcon
              title={t('credential.draftTitle')}
              description={t('credential.notTakenText')}
            />
          ) : null}
          <Section title={t('test.facts')}>
            <FactsList
              facts={[
                { label: t('credential.appId'), value: <IdText id={found.id} /> },
                { label: 'clientId', value: <IdText id={found.clientId} /> },
                {
                  label: t('credential.loginAddress'),
                  value: <span className="mono debug-url">{found.loginAddress}</span>,
                },
                {
                  label: t('credential.addressType'),
                  value: t(`credential.addressTypes.${found.loginAddressType}`),
                },
                { label: t('credential.kitVersion'), value: t(`family.kit-${found.kitVersion}`) },
                {
                  label: t('credential.multiInstance'),
                  value: found.multiInstance ? t('credential.yes') : t('credential.no'),
                },
                {
                  label: t('credential.kind'),
                  value: found.formal ? t('credential.formal') : t('credential.test'),
                },
                { label: t('credential.tenant'), value: <IdText id={found.tenantId} /> },
                { label: t('credential.createdAt'), value: <DateTime at={found.createdAt} /> },
              ]}
            />
          </Section>
          <Section title={t('credential.secretTitle')}>
            <p className="muted debug-rounds-text">{t('credential.secretText')}</p>
            <div className="debug-exchange">
              <CodeBlock label="clientSecret" text={found.clientSecretEncrypted} empty="" />
              <CodeBlock label={t('credential.publicKey')} text={found.publicKey} empty="" />
            </div>
          </Section>
          <Section title={t('credential.calls')}>
            {found.calls.length === 0 ? <p className="muted">{t('credential.noCalls')}</p> : null}
            <ol className="attempts" reversed>
              {found.calls.map((call, index) => (
                <li key={call.id}>
                  <CallDetails
                    call={call}
                    open={index === 0 && call.verdict !== 'success'}
                    label={t(`credential.interfaces.${interfaceOf(call.activity)}`)}
                  />
                </li>
              ))}
            </ol>
          </Section>
          <CredentialDrawer open={isModifying} onClose={() => setModifying(false)} subject={found} />
          <BindDrawer
            open={isBinding}
            onClose={() => setBinding(false)}
            credentialId={found.id}
            onBound={refresh}
          />
        </>
      )}
    />
  )
}

const interfaces = ['tenantSync', 'applicationSync', 'allOrgSync'] as const
const interfaceOf = (activity: string) => interfaces.find((known) => known === activity) ?? 'tenantSync'

type BindProps = {
  open: boolean
  onClose: () => void
  credentialId: string
  onBound: () => Promise<unknown>
}

function BindDrawer({ open, onClose, credentialId, onBound }: BindProps) {
  const { t } = useTranslation('debugging')
  const products = useQuery({ ...productsQuery(), enabled: open })
  return (
    <FormDrawer<{ productSlug: string }>
      open={open}
      onClose={onClose}
      title={t('credential.bind')}
      purpose={t('credential.bindText')}
      submitLabel={t('credential.bind')}
      onSubmit={async ({ productSlug }) => {
        await browserApi().debugging.bindCredential(credentialId, productSlug)
        await onBound()
      }}
    >
      <Form.Item
        name="productSlug"
        label={t('test.product')}
        rules={[{ required: true, message: t('test.filled') }]}
      >
        <Select
          loading={products.isPending}
          options={(products.data?.items ?? []).map(({ slug, title }) => ({ value: slug, label: title }))}
        />
      </Form.Item>
    </FormDrawer>
  )
}

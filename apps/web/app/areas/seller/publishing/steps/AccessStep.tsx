import type { AccessType } from '@yunshi/product-document'
import { protocolsOf } from '@yunshi/product-document'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { FactsList } from '../../../../ui/console/FactsList.tsx'
import { Section } from '../../../../ui/console/Section.tsx'
import { endpointsQuery } from '../../seller-queries.ts'
import { useDraft, useField } from '../draft-context.ts'
import { AssetField } from '../fields/AssetField.tsx'
import { FileField } from '../fields/FileField.tsx'
import {
  CheckboxesField,
  IntegerField,
  LocalizedField,
  RadioField,
  SelectField,
  SwitchField,
  TextField,
} from '../fields/fields.tsx'
import { ListField } from '../fields/ListField.tsx'
import { credentialsQuery } from '../publishing-queries.ts'

/** Step 1: what each access type asks for (SELL-PUB 4.3). */
export function AccessStep() {
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const { application } = useDraft()
  const accessType = application.accessType as AccessType
  const Fields = fieldsOf[accessType]
  return (
    <>
      <Section title={t('section.accessType')}>
        <FactsList
          facts={[
            { label: t('label.accessType'), value: tc(`accessType.${accessType}`) },
            { label: t('label.salesClass'), value: tc(`salesClass.${application.salesClass}`) },
          ]}
        />
        <p className="pub-help">{t(`typeText.${accessType}`)}</p>
      </Section>
      {protocolsOf[accessType] ? <Delivery accessType={accessType} /> : null}
      <Section title={t('section.access')}>
        <Fields />
      </Section>
    </>
  )
}

/** How instances are opened: the protocol, the address that was debugged, and how long opening is tried. */
function Delivery({ accessType }: { accessType: AccessType }) {
  const { t } = useTranslation('publishing')
  const { t: ts } = useTranslation('seller')
  const endpoints = useQuery(endpointsQuery())
  return (
    <Section title={t('section.delivery')}>
      <RadioField
        at="delivery.protocol"
        label="protocol"
        help="protocol"
        options={(protocolsOf[accessType] ?? []).map((value) => ({ value, label: ts(`protocol.${value}`) }))}
      />
      <SelectField
        at="delivery.endpoint"
        label="endpoint"
        help="endpoint"
        loading={endpoints.isPending}
        options={(endpoints.data?.items ?? []).map(({ url, state }) => ({
          value: url,
          label: state === 'VERIFIED' ? url : t('endpointUnverified', { url }),
          disabled: state !== 'VERIFIED',
        }))}
      />
      <RadioField
        at="delivery.edition"
        label="edition"
        fallback="resilient"
        options={(['resilient', 'classic'] as const).map((value) => ({
          value,
          label: ts(`edition.${value}`),
          note: ts(`editionText.${value}`),
        }))}
      />
    </Section>
  )
}

const fieldsOf: Record<AccessType, () => ReactNode> = {
  SAAS: SaasFields,
  LICENSE: LicenseFields,
  IMAGE: ImageFields,
  SERVICE: ServiceFields,
  API: ApiFields,
  AGENT: AgentFields,
  HARDWARE: HardwareFields,
  DATA: DataFields,
  AI_ASSET: AiAssetFields,
  CONTAINER: ContainerFields,
  ORCHESTRATION: OrchestrationFields,
  CONSULTING: ConsultingFields,
}

/** SELL-PUB-21, 23: buyers submit needs first, and accept what was delivered. */
function Supervision() {
  const { t } = useTranslation('publishing')
  const [supervised] = useField<boolean>('supervised')
  return (
    <>
      <RadioField
        at="supervised"
        label="supervised"
        help="supervised"
        fallback={false}
        options={[
          { value: false, label: t('supervision.no'), note: t('supervision.noText') },
          { value: true, label: t('supervision.yes'), note: t('supervision.yesText') },
        ]}
      />
      {supervised ? <DeliverySla /> : null}
    </>
  )
}

function DeliverySla() {
  const { t } = useTranslation('publishing')
  return <IntegerField at="deliverySlaDays" label="deliverySlaDays" help="deliverySlaDays" unit={t('days')} />
}

function SaasFields() {
  const { t } = useTranslation('publishing')
  const credentials = useQuery(credentialsQuery())
  return (
    <>
      <AssetField at="access.asset" label="asset" help="asset" category="SAAS" />
      <Supervision />
      <CheckboxesField
        at="access.userAuthorization"
        label="userAuthorization"
        help="userAuthorization"
        options={(['mobilePhone', 'email', 'userId', 'userName'] as const).map((value) => ({
          value,
          label: t(`authorization.${value}`),
        }))}
      />
      <SelectField
        at="access.encryptionAlgorithm"
        label="encryptionAlgorithm"
        help="encryptionAlgorithm"
        options={['AES256_CBC_PKCS5Padding', 'AES128_CBC_PKCS5Padding'].map((value) => ({
          value,
          label: value,
        }))}
      />
      <ListField
        at="access.extensionParameters"
        label="extensionParameters"
        help="extensionParameters"
        addLabel={t('extension.add')}
        make={() => ({})}
        item={(at) => (
          <>
            <TextField at={`${at}.name`} label="parameterName" mono />
            <LocalizedField at={`${at}.label`} label="parameterLabel" />
          </>
        )}
      />
      <SelectField
        at="access.credential"
        label="credential"
        help="credential"
        loading={credentials.isPending}
        options={(credentials.data?.items ?? []).map(({ id, name }) => ({
          value: id,
          label: `${name} (${id})`,
        }))}
      />
    </>
  )
}

function DeploymentFields() {
  const { t } = useTranslation('publishing')
  const [deployed] = useField<string>('access.deploymentObject')
  return (
    <>
      <LocalizedField at="access.deliveryFlow" label="deliveryFlow" help="deliveryFlow" rows={3} />
      <DeliverySla />
      <RadioField
        at="access.deploymentObject"
        label="deploymentObject"
        fallback="NONE"
        options={(['PACKAGE', 'IMAGE', 'NONE'] as const).map((value) => ({
          value,
          label: t(`deployment.${value}`),
          note: t(`deploymentText.${value}`),
        }))}
      />
      {deployed !== undefined && deployed !== 'NONE' ? (
        <AssetField
          at="access.asset"
          label="asset"
          help="asset"
          category={deployed === 'IMAGE' ? 'IMAGE' : 'APPLICATION'}
        />
      ) : null}
      <AssetField
        at="access.deploymentTemplate"
        label="deploymentTemplate"
        help="deploymentTemplate"
        category="TEMPLATE"
      />
    </>
  )
}

function LicenseFields() {
  return <DeploymentFields />
}

function OrchestrationFields() {
  return (
    <>
      <TextField
        at="access.orchestrationPackage"
        label="orchestrationPackage"
        help="orchestrationPackage"
        mono
      />
      <DeploymentFields />
      <Supervision />
    </>
  )
}

function ImageFields() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <TextField at="access.applicationType" label="applicationType" help="applicationType" />
      <AssetField at="access.asset" label="asset" help="imageAsset" category="IMAGE" />
      <TextField at="access.assetVersion" label="assetVersion" />
      <Identifiers at="access.regions" />
      <fieldset className="pub-field">
        <legend className="pub-label">{t('section.minimum')}</legend>
        <div className="pub-row">
          <IntegerField at="access.minimum.vcpus" label="vcpus" />
          <IntegerField at="access.minimum.memoryGb" label="memoryGb" unit="GB" />
          <IntegerField at="access.minimum.diskGb" label="diskGb" unit="GB" />
        </div>
      </fieldset>
      <AssetField
        at="access.deploymentTemplate"
        label="deploymentTemplate"
        help="deploymentTemplate"
        category="TEMPLATE"
      />
    </>
  )
}

/** Regions of the platform, one under another. */
function Identifiers({ at }: { at: string }) {
  const { t } = useTranslation('publishing')
  return (
    <ListField
      at={at}
      label="regions"
      help="regions"
      addLabel={t('regions.add')}
      make={() => ''}
      item={(place) => <TextField at={place} label="region" mono />}
    />
  )
}

function ServiceFields() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <RadioField
        at="access.flow"
        label="flow"
        fallback="standard"
        options={(['standard', 'website'] as const).map((value) => ({
          value,
          label: t(`serviceFlow.${value}`),
          note: t(`serviceFlowText.${value}`),
        }))}
      />
      <IntegerField at="access.averageDeliveryDays" label="averageDeliveryDays" unit={t('days')} />
      <FileField at="access.buyerTemplate" label="buyerTemplate" help="buyerTemplate" purpose="spreadsheet" />
      <Supervision />
    </>
  )
}

function ApiFields() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <RadioField
        at="access.gateway"
        label="gateway"
        fallback="APIG"
        options={(['APIG', 'AGENTS'] as const).map((value) => ({
          value,
          label: t(`gateways.${value}`),
          note: t(`gatewayText.${value}`),
        }))}
      />
      <TextField at="access.apiGroup" label="apiGroup" help="apiGroup" mono />
      <SwitchField at="access.simpleAppCode" label="simpleAppCode" help="simpleAppCode" />
    </>
  )
}

function AgentFields() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <TextField at="access.registration" label="registration" help="registration" mono />
      <CheckboxesField
        at="access.billedBy"
        label="billedBy"
        help="billedBy"
        options={(['TOKENS', 'CALLS'] as const).map((value) => ({ value, label: t(`billed.${value}`) }))}
      />
      <RadioField
        at="access.region"
        label="region"
        fallback="cn-north-4"
        options={[{ value: 'cn-north-4', label: 'cn-north-4' }]}
      />
    </>
  )
}

function HardwareFields() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <LocalizedField at="access.shipping" label="shipping" help="shipping" rows={3} />
      <DeliverySla />
      <IntegerField at="access.warrantyMonths" label="warrantyMonths" unit={t('months')} />
      <IntegerField at="access.stock" label="stock" help="stock" />
      <RadioField
        at="access.flow"
        label="hardwareFlow"
        fallback="general"
        options={(['general', 'joint'] as const).map((value) => ({
          value,
          label: t(`hardwareFlows.${value}`),
        }))}
      />
    </>
  )
}

function DataFields() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <AssetField at="access.asset" label="asset" help="dataAsset" category="DATA_FILE" />
      <FileField
        at="access.rightsCertificate"
        label="rightsCertificate"
        help="rightsCertificate"
        purpose="document"
      />
      <RadioField
        at="access.template"
        label="dataTemplate"
        fallback="custom"
        options={(['custom', 'dataarts'] as const).map((value) => ({
          value,
          label: t(`dataTemplates.${value}`),
          note: t(`dataTemplateText.${value}`),
        }))}
      />
      <Supervision />
    </>
  )
}

function AiAssetFields() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <RadioField
        at="access.platform"
        label="platform"
        options={(['MODELARTS', 'HOLOSENS'] as const).map((value) => ({
          value,
          label: t(`platforms.${value}`),
          note: t(`platformText.${value}`),
        }))}
      />
      <AssetField at="access.asset" label="asset" help="asset" category="ALGORITHM" />
      <RadioField
        at="access.meteredBy"
        label="meteredBy"
        help="meteredBy"
        options={(['TIME', 'COMPUTE_NODES'] as const).map((value) => ({
          value,
          label: t(`metered.${value}`),
        }))}
      />
    </>
  )
}

function ContainerFields() {
  return (
    <>
      <AssetField
        at="access.servicePackage"
        label="servicePackage"
        help="servicePackage"
        category="SERVICE_PACKAGE"
      />
      <FileField
        at="access.imageTestReport"
        label="imageTestReport"
        help="imageTestReport"
        purpose="document"
      />
    </>
  )
}

function ConsultingFields() {
  const { t } = useTranslation('publishing')
  return (
    <>
      <LocalizedField at="access.requirementForm" label="requirementForm" help="requirementForm" rows={4} />
      <IntegerField at="access.responseHours" label="responseHours" help="responseHours" unit={t('hours')} />
    </>
  )
}

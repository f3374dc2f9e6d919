import type { CallFamily, ConformanceRunSummary } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Progress, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useGo } from '../../../ui/Link.tsx'
import { RunTag } from './ConformanceParts.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { EndpointField } from './EndpointSelect.tsx'
import './debugging.css'

const lookEveryMs = 2000

const protocols = [
  'saas-v2',
  'saas-v1',
  'license-v1',
  'license-code',
  'license-online',
  'order-notify',
  'kit-v2',
  'kit-v1',
] as const satisfies CallFamily[]

/** Interfaces that a product may do without, by protocol. */
const optionalInterfaces: Partial<Record<CallFamily, string[]>> = {
  'saas-v2': ['upgradeInstance', 'changeInstanceCheck', 'refreshInstance', 'updateInstanceStatus'],
  'saas-v1': ['upgrade', 'queryInstance', 'refreshInstance', 'instanceStatus', 'expireInstance'],
  'license-online': ['getLicenseAsync'],
}

/** The conformance suite: start, and what earlier runs found. */
export default function ConformancePage() {
  const { t } = useTranslation('debugging')
  const [isStarting, setStarting] = useState(false)
  const start = (
    <Button type="primary" onClick={() => setStarting(true)}>
      {t('conformance.start')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('conformance.title')} purpose={t('conformance.purpose')} actions={start} />
      <DataList<ConformanceRunSummary>
        name={debuggingKeys.conformanceRuns}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.sellerConformanceRun(row.id)}
        load={(_, page) => browserApi().debugging.conformanceRuns(page)}
        refetchMs={(rows) => (rows.some(({ state }) => state === 'RUNNING') ? lookEveryMs : false)}
        columns={[
          { key: 'protocol', title: t('test.protocol'), render: (row) => t(`family.${row.protocol}`) },
          {
            key: 'url',
            title: t('endpoint.label'),
            render: (row) => <span className="mono debug-url">{row.url}</span>,
          },
          { key: 'state', title: t('conformance.result'), render: (row) => <RunTag run={row} /> },
          {
            key: 'progress',
            title: t('conformance.progress'),
            render: (row) =>
              row.state === 'RUNNING' ? (
                <Progress
                  className="debug-round-progress"
                  size="small"
                  percent={Math.round((100 * row.done) / Math.max(1, row.total))}
                />
              ) : (
                t('conformance.counts', { done: row.done, failed: row.failed, warned: row.warned })
              ),
          },
          {
            key: 'started',
            title: t('conformance.startedAt'),
            render: (row) => <DateTime at={row.startedAt} />,
          },
        ]}
        empty={
          <EmptyState
            icon="shield"
            title={t('conformance.emptyTitle')}
            text={t('conformance.emptyText')}
            action={start}
          />
        }
      />
      <StartDrawer open={isStarting} onClose={() => setStarting(false)} />
    </>
  )
}

type Values = {
  endpointId: string
  protocol: CallFamily
  without?: string[]
  license?: string
  publicKey?: string
}

function StartDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('debugging')
  const go = useGo()
  const queries = useQueryClient()
  return (
    <FormDrawer<Values>
      open={open}
      onClose={onClose}
      title={t('conformance.start')}
      purpose={t('conformance.startText')}
      submitLabel={t('conformance.start')}
      initialValues={{ protocol: 'saas-v2' }}
      onSubmit={async (values) => {
        const license = values.license?.trim()
        const publicKey = values.publicKey?.trim()
        const { id } = await browserApi().debugging.startConformance({
          endpointId: values.endpointId,
          protocol: values.protocol,
          ...(values.without && values.without.length > 0 && { without: values.without }),
          ...(values.protocol === 'license-code' && license && { license }),
          ...(values.protocol.startsWith('kit') && publicKey && { publicKey }),
        })
        await queries.invalidateQueries({ queryKey: [debuggingKeys.conformanceRuns] })
        go(paths.sellerConformanceRun(id))
      }}
    >
      <StartFields />
    </FormDrawer>
  )
}

function StartFields() {
  const { t } = useTranslation('debugging')
  const form = Form.useFormInstance<Values>()
  const protocol = Form.useWatch('protocol', form) ?? 'saas-v2'
  const optional = optionalInterfaces[protocol]
  return (
    <>
      <EndpointField />
      <Form.Item name="protocol" label={t('test.protocol')}>
        <Select
          options={protocols.map((value) => ({ value, label: t(`family.${value}`) }))}
          onChange={() => form.setFieldValue('without', [])}
        />
      </Form.Item>
      {optional ? (
        <Form.Item name="without" label={t('conformance.without')} extra={t('conformance.withoutHelp')}>
          <Select mode="multiple" options={optional.map((value) => ({ value, label: value }))} />
        </Form.Item>
      ) : null}
      {protocol === 'license-code' ? (
        <Form.Item name="license" label={t('conformance.license')} extra={t('conformance.licenseHelp')}>
          <Input maxLength={64} className="mono" autoComplete="off" />
        </Form.Item>
      ) : null}
      {protocol === 'kit-v2' || protocol === 'kit-v1' ? (
        <Form.Item name="publicKey" label={t('credential.publicKey')} extra={t('conformance.publicKeyHelp')}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} className="mono" spellCheck={false} />
        </Form.Item>
      ) : null}
    </>
  )
}

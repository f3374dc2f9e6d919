import type { AgreementRegisterEntry } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, DatePicker, Drawer, Form, Input, Table, Tabs } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { siteInstant } from '../../../ui/console/site-days.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { directoryKeys } from '../sellers/seller-directory-queries.ts'

const moments = [
  'ONBOARDING',
  'PUBLISHING',
  'SELLER_INFO',
  'CERTIFICATION',
  'JOINT',
  'CSP',
  'MARKETING',
  'DELEGATION',
] as const
const momentOf = (text: string) => moments.find((moment) => moment === text) ?? 'ONBOARDING'

/** The register of agreements: versions, signatures, the next version (SELL-ONB-20, OPS-CAT-04). */
export default function AgreementsPage() {
  const { t } = useTranslation('sellers')
  const mayEdit = useMay('ops:agreements:edit')
  const query = useQuery({
    queryKey: [directoryKeys.agreements],
    queryFn: () => browserApi().sellerDirectory.agreements(),
  })
  const [viewed, setViewed] = useState<AgreementRegisterEntry | null>(null)
  const [publishing, setPublishing] = useState<AgreementRegisterEntry | null>(null)
  return (
    <>
      <PageHeader title={t('register.title')} purpose={t('register.purpose')} />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <div className="card">
        <Table<AgreementRegisterEntry>
          rowKey="kind"
          size="middle"
          pagination={false}
          loading={query.isPending}
          scroll={{ x: 'max-content' }}
          dataSource={query.data?.items ?? []}
          columns={[
            {
              title: t('register.kind'),
              render: (_, row) => (
                <div>
                  <strong>{row.name}</strong>
                  <p className="muted small">{row.parties}</p>
                </div>
              ),
            },
            {
              title: t('register.moment'),
              render: (_, row) => t(`register.moments.${momentOf(row.moment)}`),
            },
            {
              title: t('register.current'),
              render: (_, row) => {
                const current = row.versions.find(({ isCurrent }) => isCurrent)
                return current ? (
                  t('agreements.version', { number: current.number })
                ) : (
                  <span className="muted">{t('register.none')}</span>
                )
              },
            },
            {
              title: t('register.signatures'),
              align: 'right',
              render: (_, row) => row.versions.find(({ isCurrent }) => isCurrent)?.signatures ?? 0,
            },
            {
              title: t('register.blocks'),
              render: (_, row) => {
                const blocks = row.versions.find(({ isCurrent }) => isCurrent)?.blocks ?? []
                return blocks.length === 0
                  ? '–'
                  : blocks.map((block) => t(`register.blockNames.${block}`)).join(' · ')
              },
            },
            {
              title: t('actions'),
              render: (_, row) => (
                <span className="inline">
                  <Button size="small" disabled={row.versions.length === 0} onClick={() => setViewed(row)}>
                    {t('register.view')}
                  </Button>
                  <Button size="small" disabled={!mayEdit} onClick={() => setPublishing(row)}>
                    {t('register.publish')}
                  </Button>
                </span>
              ),
            },
          ]}
        />
      </div>
      <Versions entry={viewed} onClose={() => setViewed(null)} />
      {publishing ? <PublishDrawer entry={publishing} onClose={() => setPublishing(null)} /> : null}
    </>
  )
}

function Versions({ entry, onClose }: { entry: AgreementRegisterEntry | null; onClose: () => void }) {
  const { t } = useTranslation('sellers')
  const currentNumber = entry?.versions.find(({ isCurrent }) => isCurrent)?.number ?? 0
  return (
    <Drawer open={entry !== null} size={720} title={entry?.name} onClose={onClose} destroyOnHidden>
      {entry ? (
        <div className="stack">
          <h3>{t('register.history')}</h3>
          {entry.versions.map((version) => (
            <div key={version.id} className="card">
              <p className="inline">
                <strong>{t('agreements.version', { number: version.number })}</strong>
                <StatusTag tone={version.isCurrent ? 'success' : 'neutral'}>
                  {version.isCurrent
                    ? t('agreements.current')
                    : version.number > currentNumber
                      ? t('register.upcoming')
                      : t('register.former')}
                </StatusTag>
                <span className="muted small">
                  {t('register.effectiveAt')} <DateTime at={version.effectiveAt} />
                </span>
                <span className="muted small">
                  {t('register.signatures')}: {version.signatures}
                </span>
              </p>
              <Tabs
                size="small"
                items={[
                  {
                    key: 'zh',
                    label: version.title.zh,
                    children: <p className="pre-line">{version.text.zh}</p>,
                  },
                  {
                    key: 'en',
                    label: version.title.en,
                    children: <p className="pre-line">{version.text.en}</p>,
                  },
                ]}
              />
            </div>
          ))}
        </div>
      ) : null}
    </Drawer>
  )
}

type Values = {
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  blocks: ('PUBLISHING' | 'BILLS')[]
  effectiveAt: Dayjs
  sure: boolean
}

/** The next version, with how many sellers have to sign it. */
function PublishDrawer({ entry, onClose }: { entry: AgreementRegisterEntry; onClose: () => void }) {
  const { t } = useTranslation('sellers')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const latest = entry.versions[0]
  const need = [{ required: true, whitespace: true, message: t('required') }]
  return (
    <FormDrawer<Values>
      open
      onClose={onClose}
      title={`${t('register.publish')}: ${entry.name}`}
      purpose={t('register.publishText')}
      submitLabel={t('register.publish')}
      initialValues={{
        titleZh: latest?.title.zh ?? '',
        titleEn: latest?.title.en ?? '',
        textZh: latest?.text.zh ?? '',
        textEn: latest?.text.en ?? '',
        blocks: latest?.blocks ?? ['PUBLISHING'],
        effectiveAt: dayjs().add(7, 'day').startOf('day'),
        sure: false,
      }}
      onSubmit={async (values) => {
        await browserApi().sellerDirectory.publishAgreement(entry.kind, {
          title: { zh: values.titleZh, en: values.titleEn },
          text: { zh: values.textZh, en: values.textEn },
          blocks: values.blocks,
          effectiveAt: siteInstant(values.effectiveAt),
        })
        await queries.invalidateQueries({ queryKey: [directoryKeys.agreements] })
        notification.success({ title: t('register.published') })
      }}
    >
      <Alert type="warning" showIcon title={t('register.confirm', { count: entry.sellersToSign })} />
      <Form.Item name="titleZh" label={t('register.titleZh')} rules={need}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="titleEn" label={t('register.titleEn')} rules={need}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="textZh" label={t('register.textZh')} rules={need}>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} />
      </Form.Item>
      <Form.Item name="textEn" label={t('register.textEn')} rules={need}>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} />
      </Form.Item>
      <Form.Item name="blocks" label={t('register.blocks')}>
        <Checkbox.Group
          options={(['PUBLISHING', 'BILLS'] as const).map((value) => ({
            value,
            label: t(`register.blockNames.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="effectiveAt"
        label={t('register.effectiveAt')}
        rules={[{ required: true, message: t('required') }]}
      >
        <DatePicker showTime format="YYYY-MM-DD HH:mm" />
      </Form.Item>
      <Form.Item
        name="sure"
        valuePropName="checked"
        rules={[
          {
            validator: (_, checked: boolean) =>
              checked ? Promise.resolve() : Promise.reject(new Error(t('register.sure'))),
          },
        ]}
      >
        <Checkbox>{t('register.sure')}</Checkbox>
      </Form.Item>
    </FormDrawer>
  )
}

import type { ReviewReasonCode } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select, Switch, Table } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { operatorKeys } from '../operator-queries.ts'
import { reviewQueues } from './review-options.ts'

type ReasonForm = { code: string; zh: string; en: string; queues: string[]; active: boolean }

const empty: ReasonForm = { code: '', zh: '', en: '', queues: [], active: true }

/** Reasons that reviewers choose from (OPS-CAT-05, SELL-PUB-82). */
export default function ReasonCodesPage() {
  const { t } = useTranslation('reviews')
  const locale = useLocale()
  const queries = useQueryClient()
  const [edited, setEdited] = useState<ReasonForm | null>(null)
  const query = useQuery({
    queryKey: [operatorKeys.reviewReasons],
    queryFn: () => browserApi().operator.reviewReasons(),
  })
  const isNew = edited?.code === ''
  return (
    <>
      <PageHeader
        title={t('codes.title')}
        purpose={t('codes.purpose')}
        actions={
          <Button type="primary" onClick={() => setEdited(empty)}>
            {t('codes.add')}
          </Button>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <div className="card">
        <Table<ReviewReasonCode>
          size="small"
          rowKey="code"
          pagination={false}
          loading={query.isPending}
          scroll={{ x: 'max-content' }}
          dataSource={query.data?.items ?? []}
          columns={[
            {
              title: t('codes.code'),
              dataIndex: 'code',
              render: (code: string) => <span className="mono">{code}</span>,
            },
            { title: t('codes.text'), render: (_, row) => (locale === 'en' ? row.text.en : row.text.zh) },
            {
              title: t('codes.queues'),
              render: (_, row) =>
                row.queues.length === 0
                  ? t('codes.everywhere')
                  : row.queues
                      .map((queue) => t(`queues.${queue as 'shop'}`))
                      .join(locale === 'en' ? ', ' : '、'),
            },
            {
              title: t('state'),
              render: (_, row) => (
                <StatusTag tone={row.active ? 'success' : 'neutral'}>
                  {row.active ? t('codes.active') : t('codes.inactive')}
                </StatusTag>
              ),
            },
            {
              title: t('actions'),
              align: 'right',
              render: (_, row) => (
                <Button
                  type="link"
                  size="small"
                  aria-label={`${t('codes.edit')} ${row.code}`}
                  onClick={() =>
                    setEdited({
                      code: row.code,
                      zh: row.text.zh,
                      en: row.text.en,
                      queues: row.queues,
                      active: row.active,
                    })
                  }
                >
                  {t('codes.edit')}
                </Button>
              ),
            },
          ]}
        />
      </div>
      <FormDrawer<ReasonForm>
        open={edited !== null}
        title={isNew ? t('codes.add') : `${t('codes.edit')} ${edited?.code ?? ''}`}
        submitLabel={t('codes.save')}
        onClose={() => setEdited(null)}
        {...(edited ? { initialValues: edited } : {})}
        onSubmit={async ({ code, zh, en, queues, active }) => {
          await browserApi().operator.putReviewReason(code, { queues, text: { zh, en }, active })
          await queries.invalidateQueries({ queryKey: [operatorKeys.reviewReasons] })
        }}
      >
        <Form.Item
          name="code"
          label={t('codes.code')}
          extra={t('codes.codeHint')}
          rules={[
            { required: true, pattern: /^[A-Z][A-Z0-9-]{1,19}$/, message: t('codes.codeHint') },
            {
              // Saving under a code that there is would change that one.
              validator: (_, code: string) =>
                isNew && query.data?.items.some((row) => row.code === code)
                  ? Promise.reject(new Error(t('codes.taken')))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input disabled={!isNew} maxLength={20} />
        </Form.Item>
        <Form.Item name="zh" label={t('codes.zh')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="en" label={t('codes.en')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="queues" label={t('codes.queues')}>
          <Select
            mode="multiple"
            placeholder={t('codes.everywhere')}
            options={reviewQueues.map((value) => ({ value, label: t(`queues.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="active" label={t('codes.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

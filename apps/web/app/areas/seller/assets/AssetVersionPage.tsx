import type { Asset, AssetCategoryDescription, AssetVersion } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Form, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { showAtFields } from '../../../ui/console/form-errors.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { useLeaveGuard } from '../../../ui/console/use-leave-guard.ts'
import { useGo } from '../../../ui/Link.tsx'
import { assetQuery, categoriesQuery, useRefreshAssets } from './asset-queries.ts'
import { AssetFieldInput } from './AssetFieldInput.tsx'
import { AssetTag } from './AssetTag.tsx'
import { CriterionInput } from './CriterionInput.tsx'
import { ReportList } from './ReportList.tsx'
import { bodyOf, countAnswered, fieldOf, valuesOf, type VersionValues } from './version-form.ts'
import { VersionReasons } from './VersionReasons.tsx'
import './assets.css'

/** A version of an asset: filled in while it is a draft, read afterwards. */
export default function AssetVersionPage() {
  const { assetId = '', versionId = '' } = useParams()
  const { t } = useTranslation('assets')
  const { t: tc } = useTranslation('common')
  const asset = useQuery(assetQuery(assetId))
  const categories = useQuery(categoriesQuery())
  const trail = [
    { label: t('title'), to: paths.sellerAssets() },
    ...(asset.data ? [{ label: asset.data.name, to: paths.sellerAsset(assetId) }] : []),
  ]
  const version = asset.data?.versions.find(({ id }) => id === versionId)
  const category = categories.data?.items.find((item) => item.category === asset.data?.category)
  const error = asset.error ?? categories.error
  if (asset.data && version && category)
    return (
      <>
        <PageHeader title={`${asset.data.name} ${version.label}`} trail={trail} />
        <Editor key={version.id} asset={asset.data} version={version} category={category} />
      </>
    )
  return (
    <>
      <PageHeader title={tc('loading')} trail={trail} />
      {error ? (
        <ProblemAlert
          error={error}
          onRetry={() => {
            void asset.refetch()
            void categories.refetch()
          }}
        />
      ) : asset.data && !version ? (
        <Alert type="warning" showIcon title={t('states.DELETED')} />
      ) : (
        <div className="card">
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      )}
    </>
  )
}

type Props = { asset: Asset; version: AssetVersion; category: AssetCategoryDescription }

function Editor({ asset, version, category }: Props) {
  const { t } = useTranslation('assets')
  const { notification } = App.useApp()
  const go = useGo()
  const refresh = useRefreshAssets()
  const [form] = Form.useForm<VersionValues>()
  const [busy, setBusy] = useState<'save' | 'submit' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isConfirming, setConfirming] = useState(false)
  const guard = useLeaveGuard()
  const checklist = Form.useWatch('checklist', form) as VersionValues['checklist'] | undefined
  const isOpen = version.state === 'DRAFT' || version.state === 'REJECTED'
  const keys = category.criteria.map(({ key }) => key)

  const save = () =>
    browserApi().assets.saveVersion(asset.id, version.id, bodyOf(form.getFieldsValue(true) as VersionValues))
  const run = async (step: 'save' | 'submit', acknowledged: boolean) => {
    setBusy(step)
    setError(null)
    try {
      await save()
      guard.release()
      if (step === 'submit') {
        await browserApi().assets.submitVersion(asset.id, version.id, { acknowledged })
        notification.success({ title: t('editor.submitted') })
        await refresh()
        go(paths.sellerAsset(asset.id))
        return
      }
      notification.success({ title: t('editor.saved') })
      await refresh()
    } catch (caught) {
      // The dialog goes first: it gives the focus back, which then moves to what is missing.
      setConfirming(false)
      setError(showAtFields(form, caught, fieldOf))
      // A draft that was saved and not submitted is a draft all the same.
      await refresh()
    } finally {
      setBusy(null)
    }
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={valuesOf(version)}
      className="asset-editor"
      disabled={busy !== null}
      onValuesChange={guard.touch}
    >
      <div className="card asset-editor-band">
        <p className="inline">
          <strong>{category.name}</strong>
          <AssetTag state={version.state} />
        </p>
        {isOpen ? (
          <div className="page-header-actions">
            <Button
              type="primary"
              loading={busy === 'submit'}
              onClick={() => setConfirming(true)}
              disabled={busy !== null}
            >
              {t('command.submit')}
            </Button>
            <Button loading={busy === 'save'} onClick={() => void run('save', false)}>
              {t('editor.save')}
            </Button>
          </div>
        ) : (
          <p className="muted">{t('editor.readOnly')}</p>
        )}
      </div>
      <VersionReasons version={version} />
      {error ? (
        <div className="detail-alert">
          <ProblemAlert error={error} />
        </div>
      ) : null}
      <Section title={t('detail.content')}>
        {category.fields.map((field) => (
          <AssetFieldInput key={field.key} field={field} disabled={!isOpen} />
        ))}
      </Section>
      <Section
        title={t('detail.criteria')}
        extra={
          <span className="muted">
            {t('editor.progress', { done: countAnswered(keys, checklist), all: keys.length })}
          </span>
        }
      >
        <p className="muted asset-criteria-text">{t('editor.criteriaText')}</p>
        <ol className="asset-criteria">
          {category.criteria.map((criterion) => (
            <CriterionInput key={criterion.key} criterion={criterion} disabled={!isOpen} />
          ))}
        </ol>
      </Section>
      {version.report.length > 0 ? (
        <Section title={t('detail.report')}>
          <ReportList report={version.report} />
        </Section>
      ) : null}
      <SubmitDialog
        open={isConfirming}
        isImage={asset.category === 'IMAGE'}
        busy={busy === 'submit'}
        onClose={() => setConfirming(false)}
        onSubmit={(acknowledged) => void run('submit', acknowledged)}
      />
    </Form>
  )
}

/** Says what submitting leads to; for images also what publishing does to them (SELL-AST-09). */
function SubmitDialog(props: {
  open: boolean
  isImage: boolean
  busy: boolean
  onClose: () => void
  onSubmit: (acknowledged: boolean) => void
}) {
  const { t } = useTranslation('assets')
  const { t: tc } = useTranslation('common')
  const [acknowledged, setAcknowledged] = useState(false)
  return (
    <Modal
      open={props.open}
      title={t('command.submit')}
      okText={t('command.submit')}
      cancelText={tc('back')}
      okButtonProps={{ loading: props.busy, disabled: props.isImage && !acknowledged }}
      onOk={() => props.onSubmit(acknowledged)}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <div className="stack">
        <p>{t('editor.submitText')}</p>
        {props.isImage ? (
          <>
            <Alert type="warning" showIcon title={t('editor.imageWarning')} />
            <Checkbox
              disabled={props.busy}
              checked={acknowledged}
              onChange={(event) => setAcknowledged(event.target.checked)}
            >
              {t('editor.acknowledge')}
            </Checkbox>
          </>
        ) : null}
      </div>
    </Modal>
  )
}

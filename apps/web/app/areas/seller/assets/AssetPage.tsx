import type { Asset, AssetVersion } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { MayButton } from '../../../ui/console/MayButton.tsx'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link, useGo } from '../../../ui/Link.tsx'
import { assetQuery, useRefreshAssets } from './asset-queries.ts'
import { AssetHistory } from './AssetHistory.tsx'
import { AssetTag } from './AssetTag.tsx'
import { ReportList } from './ReportList.tsx'
import { VersionReasons } from './VersionReasons.tsx'
import './assets.css'

/** One asset: its versions, the newest report, its history. */
export default function AssetPage() {
  const { assetId = '' } = useParams()
  const { t } = useTranslation('assets')
  const { notification } = App.useApp()
  const go = useGo()
  const refresh = useRefreshAssets()
  const query = useQuery(assetQuery(assetId))
  const [drawer, setDrawer] = useState<'describe' | 'version' | null>(null)
  return (
    <DetailPage<Asset>
      query={query}
      trail={[{ label: t('title'), to: paths.sellerAssets() }]}
      titleOf={(asset) => asset.name}
      band={(asset) => (
        <>
          <div>
            <p className="inline">
              <strong>{t(`categories.${asset.category}`)}</strong>
              {asset.versions[0] ? <AssetTag state={asset.versions[0].state} /> : null}
            </p>
            <IdText id={asset.id} />
            {asset.description ? <p className="asset-description">{asset.description}</p> : null}
          </div>
          <div className="page-header-actions">
            {asset.canAddVersion ? (
              <MayButton permission="seller:assets:edit" type="primary" onClick={() => setDrawer('version')}>
                {t('command.addVersion')}
              </MayButton>
            ) : null}
            <MayButton permission="seller:assets:edit" onClick={() => setDrawer('describe')}>
              {t('detail.edit')}
            </MayButton>
            {isDeletable(asset) ? (
              <ConfirmAction
                permission="seller:assets:edit"
                label={t('command.deleteAsset')}
                danger
                consequence={t('command.deleteAssetText')}
                act={async () => {
                  await browserApi().assets.remove(asset.id)
                  notification.success({ title: t('command.deleted') })
                  go(paths.sellerAssets())
                  await refresh()
                }}
              />
            ) : null}
          </div>
          <DescribeDrawer asset={asset} open={drawer === 'describe'} onClose={() => setDrawer(null)} />
          <VersionDrawer asset={asset} open={drawer === 'version'} onClose={() => setDrawer(null)} />
        </>
      )}
      sections={(asset) => (
        <>
          <Section title={t('detail.versions')}>
            <ul className="asset-versions">
              {asset.versions.map((version) => (
                <li key={version.id}>
                  <VersionRow asset={asset} version={version} />
                </li>
              ))}
            </ul>
          </Section>
          {asset.versions[0] ? (
            <Section title={`${t('detail.report')} · ${asset.versions[0].label}`}>
              <ReportList report={asset.versions[0].report} />
            </Section>
          ) : null}
        </>
      )}
      side={(asset) => (
        <>
          {asset.category === 'APPLICATION' || asset.category === 'IMAGE' ? (
            <Section title={t('detail.templates')}>
              <p className={asset.templates > 0 ? '' : 'muted'}>
                {asset.templates > 0
                  ? t('detail.templatesCount', { count: asset.templates })
                  : t('detail.noTemplates')}
              </p>
            </Section>
          ) : null}
          <Section title={t('detail.history')}>
            <AssetHistory history={asset.history} />
          </Section>
        </>
      )}
    />
  )
}

/** While a version is checked or reviewed, or a product refers to one, the asset stays. */
function isDeletable({ versions }: Asset): boolean {
  return versions.every(
    ({ state, allowedCommands }) => state === 'REPLACED' || allowedCommands.includes('delete'),
  )
}

function VersionRow({ asset, version }: { asset: Asset; version: AssetVersion }) {
  const { t } = useTranslation('assets')
  const { notification } = App.useApp()
  const refresh = useRefreshAssets()
  const replaced = asset.versions.find(({ id }) => id === version.replaces)
  const isOpen = version.state === 'DRAFT' || version.state === 'REJECTED'
  return (
    <>
      <div className="asset-version">
        <p className="inline">
          <Link to={paths.sellerAssetVersion(asset.id, version.id)}>
            <strong>{version.label}</strong>
          </Link>
          <AssetTag state={version.state} />
        </p>
        <div className="page-header-actions">
          <Link className="asset-version-open" to={paths.sellerAssetVersion(asset.id, version.id)}>
            {isOpen ? t('detail.open') : t('detail.view')}
          </Link>
          {version.allowedCommands.includes('withdraw') ? (
            <ConfirmAction
              permission="seller:assets:edit"
              label={t('command.withdraw')}
              consequence={t('command.withdrawText')}
              buttonProps={{ size: 'small' }}
              act={async () => {
                await browserApi().assets.withdrawVersion(asset.id, version.id)
                await refresh()
                notification.success({ title: t('command.withdrawn') })
              }}
            />
          ) : null}
          {version.allowedCommands.includes('delete') && asset.versions.length > 1 ? (
            <ConfirmAction
              permission="seller:assets:edit"
              label={t('command.delete')}
              danger
              consequence={t('command.deleteText')}
              buttonProps={{ size: 'small' }}
              act={async () => {
                await browserApi().assets.removeVersion(asset.id, version.id)
                await refresh()
                notification.success({ title: t('command.deleted') })
              }}
            />
          ) : null}
        </div>
      </div>
      {replaced && version.state !== 'APPROVED' ? (
        <p className="muted small">{t('detail.replacesText', { label: replaced.label })}</p>
      ) : null}
      <VersionReasons version={version} />
      <FactsList
        facts={[
          { label: t('detail.submittedAt'), value: <When at={version.submittedAt} /> },
          { label: t('detail.decidedAt'), value: <When at={version.decidedAt} /> },
          {
            label: t('detail.linked'),
            value: version.linkedProducts.length > 0 ? <Products ids={version.linkedProducts} /> : t('none'),
          },
        ]}
      />
    </>
  )
}

function When({ at }: { at: string | null }) {
  return at === null ? <span className="muted">–</span> : <DateTime at={at} />
}

function Products({ ids }: { ids: string[] }) {
  return (
    <>
      {ids.map((id) => (
        <IdText key={id} id={id} />
      ))}
    </>
  )
}

function DescribeDrawer({ asset, open, onClose }: { asset: Asset; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const { notification } = App.useApp()
  const refresh = useRefreshAssets()
  return (
    <FormDrawer<{ name: string; description: string }>
      open={open}
      onClose={onClose}
      title={t('detail.edit')}
      submitLabel={t('detail.save')}
      initialValues={{ name: asset.name, description: asset.description }}
      onSubmit={async ({ name, description }) => {
        await browserApi().assets.describe(asset.id, {
          name: name.trim(),
          description: description.trim(),
        })
        await refresh()
        notification.success({ title: t('detail.saved') })
      }}
    >
      <Form.Item
        name="name"
        label={t('name')}
        extra={t('nameHelp')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="description" label={t('description')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} />
      </Form.Item>
    </FormDrawer>
  )
}

type VersionValues = { kind: 'ADD' | 'UPDATE'; label?: string; versionId?: string }

/** Another version, beside the approved ones or in the place of one (SELL-AST-08). */
function VersionDrawer({ asset, open, onClose }: { asset: Asset; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const go = useGo()
  const refresh = useRefreshAssets()
  const approved = asset.versions.filter(({ state }) => state === 'APPROVED')
  return (
    <FormDrawer<VersionValues>
      open={open}
      onClose={onClose}
      title={t('command.addVersion')}
      submitLabel={t('command.begin')}
      initialValues={{ kind: 'ADD', ...(approved[0] && { versionId: approved[0].id }) }}
      onSubmit={async ({ kind, label = '', versionId = '' }) => {
        const made = await browserApi().assets.addVersion(
          asset.id,
          kind === 'ADD' ? { kind, label: label.trim() } : { kind, versionId },
        )
        await refresh()
        go(paths.sellerAssetVersion(asset.id, made.versionId))
      }}
    >
      <Form.Item name="kind" label={t('detail.versions')}>
        <Radio.Group
          className="stack"
          options={[
            { value: 'ADD', label: t('command.addVersion') },
            { value: 'UPDATE', label: t('command.updateVersion'), disabled: approved.length === 0 },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'ADD' ? (
            <>
              <Alert className="detail-alert" type="info" title={t('command.addVersionText')} />
              <Form.Item
                name="label"
                label={t('version')}
                extra={t('versionHelp')}
                rules={[{ required: true, whitespace: true, message: t('required') }]}
              >
                <Input maxLength={50} />
              </Form.Item>
            </>
          ) : (
            <>
              <Alert className="detail-alert" type="warning" title={t('command.updateVersionText')} />
              <Form.Item name="versionId" label={t('version')}>
                <Radio.Group options={approved.map(({ id, label }) => ({ value: id, label }))} />
              </Form.Item>
            </>
          )
        }
      </Form.Item>
    </FormDrawer>
  )
}

import type { AssetColumn, AssetField } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { FileUpload } from '../../../ui/console/FileUpload.tsx'
import { Link } from '../../../ui/Link.tsx'
import { useEndpointOptions } from '../debugging/EndpointSelect.tsx'
import { domainsQuery, usableAssetsQuery } from './asset-queries.ts'

type Name = (string | number)[]

/** One field of a category, as a part of the form. What it may hold is judged by the server. */
export function AssetFieldInput({ field, disabled }: { field: AssetField; disabled: boolean }) {
  const name = ['content', field.key]
  if (field.kind === 'rows') return <RowsInput field={field} name={name} disabled={disabled} />
  return (
    <Form.Item
      name={name}
      label={field.kind === 'statement' ? undefined : labelOf(field)}
      extra={field.help ?? undefined}
      {...(field.kind === 'statement' ? { valuePropName: 'checked' } : {})}
    >
      {inputOf(field, disabled)}
    </Form.Item>
  )
}

function labelOf(field: AssetColumn): ReactNode {
  return (
    <span>
      {field.label}
      {field.required ? (
        <span className="asset-required" aria-hidden>
          {' '}
          *
        </span>
      ) : null}
    </span>
  )
}

/** The control; the form item around it hands in value and change. */
function inputOf(field: AssetColumn, disabled: boolean) {
  switch (field.kind) {
    case 'text':
      return <Input maxLength={field.max ?? 200} disabled={disabled} />
    case 'prose':
      return (
        <Input.TextArea
          maxLength={field.max ?? 2000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          disabled={disabled}
        />
      )
    case 'choice':
      return <Select options={field.options} disabled={disabled} allowClear />
    case 'choices':
      return <Checkbox.Group className="asset-choices" options={field.options} disabled={disabled} />
    case 'integer':
      return (
        <InputNumber
          className="asset-number"
          precision={0}
          disabled={disabled}
          {...(field.unit ? { suffix: field.unit } : {})}
        />
      )
    case 'statement':
      return <Checkbox disabled={disabled}>{field.label}</Checkbox>
    case 'file':
      return <FileUpload purpose={field.purpose ?? 'evidence'} label={field.label} disabled={disabled} />
    case 'domains':
      return <DomainsInput disabled={disabled} />
    case 'endpoint':
      return <EndpointInput disabled={disabled} />
    case 'asset':
      return <AssetInput categories={field.categories} disabled={disabled} />
    case 'rows':
      return null
  }
}

type Controlled<T> = { id?: string; value?: T; onChange?: (value: T | undefined) => void; disabled: boolean }

function DomainsInput({ id, value, onChange, disabled }: Controlled<string[]>) {
  const { t } = useTranslation('assets')
  const domains = useQuery(domainsQuery())
  const items = domains.data?.items ?? []
  return (
    <>
      <Select
        {...(id && { id })}
        mode="multiple"
        loading={domains.isPending}
        disabled={disabled}
        value={value ?? []}
        onChange={(chosen: string[]) => onChange?.(chosen)}
        options={items.map((domain) => ({
          value: domain.id,
          label:
            domain.verifiedAt === null ? t('editor.unverified', { origin: domain.origin }) : domain.origin,
          disabled: domain.verifiedAt === null,
        }))}
      />
      {domains.data && items.length === 0 ? <p className="muted small">{t('editor.noDomains')}</p> : null}
      <Link className="small" to={paths.sellerAssetDomains()}>
        {t('websites')}
      </Link>
    </>
  )
}

function EndpointInput({ id, value, onChange, disabled }: Controlled<string>) {
  const { t } = useTranslation('assets')
  const { loading, options } = useEndpointOptions()
  return (
    <>
      <Select
        {...(id && { id })}
        loading={loading}
        disabled={disabled}
        value={value ?? null}
        onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
        options={options}
      />
      {!loading && options.length === 0 ? <p className="muted small">{t('editor.noEndpoints')}</p> : null}
    </>
  )
}

type Reference = { assetId: string; version: string }

function AssetInput(props: Controlled<Reference> & { categories: readonly string[] }) {
  const { id, value, onChange, disabled } = props
  const { t } = useTranslation('assets')
  const assets = useQuery(usableAssetsQuery(props.categories))
  const options = (assets.data ?? []).flatMap((asset) =>
    asset.approvedLabels.map((version) => ({
      value: `${asset.id} ${version}`,
      label: `${asset.name} ${version}`,
    })),
  )
  return (
    <>
      <Select
        {...(id && { id })}
        loading={assets.isPending}
        disabled={disabled}
        placeholder={t('editor.chooseAsset')}
        value={value ? `${value.assetId} ${value.version}` : null}
        onChange={(chosen: string | null) => {
          const [assetId = '', version = ''] = (chosen ?? '').split(' ')
          onChange?.(chosen ? { assetId, version } : undefined)
        }}
        options={options}
      />
      {assets.data && options.length === 0 ? <p className="muted small">{t('editor.noAssets')}</p> : null}
    </>
  )
}

function RowsInput({ field, name, disabled }: { field: AssetField; name: Name; disabled: boolean }) {
  const { t } = useTranslation('assets')
  return (
    <fieldset className="asset-rows">
      <legend>{labelOf(field)}</legend>
      {field.help ? <p className="muted small">{field.help}</p> : null}
      <Form.List name={name}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map((row, index) => (
              <fieldset key={row.key} className="asset-row">
                <legend className="visually-hidden">{t('editor.row', { row: index + 1 })}</legend>
                {field.columns.map((column) => (
                  <Form.Item
                    key={column.key}
                    name={[row.name, column.key]}
                    label={labelOf(column)}
                    extra={column.help ?? undefined}
                  >
                    {inputOf(column, disabled)}
                  </Form.Item>
                ))}
                {disabled ? null : (
                  <Button
                    className="asset-row-remove"
                    onClick={() => remove(row.name)}
                    aria-label={t('editor.removeRow', { row: index + 1 })}
                  >
                    ×
                  </Button>
                )}
              </fieldset>
            ))}
            {disabled ? null : (
              <Button onClick={() => add({})} disabled={rows.length >= (field.max ?? 50)}>
                {t('editor.addRow')}
              </Button>
            )}
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

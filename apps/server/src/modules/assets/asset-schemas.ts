import { Type } from 'typebox'
import { pickText, type Locale } from '../../kernel/text.ts'
import { InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import type { AssetSummary, AssetVersion } from './asset.ts'
import type { AssetService } from './asset-service.ts'
import { criterionMarks, type Criterion } from './domain/asset-criteria.ts'
import { assetCategories, type AssetField } from './domain/asset-fields.ts'
import { assetStates, openSellerCommands } from './domain/asset-states.ts'

const summaryFields = {
  id: Type.String(),
  category: oneOf(assetCategories),
  name: Type.String(),
  description: Type.String(),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
}

export const AssetSummarySchema = Type.Object(
  {
    ...summaryFields,
    newest: nullable(Type.Object({ label: Type.String(), state: oneOf(assetStates) })),
    approvedLabels: Type.Array(Type.String()),
    linkedProducts: Type.Integer(),
  },
  { $id: 'AssetSummary' },
)

export const ChecklistSchema = Type.Record(
  Type.String({ maxLength: 64 }),
  Type.Object(
    {
      mark: oneOf(criterionMarks),
      note: Type.String({ maxLength: 1000 }),
      evidence: nullable(Type.String({ maxLength: 64 })),
    },
    { additionalProperties: false },
  ),
)

export const ContentSchema = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown())

export const AssetVersionSchema = Type.Object(
  {
    id: Type.String(),
    label: Type.String(),
    state: oneOf(assetStates),
    replaces: nullable(Type.String({ description: 'The version whose place it takes when it is approved.' })),
    content: ContentSchema,
    checklist: ChecklistSchema,
    report: Type.Array(
      Type.Object({
        key: Type.String(),
        rule: Type.String(),
        result: oneOf(['passed', 'failed', 'not_checked', 'stated']),
        text: Type.String(),
      }),
    ),
    reasons: Type.Array(
      Type.Object({ code: Type.String(), path: nullable(Type.String()), text: Type.String() }),
    ),
    submittedAt: nullable(InstantSchema),
    decidedAt: nullable(InstantSchema),
    createdAt: InstantSchema,
    updatedAt: InstantSchema,
    linkedProducts: Type.Array(Type.String()),
    allowedCommands: Type.Array(oneOf(['submit', 'withdraw', 'modify', 'delete'])),
  },
  { $id: 'AssetVersion' },
)

export const AssetSchema = Type.Object(
  {
    ...summaryFields,
    versions: Type.Array(Type.Ref('AssetVersion')),
    templates: Type.Integer({ description: 'Approved templates that deploy it.' }),
    canAddVersion: Type.Boolean(),
    history: Type.Array(
      Type.Object({
        version: Type.String(),
        at: InstantSchema,
        command: Type.String(),
        to: oneOf(assetStates),
        actor: Type.Object({ kind: oneOf(['seller', 'operator', 'system']), name: Type.String() }),
        reason: Type.String(),
      }),
    ),
  },
  { $id: 'Asset' },
)

const OptionSchema = Type.Object({ value: Type.String(), label: Type.String() })
const fieldMembers = {
  key: Type.String(),
  rule: Type.String(),
  label: Type.String(),
  help: nullable(Type.String()),
  required: Type.Boolean(),
  kind: oneOf([
    'text',
    'prose',
    'choice',
    'choices',
    'integer',
    'statement',
    'file',
    'domains',
    'endpoint',
    'asset',
    'rows',
  ]),
  max: nullable(Type.Integer()),
  min: nullable(Type.Integer()),
  unit: Type.String(),
  options: Type.Array(OptionSchema),
  purpose: nullable(oneOf(['package', 'evidence'])),
  categories: Type.Array(oneOf(assetCategories)),
}
const ColumnSchema = Type.Object(fieldMembers)

export const AssetCategorySchema = Type.Object(
  {
    category: oneOf(assetCategories),
    name: Type.String(),
    fields: Type.Array(Type.Object({ ...fieldMembers, columns: Type.Array(ColumnSchema) })),
    criteria: Type.Array(
      Type.Object({
        key: Type.String(),
        rule: Type.String(),
        text: Type.String(),
        optional: Type.Boolean(),
      }),
    ),
  },
  { $id: 'AssetCategory' },
)

function columnJson(field: AssetField, locale: Locale) {
  return {
    key: field.key,
    rule: field.rule,
    label: pickText(field.label, locale),
    help: field.help ? pickText(field.help, locale) : null,
    required: field.required,
    kind: field.kind,
    max: 'max' in field ? field.max : null,
    min: 'min' in field ? field.min : null,
    unit: 'unit' in field ? field.unit : '',
    options:
      'options' in field
        ? field.options.map(({ value, label }) => ({ value, label: pickText(label, locale) }))
        : [],
    purpose: field.kind === 'file' ? field.purpose : null,
    categories: field.kind === 'asset' ? [...field.categories] : [],
  }
}

export function fieldJson(field: AssetField, locale: Locale) {
  const columns = field.kind === 'rows' ? field.columns : []
  return { ...columnJson(field, locale), columns: columns.map((column) => columnJson(column, locale)) }
}

export function criterionJson(criterion: Criterion, locale: Locale) {
  return {
    key: criterion.key,
    rule: criterion.rule,
    text: pickText(criterion.text, locale),
    optional: criterion.optional,
  }
}

export function summaryJson(asset: AssetSummary) {
  return {
    id: asset.id,
    category: asset.category,
    name: asset.name,
    description: asset.description,
    createdAt: asset.createdAt.toISOString(),
    updatedAt: asset.updatedAt.toISOString(),
    newest: asset.newest,
    approvedLabels: asset.approvedLabels,
    linkedProducts: asset.linkedProducts,
  }
}

function versionJson(version: AssetVersion, linkedProducts: string[], locale: Locale) {
  return {
    id: version.id,
    label: version.label,
    state: version.state,
    replaces: version.replaces,
    content: version.content,
    checklist: version.checklist,
    report: version.report.map(({ key, rule, result, text }) => ({
      key,
      rule,
      result,
      text: pickText(text, locale),
    })),
    reasons: version.reasons,
    submittedAt: version.submittedAt?.toISOString() ?? null,
    decidedAt: version.decidedAt?.toISOString() ?? null,
    createdAt: version.createdAt.toISOString(),
    updatedAt: version.updatedAt.toISOString(),
    linkedProducts,
    allowedCommands: openSellerCommands({
      state: version.state,
      linked: version.state === 'APPROVED' && linkedProducts.length > 0,
    }),
  }
}

const UNFINISHED = new Set(['DRAFT', 'SCANNING', 'REVIEWING', 'REJECTED'])

export function assetJson(found: Awaited<ReturnType<AssetService['get']>>, locale: Locale) {
  const { asset, versions, links, history, templates } = found
  return {
    id: asset.id,
    category: asset.category,
    name: asset.name,
    description: asset.description,
    createdAt: asset.createdAt.toISOString(),
    updatedAt: asset.updatedAt.toISOString(),
    versions: versions.map((version) =>
      versionJson(
        version,
        links.flatMap((link) =>
          link.version === version.label && version.state === 'APPROVED' ? [link.productId] : [],
        ),
        locale,
      ),
    ),
    templates,
    canAddVersion: !versions.some(({ state }) => UNFINISHED.has(state)),
    history: history.map((entry) => ({
      version: entry.versionLabel,
      at: entry.at.toISOString(),
      command: entry.command,
      to: entry.toState,
      actor: entry.actor,
      reason: entry.reason,
    })),
  }
}

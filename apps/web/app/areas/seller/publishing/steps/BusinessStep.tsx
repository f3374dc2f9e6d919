import type { AccessType, SellerCategory } from '@yunshi/api-client'
import { countryCodes } from '@yunshi/product-document'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { browserApi } from '../../../../api/browser-api.ts'
import { useSession } from '../../../../api/session.ts'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { percentOf } from '../../../../ui/console/rates.ts'
import { Section } from '../../../../ui/console/Section.tsx'
import { useLocale } from '../../../../ui/Link.tsx'
import { skuAttributeKeys } from '../../sku-attributes/sku-attribute-queries.ts'
import { useDraft, useField } from '../draft-context.ts'
import { LocalizedField, ManyField, RadioField, SelectField, TextField } from '../fields/fields.tsx'
import { LocalizedListField } from '../fields/ListField.tsx'
import { categoriesQuery, industriesQuery } from '../publishing-queries.ts'
import type { DraftSpecification } from '../specifications/draft-specification.ts'
import { KeptTags } from './KeptTags.tsx'
import { SpecificationsField } from '../specifications/SpecificationsField.tsx'

/** Last categories with the way to them that take the kind of product (P16, OPS-CAT-01); the chosen one stays. */
function leavesOf(
  categories: readonly SellerCategory[],
  accessType: AccessType,
  chosen: string | undefined,
): { value: string; label: string }[] {
  const parents = new Set(categories.map(({ parentSlug }) => parentSlug))
  const names = new Map(categories.map(({ slug, name }) => [slug, name]))
  return categories
    .filter(
      ({ slug, accessTypes }) =>
        !parents.has(slug) &&
        (accessTypes.length === 0 || accessTypes.includes(accessType) || slug === chosen),
    )
    .map(({ slug, parentSlug, name }) => ({
      value: slug,
      label: parentSlug === null ? name : `${names.get(parentSlug) ?? parentSlug} / ${name}`,
    }))
}

/** Step 4: where it stands, what it costs, and to whom it is sold (P16 to P23, SELL-PUB 4.4). */
export function BusinessStep() {
  const { t } = useTranslation('publishing')
  const { application } = useDraft()
  const session = useSession()
  const locale = useLocale()
  const categories = useQuery(categoriesQuery())
  const industries = useQuery(industriesQuery())
  const [chosen] = useField<string>('category')
  const leaves = useMemo(
    () => leavesOf(categories.data?.items ?? [], application.accessType, chosen),
    [categories.data, application.accessType, chosen],
  )
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'region' })
    return countryCodes.map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
  }, [locale])
  return (
    <>
      <Section title={t('section.category')}>
        <SelectField
          at="category"
          label="category"
          help="category"
          options={leaves}
          loading={categories.isPending}
        />
        <ManyField at="extraCategories" label="extraCategories" options={leaves} max={2} />
        <ManyField
          at="industries"
          label="industries"
          options={(industries.data ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <LocalizedListField at="tags" label="tags" help="tags" addLabel={t('tags.add')} />
        <KeptTags />
      </Section>
      <Section title={t('section.specifications')}>
        <SpecificationsField />
      </Section>
      <Section title={t('section.sales')}>
        <SelectField
          at="taxCategory"
          label="taxCategory"
          help="taxCategory"
          placeholder={t('tax.derived')}
          options={(['SOFTWARE', 'SERVICE', 'HARDWARE'] as const).map((value) => ({
            value,
            label: t(`tax.${value}`),
          }))}
        />
        <DerivedTax />
        <RadioField
          at="publicSale"
          label="publicSale"
          help="publicSale"
          fallback
          options={[
            { value: true, label: t('sale.public') },
            { value: false, label: t('sale.hidden') },
          ]}
        />
        <RadioField
          at="sharingRule"
          label="sharingRule"
          help="sharingRule"
          fallback="STANDARD"
          options={(['STANDARD', 'AGREED'] as const).map((value) => ({
            value,
            label: t(`sharing.${value}`),
          }))}
        />
        {session?.site === 'intl' ? (
          <ManyField at="salesRegions" label="salesRegions" help="salesRegions" options={countries} />
        ) : null}
        {application.salesClass === 'joint' ? (
          <fieldset className="pub-field">
            <legend className="pub-label">{t('label.settlement')}</legend>
            <p className="pub-help">{t('help.settlement')}</p>
            <TextField at="settlement.account" label="settlementAccount" />
            <TextField at="settlement.contract" label="settlementContract" />
            <TextField at="settlement.rule" label="settlementRule" />
          </fieldset>
        ) : null}
      </Section>
      <Section title={t('section.seo')}>
        <p className="pub-help">{t('help.seo')}</p>
        <LocalizedField at="seo.title" label="seoTitle" />
        <LocalizedField at="seo.keywords" label="seoKeywords" />
        <LocalizedField at="seo.description" label="seoDescription" rows={2} />
      </Section>
    </>
  )
}

const taxedModes = ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'] as const

/** Billing modes that the specifications have prices for. */
function modesOf(specifications: readonly DraftSpecification[]) {
  const found = new Set(
    specifications.flatMap((spec) => [
      ...[...(spec.prices ?? []), ...(spec.skus ?? []).flatMap((sku) => sku.prices)].map(({ mode }) => mode),
      ...((spec.billingItems ?? []).length > 0 ? (['ON_DEMAND'] as const) : []),
    ]),
  )
  return taxedModes.filter((mode) => found.has(mode))
}

/** What the tax table says of the product as it is written (SELL-PUB-70). */
function DerivedTax() {
  const { t } = useTranslation('catalogAdmin')
  const { t: tc } = useTranslation()
  const { application } = useDraft()
  const [category] = useField<string>('category')
  const [specifications] = useField<DraftSpecification[]>('specifications')
  const modes = modesOf(specifications ?? [])
  const query = useQuery({
    queryKey: [skuAttributeKeys.tax, application.accessType, modes, category ?? null],
    queryFn: () =>
      browserApi().skuAttributes.tax({
        accessType: application.accessType,
        modes: modes.join(','),
        ...(category && { category }),
      }),
    enabled: modes.length > 0,
  })
  const items = query.data?.items ?? []
  if (items.length === 0) return null
  const list = items
    .map(({ mode, taxCategory, rateBps }) =>
      t('tax.one', {
        mode: tc(`chargeMode.${mode}`),
        category: t(`taxes.names.${taxCategory}`),
        rate: percentOf(rateBps),
      }),
    )
    .join(' · ')
  return <p className="muted small">{t('tax.derived', { list })}</p>
}

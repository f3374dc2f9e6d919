import { allowedModes, matrixTypes, skuKey } from '@yunshi/product-document'
import type { AccessType, PriceMode } from '@yunshi/product-document'
import { App, Checkbox, InputNumber, Radio, Switch } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { useDraft, useField, useFieldProblems } from '../draft-context.ts'
import { fieldId } from '../field-attention.ts'
import { FieldFrame, PlaceProblems, ProblemTexts } from '../fields/FieldFrame.tsx'
import {
  IntegerField,
  LocalizedField,
  ManyField,
  RadioField,
  SelectField,
  SwitchField,
} from '../fields/fields.tsx'
import { ListField } from '../fields/ListField.tsx'
import { isModeLocked, listedSpecification, lockOf } from '../locks.ts'
import { AttributesEditor } from './AttributesEditor.tsx'
import { CodeInput } from './CodeInput.tsx'
import { modesOf, nextCode, withMatrix, withOnePrice, withoutMode } from './draft-specification.ts'
import type { DraftSpecification } from './draft-specification.ts'
import { MeteringOfAll } from './MeteringOfAll.tsx'
import { PriceMatrix } from './PriceMatrix.tsx'
import { AmountInput, PriceShape } from './PriceShape.tsx'

const TRIAL_DAYS = { first: 15, min: 3, max: 180 }

/** One specification: its name, what it varies by, how it is charged, and its prices (SELL-PUB 4.4). */
export function SpecificationEditor({ at, index }: { at: string; index: number }) {
  const { t } = useTranslation('publishing')
  const { application, listed, store } = useDraft()
  const accessType = application.accessType as AccessType
  const [spec = {}, setSpec] = useField<DraftSpecification>(at)
  const listedSpec = listedSpecification(store.getSnapshot().document, listed, index)
  return (
    <div className="specification-body">
      <FieldFrame at={`${at}.code`} label="specCode" help="specCode">
        <CodeInput
          at={`${at}.code`}
          value={spec.code}
          label={t('label.specCode')}
          onChange={(code) => setSpec({ ...spec, code })}
        />
      </FieldFrame>
      <LocalizedField at={`${at}.name`} label="specName" help="specName" />
      <LocalizedField at={`${at}.description`} label="specDescription" rows={2} />
      {accessType === 'CONSULTING' ? null : (
        <>
          {matrixTypes.has(accessType) || accessType !== 'API' ? <AttributesEditor at={at} /> : null}
          <Charging at={at} spec={spec} setSpec={setSpec} listedSpec={listedSpec} />
          {accessType === 'SAAS' ? <Trial at={at} index={index} /> : null}
        </>
      )}
      <SwitchField at={`${at}.hidden`} label="specHidden" help="specHidden" />
    </div>
  )
}

type ChargingProps = {
  at: string
  spec: DraftSpecification
  setSpec: (spec: DraftSpecification) => void
  listedSpec: ReturnType<typeof listedSpecification>
}

/** Which modes there are, and the prices in them: one list, a matrix, or billing items with packages. */
function Charging({ at, spec, setSpec, listedSpec }: ChargingProps) {
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const { modal } = App.useApp()
  const { application, readOnly } = useDraft()
  const accessType = application.accessType as AccessType
  const [perCombination, setPerCombination] = useState((spec.skus?.length ?? 0) > 0)
  /** Columns of the matrix that have no price yet. */
  const [opened, setOpened] = useState<PriceMode[]>([])
  const items = (spec.billingItems?.length ?? 0) > 0
  const hasEnumeration = (spec.attributes ?? []).some(({ kind }) => kind === 'enum')
  const isMatrix = perCombination && hasEnumeration
  const used = modesOf(spec)
  const modes = allowedModes[accessType].filter(
    (mode) => used.includes(mode) || (isMatrix && opened.includes(mode)),
  )
  const problems = useFieldProblems([at, `${at}.prices`, `${at}.skus`])
  const listedKeys = useMemo(
    () => new Set((listedSpec?.skus ?? []).map((sku) => skuKey(sku.attributes))),
    [listedSpec],
  )
  const toggle = (mode: PriceMode, on: boolean) => {
    if (!on) {
      setOpened(opened.filter((other) => other !== mode))
      setSpec(withoutMode(spec, mode))
    } else if (isMatrix) setOpened([...opened, mode])
    else setSpec({ ...spec, prices: [...(spec.prices ?? []), { mode }] })
  }
  const template = (wantsMatrix: boolean) => {
    if (wantsMatrix) {
      setOpened([])
      setPerCombination(true)
      setSpec(withMatrix(spec))
      return
    }
    const collapse = () => {
      setPerCombination(false)
      setSpec(withOnePrice(spec))
    }
    if ((spec.skus?.length ?? 0) < 2) collapse()
    else
      void modal.confirm({
        title: t('price.collapseTitle'),
        content: t('price.collapseText', { count: spec.skus?.length ?? 0 }),
        okText: t('price.collapse'),
        onOk: collapse,
      })
  }
  return (
    <>
      <FieldFrame at={`${at}.prices`} label="charging" help="charging" group preset shows={[]}>
        <div className="inline">
          {allowedModes[accessType].map((mode) => {
            const locked = listedSpec !== undefined && isModeLocked(listedSpec, accessType, mode)
            const byItems = mode === 'ON_DEMAND' && items
            return (
              <span key={mode} title={locked ? t('lock.mode') : undefined}>
                <Checkbox
                  checked={modes.includes(mode) || byItems}
                  disabled={readOnly || locked || byItems}
                  onChange={(event) => toggle(mode, event.target.checked)}
                >
                  {tc(`chargeMode.${mode}`)}
                </Checkbox>
              </span>
            )
          })}
        </div>
        {listedSpec ? <p className="pub-help">{t('lock.mode')}</p> : null}
        {hasEnumeration ? (
          <Radio.Group
            value={isMatrix}
            disabled={readOnly}
            onChange={(event) => template(event.target.value as boolean)}
            options={[
              { value: false, label: t('price.template.simple') },
              { value: true, label: t('price.template.custom') },
            ]}
          />
        ) : null}
        <ProblemTexts problems={problems} />
      </FieldFrame>
      <FreeSwitch spec={spec} setSpec={setSpec} />
      {isMatrix ? (
        <>
          {modes.includes('ON_DEMAND') ? <MeteringOfAll spec={spec} setSpec={setSpec} /> : null}
          {modes.length === 0 ? (
            <p className="muted">{t('matrix.noModes')}</p>
          ) : (
            <PriceMatrix at={at} attributes={spec.attributes ?? []} modes={modes} listedKeys={listedKeys} />
          )}
        </>
      ) : (
        <PriceList at={at} spec={spec} />
      )}
      {allowedModes[accessType].includes('ON_DEMAND') && !used.includes('ON_DEMAND') && !hasEnumeration ? (
        <BillingItems at={at} />
      ) : null}
      {items || (spec.packages?.length ?? 0) > 0 ? <Packages at={at} /> : null}
    </>
  )
}

/** Free is said, so that a forgotten price is found; the prices then are zero (SELL-PUB-11). */
function FreeSwitch({ spec, setSpec }: Pick<ChargingProps, 'spec' | 'setSpec'>) {
  const { t } = useTranslation('publishing')
  const { readOnly } = useDraft()
  if (modesOf(spec).length === 0) return null
  return (
    <label className="pub-switch">
      <Switch
        size="small"
        checked={spec.free === true}
        disabled={readOnly}
        onChange={(free) => {
          const { free: _free, ...rest } = spec
          setSpec(
            free
              ? {
                  ...rest,
                  free,
                  ...(spec.prices && {
                    prices: spec.prices.map((price) => ({ ...price, unitPrice: '0' })),
                  }),
                }
              : rest,
          )
        }}
      />
      <span>
        {t('label.free')}
        <span className="pub-radio-note">{t('help.free')}</span>
      </span>
    </label>
  )
}

function PriceList({ at, spec }: { at: string; spec: DraftSpecification }) {
  const { t: tc } = useTranslation('common')
  return (spec.prices ?? []).map((price, i) => {
    const place = `${at}.prices[${i}]`
    return (
      <section key={price.mode} className="price-card" aria-label={tc(`chargeMode.${price.mode}`)}>
        <h4>{tc(`chargeMode.${price.mode}`)}</h4>
        {price.mode === 'ON_DEMAND' ? (
          <>
            <LocalizedField at={`${place}.meterUnit`} label="meterUnit" help="meterUnit" required />
            <MeteringFields at={place} />
          </>
        ) : null}
        <PriceShape at={place} name={tc(`chargeMode.${price.mode}`)} />
        <PlaceProblems at={[place, `${place}.mode`, `${place}.model`]} />
      </section>
    )
  })
}

/** How often usage is charged, and when the count of bands begins anew (SELL-PUB-50, 51). */
function MeteringFields({ at }: { at: string }) {
  const { t } = useTranslation('publishing')
  return (
    <div className="pub-row">
      <SelectField
        at={`${at}.cycle`}
        label="cycle"
        options={(['HOUR', 'DAY', 'MONTH'] as const).map((value) => ({ value, label: t(`cycles.${value}`) }))}
      />
      <SelectField
        at={`${at}.accumulation`}
        label="accumulation"
        help="accumulation"
        options={(['DAY', 'MONTH'] as const).map((value) => ({ value, label: t(`cycles.${value}`) }))}
      />
    </div>
  )
}

/** Several counted things of one pay-per-use specification (SELL-PUB-29, 50). */
function BillingItems({ at }: { at: string }) {
  const { t } = useTranslation('publishing')
  const place = `${at}.billingItems`
  const [items = []] = useField<{ code?: string }[]>(place)
  return (
    <ListField
      at={place}
      label="billingItems"
      help="billingItems"
      addLabel={t('billing.add')}
      make={() => ({ code: nextCode('item', items) })}
      itemPlaces={['.code']}
      item={(item, i) => (
        <>
          <CodeRow at={item} label={t('billing.codeOf', { n: i + 1 })} />
          <LocalizedField at={`${item}.name`} label="itemName" />
          <LocalizedField at={`${item}.unit`} label="unit" help="meterUnit" />
          <MeteringFields at={item} />
          <PriceShape at={item} name={t('billing.item', { n: i + 1 })} />
        </>
      )}
    />
  )
}

function CodeRow({ at, label }: { at: string; label: string }) {
  const { t } = useTranslation('publishing')
  const [code, setCode] = useField<string>(`${at}.code`)
  return (
    <label className="attribute-code">
      <span className="muted small">{t('label.code')}</span>
      <CodeInput at={`${at}.code`} value={code} label={label} onChange={setCode} />
    </label>
  )
}

const PERIOD_COUNTS = Array.from({ length: 36 }, (_, i) => i + 1)

/** Quantities sold in advance; they need the billing items they hold (SELL-PUB-53, 54). */
function Packages({ at }: { at: string }) {
  const { t } = useTranslation('publishing')
  const place = `${at}.packages`
  const [packages = []] = useField<{ code?: string }[]>(place)
  const [items = []] = useField<{ code?: string; name?: { zh?: string } }[]>(`${at}.billingItems`)
  return (
    <ListField
      at={place}
      label="packages"
      help="packages"
      addLabel={t('packages.add')}
      make={() => ({
        code: nextCode('package', packages),
        period: 'MONTH',
        periodCounts: [1],
        reset: 'NONE',
        contents: [{ ...(items[0]?.code !== undefined && { item: items[0].code }) }],
      })}
      itemPlaces={['.code', '.contents']}
      item={(item, i) => (
        <>
          <CodeRow at={item} label={t('packages.codeOf', { n: i + 1 })} />
          <LocalizedField at={`${item}.name`} label="packageName" />
          <div className="pub-row">
            <SelectField
              at={`${item}.period`}
              label="packagePeriod"
              options={(['MONTH', 'YEAR'] as const).map((value) => ({ value, label: t(`cycles.${value}`) }))}
            />
            <ManyField
              at={`${item}.periodCounts`}
              label="periodCounts"
              help="periodCounts"
              options={PERIOD_COUNTS.map((value) => ({ value, label: String(value) }))}
            />
            <SelectField
              at={`${item}.reset`}
              label="reset"
              options={(['NONE', 'MONTH', 'YEAR'] as const).map((value) => ({
                value,
                label: t(`packages.reset.${value}`),
              }))}
            />
          </div>
          <ListField
            at={`${item}.contents`}
            label="contents"
            help="contents"
            addLabel={t('packages.addContent')}
            make={() => ({})}
            item={(content) => (
              <div className="pub-row">
                <SelectField
                  at={`${content}.item`}
                  label="contentItem"
                  options={items.flatMap(({ code, name }) =>
                    code === undefined
                      ? []
                      : [{ value: code, label: name?.zh ? `${name.zh} (${code})` : code }],
                  )}
                />
                <IntegerField at={`${content}.quantity`} label="quantity" />
              </div>
            )}
          />
          <div className="pub-field">
            <span className="pub-label">{t('label.packagePrice')}</span>
            <AmountInput at={`${item}.price`} name={t('packages.item', { n: i + 1 })} />
          </div>
          <SwitchField at={`${item}.stopWhenExhausted`} label="stopWhenExhausted" help="stopWhenExhausted" />
          <RadioField
            at={`${item}.ordersPerUser`}
            label="ordersPerUser"
            help="ordersPerUser"
            fallback="MANY"
            options={(['MANY', 'ONE'] as const).map((value) => ({
              value,
              label: t(`packages.orders.${value}`),
            }))}
          />
          <SwitchField at={`${item}.removed`} label="packageRemoved" />
        </>
      )}
    />
  )
}

/** SELL-PUB-60: 3 to 180 days; whether a listed specification has a trial cannot change. */
function Trial({ at, index }: { at: string; index: number }) {
  const { t } = useTranslation('publishing')
  const { store, listed, readOnly } = useDraft()
  const place = `${at}.trialDays`
  const [days, setDays] = useField<number>(place)
  const lock = lockOf(`specifications[${index}].trial`, store.getSnapshot().document, listed)
  return (
    <FieldFrame at={place} label="trial" help="trial" group preset>
      <div className="inline">
        <Switch
          checked={days !== undefined}
          disabled={readOnly || lock !== null}
          aria-label={t('label.trial')}
          onChange={(on) => setDays(on ? TRIAL_DAYS.first : undefined)}
        />
        {days === undefined ? null : (
          <InputNumber<number>
            id={fieldId(place)}
            value={days}
            precision={0}
            controls={false}
            disabled={readOnly}
            suffix={t('days')}
            aria-label={t('trialDays')}
            onChange={(next) => setDays(next ?? TRIAL_DAYS.min)}
          />
        )}
      </div>
      {lock ? <p className="pub-lock">{t(`lock.${lock}`)}</p> : null}
    </FieldFrame>
  )
}

import { Input, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { useDraft } from '../draft-context.ts'
import { withMetering } from './draft-specification.ts'
import type { DraftName } from './draft-attribute.ts'
import type { DraftSpecification } from './draft-specification.ts'

const cycles = ['HOUR', 'DAY', 'MONTH'] as const
const accumulations = ['DAY', 'MONTH'] as const

/** What pay-per-use counts: the same in every combination of the matrix. */
export function MeteringOfAll({
  spec,
  setSpec,
}: {
  spec: DraftSpecification
  setSpec: (spec: DraftSpecification) => void
}) {
  const { t } = useTranslation('publishing')
  const { readOnly } = useDraft()
  const id = useId()
  const metered = (spec.skus ?? []).flatMap((sku) => sku.prices).find((price) => price.mode === 'ON_DEMAND')
  const unit: DraftName = metered?.meterUnit ?? {}
  return (
    <fieldset className="price-card">
      <legend>{t('matrix.metering')}</legend>
      {metered ? (
        <div className="pub-row">
          {(['zh', 'en'] as const).map((language) => (
            <label key={language}>
              <span className="pub-label">
                {t('inLanguage', { label: t('label.meterUnit'), language: t(`language.${language}`) })}
              </span>
              <Input
                value={unit[language] ?? ''}
                disabled={readOnly}
                onChange={(event) =>
                  setSpec(
                    withMetering(spec, { meterUnit: { ...unit, [language]: event.target.value } as never }),
                  )
                }
              />
            </label>
          ))}
          <div>
            <label className="pub-label" htmlFor={`${id}-cycle`}>
              {t('label.cycle')}
            </label>
            <Select
              id={`${id}-cycle`}
              allowClear
              disabled={readOnly}
              value={metered.cycle ?? null}
              options={cycles.map((value) => ({ value, label: t(`cycles.${value}`) }))}
              onChange={(cycle: (typeof cycles)[number] | undefined | null) =>
                setSpec(withMetering(spec, { cycle: cycle ?? undefined }))
              }
            />
          </div>
          <div>
            <label className="pub-label" htmlFor={`${id}-accumulation`}>
              {t('label.accumulation')}
            </label>
            <Select
              id={`${id}-accumulation`}
              allowClear
              disabled={readOnly}
              value={metered.accumulation ?? null}
              options={accumulations.map((value) => ({ value, label: t(`cycles.${value}`) }))}
              onChange={(accumulation: (typeof accumulations)[number] | undefined | null) =>
                setSpec(withMetering(spec, { accumulation: accumulation ?? undefined }))
              }
            />
          </div>
        </div>
      ) : (
        <p className="muted">{t('matrix.meteringLater')}</p>
      )}
    </fieldset>
  )
}

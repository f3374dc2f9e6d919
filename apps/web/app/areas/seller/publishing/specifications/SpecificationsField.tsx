import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLocale } from '../../../../ui/Link.tsx'
import { ConfirmAction } from '../../../../ui/console/ConfirmAction.tsx'
import { StatusTag } from '../../../../ui/console/StatusTag.tsx'
import { isWithin } from '../document-path.ts'
import { useAllProblems, useDraft, useField } from '../draft-context.ts'
import { fieldId } from '../field-attention.ts'
import { FieldFrame } from '../fields/FieldFrame.tsx'
import { useListMax } from '../fields/fields.tsx'
import { listedSpecification } from '../locks.ts'
import { copyOf, modesOf, nextCode } from './draft-specification.ts'
import type { DraftSpecification } from './draft-specification.ts'
import { SpecificationEditor } from './SpecificationEditor.tsx'

const place = 'specifications'

/** The specifications of the product: one is open at a time, the others show what they are and what is wrong. */
export function SpecificationsField() {
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const { readOnly, attention, listed, store } = useDraft()
  const locale = useLocale()
  const [specs = [], setSpecs] = useField<DraftSpecification[]>(place)
  const [open, setOpen] = useState<number | null>(specs.length === 1 ? 0 : null)
  const max = useListMax(place)
  const problems = useAllProblems()
  const wanted = useSyncExternalStore(attention.subscribe, attention.getWanted, () => null)
  useEffect(() => {
    const index = /^specifications\[(\d+)\]/.exec(wanted ?? '')?.[1]
    if (index === undefined) return undefined
    const frame = requestAnimationFrame(() => setOpen(Number(index)))
    return () => cancelAnimationFrame(frame)
  }, [wanted])
  useEffect(() => {
    // The matrix takes its own; the rest is on the page as soon as the specification is open.
    if (!wanted || !isWithin(wanted, `${place}[${open}]`) || /^specifications\[\d+\]\.skus\[/.test(wanted))
      return
    attention.arrive()
  }, [wanted, open, attention])
  const add = (spec: DraftSpecification) => {
    setSpecs([...specs, spec])
    setOpen(specs.length)
  }
  const move = (from: number, to: number) => {
    const next = [...specs]
    next.splice(to, 0, ...next.splice(from, 1))
    setSpecs(next)
    setOpen(null)
  }
  return (
    <FieldFrame at={place} label="specifications" help="specifications" group>
      <ol className="specifications">
        {specs.map((spec, i) => {
          const at = `${place}[${i}]`
          const wrong = problems.filter(
            (problem) => problem.severity === 'error' && isWithin(problem.path, at),
          ).length
          const isListed = listedSpecification(store.getSnapshot().document, listed, i) !== undefined
          const name = (locale === 'en' ? spec.name?.en : spec.name?.zh) || spec.name?.zh || spec.code || ''
          const isOpen = open === i
          return (
            // oxlint-disable-next-line react/no-array-index-key -- specifications are places of the document
            <li key={i} className="specification">
              <div className="specification-head">
                <button
                  type="button"
                  id={fieldId(at)}
                  className="specification-toggle"
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? null : i)}
                >
                  <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={16} />
                  <span className="specification-name">{name || t('spec.unnamed', { n: i + 1 })}</span>
                  <span className="muted small">
                    {modesOf(spec)
                      .map((mode) => tc(`chargeMode.${mode}`))
                      .join(' · ')}
                    {(spec.skus?.length ?? 0) > 0 ? ` · ${t('spec.skus', { count: spec.skus!.length })}` : ''}
                  </span>
                </button>
                {spec.removed ? <StatusTag tone="neutral">{t('spec.removed')}</StatusTag> : null}
                {spec.hidden ? <StatusTag tone="neutral">{t('spec.hidden')}</StatusTag> : null}
                {wrong > 0 ? (
                  <StatusTag tone="danger">{t('openProblems', { count: wrong })}</StatusTag>
                ) : null}
                {readOnly ? null : (
                  <span className="specification-tools">
                    <Button
                      type="text"
                      icon={<ArrowUpOutlined />}
                      disabled={i === 0}
                      aria-label={t('spec.up', { name })}
                      onClick={() => move(i, i - 1)}
                    />
                    <Button
                      type="text"
                      icon={<ArrowDownOutlined />}
                      disabled={i === specs.length - 1}
                      aria-label={t('spec.down', { name })}
                      onClick={() => move(i, i + 1)}
                    />
                    <Button
                      type="text"
                      icon={<CopyOutlined />}
                      disabled={specs.length >= max}
                      aria-label={t('spec.copy', { name })}
                      onClick={() => add(copyOf(spec, specs))}
                    />
                    {isListed ? (
                      spec.removed ? null : (
                        <ConfirmAction
                          label={t('spec.remove')}
                          danger
                          buttonProps={{ size: 'small' }}
                          consequence={t('spec.removeText', { name })}
                          act={() => {
                            setSpecs(specs.map((other, k) => (k === i ? { ...other, removed: true } : other)))
                            return Promise.resolve()
                          }}
                        />
                      )
                    ) : (
                      <Button
                        type="text"
                        danger
                        icon={<DeleteOutlined />}
                        aria-label={t('spec.delete', { name })}
                        onClick={() => {
                          setSpecs(specs.filter((_, k) => k !== i))
                          setOpen(null)
                        }}
                      />
                    )}
                  </span>
                )}
              </div>
              {isOpen ? <SpecificationEditor at={at} index={i} /> : null}
            </li>
          )
        })}
      </ol>
      {readOnly ? null : (
        <Button
          icon={<PlusOutlined />}
          disabled={specs.length >= max}
          onClick={() => add({ code: nextCode('spec', specs) })}
        >
          {t('spec.add')}
        </Button>
      )}
    </FieldFrame>
  )
}

import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { useDraft, useField } from '../draft-context.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './FieldFrame.tsx'
import { LanguageInput, useListMax } from './fields.tsx'

type Props = FieldProps & {
  /** The button that adds one. */
  addLabel: string
  make: () => unknown
  /** Places below an item whose problems belong to the list. */
  itemPlaces?: readonly string[]
  item: (at: string, index: number) => ReactNode
}

/** A list of small groups of fields: add, move, remove. */
export function ListField({ at, label, help, addLabel, make, itemPlaces = [], item }: Props) {
  const { t } = useTranslation('publishing')
  const { readOnly } = useDraft()
  const [items, setItems] = useField<unknown[]>(at)
  const max = useListMax(at)
  const list = items ?? []
  const move = (from: number, to: number) => {
    const next = [...list]
    next.splice(to, 0, ...next.splice(from, 1))
    setItems(next)
  }
  const shows = [at, ...list.flatMap((_, i) => ['', ...itemPlaces].map((place) => `${at}[${i}]${place}`))]
  return (
    <FieldFrame
      at={at}
      label={label}
      group
      {...(help ? { help } : {})}
      shows={shows}
      extra={
        <span className={list.length > max ? 'pub-counter pub-counter-over' : 'pub-counter'}>
          {list.length} / {max}
        </span>
      }
    >
      {list.length > 0 ? (
        <ol className="pub-list">
          {list.map((_, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- items are places of the document
            <li key={i} className="pub-list-item">
              <div className="pub-list-body">{item(`${at}[${i}]`, i)}</div>
              {readOnly ? null : (
                <div className="pub-list-tools">
                  <Button
                    type="text"
                    icon={<ArrowUpOutlined />}
                    aria-label={t('moveUp', { n: i + 1 })}
                    disabled={i === 0}
                    onClick={() => move(i, i - 1)}
                  />
                  <Button
                    type="text"
                    icon={<ArrowDownOutlined />}
                    aria-label={t('moveDown', { n: i + 1 })}
                    disabled={i === list.length - 1}
                    onClick={() => move(i, i + 1)}
                  />
                  <Button
                    type="text"
                    danger
                    icon={<DeleteOutlined />}
                    aria-label={t('removeItem', { n: i + 1 })}
                    onClick={() => setItems(list.length === 1 ? undefined : list.filter((__, k) => k !== i))}
                  />
                </div>
              )}
            </li>
          ))}
        </ol>
      ) : null}
      {readOnly ? null : (
        <Button
          icon={<PlusOutlined />}
          disabled={list.length >= max}
          onClick={() => setItems([...list, make()])}
        >
          {addLabel}
        </Button>
      )}
    </FieldFrame>
  )
}

/** A list of short texts in both languages. */
export function LocalizedListField(props: FieldProps & { addLabel: string }) {
  const { t } = useTranslation('publishing')
  return (
    <ListField
      {...props}
      make={() => ({})}
      itemPlaces={['.zh', '.en']}
      item={(at, i) => (
        <div className="pub-languages">
          {(['zh', 'en'] as const).map((language) => (
            <LanguageInput
              key={language}
              at={at}
              language={language}
              label={`${t(`label.${props.label}`)} ${i + 1}`}
            />
          ))}
        </div>
      )}
    />
  )
}

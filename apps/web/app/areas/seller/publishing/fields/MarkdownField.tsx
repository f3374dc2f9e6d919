import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../../api/browser-api.ts'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { ProblemAlert } from '../../../../ui/console/ProblemAlert.tsx'
import { Html } from '../../../../ui/Html.tsx'
import { useDraft, useField } from '../draft-context.ts'
import { Counter, FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './FieldFrame.tsx'
import { Completeness, useControl } from './fields.tsx'

type Tab = 'zh' | 'en' | 'preview'
/** Which part of the product page a text becomes. */
type Props = FieldProps & { renders: 'descriptionHtml' | 'usageGuideHtml' }

/** A long text in both languages as Markdown; the preview is rendered by the server, as the product page will be. */
export function MarkdownField({ at, label, help, renders }: Props) {
  const { t } = useTranslation('publishing')
  const { store, application } = useDraft()
  const [tab, setTab] = useState<Tab>('zh')
  const [preview, setPreview] = useState<{ html: string } | { error: unknown } | null>(null)
  const show = async (next: Tab) => {
    setTab(next)
    if (next !== 'preview') return
    setPreview(null)
    try {
      await store.flush()
      const page = await browserApi().publishing.preview(application.id)
      setPreview({ html: page[renders] })
    } catch (error) {
      setPreview({ error })
    }
  }
  return (
    <FieldFrame
      at={at}
      label={label}
      group
      {...(help ? { help } : {})}
      shows={[at, `${at}.zh`, `${at}.en`]}
      extra={<Completeness at={at} />}
    >
      <Segmented<Tab>
        value={tab}
        onChange={(next) => void show(next)}
        options={[
          { value: 'zh', label: t('language.zh') },
          { value: 'en', label: t('language.en') },
          { value: 'preview', label: t('markdown.preview') },
        ]}
        aria-label={t(`label.${label}`)}
        className="pub-markdown-tabs"
      />
      {tab === 'preview' ? (
        <div className="pub-markdown-preview">
          {preview === null ? (
            <p className="muted">{t('markdown.rendering')}</p>
          ) : 'error' in preview ? (
            <ProblemAlert error={preview.error} onRetry={() => void show('preview')} />
          ) : preview.html ? (
            <Html className="prose" html={preview.html} />
          ) : (
            <p className="muted">{t('markdown.empty')}</p>
          )}
        </div>
      ) : (
        <MarkdownInput key={tab} at={at} language={tab} label={t(`label.${label}`)} />
      )}
    </FieldFrame>
  )
}

function MarkdownInput({ at, language, label }: { at: string; language: 'zh' | 'en'; label: string }) {
  const { t } = useTranslation('publishing')
  const place = `${at}.${language}`
  const [value, setValue] = useField<string>(place)
  const control = useControl(place, at)
  return (
    <>
      <Input.TextArea
        {...control}
        value={value ?? ''}
        lang={language === 'zh' ? 'zh-CN' : 'en'}
        aria-label={t('inLanguage', { label, language: t(`language.${language}`) })}
        autoSize={{ minRows: 8, maxRows: 24 }}
        onChange={(event) => setValue(event.target.value)}
      />
      <div className="pub-markdown-foot">
        <span className="muted small">{t('markdown.hint')}</span>
        <Counter at={place} value={value} />
      </div>
    </>
  )
}

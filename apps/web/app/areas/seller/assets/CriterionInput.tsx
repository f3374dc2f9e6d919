import type { AssetCriterion, CriterionAnswer } from '@yunshi/api-client'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FileUpload } from '../../../ui/console/FileUpload.tsx'

type Values = { checklist?: Record<string, Partial<CriterionAnswer> | undefined> }

/** One criterion: whether it is met, with a note or a file that shows it (SELL-AST-04, 05, SELL-PUB-81). */
export function CriterionInput({ criterion, disabled }: { criterion: AssetCriterion; disabled: boolean }) {
  const { t } = useTranslation('assets')
  const { key, text, rule, optional } = criterion
  const form = Form.useFormInstance<Values>()
  const answer = Form.useWatch(['checklist', key], form) as Partial<CriterionAnswer> | undefined
  const hasEvidence = Boolean(form.getFieldValue(['checklist', key, 'evidence']))
  const [showsEvidence, setShowsEvidence] = useState(hasEvidence)
  return (
    <li className="asset-criterion">
      <p>
        {text} <span className="muted small">{rule}</span>
      </p>
      <Form.Item name={['checklist', key, 'mark']} className="asset-criterion-mark">
        <Radio.Group
          aria-label={text}
          disabled={disabled}
          options={[
            { value: 'YES', label: t('editor.yes') },
            ...(optional ? [{ value: 'NOT_APPLICABLE', label: t('editor.notApplicable') }] : []),
          ]}
        />
      </Form.Item>
      {answer?.mark ? (
        <>
          <Form.Item name={['checklist', key, 'note']}>
            <Input.TextArea
              aria-label={t('editor.noteFor', { text })}
              placeholder={t('editor.notePlaceholder')}
              maxLength={1000}
              autoSize={{ minRows: 1, maxRows: 6 }}
              disabled={disabled}
            />
          </Form.Item>
          {showsEvidence || hasEvidence ? (
            <Form.Item name={['checklist', key, 'evidence']} className="asset-criterion-evidence">
              <FileUpload purpose="evidence" label={t('editor.evidenceFor', { text })} disabled={disabled} />
            </Form.Item>
          ) : disabled ? null : (
            <button
              type="button"
              className="asset-link-button"
              aria-label={t('editor.evidenceFor', { text })}
              onClick={() => setShowsEvidence(true)}
            >
              {t('editor.addEvidence')}
            </button>
          )}
        </>
      ) : null}
    </li>
  )
}

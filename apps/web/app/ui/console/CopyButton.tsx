import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { copyText } from './copy-text.ts'

const confirmedForMs = 1500

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), confirmedForMs)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Tooltip title={copied ? t('copied') : t('copy')}>
      <Button
        type="text"
        size="small"
        aria-label={copied ? t('copied') : `${t('copy')}: ${label}`}
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={(event) => {
          event.stopPropagation()
          void copyText(text).then(setCopied)
        }}
      />
    </Tooltip>
  )
}

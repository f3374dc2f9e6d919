import type { AssetVersion } from '@yunshi/api-client'
import { Alert } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'

/** Why a version was refused, in the reviewer's words, or by its checks (AST-001). */
export function VersionReasons({ version }: { version: AssetVersion }) {
  const { t } = useTranslation('assets')
  if (version.state !== 'REJECTED' || version.reasons.length === 0) return null
  return (
    <Alert
      className="detail-alert"
      type="error"
      showIcon
      title={t('editor.rejected')}
      description={
        <ul className="asset-reasons">
          {version.reasons.map((reason) => (
            <li key={`${reason.code}:${reason.path}:${reason.text}`}>
              {reason.code === 'AST-001' ? t('editor.scanFailed') : reason.text}
              {reason.path === null ? null : <span className="muted small"> {reason.path}</span>}
            </li>
          ))}
        </ul>
      }
    />
  )
}

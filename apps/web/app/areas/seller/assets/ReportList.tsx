import type { AssetVersion } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'

const tones: Record<AssetVersion['report'][number]['result'], StatusTone> = {
  passed: 'success',
  failed: 'danger',
  not_checked: 'warning',
  stated: 'info',
}

/** What the checks found, and what nobody looked at. */
export function ReportList({ report }: { report: AssetVersion['report'] }) {
  const { t } = useTranslation('assets')
  if (report.length === 0) return <p className="muted">{t('detail.noReport')}</p>
  return (
    <ul className="asset-report">
      {report.map((finding, index) => (
        <li key={`${finding.key}:${index}`}>
          <StatusTag tone={tones[finding.result]}>{t(`result.${finding.result}`)}</StatusTag>
          <span>{finding.text}</span>
          <span className="muted small">{finding.rule}</span>
        </li>
      ))}
    </ul>
  )
}

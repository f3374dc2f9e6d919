import { Button } from 'antd'
import type { ButtonProps } from 'antd'
import { useMay } from '../../api/session.ts'
import { useTranslation } from '../../i18n/use-translation.ts'

/** A button of an act that needs a permission; without it the button says so instead of failing (BUY-IAM-03, SELL-ACC-14). */
export function MayButton({ permission, ...props }: ButtonProps & { permission: string }) {
  const { t } = useTranslation('console')
  const may = useMay(permission)
  return (
    <Button {...props} disabled={!may || props.disabled === true} title={may ? props.title : t('mayNot')} />
  )
}

import { useTranslation } from '../../i18n/use-translation.ts'
import { Result } from 'antd'

/** An address inside a console that no page answers. */
export function UnknownPage() {
  const { t } = useTranslation('errors')
  return <Result status="404" title={t('notFound.title')} subTitle={t('notFound.detail')} />
}

import { useTranslation } from '../../i18n/use-translation.ts'
import './console.css'

/** The frame of a console while its code is on the way; the only part the server renders. */
export function ConsoleSkeleton() {
  const { t } = useTranslation()
  return (
    <div className="console console-skeleton" aria-busy="true">
      <div className="console-header" />
      <div className="console-body">
        <div className="console-side" />
        <main id="content" className="console-content">
          <output className="visually-hidden">{t('loading')}</output>
          <span className="console-bone console-bone-title" />
          <span className="console-bone console-bone-card" />
          <span className="console-bone console-bone-table" />
        </main>
      </div>
    </div>
  )
}

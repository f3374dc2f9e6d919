import { useTranslation } from '../../../i18n/use-translation.ts'
import { timeText } from '../../../ui/date-time.ts'
import { useLocale } from '../../../ui/Link.tsx'
import type { LegalText } from './legal-texts.ts'

/** A legal text with its date. */
export function LegalPage({ title, text }: { title: string; text: LegalText }) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  return (
    <article className="page legal">
      <title>{`${title} · ${tc('brand')}`}</title>
      <h1 className="page-title">{title}</h1>
      <p className="muted">{t('legal.updated', { date: timeText(text.updatedAt, locale, 'date') })}</p>
      <div className="prose">
        {text.sections.map(({ title: heading, paragraphs }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
    </article>
  )
}

import { useTranslation } from '../i18n/use-translation.ts'

/** Score of five with the number of reviews; says so when nobody has reviewed yet. */
export function Rating({ score, count }: { score: number | null; count: number }) {
  const { t } = useTranslation('storefront')
  if (score === null || count === 0) return <span className="rating">{t('card.notRated')}</span>
  return (
    <span className="rating">
      <svg className="star" width="14" height="14" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
        <path d="m12 2.5 2.9 6 6.6.9-4.8 4.6 1.2 6.5-5.9-3.1-5.9 3.1 1.2-6.5L2.5 9.4l6.6-.9z" />
      </svg>
      <span className="visually-hidden">{t('card.score', { score: score.toFixed(1), count })}</span>
      <strong aria-hidden="true">{score.toFixed(1)}</strong>
      <span aria-hidden="true">{t('card.reviews', { count })}</span>
    </span>
  )
}

import { useState } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'

/** Pictures of a product; each thumbnail is a link to its picture, so all can be seen without scripts. */
export function Gallery({ pictures, title }: { pictures: string[]; title: string }) {
  const { t } = useTranslation('storefront')
  const [index, setIndex] = useState(0)
  const shown = pictures[index] ?? pictures[0]
  if (shown === undefined) return null
  const count = pictures.length
  return (
    <section className="gallery" aria-label={t('product.gallery')}>
      <img
        className="gallery-main"
        src={shown}
        alt={`${title}, ${t('product.picture', { n: index + 1, count })}`}
        width={960}
        height={540}
        fetchPriority="high"
      />
      {count > 1 ? (
        <ul className="gallery-thumbs">
          {pictures.map((picture, position) => (
            <li key={picture}>
              <a
                href={picture}
                aria-current={position === index ? 'true' : undefined}
                aria-label={t('product.picture', { n: position + 1, count })}
                onClick={(event) => {
                  event.preventDefault()
                  setIndex(position)
                }}
              >
                <img src={picture} alt="" width={112} height={63} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

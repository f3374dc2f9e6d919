import { useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import './become-seller.css'

export async function loader(args: LoaderFunctionArgs) {
  return answerOf(loaderApi(args).catalog.joining())
}

const benefits = [
  { key: 'reach', icon: 'globe' },
  { key: 'delivery', icon: 'bolt' },
  { key: 'money', icon: 'wallet' },
  { key: 'open', icon: 'layers' },
] as const
const steps = ['account', 'apply', 'review', 'certify', 'publish'] as const
const documents = ['licence', 'logo', 'rights', 'contacts', 'bank'] as const
const questions = ['deposit', 'accounts', 'change', 'leave'] as const

/** For visitors: what selling here is, what it takes, and where it begins (SELL-ONB-01..07). */
export default function BecomeSellerPage() {
  const terms = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  const session = useSession()
  const isSeller = session?.user?.roles.includes('seller') ?? false
  const capital = `${terms.currency} ${countText(terms.capitalMin, locale)}`
  const conditions = [
    t('join.conditions.lawful', { count: terms.yearsMin }),
    t('join.conditions.capital', { capital }),
    t('join.conditions.staff', { count: terms.staffMin }),
    t('join.conditions.service'),
    t('join.conditions.verified'),
  ]
  const begin = (
    <Link className="button button-primary button-large" to={paths.sellerCenter()}>
      {isSeller ? t('join.enter') : t('join.begin')}
    </Link>
  )
  return (
    <>
      <title>{`${t('join.title')} · ${tc('brand')}`}</title>
      <meta name="description" content={t('join.description')} />
      <section className="join-hero">
        <div className="join-hero-inner">
          <h1>{t('join.heading')}</h1>
          <p>{t('join.lead')}</p>
          <div className="join-actions">
            {begin}
            {session?.user ? null : (
              <Link className="button button-large" to={paths.register(paths.sellerCenter())}>
                {t('join.register')}
              </Link>
            )}
          </div>
          <p className="join-note">{t('join.note', { days: terms.reviewDays })}</p>
        </div>
      </section>
      <div className="page join">
        <section aria-labelledby="join-benefits">
          <h2 id="join-benefits">{t('join.benefitsTitle')}</h2>
          <ul className="join-grid">
            {benefits.map(({ key, icon }) => (
              <li key={key} className="join-card">
                <span className="join-icon">
                  <Icon name={icon} size={22} />
                </span>
                <h3>{t(`join.benefits.${key}.title`)}</h3>
                <p>{t(`join.benefits.${key}.text`)}</p>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="join-steps">
          <h2 id="join-steps">{t('join.stepsTitle')}</h2>
          <ol className="join-steps">
            {steps.map((key, index) => (
              <li key={key}>
                <span className="join-number" aria-hidden="true">
                  {index + 1}
                </span>
                <div>
                  <h3>{t(`join.steps.${key}.title`)}</h3>
                  <p>{t(`join.steps.${key}.text`, { days: terms.reviewDays })}</p>
                </div>
              </li>
            ))}
          </ol>
        </section>
        <div className="join-columns">
          <section className="join-card" aria-labelledby="join-conditions">
            <h2 id="join-conditions">{t('join.conditionsTitle')}</h2>
            <ul className="join-checks">
              {conditions.map((condition) => (
                <li key={condition}>
                  <Icon name="check" size={18} />
                  <span>{condition}</span>
                </li>
              ))}
            </ul>
            <p className="muted">{terms.individuals ? t('join.individualsYes') : t('join.individualsNo')}</p>
          </section>
          <section className="join-card" aria-labelledby="join-documents">
            <h2 id="join-documents">{t('join.documentsTitle')}</h2>
            <ul className="join-checks">
              {documents.map((key) => (
                <li key={key}>
                  <Icon name="check" size={18} />
                  <span>{t(`join.documents.${key}`)}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <section aria-labelledby="join-questions">
          <h2 id="join-questions">{t('join.questionsTitle')}</h2>
          <div className="join-questions">
            {questions.map((key) => (
              <details key={key}>
                <summary>{t(`join.questions.${key}.title`)}</summary>
                <p>{t(`join.questions.${key}.text`)}</p>
              </details>
            ))}
          </div>
        </section>
        <section className="join-band" aria-labelledby="join-band">
          <div>
            <h2 id="join-band">{t('join.bandTitle')}</h2>
            <p>{t('join.bandText')}</p>
          </div>
          {begin}
        </section>
      </div>
    </>
  )
}

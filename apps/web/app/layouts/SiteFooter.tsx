import { useTranslation } from '../i18n/use-translation.ts'
import { paths } from '../paths.ts'
import { Link } from '../ui/Link.tsx'
import { Logo } from '../ui/Logo.tsx'

/** Footer of server-rendered pages. */
export function SiteFooter() {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  return (
    <footer className="site-footer">
      <div className="site-footer-grid">
        <div className="site-footer-about">
          <p className="brand">
            <Logo size={28} />
            <span className="brand-name">{tc('brand')}</span>
          </p>
          <p>{t('footer.about')}</p>
        </div>
        <nav aria-label={t('footer.buy')}>
          <h2>{t('footer.buy')}</h2>
          <ul>
            <li>
              <Link to={paths.products()}>{t('footer.buyLinks.all')}</Link>
            </li>
            <li>
              <Link to={paths.products('?trial=true')}>{t('footer.buyLinks.trials')}</Link>
            </li>
            <li>
              <Link to={paths.sellers()}>{t('footer.buyLinks.sellers')}</Link>
            </li>
          </ul>
        </nav>
        <nav aria-label={t('footer.use')}>
          <h2>{t('footer.use')}</h2>
          <ul>
            <li>
              <Link to={paths.buyerInstances()}>{t('footer.useLinks.services')}</Link>
            </li>
            <li>
              <Link to={paths.buyerOrders()}>{t('footer.useLinks.orders')}</Link>
            </li>
            <li>
              <Link to={paths.buyerWallet()}>{t('footer.useLinks.wallet')}</Link>
            </li>
          </ul>
        </nav>
        <nav aria-label={t('footer.sell')}>
          <h2>{t('footer.sell')}</h2>
          <ul>
            <li>
              <Link to={paths.becomeSeller()}>{t('footer.sellLinks.join')}</Link>
            </li>
            <li>
              <Link to={paths.sellerCenter()}>{t('footer.sellLinks.center')}</Link>
            </li>
            <li>
              <a href="/docs">{t('footer.sellLinks.api')}</a>
            </li>
          </ul>
        </nav>
        <nav aria-label={t('footer.legal')}>
          <h2>{t('footer.legal')}</h2>
          <ul>
            <li>
              <Link to={paths.terms()}>{t('footer.terms')}</Link>
            </li>
            <li>
              <Link to={paths.privacy()}>{t('footer.privacy')}</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}

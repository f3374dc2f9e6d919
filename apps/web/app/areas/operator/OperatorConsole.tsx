import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ConsoleArea } from '../../layouts/console/ConsoleArea.tsx'
import { paths } from '../../paths.ts'
import { queryClient } from '../../ui/console/query-client.ts'
import { overviewQuery, reviewFiguresQuery } from './operator-queries.ts'
import { pages } from './pages.tsx'
import './operator.css'

/** The operator console: its navigation, with what needs a person, and its pages. */
export default function OperatorConsole() {
  const { t } = useTranslation('operator')
  const { t: tr } = useTranslation('reviews')
  const { t: tn } = useTranslation('messageCenter')
  const { t: ts } = useTranslation('sellers')
  const { t: tc } = useTranslation('catalogAdmin')
  const { t: tl } = useTranslation('sales')
  const overview = useQuery(overviewQuery(), queryClient)
  const figures = useQuery(reviewFiguresQuery(), queryClient)
  const waiting = (figures.data?.items ?? []).reduce((sum, queue) => sum + queue.waiting, 0)
  const parked = overview.data ? overview.data.parkedJobs + overview.data.stoppedMessages : 0
  return (
    <ConsoleArea
      area="operator"
      pages={pages}
      navigation={[
        {
          label: null,
          entries: [
            { label: t('nav.overview'), to: paths.operator(), icon: 'grid', exact: true },
            { label: tn('nav'), to: paths.operatorMessages(), icon: 'bell', permission: 'mkt:message:view' },
          ],
        },
        {
          label: tr('nav.group'),
          entries: [
            { label: tr('nav.desk'), to: paths.operatorReviews(), icon: 'check', count: waiting },
            { label: tr('nav.reasons'), to: paths.operatorReviewReasons(), icon: 'list' },
          ],
        },
        {
          label: ts('nav.operatorGroup'),
          entries: [
            { label: ts('nav.operatorSellers'), to: paths.operatorSellers(), icon: 'store' },
            { label: ts('nav.operatorAgreements'), to: paths.operatorAgreements(), icon: 'list' },
            { label: ts('nav.operatorEntities'), to: paths.operatorEntities(), icon: 'globe' },
          ],
        },
        {
          label: tc('nav.catalog'),
          entries: [
            { label: tc('nav.categories'), to: paths.operatorCategories(), icon: 'grid' },
            { label: tc('nav.tags'), to: paths.operatorTags(), icon: 'filter' },
            { label: tc('nav.synonyms'), to: paths.operatorSynonyms(), icon: 'search' },
          ],
        },
        {
          label: tc('nav.rates'),
          entries: [
            { label: tc('nav.fees'), to: paths.operatorFees(), icon: 'wallet' },
            { label: tc('nav.overrides'), to: paths.operatorFeeOverrides(), icon: 'check' },
            { label: tc('nav.taxes'), to: paths.operatorTaxes(), icon: 'list' },
          ],
        },
        {
          label: t('nav.group.trade'),
          entries: [
            { label: t('nav.orders'), to: paths.operatorOrders(), icon: 'list' },
            {
              label: t('nav.stuck'),
              to: paths.operatorStuckOrders(),
              icon: 'clock',
              count: overview.data?.stuckOrders ?? 0,
            },
            { label: tl('nav.products'), to: paths.operatorProducts(), icon: 'layers' },
            { label: t('nav.suspended'), to: paths.operatorSuspendedProducts(), icon: 'alert' },
          ],
        },
        {
          label: t('nav.group.run'),
          entries: [{ label: t('nav.parked'), to: paths.operatorParked(), icon: 'alert', count: parked }],
        },
        {
          label: t('nav.group.proof'),
          entries: [
            { label: t('nav.audit'), to: paths.operatorAudit(), icon: 'eye' },
            { label: t('nav.ledger'), to: paths.operatorLedger(), icon: 'wallet' },
          ],
        },
        {
          label: t('nav.group.sandbox'),
          entries: [{ label: t('nav.clock'), to: paths.operatorClock(), icon: 'bolt' }],
        },
      ]}
    />
  )
}

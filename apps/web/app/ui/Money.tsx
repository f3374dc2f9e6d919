import { currencySymbol, groupedAmount } from './money.ts'

type Props = {
  amount: string
  currency: string
  /** Written after the number, e.g. "/年". */
  unit?: string
  /** `price` is the orange of shop prices; `plain` keeps the text's own color. */
  tone?: 'price' | 'plain'
  size?: 'small' | 'medium' | 'large'
}

/** An amount with a small currency sign, tabular figures and its unit. */
export function Money({ amount, currency, unit, tone = 'plain', size = 'small' }: Props) {
  const grouped = groupedAmount(amount)
  const negative = grouped.startsWith('-')
  return (
    <span className={`money money-${tone} money-${size}`}>
      {negative ? '−' : ''}
      <span className="money-currency">{currencySymbol(currency)}</span>
      <span className="money-amount">{negative ? grouped.slice(1) : grouped}</span>
      {unit ? <span className="money-unit"> {unit}</span> : null}
    </span>
  )
}

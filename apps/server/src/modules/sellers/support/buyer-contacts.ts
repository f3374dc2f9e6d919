import type { LocalizedText } from '../../../kernel/text.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { hoursText } from '../domain/support-form.ts'
import { getExtension, getSupport } from './support-repository.ts'

export interface BuyerContacts {
  /** The extension instead of real numbers (SELL-ONB-52); `null`: the service contact of the profile is shown. */
  presales: { extension: string; hours: LocalizedText } | null
  groups: { id: string; phone: string; email: string; hours: LocalizedText }[]
}

/** How buyers reach a seller. Bound numbers do not leave the module. */
export async function findBuyerContacts(db: Tx | Queryable, sellerId: string): Promise<BuyerContacts> {
  const { presales, groups } = await getSupport(db, sellerId)
  return {
    presales: presales && {
      extension: await getExtension(db, sellerId),
      hours: hoursText(presales.hours),
    },
    groups: groups.map(({ id, phone, email, hours }) => ({ id, phone, email, hours: hoursText(hours) })),
  }
}

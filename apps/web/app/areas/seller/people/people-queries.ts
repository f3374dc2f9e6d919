import type { UserGroup } from '@yunshi/api-client'
import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'

/** First part of every cache key of sub-users and groups. */
export const peopleKeys = { users: 'seller.users', groups: 'seller.user-groups' } as const

export const groupsQuery = () =>
  queryOptions({ queryKey: [peopleKeys.groups], queryFn: () => browserApi().sellerPeople.groups() })

/** The name of a group in the reader's language; own groups have one as it was typed. */
export function useGroupName(): (group: Pick<UserGroup, 'id' | 'builtIn' | 'name'>) => string {
  const { t } = useTranslation('people')
  return ({ id, builtIn, name }) => (builtIn ? t(`preset.${id}` as 'preset.product_admin') : name)
}

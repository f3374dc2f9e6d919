import { queryOptions } from '@tanstack/react-query'
import { browserApi } from '../../api/browser-api.ts'

/** First part of every cache key of seller management. */
export const managementKeys = {
  eligibility: 'onboarding.eligibility',
  application: 'onboarding.application',
  profile: 'seller.profile',
  certifications: 'seller.certifications',
  agreements: 'seller.agreements',
  exit: 'seller.exit',
} as const

export const eligibilityQuery = () =>
  queryOptions({
    queryKey: [managementKeys.eligibility],
    queryFn: () => browserApi().onboarding.eligibility(),
  })
export const applicationQuery = () =>
  queryOptions({
    queryKey: [managementKeys.application],
    queryFn: () => browserApi().onboarding.application(),
  })
export const profileQuery = () =>
  queryOptions({
    queryKey: [managementKeys.profile],
    queryFn: () => browserApi().sellerManagement.profile(),
  })
export const certificationsQuery = () =>
  queryOptions({
    queryKey: [managementKeys.certifications],
    queryFn: () => browserApi().sellerManagement.certifications(),
  })
export const agreementsQuery = () =>
  queryOptions({
    queryKey: [managementKeys.agreements],
    queryFn: () => browserApi().sellerManagement.agreements(),
  })
export const exitQuery = () =>
  queryOptions({ queryKey: [managementKeys.exit], queryFn: () => browserApi().sellerManagement.exit() })

import type { CredentialState } from '../domain/credential-states.ts'

/** How a joint application logs its users in (SELL-APP-20, 21). */
export interface Credential {
  /** Application id of the login protocol. */
  id: string
  sellerId: string
  endpointId: string
  name: string
  authMode: 'OAUTH2' | 'CAS'
  kitVersion: 'v1' | 'v2'
  loginAddressType: 'SHARED' | 'INDEPENDENT'
  loginAddress: string
  publicKey: string
  multiInstance: boolean
  /** Wanted for a product on sale; a test credential cannot be bound (SELL-APP-12). */
  formal: boolean
  state: CredentialState
  productId: string | null
  clientId: string
  clientSecretSealed: string
  clientSecretEncrypted: string
  tenantId: string
  tenantCode: string
  createdAt: Date
  updatedAt: Date
}

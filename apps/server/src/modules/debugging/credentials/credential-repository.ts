import { sql, type Selectable } from 'kysely'
import { cutPage, decodeCursor, type Page } from '../../../kernel/paging.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ApplicationCredentials } from '../../../platform/db/schema.generated.ts'
import type { RecordedCall } from '../../fulfillment/index.ts'
import type { CredentialState } from '../domain/credential-states.ts'
import type { Credential } from './credential.ts'

type Reader = Tx | Queryable

/** Unions are held by check constraints. */
function fromRow(row: Selectable<ApplicationCredentials>): Credential {
  return {
    id: row.id,
    sellerId: row.seller_id,
    endpointId: row.endpoint_id,
    name: row.name,
    authMode: row.auth_mode as Credential['authMode'],
    kitVersion: row.kit_version as Credential['kitVersion'],
    loginAddressType: row.login_address_type as Credential['loginAddressType'],
    loginAddress: row.login_address,
    publicKey: row.public_key,
    multiInstance: row.multi_instance,
    formal: row.formal,
    state: row.state as CredentialState,
    productId: row.product_id,
    clientId: row.client_id,
    clientSecretSealed: row.client_secret_sealed,
    clientSecretEncrypted: row.client_secret_encrypted,
    tenantId: row.tenant_id,
    tenantCode: row.tenant_code,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export async function insertCredential(tx: Tx, made: Credential): Promise<void> {
  await tx
    .insertInto('application_credentials')
    .values({
      id: made.id,
      seller_id: made.sellerId,
      endpoint_id: made.endpointId,
      name: made.name,
      auth_mode: made.authMode,
      kit_version: made.kitVersion,
      login_address_type: made.loginAddressType,
      login_address: made.loginAddress,
      public_key: made.publicKey,
      multi_instance: made.multiInstance,
      formal: made.formal,
      state: made.state,
      product_id: made.productId,
      client_id: made.clientId,
      client_secret_sealed: made.clientSecretSealed,
      client_secret_encrypted: made.clientSecretEncrypted,
      tenant_id: made.tenantId,
      tenant_code: made.tenantCode,
      created_at: made.createdAt,
      updated_at: made.updatedAt,
    })
    .execute()
}

/** Everything that a command may have changed. */
export async function updateCredential(tx: Tx, changed: Credential): Promise<void> {
  await tx
    .updateTable('application_credentials')
    .set({
      endpoint_id: changed.endpointId,
      login_address_type: changed.loginAddressType,
      login_address: changed.loginAddress,
      public_key: changed.publicKey,
      multi_instance: changed.multiInstance,
      formal: changed.formal,
      state: changed.state,
      product_id: changed.productId,
      client_secret_encrypted: changed.clientSecretEncrypted,
      updated_at: changed.updatedAt,
    })
    .where('id', '=', changed.id)
    .execute()
}

export async function findCredential(db: Reader, sellerId: string, id: string): Promise<Credential | null> {
  const row = await db
    .selectFrom('application_credentials')
    .selectAll()
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function lockCredential(tx: Tx, sellerId: string, id: string): Promise<Credential | null> {
  const row = await tx
    .selectFrom('application_credentials')
    .selectAll()
    .where('id', '=', id)
    .where('seller_id', '=', sellerId)
    .forUpdate()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function listCredentials(
  db: Reader,
  sellerId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<Credential>> {
  let query = db
    .selectFrom('application_credentials')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.cursor !== undefined) {
    const { at, id } = decodeCursor(page.cursor)
    query = query.where(sql<boolean>`(created_at, id) < (${at}, ${id})`)
  }
  const rows = await query.execute()
  return cutPage(rows.map(fromRow), page.limit, (found) => ({ at: found.createdAt, id: found.id }))
}

export async function insertCall(
  db: Reader,
  credentialId: string,
  id: string,
  call: RecordedCall,
): Promise<void> {
  await db
    .insertInto('credential_calls')
    .values({
      id,
      credential_id: credentialId,
      activity: call.activity,
      at: call.at,
      duration_ms: call.durationMs,
      method: call.method,
      request_url: call.requestUrl,
      request_headers: JSON.stringify(call.requestHeaders),
      request_body: call.requestBody,
      http_status: call.httpStatus,
      content_type: call.contentType,
      response_body: call.responseBody,
      result_code: call.resultCode,
      verdict: call.verdict,
      reason: call.reason,
      warnings: call.warnings,
    })
    .execute()
}

/** Calls shown for one credential at most. */
const CALLS_SHOWN = 50

/** The latest synchronization calls of a credential, newest first. */
export async function listCalls(
  db: Reader,
  credentialId: string,
): Promise<(RecordedCall & { id: string })[]> {
  const rows = await db
    .selectFrom('credential_calls')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(CALLS_SHOWN)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    activity: row.activity,
    at: row.at,
    durationMs: row.duration_ms,
    method: row.method as 'GET' | 'POST',
    requestUrl: row.request_url,
    requestHeaders: row.request_headers as Record<string, string>,
    requestBody: row.request_body,
    httpStatus: row.http_status,
    contentType: row.content_type,
    responseBody: row.response_body,
    resultCode: row.result_code,
    verdict: row.verdict as RecordedCall['verdict'],
    reason: row.reason,
    warnings: row.warnings,
  }))
}

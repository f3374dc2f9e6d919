import { ApiProblem, readProblem } from './problem.ts'
import { queryString } from './query-string.ts'
import type { QueryValue } from './query-string.ts'
import type * as t from './types.ts'

export type ApiOptions = {
  /** `window.fetch` in the browser; on the server a function that calls the API in the same process. */
  fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** Put before `/api/v1`; '' means the page's own origin. */
  baseUrl: string
  /** Sent as `Accept-Language`; decides the language of every text and problem. */
  locale: t.Locale
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Send = {
  query?: Record<string, QueryValue>
  body?: unknown
  /** Makes a repeated write answer like the first; required for money and rights. */
  idempotencyKey?: string
  signal?: AbortSignal | undefined
}

const id = encodeURIComponent

/**
 * The API as functions, one per endpoint the web application uses. Every function rejects with
 * {@link ApiProblem}; none retries.
 */
export function createApi(options: ApiOptions) {
  async function call<T>(method: Method, path: string, send: Send = {}): Promise<T> {
    const headers: Record<string, string> = {
      accept: 'application/json, application/problem+json',
      'accept-language': options.locale,
    }
    if (send.body !== undefined) headers['content-type'] = 'application/json'
    if (send.idempotencyKey !== undefined) headers['idempotency-key'] = send.idempotencyKey
    const url = `${options.baseUrl}/api/v1${path}${queryString(send.query ?? {})}`
    const init: RequestInit = { method, headers, credentials: 'same-origin' }
    if (send.body !== undefined) init.body = JSON.stringify(send.body)
    if (send.signal) init.signal = send.signal
    let response: Response
    try {
      response = await options.fetch(url, init)
    } catch (cause) {
      if (send.signal?.aborted) throw cause
      const problem = { type: 'about:blank', title: '', status: 0, detail: '', code: 'NETWORK' }
      throw new ApiProblem({ ...problem, requestId: null, errors: [] }, { cause })
    }
    if (!response.ok) throw new ApiProblem(await readProblem(response))
    if (response.status === 204) return undefined as T
    return (await response.json()) as T
  }

  const get = <T>(path: string, query?: Record<string, QueryValue>, signal?: AbortSignal) =>
    call<T>('GET', path, { ...(query ? { query } : {}), signal })

  return {
    session: {
      get: () => get<t.Session>('/session'),
      signIn: (body: t.SignIn) => call<{ user: t.SessionUser }>('POST', '/session', { body }),
      signOut: () => call<void>('DELETE', '/session'),
      sendCode: (body: t.VerificationCodeRequest) =>
        call<t.VerificationCodeSent>('POST', '/verification-codes', { body }),
      register: (body: t.Registration) => call<{ user: t.SessionUser }>('POST', '/accounts', { body }),
      resetPassword: (body: t.PasswordReset) => call<void>('POST', '/password-resets', { body }),
    },
    account: {
      sessions: () => get<t.CursorPage<t.AccountSession>>('/account/sessions'),
      endSession: (sessionId: string) => call<void>('DELETE', `/account/sessions/${id(sessionId)}`),
      changePassword: (body: { current: string; next: string }) =>
        call<void>('PUT', '/account/password', { body }),
      verifyRealName: (body: { kind: 'individual' | 'enterprise'; name: string; documentNumber: string }) =>
        call<{ state: t.RealNameState }>('POST', '/account/real-name', { body }),
      setOperationProtection: (body: { enabled: boolean; code?: string }) =>
        call<void>('PUT', '/account/operation-protection', { body }),
      users: (query: t.CursorQuery = {}) => get<t.CursorPage<t.SubUser>>('/account/users', query),
      createUser: (body: t.NewSubUser) => call<t.SubUser>('POST', '/account/users', { body }),
      changeUser: (userId: string, body: t.SubUserChange) =>
        call<t.SubUser>('PATCH', `/account/users/${id(userId)}`, { body }),
      deleteUser: (userId: string) => call<void>('DELETE', `/account/users/${id(userId)}`),
      accessKeys: () => get<t.CursorPage<t.AccessKey>>('/account/access-keys'),
      createAccessKey: () =>
        call<{ accessKeyId: string; secretAccessKey: string }>('POST', '/account/access-keys'),
      changeAccessKey: (keyId: string, body: { status: 'active' | 'disabled' }) =>
        call<t.AccessKey>('PATCH', `/account/access-keys/${id(keyId)}`, { body }),
      deleteAccessKey: (keyId: string) => call<void>('DELETE', `/account/access-keys/${id(keyId)}`),
    },
    catalog: {
      industries: () => get<{ items: { slug: string; name: string }[] }>('/catalog/industries'),
      joining: () => get<t.JoiningTerms>('/catalog/joining'),
      home: () => get<t.Home>('/catalog/home'),
      categories: () => get<{ items: t.CategoryNode[] }>('/catalog/categories'),
      products: (query: t.ProductQuery) => get<t.ProductList>('/catalog/products', query),
      suggestions: (q: string, signal?: AbortSignal) =>
        get<{ items: t.Suggestion[] }>('/catalog/suggestions', { q }, signal),
      product: (slug: string, spec?: string) => get<t.Product>(`/catalog/products/${id(slug)}`, { spec }),
      quote: (body: t.QuoteRequest, signal?: AbortSignal) =>
        call<t.Quote>('POST', '/catalog/quotes', { body, signal }),
      sellers: (query: t.CursorQuery = {}) => get<t.CursorPage<t.SellerCard>>('/catalog/sellers', query),
      seller: (slug: string) => get<t.SellerShop>(`/catalog/sellers/${id(slug)}`),
    },
    orders: {
      list: (query: t.OrderQuery) => get<t.CursorPage<t.OrderSummary>>('/orders', query),
      exportUrl: (query: t.OrderQuery) => `${options.baseUrl}/api/v1/orders/export.csv${queryString(query)}`,
      get: (orderId: string) => get<t.Order>(`/orders/${id(orderId)}`),
      create: (body: t.NewOrder, idempotencyKey: string) =>
        call<t.Order>('POST', '/orders', { body, idempotencyKey }),
      pay: (orderId: string, idempotencyKey: string) =>
        call<t.Order>('POST', `/orders/${id(orderId)}/pay`, { body: { method: 'BALANCE' }, idempotencyKey }),
      cancel: (orderId: string, reason: string | undefined, idempotencyKey: string) =>
        call<t.Order>('POST', `/orders/${id(orderId)}/cancel`, {
          body: reason ? { reason } : {},
          idempotencyKey,
        }),
      openings: (orderId: string) => get<{ items: t.Opening[] }>(`/orders/${id(orderId)}/openings`),
      cancelOpening: (orderId: string, lineId: string, idempotencyKey: string) =>
        call<void>('POST', `/orders/${id(orderId)}/lines/${id(lineId)}/cancel-opening`, { idempotencyKey }),
      batchCancel: (ids: string[], idempotencyKey: string) =>
        call<{ canceled: string[]; refused: t.RefusedItem[] }>('POST', '/orders/batch-cancel', {
          body: { ids },
          idempotencyKey,
        }),
    },
    instances: {
      list: (query: t.InstanceQuery) => get<t.CursorPage<t.InstanceSummary>>('/instances', query),
      get: (instanceId: string) => get<t.Instance>(`/instances/${id(instanceId)}`),
      reveal: (instanceId: string, field: 'password' | 'license') =>
        call<{ value: string }>('POST', `/instances/${id(instanceId)}/reveal`, { body: { field } }),
      setExpiryPolicy: (instanceId: string, policy: t.ExpiryPolicy) =>
        call<void>('PUT', `/instances/${id(instanceId)}/expiry-policy`, { body: { policy } }),
      release: (instanceId: string, idempotencyKey: string) =>
        call<void>('POST', `/instances/${id(instanceId)}/release`, { body: {}, idempotencyKey }),
      refresh: (instanceId: string) =>
        call<t.Instance>('POST', `/instances/${id(instanceId)}/refresh`, { body: {} }),
      licenseCode: (instanceId: string) => get<t.LicenseCode>(`/instances/${id(instanceId)}/license-code`),
      claimLicenseCode: (instanceId: string, idempotencyKey: string) =>
        call<void>('POST', `/instances/${id(instanceId)}/license-code/claim`, { idempotencyKey }),
      revealLicenseCode: (instanceId: string) =>
        call<{ code: string }>('POST', `/instances/${id(instanceId)}/license-code/reveal`),
      licenseRequests: (instanceId: string, query: t.CursorQuery) =>
        get<t.CursorPage<t.LicenseRequest>>(`/instances/${id(instanceId)}/license-requests`, query),
      askForLicense: (instanceId: string, body: t.LicenseRequestDraft, idempotencyKey: string) =>
        call<{ eventId: string }>('POST', `/instances/${id(instanceId)}/license-requests`, {
          body,
          idempotencyKey,
        }),
      revealLicense: (instanceId: string, eventId: string) =>
        call<{ characters: string }>(
          'POST',
          `/instances/${id(instanceId)}/license-requests/${id(eventId)}/reveal`,
        ),
      licenseFileUrl: (instanceId: string, eventId: string) =>
        `${options.baseUrl}/api/v1/instances/${id(instanceId)}/license-requests/${id(eventId)}/file`,
    },
    wallet: {
      get: () => get<t.Wallet>('/wallet'),
      transactions: (query: t.CursorQuery) =>
        get<t.CursorPage<t.WalletTransaction>>('/wallet/transactions', query),
      topUp: (amount: string, idempotencyKey: string) =>
        call<{ id: string; balance: t.Money }>('POST', '/wallet/top-ups', {
          body: { amount },
          idempotencyKey,
        }),
    },
    messages: {
      list: (query: t.MessageQuery) => get<t.CursorPage<t.Message>>('/messages', query),
      markRead: (body: { ids: string[] } | { all: true }) =>
        call<{ unread: number }>('POST', '/messages/read', { body }),
      remove: (ids: string[]) => call<{ unread: number }>('POST', '/messages/delete', { body: { ids } }),
      receivers: () => get<{ items: t.MessageReceiver[]; max: number }>('/message-receivers'),
      addReceiver: (body: t.MessageReceiverForm) =>
        call<t.MessageReceiver>('POST', '/message-receivers', { body }),
      changeReceiver: (receiverId: string, body: t.MessageReceiverForm) =>
        call<t.MessageReceiver>('PUT', `/message-receivers/${id(receiverId)}`, { body }),
      removeReceiver: (receiverId: string) => call<void>('DELETE', `/message-receivers/${id(receiverId)}`),
      resendProof: (receiverId: string, channel: 'email' | 'sms') =>
        call<void>('POST', `/message-receivers/${id(receiverId)}/proofs`, { body: { channel } }),
      confirmReceiver: (token: string, confirm: boolean) =>
        call<t.ReceiverConfirmation>('POST', '/message-receiver-confirmations', { body: { token, confirm } }),
      settings: () => get<{ items: t.MessageSetting[] }>('/message-settings'),
      chooseSetting: (type: string, body: t.MessageSettingChoice) =>
        call<t.MessageSetting>('PUT', `/message-settings/${id(type)}`, { body }),
      resetSetting: (type: string) => call<t.MessageSetting>('DELETE', `/message-settings/${id(type)}`),
    },
    sandbox: {
      mailbox: (to?: string) => get<t.CursorPage<t.MailboxItem>>('/sandbox/mailbox', { to }),
    },
    seller: {
      overview: () => get<t.SellerOverview>('/seller/overview'),
      products: () => get<{ items: t.SellerProduct[] }>('/seller/products'),
      orders: (query: t.SellerOrderQuery) => get<t.CursorPage<t.SellerOrder>>('/seller/orders', query),
      ordersExportUrl: (query: t.SellerOrderQuery) =>
        `${options.baseUrl}/api/v1/seller/orders/export.csv${queryString(query)}`,
      order: (lineId: string) => get<t.SellerOrderDetail>(`/seller/orders/${id(lineId)}`),
      messages: (query: t.InterfaceMessageQuery) =>
        get<t.CursorPage<t.InterfaceMessageSummary>>('/seller/messages', query),
      messagesExportUrl: (query: t.InterfaceMessageQuery) =>
        `${options.baseUrl}/api/v1/seller/messages/export.csv${queryString(query)}`,
      message: (messageId: string) => get<t.InterfaceMessage>(`/seller/messages/${id(messageId)}`),
      restartMessage: (messageId: string, idempotencyKey: string) =>
        call<t.InterfaceMessage>('POST', `/seller/messages/${id(messageId)}/restart`, { idempotencyKey }),
      restartMessages: (ids: string[], idempotencyKey: string) =>
        call<{ restarted: string[]; refused: t.RefusedItem[] }>('POST', '/seller/messages/batch-restart', {
          body: { ids },
          idempotencyKey,
        }),
      keys: () => get<{ items: t.SellerKey[] }>('/seller/keys'),
      createKey: (body: t.SellerKeyBinding) => call<{ id: string }>('POST', '/seller/keys', { body }),
      bindKey: (keyId: string, body: t.SellerKeyBinding) =>
        call<void>('PATCH', `/seller/keys/${id(keyId)}`, { body }),
      revealKey: (keyId: string) => call<{ secret: string }>('POST', `/seller/keys/${id(keyId)}/reveal`),
      deleteKey: (keyId: string) => call<void>('DELETE', `/seller/keys/${id(keyId)}`),
      endpoints: () => get<{ items: t.SellerEndpoint[] }>('/seller/endpoints'),
      createEndpoint: (body: { url: string }) => call<{ id: string }>('POST', '/seller/endpoints', { body }),
      changeEndpoint: (endpointId: string, body: { url: string }) =>
        call<void>('PATCH', `/seller/endpoints/${id(endpointId)}`, { body }),
      deleteEndpoint: (endpointId: string) => call<void>('DELETE', `/seller/endpoints/${id(endpointId)}`),
      verifyEndpoint: (endpointId: string) =>
        call<void>('POST', `/seller/endpoints/${id(endpointId)}/verify`),
      changeDelivery: (productId: string, body: { deliveryEdition: t.DeliveryEdition }) =>
        call<void>('PATCH', `/seller/products/${id(productId)}/delivery`, { body }),
      orderNotifyRules: () => get<{ items: t.OrderNotifyRule[] }>('/seller/order-notify-rules'),
      createOrderNotifyRule: (body: t.OrderNotifyDraft) =>
        call<{ id: string }>('POST', '/seller/order-notify-rules', { body }),
      deleteOrderNotifyRule: (ruleId: string) =>
        call<void>('DELETE', `/seller/order-notify-rules/${id(ruleId)}`),
      licenseTestCodes: () => get<{ items: t.LicenseTestCode[] }>('/seller/license-test-codes'),
      applyForLicenseTestCode: (body: { expiresAt: string }) =>
        call<{ code: string }>('POST', '/seller/license-test-codes', { body }),
      changeLicenseTestCode: (code: string, body: { expiresAt: string }) =>
        call<void>('PATCH', `/seller/license-test-codes/${id(code)}`, { body }),
      deleteLicenseTestCode: (code: string) => call<void>('DELETE', `/seller/license-test-codes/${id(code)}`),
      usageRecords: (query: t.UsageRecordQuery) =>
        get<t.CursorPage<t.UsageRecord> & { waiting: number }>('/seller/usage-records', query),
      usageRecordsExportUrl: (query: t.UsageRecordQuery) =>
        `${options.baseUrl}/api/v1/seller/usage-records/export.csv${queryString(query)}`,
    },
    debugging: {
      interfaces: () => get<{ items: t.DebugInterface[] }>('/seller/debugging/interfaces'),
      preview: (body: t.DebugInput) => call<t.DebugRequest>('POST', '/seller/debugging/preview', { body }),
      run: (body: t.DebugInput & { save: boolean }) =>
        call<{ outcome: t.DebugOutcome; caseId: string | null }>('POST', '/seller/debugging/runs', { body }),
      runs: (query: t.CursorQuery & { caseId?: string; roundId?: string }) =>
        get<t.CursorPage<t.DebugRun>>('/seller/debugging/runs', query),
      cases: () => get<{ items: t.DebugCase[] }>('/seller/debugging/cases'),
      runCase: (caseId: string) => call<t.DebugOutcome>('POST', `/seller/debugging/cases/${id(caseId)}/run`),
      deleteCase: (caseId: string) => call<void>('DELETE', `/seller/debugging/cases/${id(caseId)}`),
      rounds: (query: t.CursorQuery = {}) =>
        get<t.CursorPage<t.DebugRound>>('/seller/debugging/rounds', query),
      startRound: () => call<{ id: string }>('POST', '/seller/debugging/rounds'),
      testProducts: () => get<{ items: t.TestProductChoice[] }>('/seller/test-subscriptions/products'),
      testSubscriptions: (query: t.CursorQuery = {}) =>
        get<t.CursorPage<t.TestSubscriptionSummary>>('/seller/test-subscriptions', query),
      testSubscription: (subscriptionId: string) =>
        get<t.TestSubscription>(`/seller/test-subscriptions/${id(subscriptionId)}`),
      createTestSubscription: (body: t.NewTestSubscription) =>
        call<{ id: string }>('POST', '/seller/test-subscriptions', { body }),
      commandTestSubscription: (subscriptionId: string, body: t.TestCommandInput) =>
        call<{ done: boolean; subscription: t.TestSubscription }>(
          'POST',
          `/seller/test-subscriptions/${id(subscriptionId)}/commands`,
          { body },
        ),
      moveTestClock: (subscriptionId: string, to: t.TestClockTarget) =>
        call<{ done: boolean; subscription: t.TestSubscription }>(
          'POST',
          `/seller/test-subscriptions/${id(subscriptionId)}/clock`,
          { body: { to } },
        ),
      conformanceRuns: (query: t.CursorQuery = {}) =>
        get<t.CursorPage<t.ConformanceRunSummary>>('/seller/conformance-runs', query),
      conformanceRun: (runId: string) => get<t.ConformanceRun>(`/seller/conformance-runs/${id(runId)}`),
      startConformance: (body: t.NewConformanceRun) =>
        call<{ id: string }>('POST', '/seller/conformance-runs', { body }),
      cancelConformance: (runId: string) =>
        call<void>('POST', `/seller/conformance-runs/${id(runId)}/cancel`),
      credentials: (query: t.CursorQuery = {}) =>
        get<t.CursorPage<t.ApplicationCredentialSummary>>('/seller/credentials', query),
      credential: (credentialId: string) =>
        get<t.ApplicationCredential>(`/seller/credentials/${id(credentialId)}`),
      applyForCredential: (body: t.NewApplicationCredential) =>
        call<{ id: string; active: boolean }>('POST', '/seller/credentials', { body }),
      modifyCredential: (credentialId: string, body: t.ApplicationCredentialChange) =>
        call<t.ApplicationCredentialSummary>('PATCH', `/seller/credentials/${id(credentialId)}`, { body }),
      submitCredential: (credentialId: string) =>
        call<{ active: boolean }>('POST', `/seller/credentials/${id(credentialId)}/submit`),
      applyFormalCredential: (credentialId: string) =>
        call<{ active: boolean }>('POST', `/seller/credentials/${id(credentialId)}/apply-formal`),
      bindCredential: (credentialId: string, productSlug: string) =>
        call<t.ApplicationCredentialSummary>('POST', `/seller/credentials/${id(credentialId)}/bind`, {
          body: { productSlug },
        }),
      retireCredential: (credentialId: string) =>
        call<{ told: boolean }>('POST', `/seller/credentials/${id(credentialId)}/retire`),
    },
    publishing: {
      tags: () => get<{ items: t.ProductTag[] }>('/seller/product-tags'),
      applications: (query: t.ProductApplicationQuery) =>
        get<t.CursorPage<t.ProductApplicationSummary>>('/seller/product-applications', query),
      application: (applicationId: string) =>
        get<t.ProductApplication>(`/seller/product-applications/${id(applicationId)}`),
      create: (body: t.NewProductApplication) =>
        call<{ id: string }>('POST', '/seller/product-applications', { body }),
      save: (applicationId: string, revision: number, document: t.ProductDraft) =>
        call<{ revision: number; problems: t.ProductProblem[] }>(
          'PUT',
          `/seller/product-applications/${id(applicationId)}/document`,
          { query: { revision }, body: document },
        ),
      submit: (applicationId: string, revision: number) =>
        call<{ state: t.ProductApplicationState }>(
          'POST',
          `/seller/product-applications/${id(applicationId)}/submit`,
          { body: { revision } },
        ),
      withdraw: (applicationId: string) =>
        call<void>('POST', `/seller/product-applications/${id(applicationId)}/withdraw`),
      acceptBase: (applicationId: string) =>
        call<void>('POST', `/seller/product-applications/${id(applicationId)}/accept-base`),
      delete: (applicationId: string) =>
        call<void>('DELETE', `/seller/product-applications/${id(applicationId)}`),
      preview: (applicationId: string) =>
        get<t.Product>(`/seller/product-applications/${id(applicationId)}/preview`),
      /** The same for reviewers. */
      reviewPreview: (applicationId: string) =>
        get<t.Product>(`/ops/product-applications/${id(applicationId)}/preview`),
      /** Approved assets that a product can name. */
      approvedAssets: (category: t.ProductAssetCategory) =>
        get<t.CursorPage<t.ProductAsset>>('/seller/assets', { category, state: 'APPROVED', limit: 100 }),
    },
    assets: {
      categories: () =>
        get<{ scanner: 'CLAMAV' | 'NONE'; items: t.AssetCategoryDescription[] }>('/seller/asset-categories'),
      list: (query: t.AssetQuery) => get<t.CursorPage<t.AssetSummary>>('/seller/assets', query),
      get: (assetId: string) => get<t.Asset>(`/seller/assets/${id(assetId)}`),
      create: (body: { category: t.AssetCategory; name: string; description: string; version: string }) =>
        call<{ id: string; versionId: string }>('POST', '/seller/assets', { body }),
      describe: (assetId: string, body: { name: string; description: string }) =>
        call<void>('PATCH', `/seller/assets/${id(assetId)}`, { body }),
      remove: (assetId: string) => call<void>('DELETE', `/seller/assets/${id(assetId)}`),
      addVersion: (
        assetId: string,
        body: { kind: 'ADD'; label: string } | { kind: 'UPDATE'; versionId: string },
      ) => call<{ versionId: string }>('POST', `/seller/assets/${id(assetId)}/versions`, { body }),
      saveVersion: (
        assetId: string,
        versionId: string,
        body: { content: t.AssetContent; checklist: Record<string, t.CriterionAnswer> },
      ) => call<void>('PUT', `/seller/assets/${id(assetId)}/versions/${id(versionId)}`, { body }),
      submitVersion: (assetId: string, versionId: string, body: { acknowledged: boolean }) =>
        call<void>('POST', `/seller/assets/${id(assetId)}/versions/${id(versionId)}/submit`, { body }),
      withdrawVersion: (assetId: string, versionId: string) =>
        call<void>('POST', `/seller/assets/${id(assetId)}/versions/${id(versionId)}/withdraw`),
      removeVersion: (assetId: string, versionId: string) =>
        call<void>('DELETE', `/seller/assets/${id(assetId)}/versions/${id(versionId)}`),
      domains: () => get<{ items: t.AssetDomain[] }>('/seller/asset-domains'),
      addDomain: (url: string) => call<t.AssetDomain>('POST', '/seller/asset-domains', { body: { url } }),
      verifyDomain: (domainId: string) => call<void>('POST', `/seller/asset-domains/${id(domainId)}/verify`),
      removeDomain: (domainId: string) => call<void>('DELETE', `/seller/asset-domains/${id(domainId)}`),
    },
    uploads: {
      purposes: () => get<t.UploadPurposes>('/upload-purposes'),
      create: (body: { purpose: t.UploadPurpose; name: string; sizeBytes: number }) =>
        call<t.UploadedFile>('POST', '/uploads', { body }),
      get: (uploadId: string) => get<t.UploadedFile>(`/uploads/${id(uploadId)}`),
      discard: (uploadId: string) => call<void>('DELETE', `/uploads/${id(uploadId)}`),
      /** Where the bytes are read, and by the tus protocol sent. */
      contentUrl: (uploadId: string) => `${options.baseUrl}/api/v1/uploads/${id(uploadId)}/content`,
    },
    onboarding: {
      eligibility: () => get<t.OnboardingEligibility>('/onboarding/eligibility'),
      application: () => get<t.OnboardingApplication>('/onboarding/application'),
      save: (body: { edit: number; form: t.OnboardingForm }) =>
        call<{ edit: number }>('PUT', '/onboarding/application', { body }),
      submit: (body: { edit: number; agreements: string[] }) =>
        call<void>('POST', '/onboarding/application/submit', { body }),
      withdraw: () => call<void>('POST', '/onboarding/application/withdraw'),
    },
    sellerManagement: {
      agreements: () => get<t.SellerAgreements>('/seller/agreements'),
      agreementText: (versionId: string) =>
        get<{ version: t.AgreementVersion; textHtml: string }>(`/seller/agreements/${id(versionId)}`),
      sign: (signing: { versionId: string; entityCode: string | null }[]) =>
        call<void>('POST', '/seller/agreements/sign', { body: { signing } }),
      certifications: () => get<t.SellerCertifications>('/seller/certifications'),
      certify: (entity: string, body: t.CertificationInput) =>
        call<void>('POST', `/seller/certifications/${id(entity)}/submit`, { body }),
      enterAmount: (entity: string, amount: string) =>
        call<void>('POST', `/seller/certifications/${id(entity)}/amount`, { body: { amount } }),
      revealAccount: (entity: string) =>
        call<{ accountNumber: string }>('POST', `/seller/certifications/${id(entity)}/reveal`),
      profile: () => get<t.SellerProfile>('/seller/profile'),
      requestChange: (form: t.OnboardingForm) =>
        call<void>('POST', '/seller/profile/changes', { body: { form } }),
      withdrawChange: () => call<void>('POST', '/seller/profile/changes/withdraw'),
      letterTemplateUrl: (lang: t.Locale) =>
        `${options.baseUrl}/api/v1/seller/compliance-letter/template?lang=${lang}`,
      submitLetter: (fileId: string) => call<void>('POST', '/seller/compliance-letter', { body: { fileId } }),
      saveInvoiceTemplate: (body: t.FeeInvoiceTemplate) =>
        call<void>('PUT', '/seller/profile/invoice-template', { body }),
      exit: () => get<t.SellerExit>('/seller/exit'),
      submitExit: (body: { reason: string; noInvoiceProofId: string | null }) =>
        call<void>('POST', '/seller/exit', { body }),
      withdrawExit: () => call<void>('POST', '/seller/exit/withdraw'),
    },
    sellerPeople: {
      users: () => get<t.CursorPage<t.SellerUser>>('/seller/users'),
      createUser: (body: { userName: string; password: string; email?: string; phone?: string }) =>
        call<{ userId: string }>('POST', '/seller/users', { body }),
      changeUser: (userId: string, body: t.SellerUserChange) =>
        call<void>('PATCH', `/seller/users/${id(userId)}`, { body }),
      deleteUser: (userId: string) => call<void>('DELETE', `/seller/users/${id(userId)}`),
      changeAccess: (userId: string, body: Pick<t.SellerUser, 'groups' | 'permissions' | 'productIds'>) =>
        call<void>('PUT', `/seller/users/${id(userId)}/access`, { body }),
      groups: () => get<{ items: t.UserGroup[]; permissions: string[] }>('/seller/user-groups'),
      createGroup: (body: Pick<t.UserGroup, 'name' | 'permissions'>) =>
        call<{ id: string }>('POST', '/seller/user-groups', { body }),
      changeGroup: (groupId: string, body: Pick<t.UserGroup, 'name' | 'permissions'>) =>
        call<void>('PUT', `/seller/user-groups/${id(groupId)}`, { body }),
      deleteGroup: (groupId: string) => call<void>('DELETE', `/seller/user-groups/${id(groupId)}`),
    },
    sellerShop: {
      get: () => get<t.ShopDecorationState>('/seller/shop'),
      saveDraft: (revision: number, body: t.ShopDecoration) =>
        call<{ revision: number; savedAt: string }>('PUT', '/seller/shop/draft', {
          query: { revision },
          body,
        }),
      submit: (revision: number) => call<void>('POST', '/seller/shop/submit', { body: { revision } }),
      withdraw: () => call<void>('POST', '/seller/shop/withdraw'),
      preview: () => get<t.SellerShop>('/seller/shop/preview'),
      reviewPreview: (changeId: string) => get<t.SellerShop>(`/ops/shop-changes/${id(changeId)}/preview`),
    },
    sellerSupport: {
      get: () => get<t.SellerSupport>('/seller/support'),
      groups: () => get<{ items: t.SupportGroup[] }>('/seller/support-groups'),
      requestChange: (body: t.SupportContactsInput) =>
        call<void>('POST', '/seller/support/changes', { body }),
      withdrawChange: () => call<void>('POST', '/seller/support/changes/withdraw'),
      saveTickets: (hours: t.ServiceHours | null) =>
        call<void>('PUT', '/seller/support/tickets', { body: { hours } }),
      saveInvoiceMedia: (media: t.InvoiceMedium[]) =>
        call<void>('PUT', '/seller/support/invoice-media', { body: { media } }),
    },
    sellerDirectory: {
      list: (query: t.DirectoryQuery) => get<t.CursorPage<t.DirectorySeller>>('/ops/sellers', query),
      get: (sellerId: string) => get<t.DirectorySellerDetail>(`/ops/sellers/${id(sellerId)}`),
      unlock: (sellerId: string, entity: string, reason: string) =>
        call<void>('POST', `/ops/sellers/${id(sellerId)}/certifications/${id(entity)}/unlock`, {
          body: { reason },
        }),
      revealAccount: (sellerId: string, entity: string) =>
        call<{ accountNumber: string }>(
          'POST',
          `/ops/sellers/${id(sellerId)}/certifications/${id(entity)}/reveal`,
        ),
      agreements: () => get<{ items: t.AgreementRegisterEntry[] }>('/ops/agreements'),
      publishAgreement: (kind: t.AgreementKind, body: t.AgreementDraft) =>
        call<{ id: string; number: number }>('POST', `/ops/agreements/${kind}/versions`, { body }),
      entities: () => get<{ items: t.SigningEntity[] }>('/ops/signing-entities'),
      createEntity: (body: t.SigningEntityDraft & { code: string }) =>
        call<{ code: string }>('POST', '/ops/signing-entities', { body }),
      changeEntity: (code: string, body: t.SigningEntityDraft) =>
        call<void>('PUT', `/ops/signing-entities/${id(code)}`, { body }),
    },
    catalogAdmin: {
      categories: () => get<{ items: t.ManagedCategory[] }>('/ops/categories'),
      createCategory: (body: t.CategoryChange & { slug: string }) =>
        call<{ id: string }>('POST', '/ops/categories', { body }),
      changeCategory: (categoryId: string, body: t.CategoryChange) =>
        call<void>('PUT', `/ops/categories/${id(categoryId)}`, { body }),
      removeCategory: (categoryId: string) => call<void>('DELETE', `/ops/categories/${id(categoryId)}`),
      orderCategories: (body: { parentId: string | null; ids: string[] }) =>
        call<void>('PUT', '/ops/category-order', { body }),
      tags: () => get<{ items: t.ProductTag[] }>('/ops/product-tags'),
      addTag: (body: t.ProductTagForm) => call<{ id: string }>('POST', '/ops/product-tags', { body }),
      changeTag: (tagId: string, body: t.ProductTagForm) =>
        call<void>('PUT', `/ops/product-tags/${id(tagId)}`, { body }),
      removeTag: (tagId: string) => call<void>('DELETE', `/ops/product-tags/${id(tagId)}`),
      synonyms: () => get<{ items: t.SynonymGroup[] }>('/ops/search-synonyms'),
      addSynonyms: (words: string[]) =>
        call<{ id: string }>('POST', '/ops/search-synonyms', { body: { words } }),
      removeSynonyms: (groupId: string) => call<void>('DELETE', `/ops/search-synonyms/${id(groupId)}`),
      taxRules: () => get<t.TaxTable>('/ops/tax-rules'),
      addTaxRule: (body: t.TaxRuleDraft) => call<{ id: string }>('POST', '/ops/tax-rules', { body }),
      removeTaxRule: (ruleId: string) => call<void>('DELETE', `/ops/tax-rules/${id(ruleId)}`),
      fees: () => get<t.FeeTable>('/ops/fee-rates'),
      feesExportUrl: () => `${options.baseUrl}/api/v1/ops/fee-rates/export.csv`,
      addFeeRate: (body: t.FeeRateDraft) => call<{ id: string }>('POST', '/ops/fee-rates', { body }),
      removeFeeRate: (rateId: string) => call<void>('DELETE', `/ops/fee-rates/${id(rateId)}`),
      productFee: (slug: string) => get<t.ProductFee>(`/ops/product-fees/${id(slug)}`),
      overrides: () => get<{ items: t.FeeOverride[] }>('/ops/fee-overrides'),
      requestOverride: (body: t.FeeOverrideDraft) =>
        call<{ id: string }>('POST', '/ops/fee-overrides', { body }),
      decideOverride: (overrideId: string, decision: 'approve' | 'refuse', remark: string) =>
        call<void>('POST', `/ops/fee-overrides/${id(overrideId)}/${decision}`, { body: { remark } }),
    },
    skuAttributes: {
      list: (query: { kind?: 'enum' | 'quantity'; q?: string }) =>
        get<{ items: t.LibraryAttribute[] }>('/seller/sku-attributes', query),
      create: (body: t.LibraryAttributeDraft) =>
        call<{ id: string }>('POST', '/seller/sku-attributes', { body }),
      change: (attributeId: string, body: t.LibraryAttributeDraft) =>
        call<void>('PUT', `/seller/sku-attributes/${id(attributeId)}`, { body }),
      remove: (attributeId: string) => call<void>('DELETE', `/seller/sku-attributes/${id(attributeId)}`),
      tax: (query: { accessType: t.AccessType; modes: string; category?: string }) =>
        get<{ items: { mode: t.TaxMode; taxCategory: t.TaxCategory; rateBps: number }[] }>(
          '/seller/tax',
          query,
        ),
      categories: () => get<{ items: t.SellerCategory[] }>('/seller/categories'),
    },
    /** How listed products are sold, and how they leave the shelf. */
    resale: {
      list: (level: t.ResaleLevel) =>
        get<{ items: t.ResaleAuthorization[] }>('/seller/resale-authorizations', { level }),
      create: (body: t.NewResaleAuthorization) =>
        call<{ ids: string[]; pending: number }>('POST', '/seller/resale-authorizations', { body }),
      change: (authorizationId: string, body: t.ResaleTerms) =>
        call<void>('PUT', `/seller/resale-authorizations/${id(authorizationId)}`, { body }),
      invalidate: (authorizationId: string) =>
        call<void>('POST', `/seller/resale-authorizations/${id(authorizationId)}/invalidate`),
    },
    sales: {
      product: (productId: string) => get<t.OwnProductDetail>(`/seller/products/${id(productId)}`),
      removal: (productId: string, part: t.RemovedPart) =>
        get<t.RemovalConsequences>(`/seller/products/${id(productId)}/removal`, part),
      remove: (productId: string, part: t.RemovedPart) =>
        call<{ state: t.ProductState }>('POST', `/seller/products/${id(productId)}/remove`, { body: part }),
      inventory: () => get<{ items: t.ProductSalesTerms[] }>('/seller/inventory'),
      terms: () => get<{ items: t.ProductSalesTerms[] }>('/seller/sales-terms'),
      upgradeRules: () => get<{ items: t.UpgradeRule[] }>('/seller/upgrade-rules'),
      addUpgradeRule: (body: t.NewUpgradeRule) =>
        call<{ id: string }>('POST', '/seller/upgrade-rules', { body }),
      endUpgradeRule: (ruleId: string) => call<void>('DELETE', `/seller/upgrade-rules/${id(ruleId)}`),
      setStock: (
        productId: string,
        stocks: { specificationId: string; skuId: string | null; available: number | null }[],
      ) => call<void>('PUT', `/seller/products/${id(productId)}/stock`, { body: { stocks } }),
      setLimits: (productId: string, limits: (t.PurchaseLimit & { specificationId: string })[]) =>
        call<void>('PUT', `/seller/products/${id(productId)}/purchase-limits`, { body: { limits } }),
      setObjects: (
        productId: string,
        body: {
          product: t.SaleObject
          specifications: (t.SaleObject & { specificationId: string })[]
        },
      ) => call<void>('PUT', `/seller/products/${id(productId)}/sale-objects`, { body }),
      setRegions: (productId: string, regions: string[]) =>
        call<void>('PUT', `/seller/products/${id(productId)}/sales-regions`, { body: { regions } }),
      operated: (query: t.OperatedProductQuery) =>
        get<t.CursorPage<t.OperatedProduct>>('/ops/products', query),
      operatedProduct: (productId: string) => get<t.OperatedProductDetail>(`/ops/products/${id(productId)}`),
      delist: (productId: string, body: { reason: string; evidence: string[] }) =>
        call<void>('POST', `/ops/products/${id(productId)}/delist`, { body }),
      freeze: (productId: string, body: { reason: string; until: string | null; renewals: boolean }) =>
        call<void>('POST', `/ops/products/${id(productId)}/freeze`, { body }),
      unfreeze: (productId: string, body: { reason: string }) =>
        call<void>('POST', `/ops/products/${id(productId)}/unfreeze`, { body }),
    },
    operator: {
      overview: () => get<t.OperatorOverview>('/ops/overview'),
      orders: (query: t.AccountOrderQuery) => get<t.CursorPage<t.AccountOrderSummary>>('/ops/orders', query),
      order: (orderId: string) => get<t.AccountOrder>(`/ops/orders/${id(orderId)}`),
      stuckOrders: () => get<{ items: t.StuckOrder[] }>('/ops/stuck-orders'),
      parked: () => get<{ items: t.ParkedItem[] }>('/ops/parked'),
      replay: (kind: 'job' | 'mail', itemId: string, idempotencyKey: string) =>
        call<void>('POST', `/ops/parked/${kind}/${id(itemId)}/replay`, { idempotencyKey }),
      audit: (query: t.AuditQuery) => get<t.CursorPage<t.AuditRow>>('/ops/audit', query),
      auditExportUrl: (query: t.AuditQuery) =>
        `${options.baseUrl}/api/v1/ops/audit/export.csv${queryString(query)}`,
      verifyAudit: () => get<t.Verification>('/ops/audit/verify'),
      verifyLedger: () => get<t.Verification>('/ops/ledger/verify'),
      suspendedProducts: (query: t.CursorQuery) =>
        get<t.CursorPage<t.SuspendedProduct>>('/ops/suspended-products', query),
      resumeProduct: (productId: string) =>
        call<void>('POST', `/ops/suspended-products/${id(productId)}/resume`),
      reviews: (query: t.ReviewQuery) => get<t.CursorPage<t.ReviewTask>>('/ops/reviews', query),
      reviewFigures: () => get<{ items: t.ReviewFigures[] }>('/ops/review-figures'),
      review: (taskId: string) => get<t.Review>(`/ops/reviews/${id(taskId)}`),
      claimReview: (taskId: string) => call<void>('POST', `/ops/reviews/${id(taskId)}/claim`),
      releaseReview: (taskId: string) => call<void>('POST', `/ops/reviews/${id(taskId)}/release`),
      saveReviewWorksheet: (taskId: string, body: t.ReviewWorksheet) =>
        call<void>('PUT', `/ops/reviews/${id(taskId)}/worksheet`, { body }),
      approveReview: (taskId: string, body: Pick<t.ReviewWorksheet, 'checklist' | 'remark'>) =>
        call<{ state: t.ReviewState }>('POST', `/ops/reviews/${id(taskId)}/approve`, { body }),
      rejectReview: (taskId: string, body: { reasons: t.ReviewReason[]; remark?: string }) =>
        call<{ state: t.ReviewState }>('POST', `/ops/reviews/${id(taskId)}/reject`, { body }),
      reviewReasons: () => get<{ items: t.ReviewReasonCode[] }>('/ops/review-reasons'),
      putReviewReason: (code: string, body: Omit<t.ReviewReasonCode, 'code'>) =>
        call<void>('PUT', `/ops/review-reasons/${id(code)}`, { body }),
      clock: () => get<t.BusinessClock>('/ops/clock'),
      advanceClock: (by: string) => call<{ runId: string }>('POST', '/ops/clock/advance', { body: { by } }),
      clockRun: (runId: string) => get<t.ClockRun>(`/ops/clock/runs/${id(runId)}`),
    },
  }
}

export type Api = ReturnType<typeof createApi>

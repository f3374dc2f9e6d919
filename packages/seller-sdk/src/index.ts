export * from './result-codes.ts'
export * from './wire-time.ts'
export { InvalidRequest, type RequestProblem, type RequestProblemReason } from './wire/request-fields.ts'
export { judgePlainAnswer } from './wire/read-answer.ts'
export type {
  AnswerOnWire,
  CommonAnswerWarning,
  PlainJudgement,
  UnreadableAnswer,
} from './wire/read-answer.ts'
export type { HeadersOnWire } from './wire/headers.ts'
export type { GoodKeys } from './wire/secrets.ts'
export { canonicalSaasV2Body, type SaasV2Body } from './saas-v2/canonical-body.ts'
export {
  createSaasV2Nonce,
  signSaasV2,
  type SaasV2Payload,
  type SignedSaasV2Request,
} from './saas-v2/sign.ts'
export {
  verifySaasV2,
  type SaasV2Query,
  type SaasV2Refusal,
  type SaasV2Verification,
  type VerifySaasV2Input,
} from './saas-v2/verify.ts'
export { createMemoryNonceStore, type NonceStore } from './saas-v2/nonce-store.ts'
export { saasV2Limits } from './saas-v2/limits.ts'
export * from './saas-v2/requests.ts'
export { parseSaasV2Request, type ParsedSaasV2Request } from './saas-v2/parse-request.ts'
export { buildSaasV2Request, InvalidSaasV2Request, type SaasV2RequestInput } from './saas-v2/build-request.ts'
export * from './saas-v2/answers.ts'
export {
  judgeSaasV2Answer,
  meansAlreadyDone,
  type ReceivedAnswer,
  type SaasV2Judgement,
} from './saas-v2/judge-answer.ts'
export type { JudgedAppInfo, JudgedInstance, JudgedUsage } from './saas-v2/judge-query-info.ts'
export {
  authTokenOf,
  saasV1SignedText,
  signSaasV1,
  type SaasV1Parameters,
  type SignedSaasV1Request,
} from './saas-v1/auth-token.ts'
export {
  verifySaasV1,
  type SaasV1Refusal,
  type SaasV1Verification,
  type VerifySaasV1Input,
} from './saas-v1/verify.ts'
export {
  bodySignHeader,
  createBodySign,
  parseBodySign,
  verifyBodySign,
  type BodySignVerification,
  type RawHeaders,
} from './saas-v1/body-sign.ts'
export { protectedFieldKey, protectField, revealField, type EncryptType } from './saas-v1/protected-field.ts'
export { decodeExtendParams, encodeExtendParams, type ExtendParam } from './saas-v1/extend-params.ts'
export { saasV1Limits } from './saas-v1/limits.ts'
export * from './saas-v1/requests.ts'
export { parseSaasV1Request, saasV1QueriedIds, type ParsedSaasV1Request } from './saas-v1/parse-request.ts'
export { buildSaasV1Request, type SaasV1RequestInput } from './saas-v1/build-request.ts'
export * from './saas-v1/answers.ts'
export {
  judgeSaasV1Answer,
  saasV1MeansAlreadyDone,
  type ReceivedSaasV1Answer,
  type SaasV1Failure,
  type SaasV1Judgement,
  type SaasV1Warning,
} from './saas-v1/judge-answer.ts'
export * from './kit/interfaces.ts'
export { formatKitTime, parseKitTime } from './kit/kit-time.ts'
export { kitV1SignedText, signKitV1, signKitV2, type KitBody, type SignedKitRequest } from './kit/sign.ts'
export { verifyKitV1, verifyKitV2, type KitRefusal, type KitVerification } from './kit/verify.ts'
export { parseKitRequest, type ParsedKitRequest } from './kit/parse-request.ts'
export { buildKitRequest, type KitRequestInput } from './kit/build-request.ts'
export {
  decryptClientSecret,
  encryptClientSecret,
  oaepForms,
  readKitPublicKey,
  type OaepForm,
} from './kit/client-secret.ts'
export * from './order-notify/order-notify.ts'
export * from './license/v1-requests.ts'
export { judgeLicenseV1Answer, licenseIssuedAnswer, type LicenseV1Judgement } from './license/v1-answers.ts'
export * from './license/code-requests.ts'
export * from './license/online-requests.ts'
export { deviceFingerprint, type DeviceParts } from './license/device-fingerprint.ts'
export {
  readSdkAuthorization,
  verifySdkHmac,
  type SdkAuthorization,
  type SdkHmacRefusal,
  type SdkHmacVerification,
  type VerifySdkHmacInput,
} from './open-api/verify-sdk-hmac.ts'
export {
  canonicalPath,
  canonicalQuery,
  canonicalRequest,
  sdkHmacLimits,
  signSdkHmac,
  unsignedPayload,
  type CanonicalRequestInput,
  type SdkHmacRequest,
} from './open-api/sdk-hmac.ts'
export * from './open-api/codes.ts'
export * from './open-api/paths.ts'
export * from './open-api/order-query.ts'
export {
  signUsagePush,
  usageSignatureLimits,
  verifyUsagePush,
  type UsagePushRefusal,
  type UsagePushVerification,
} from './open-api/usage-signature.ts'
export * from './open-api/usage-records.ts'
export * from './open-api/license-api.ts'
export * from './open-api/file-upload.ts'
export {
  agentTokenLimits,
  createAgentToken,
  signAgentPayload,
  verifyAgentToken,
  type AgentTokenRefusal,
  type AgentTokenVerification,
} from './agents/agent-token.ts'
export * from './agents/agent-call.ts'

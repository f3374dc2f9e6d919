import {
  licenseActivatedAnswer,
  licenseApiAnswer,
  licenseQueryAnswer,
  openApiPaths,
  parseLicenseActivation,
  parseLicenseList,
  parseSoftwareUsage,
} from '@yunshi/seller-sdk'
import type { LicensingService } from '../licensing/index.ts'
import type { Answer } from './answers.ts'
import type { OpenApiCall, OpenApiScope } from './open-api-scope.ts'

type Body = Readonly<Record<string, unknown>>

/** Reads a body, or says what is wrong with it in the codes of these interfaces (isv-protocol 10.3). */
function readBody({ req, rawBody }: OpenApiCall): { body: Body } | { answer: Answer } {
  const contentType = req.headers['content-type']
  if (contentType !== undefined && !/^application\/([\w.+-]*\+)?json\s*(;|$)/i.test(contentType))
    return { answer: licenseApiAnswer('95000003') }
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody))
  } catch {
    return { answer: licenseApiAnswer('95000004') }
  }
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? // Narrowed by the checks before.
      { body: body as Body }
    : { answer: licenseApiAnswer('95000001') }
}

/** Activation, query and software use of authorization codes (isv-protocol 5.2). */
export function registerLicenseApis(scope: OpenApiScope, codes: LicensingService['codes']): void {
  const add = (
    url: string,
    operationId: string,
    summary: string,
    work: (sellerId: string, body: Body) => Promise<Answer>,
  ) =>
    scope.signed(
      'POST',
      url,
      {
        operationId,
        summary: `${summary} (isv-protocol 5.2), signed with SDK-HMAC-SHA256`,
        family: 'license',
      },
      async (call, { sellerId }) => {
        const read = readBody(call)
        return 'answer' in read ? read.answer : work(sellerId, read.body)
      },
    )

  for (const version of ['v1', 'v2'] as const) {
    const isFirst = version === 'v1'
    add(
      isFirst ? openApiPaths.licenseActivateV1 : openApiPaths.licenseActivateV2,
      isFirst ? 'openApiActivateLicense' : 'openApiActivateLicenses',
      isFirst ? 'Activate a code' : 'Activate up to 100 codes',
      async (sellerId, body) => {
        const call = parseLicenseActivation(version, body)
        if ('code' in call) return licenseApiAnswer(call.code)
        const result = await codes.activate(sellerId, call)
        if ('code' in result) return licenseApiAnswer(result.code)
        return isFirst
          ? { httpStatus: 200, body: licenseActivatedAnswer(result.activated[0]!) }
          : licenseApiAnswer('92020000')
      },
    )
    add(
      isFirst ? openApiPaths.licenseHeartbeatV1 : openApiPaths.licenseHeartbeatV2,
      isFirst ? 'openApiQueryLicense' : 'openApiQueryLicenses',
      isFirst ? 'Query a code' : 'Query up to 100 codes',
      async (sellerId, body) => {
        const call = parseLicenseList(version, body)
        if ('code' in call) return licenseApiAnswer(call.code)
        const result = await codes.query(sellerId, call.licenses)
        if ('code' in result) return licenseApiAnswer(result.code)
        const found = isFirst ? result.found[0]! : result.found
        return { httpStatus: 200, body: licenseQueryAnswer(found) }
      },
    )
  }
  add(
    openApiPaths.softwareUsage,
    'openApiAddSoftwareUse',
    'Software use of up to 100 codes',
    async (sellerId, body) => {
      const read = parseSoftwareUsage(body)
      if ('code' in read) return licenseApiAnswer(read.code)
      const result = await codes.addSoftwareUse(sellerId, read.uses)
      if ('code' in result) return licenseApiAnswer(result.code)
      const { failed } = result
      if (failed.length === 0) return licenseApiAnswer('92020000')
      const refusal = licenseApiAnswer('92020020')
      return { ...refusal, body: { ...refusal.body, data: { check_fail_license_list: failed } } }
    },
  )
}

import type { LicenseV1Activity } from './v1-requests.ts'
import { saasV1SuccessAnswer, type SaasV1Answer } from '../saas-v1/answers.ts'
import {
  readSignedAnswer,
  type ReceivedSaasV1Answer,
  type SaasV1Failure,
  type SaasV1Warning,
} from '../saas-v1/judge-answer.ts'
import { readInstanceId } from '../wire/read-answer.ts'
import { wireText } from '../wire/wire-value.ts'

/** Own bound: the documents give the license no length; offline license files stay far below. */
const LICENSE_LENGTH_MAX = 65_536

/**
 * `000000` to getLicense. Repeats of the same order must carry the same license. Send it with `signedSaasV1Answer`.
 *
 * @throws RangeError when the instance id or the license is empty or too long
 * @see spec 5.1
 */
export function licenseIssuedAnswer(instanceId: string, license: string): SaasV1Answer {
  if (instanceId === '' || instanceId.length > 64)
    throw new RangeError('instanceId must have 1 to 64 characters')
  if (license === '' || license.length > LICENSE_LENGTH_MAX) {
    throw new RangeError(`license must have 1 to ${LICENSE_LENGTH_MAX} characters`)
  }
  return { ...saasV1SuccessAnswer(), instanceId, license }
}

export type LicenseV1Judgement =
  | {
      verdict: 'success'
      resultCode: '000000'
      resultMsg: string
      /** getLicense; absent with sellers that know no renewal, expiry and release. */
      instanceId?: string
      /** getLicense: shown to the buyer exactly as sent. */
      license?: string
      warnings: SaasV1Warning[]
    }
  | {
      verdict: 'failure'
      resultCode?: string
      resultMsg: string
      reason: SaasV1Failure | 'license_missing' | 'license_too_long'
      warnings: SaasV1Warning[]
    }

/**
 * Decides what an answer to a License 1.0 call means; as `judgeSaasV1Answer`, with the license instead of access data.
 *
 * @throws Error when `keys` is empty or holds an empty key
 */
export function judgeLicenseV1Answer(
  received: ReceivedSaasV1Answer & { activity: LicenseV1Activity },
): LicenseV1Judgement {
  const proved = readSignedAnswer(received)
  if ('verdict' in proved) return proved
  const { body, resultMsg, warnings } = proved
  const success = { verdict: 'success', resultCode: '000000', resultMsg, warnings } as const
  if (received.activity !== 'getLicense') return success
  const fail = (reason: Extract<LicenseV1Judgement, { verdict: 'failure' }>['reason']) =>
    ({ verdict: 'failure', resultCode: '000000', resultMsg, reason, warnings }) as const

  const license = wireText(body['license']) ?? ''
  if (license === '') return fail('license_missing')
  if (license.length > LICENSE_LENGTH_MAX) return fail('license_too_long')
  const read = readInstanceId(body['instanceId'])
  if ('instanceId' in read) return { ...success, instanceId: read.instanceId, license }
  // Very old sellers return none (spec 5.1); they cannot be called about this license again.
  return read.reason === 'instance_id_missing' ? { ...success, license } : fail(read.reason)
}

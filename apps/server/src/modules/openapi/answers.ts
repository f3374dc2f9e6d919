import {
  gatewayRefusal,
  licenseApiAnswer,
  openApiCodes,
  orderQueryRefusal,
  uploadAnswer,
  usageCallAnswer,
  usagePushCodes,
} from '@yunshi/seller-sdk'
import type { Permission } from '../../platform/actor.ts'

/** What is sent: a status and a body in the form of the protocol. */
export interface Answer {
  httpStatus: number
  body: object
}

/**
 * How each family of interfaces says what can go wrong with every call (isv-protocol 10). Where a family has no code
 * for it, the gateway in front of all of them answers (10.4).
 */
export interface Family {
  /** The caller is known and calls too often. */
  busy: (requestId: string) => Answer
  notASeller: Answer
  /** What the user of the key has to be allowed in the seller center. */
  permission: Permission
  failed: Answer
  /** The body is larger than any good one. */
  tooLarge: Answer
  badMethod?: Answer
}

export const throttled = (requestId: string): Answer => ({
  httpStatus: 429,
  body: gatewayRefusal('APIGW.0308', requestId),
})

const usage: Family = {
  busy: () => usageCallAnswer('MKT.0250'),
  notASeller: usageCallAnswer('MKT.0151'),
  permission: 'seller:usage_records:view',
  failed: usageCallAnswer('MKT.0999'),
  tooLarge: usageCallAnswer('MKT.9003'),
}

export const usagePushAnswerOf = (code: keyof typeof usagePushCodes): Answer => ({
  httpStatus: usagePushCodes[code].httpStatus,
  body: { error_code: code, error_msg: usagePushCodes[code].en },
})

export type FamilyName = 'order' | 'usage' | 'usagePush' | 'license' | 'upload'

export const families: Record<FamilyName, Family> = {
  order: {
    busy: () => orderQueryRefusal('MKT.0250', openApiCodes['MKT.0250'].en),
    notASeller: orderQueryRefusal('MKT.0151'),
    permission: 'seller:orders:view',
    failed: orderQueryRefusal('MKT.0999'),
    tooLarge: orderQueryRefusal('MKT.0101'),
  },
  usage,
  usagePush: { ...usage, failed: usagePushAnswerOf('94060001') },
  license: {
    busy: throttled,
    notASeller: usageCallAnswer('MKT.0151'),
    permission: 'seller:license_codes:edit',
    failed: licenseApiAnswer('92020001'),
    tooLarge: licenseApiAnswer('95000001'),
    badMethod: licenseApiAnswer('95000002'),
  },
  upload: {
    busy: throttled,
    notASeller: uploadAnswer('91380150'),
    permission: 'seller:license_codes:edit',
    failed: uploadAnswer('CBC.0999'),
    tooLarge: uploadAnswer('CBC.0101'),
  },
}

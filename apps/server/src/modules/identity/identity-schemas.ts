import { Type } from 'typebox'
import { InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { codePurposes } from './domain/verification-code.ts'
import { accountRoles, subUserRoles } from './roles.ts'

const closed = { additionalProperties: false }
const realNameStates = [
  'UNVERIFIED',
  'PENDING',
  'VERIFIED_INDIVIDUAL',
  'VERIFIED_ENTERPRISE',
  'REJECTED',
] as const

/** Longer than any accepted password, short enough to hash. */
export const Password = Type.String({ minLength: 1, maxLength: 128 })
export const Code = Type.String({ minLength: 1, maxLength: 12, description: 'Six digits.' })
const Login = Type.String({ minLength: 1, maxLength: 254, description: 'Account name, e-mail or phone.' })

export const SessionUserSchema = Type.Object({
  userId: Type.String(),
  accountId: Type.String(),
  accountName: Type.String(),
  userName: Type.String(),
  kind: oneOf(['main', 'iam']),
  roles: Type.Array(oneOf(accountRoles)),
  permissions: Type.Array(Type.String()),
  realNameState: oneOf(realNameStates),
  region: Type.String(),
  customerLevel: Type.String({ description: 'V0 to V5.' }),
  email: nullable(Type.String()),
  phoneMasked: nullable(Type.String()),
  operationProtection: Type.Boolean(),
  serviceEnabled: Type.Boolean(),
})

export const SessionSchema = Type.Object({
  user: nullable(SessionUserSchema),
  site: oneOf(['cn', 'intl']),
  mode: oneOf(['sandbox', 'production']),
  now: InstantSchema,
  unreadMessages: Type.Integer(),
  demoAccounts: nullable(
    Type.Array(Type.Object({ login: Type.String(), password: Type.String(), role: oneOf(accountRoles) })),
  ),
})

export const SignedInSchema = Type.Object({ user: SessionUserSchema })

export const SignInBody = Type.Object(
  { login: Login, password: Password, iamUserName: Type.Optional(Type.String({ maxLength: 64 })) },
  closed,
)

export const CodeBody = Type.Object(
  {
    purpose: oneOf(codePurposes),
    channel: oneOf(['sms', 'email']),
    target: Type.Optional(
      Type.String({
        maxLength: 254,
        description:
          'register: the phone or e-mail; reset_password: any login; operation: ignored, the code goes to the signed-in person.',
      }),
    ),
  },
  closed,
)

export const CodeSentSchema = Type.Object({
  resendAfterSeconds: Type.Integer(),
  expiresInSeconds: Type.Integer(),
  sandboxCode: Type.Optional(Type.String({ description: 'Sandbox only.' })),
})

export const RegistrationBody = Type.Object(
  {
    phone: Type.Optional(Type.String({ maxLength: 32 })),
    email: Type.Optional(Type.String({ maxLength: 254 })),
    code: Code,
    password: Password,
    accountName: Type.Optional(Type.String({ maxLength: 64 })),
    region: Type.String({ maxLength: 2, description: 'ISO 3166-1 alpha-2; cannot be changed later.' }),
    accountType: oneOf(['individual', 'enterprise']),
    agreements: Type.Array(oneOf(['terms', 'privacy']), { maxItems: 4 }),
    enableService: Type.Boolean(),
    locale: oneOf(['zh-CN', 'en']),
  },
  closed,
)

export const PasswordResetBody = Type.Object({ login: Login, code: Code, password: Password }, closed)

export const AccountSessionSchema = Type.Object({
  id: Type.String(),
  current: Type.Boolean(),
  createdAt: InstantSchema,
  lastSeenAt: InstantSchema,
  ip: Type.String(),
  userAgent: Type.String(),
})

export const PasswordChangeBody = Type.Object({ current: Password, next: Password }, closed)

export const RealNameBody = Type.Object(
  {
    kind: oneOf(['individual', 'enterprise']),
    name: Type.String({ maxLength: 100 }),
    documentNumber: Type.String({ maxLength: 40 }),
  },
  closed,
)
export const RealNameStateSchema = Type.Object({ state: oneOf(realNameStates) })

export const OperationProtectionBody = Type.Object(
  { enabled: Type.Boolean(), code: Type.Optional(Code) },
  closed,
)
export const OperationProtectionSchema = Type.Object({ operationProtection: Type.Boolean() })

export const ServiceEnablementBody = Type.Object(
  { agreements: Type.Array(oneOf(['terms', 'privacy']), { maxItems: 4 }) },
  closed,
)

export const SubUserSchema = Type.Object({
  userId: Type.String(),
  userName: Type.String(),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  status: oneOf(['active', 'disabled']),
  role: nullable(oneOf(subUserRoles)),
  permissions: Type.Array(Type.String()),
  lastLoginAt: nullable(InstantSchema),
})

export const NewSubUserBody = Type.Object(
  {
    userName: Type.String({ maxLength: 64 }),
    email: Type.Optional(Type.String({ maxLength: 254 })),
    phone: Type.Optional(Type.String({ maxLength: 32 })),
    password: Password,
    role: oneOf(subUserRoles),
  },
  closed,
)

export const SubUserChangeBody = Type.Object(
  {
    status: Type.Optional(oneOf(['active', 'disabled'])),
    role: Type.Optional(oneOf(subUserRoles)),
    password: Type.Optional(Password),
    code: Type.Optional(Code),
  },
  closed,
)

export const AccessKeySchema = Type.Object({
  accessKeyId: Type.String(),
  status: oneOf(['active', 'disabled']),
  createdAt: InstantSchema,
  lastUsedAt: nullable(InstantSchema),
})
export const NewAccessKeySchema = Type.Object({
  accessKeyId: Type.String(),
  secretAccessKey: Type.String({ description: 'Shown once.' }),
})
export const NewAccessKeyBody = nullable(Type.Object({ code: Type.Optional(Code) }, closed))
export const AccessKeyChangeBody = Type.Object({ status: oneOf(['active', 'disabled']) }, closed)

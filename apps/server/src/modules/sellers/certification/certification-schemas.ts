import { Type } from 'typebox'
import { InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { certificationLengths, taxpayerTypes, vatRates } from '../domain/certification-form.ts'
import { certificationStates } from '../domain/certification-states.ts'
import { ReasonSchema } from '../form-schemas.ts'
import type { CertificationRevision } from './certification-repository.ts'
import type { CertificationService } from './certification-service.ts'

const text = (name: keyof typeof certificationLengths) =>
  Type.String({ maxLength: certificationLengths[name] })

export const CertificationFormSchema = Type.Object(
  {
    companyName: text('companyName'),
    companyCode: text('companyCode'),
    registeredAddress: text('registeredAddress'),
    taxpayerType: oneOf(taxpayerTypes),
    vatRate: nullable(oneOf(vatRates)),
    taxCountry: text('taxCountry'),
    taxNumber: text('taxNumber'),
    financeName: text('financeName'),
    financeMobile: text('financeMobile'),
    financeEmail: text('financeEmail'),
    bankCountry: text('bankCountry'),
    bankName: text('bankName'),
    bankBranch: text('bankBranch'),
    accountHolder: text('accountHolder'),
    swiftCode: text('swiftCode'),
    isAssociated: nullable(Type.Boolean()),
    associationNote: text('associationNote'),
  },
  { additionalProperties: false },
)

const Revision = Type.Object({
  number: Type.Integer(),
  form: CertificationFormSchema,
  accountMasked: Type.String(),
  verifiedBy: oneOf(['TRANSFER', 'REVIEW']),
  outcome: oneOf(['PENDING', 'CERTIFIED', 'REJECTED', 'LOCKED']),
  reasons: Type.Array(ReasonSchema),
  submittedAt: InstantSchema,
  decidedAt: nullable(InstantSchema),
})

export const EntityCertificationSchema = Type.Object(
  {
    entity: Type.Object({
      code: Type.String(),
      legalName: Type.String(),
      countries: Type.Array(Type.String()),
      currency: Type.String(),
    }),
    isSigned: Type.Boolean({ description: 'Whether the agreement with the entity is signed.' }),
    state: oneOf(certificationStates),
    isCertified: Type.Boolean({ description: 'True also while an update is verified.' }),
    certified: nullable(Revision),
    latest: nullable(Revision),
    triesLeft: Type.Integer(),
    commands: Type.Array(oneOf(['submit', 'update', 'enterAmount'])),
  },
  { $id: 'EntityCertification' },
)

const revisionJson = (revision: CertificationRevision | null) =>
  revision && {
    number: revision.number,
    form: revision.form,
    accountMasked: revision.accountMasked,
    verifiedBy: revision.verifiedBy,
    outcome: revision.outcome,
    reasons: revision.reasons,
    submittedAt: revision.submittedAt.toISOString(),
    decidedAt: revision.decidedAt?.toISOString() ?? null,
  }

export const entityCertificationJson = (
  found: Awaited<ReturnType<CertificationService['viewOf']>>[number],
) => ({
  entity: {
    code: found.entity.code,
    legalName: found.entity.legalName,
    countries: found.entity.countries,
    currency: found.entity.currency,
  },
  isSigned: found.isSigned,
  state: found.state,
  isCertified: found.isCertified,
  certified: revisionJson(found.certified),
  latest: revisionJson(found.latest),
  triesLeft: found.triesLeft,
  commands: found.commands,
})

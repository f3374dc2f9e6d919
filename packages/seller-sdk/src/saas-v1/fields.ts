import { saasV1Limits } from './limits.ts'
import {
  saasV1ChargingModes,
  saasV1PeriodTypes,
  saasV1StatusCommands,
  type SaasV1Activity,
} from './requests.ts'
import type { RequestField, RequestShape } from '../wire/request-fields.ts'

const limits = saasV1Limits

/** Fields that several V1 activities share, License 1.0 included. */
export const saasV1Fields = {
  id: { required: true, lengthMax: limits.idLengthMax },
  optionalId: { required: false, lengthMax: limits.idLengthMax },
  customerId: { required: true, lengthMax: limits.customerIdLengthMax },
  sentName: { required: 'sender', lengthMax: limits.nameLengthMax },
  optionalName: { required: false, lengthMax: limits.nameLengthMax },
  time: { required: true, lengthMax: limits.timeLengthMax, time: 'compact' },
  optionalTime: { required: false, lengthMax: limits.timeLengthMax, time: 'compact' },
  flag: { required: false, lengthMax: 2, values: ['0', '1'] },
  chargingMode: { required: false, lengthMax: 3, values: saasV1ChargingModes },
  periodType: { required: false, lengthMax: limits.periodTypeLengthMax, values: saasV1PeriodTypes },
  periodNumber: { required: false, lengthMax: 2, number: 'integer' },
  quantity: { required: false, lengthMax: limits.quantityLengthMax, number: 'integer' },
  provisionType: { required: false, lengthMax: 3, number: 'integer' },
  orderAmount: { required: false, lengthMax: limits.orderAmountLengthMax, number: 'decimal' },
  extendParams: { required: false, lengthMax: limits.saasExtendParamsLengthMax },
} as const satisfies Record<string, RequestField>

const f = saasV1Fields
const common = { timeStamp: f.time, testFlag: f.flag }
const protectedField: RequestField = { required: false, lengthMax: limits.protectedFieldLengthMax }

/**
 * The documented parameters by activity, `activity` and `authToken` aside. Exactly these are sent, since one family
 * of sellers rebuilds the signed text from such a list (COMPAT-05).
 */
export const saasV1Shapes = {
  newInstance: {
    ...common,
    businessId: f.id,
    orderId: f.id,
    skuCode: f.id,
    productId: f.id,
    customerId: f.customerId,
    customerName: f.sentName,
    userId: f.optionalId,
    userName: f.optionalName,
    mobilePhone: protectedField,
    email: protectedField,
    trialFlag: f.flag,
    expireTime: f.optionalTime,
    chargingMode: f.chargingMode,
    saasExtendParams: f.extendParams,
    amount: f.quantity,
    diskSize: f.quantity,
    bandWidth: f.quantity,
    periodType: f.periodType,
    periodNumber: f.periodNumber,
    orderAmount: f.orderAmount,
    provisionType: f.provisionType,
    acceptanceTime: f.optionalTime,
  },
  refreshInstance: {
    ...common,
    orderId: f.id,
    instanceId: f.id,
    productId: f.optionalId,
    expireTime: f.time,
    trialToFormal: f.flag,
    periodType: f.periodType,
    periodNumber: f.periodNumber,
    orderAmount: { ...f.orderAmount, number: 'signed_decimal' },
  },
  expireInstance: { ...common, instanceId: f.id, orderId: { ...f.id, required: 'sender' } },
  instanceStatus: {
    ...common,
    instanceId: f.id,
    instanceStatus: { required: true, lengthMax: limits.statusLengthMax, values: saasV1StatusCommands },
  },
  releaseInstance: { ...common, instanceId: f.id, orderId: f.id, orderAmount: f.orderAmount },
  upgrade: {
    ...common,
    instanceId: f.id,
    orderId: f.id,
    skuCode: f.id,
    productId: f.id,
    amount: f.quantity,
    diskSize: f.quantity,
    bandWidth: f.quantity,
    saasExtendParams: f.extendParams,
  },
  queryInstance: {
    ...common,
    instanceId: { required: true, lengthMax: limits.queryInstanceIdLengthMax },
  },
} as const satisfies Record<SaasV1Activity, RequestShape>

import { Type } from 'typebox'
import { InstantSchema, MoneySchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { PriceLineSchema } from '../pricing/index.ts'
import { orderStatuses } from './domain/order-states.ts'

export const orderTypes = ['NEW_PERIOD', 'NEW_ONETIME'] as const
const lineStatuses = ['PENDING', 'OPENING', 'OPENED', 'FAILED', 'REFUNDED', 'CANCELLED'] as const
const modes = ['MONTH', 'YEAR', 'ONE_TIME'] as const
const NameValue = Type.Object({ name: Type.String(), value: Type.String() })

export const HistorySchema = Type.Object({
  at: InstantSchema,
  actor: Type.Object({ kind: oneOf(['buyer', 'seller', 'operator', 'system']), name: Type.String() }),
  from: nullable(Type.String()),
  to: Type.String(),
  reason: nullable(Type.String()),
})

const summaryFields = {
  id: Type.String(),
  type: oneOf(orderTypes),
  status: oneOf(orderStatuses),
  productTitle: Type.String(),
  specName: Type.String(),
  payable: MoneySchema,
  createdAt: InstantSchema,
  expiresAt: nullable(InstantSchema),
  lineCount: Type.Integer(),
  allowedCommands: Type.Array(oneOf(['pay', 'cancel'])),
  accountName: Type.String(),
}

export const OrderSummarySchema = Type.Object(
  { ...summaryFields, productSlug: Type.String() },
  { $id: 'OrderSummary' },
)

export const OrderSchema = Type.Object(
  {
    ...summaryFields,
    list: MoneySchema,
    refunded: MoneySchema,
    paidAt: nullable(InstantSchema),
    completedAt: nullable(InstantSchema),
    cancelReason: nullable(Type.String()),
    refundReason: nullable(Type.String()),
    placedBy: Type.Object({ userName: Type.String() }),
    lines: Type.Array(
      Type.Object({
        id: Type.String(),
        productTitle: Type.String(),
        productSlug: Type.String(),
        logoUrl: Type.String(),
        specName: Type.String(),
        attributes: Type.Array(NameValue),
        mode: oneOf(modes),
        periodCount: Type.Integer(),
        quantity: Type.Integer(),
        list: MoneySchema,
        discount: MoneySchema,
        payable: MoneySchema,
        status: oneOf(lineStatuses),
        instanceId: nullable(Type.String()),
        priceLines: Type.Array(PriceLineSchema),
      }),
    ),
    payments: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: oneOf(['PAYMENT', 'REFUND']),
        method: oneOf(['BALANCE']),
        amount: MoneySchema,
        at: InstantSchema,
      }),
    ),
    history: Type.Array(HistorySchema),
    wallet: Type.Object({ balance: MoneySchema, sufficient: Type.Boolean() }),
  },
  { $id: 'Order' },
)

export const SellerOrderSchema = Type.Object(
  {
    orderId: Type.String(),
    lineId: Type.String(),
    productTitle: Type.String(),
    productSlug: Type.String(),
    specName: Type.String(),
    skuCode: Type.String(),
    productCode: Type.String(),
    attributes: Type.Array(NameValue),
    mode: oneOf(modes),
    periodCount: Type.Integer(),
    quantity: Type.Integer(),
    list: MoneySchema,
    paid: MoneySchema,
    state: oneOf(orderStatuses),
    lineStatus: oneOf(lineStatuses),
    type: oneOf(orderTypes),
    customerName: Type.String(),
    createdAt: InstantSchema,
    paidAt: nullable(InstantSchema),
    instanceId: nullable(Type.String()),
  },
  { $id: 'SellerOrder' },
)

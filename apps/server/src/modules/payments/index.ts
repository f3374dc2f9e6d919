/** Wallets and the money of orders. */
export {
  createPaymentService,
  type PayableLine,
  type PaymentRow,
  type PaymentService,
} from './payment-service.ts'
export { registerWalletRoutes } from './wallet-routes.ts'

/** Accounts of the demo; sandbox only, refused in production. The password is public on purpose. */
export const DEMO_PASSWORD = 'Yunshi-demo-1'

export const demoAccounts: { login: string; password: string; role: 'buyer' | 'seller' | 'operator' }[] = [
  { login: 'buyer@demo', password: DEMO_PASSWORD, role: 'buyer' },
  { login: 'seller@demo', password: DEMO_PASSWORD, role: 'seller' },
  { login: 'operator@demo', password: DEMO_PASSWORD, role: 'operator' },
]

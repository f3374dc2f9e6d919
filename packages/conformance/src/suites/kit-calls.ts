import { randomBytes } from 'node:crypto'
import type { KitVersion } from '@yunshi/seller-sdk'
import type { Members } from '../check.ts'
import { newBusinessId, newOrder } from './orders.ts'

/** Calls of the kit about one tenant of the run. Flags: 0 delete, 1 add, 2 modify, 3 cancel (spec 3). */
export type KitCalls = {
  tenant(flag: number): Members
  application(flag: number, clientSecret: string): Members
  /** Two members, or as many as asked for. */
  users(flag: number, count?: number): Members
  /** A member with every optional field. */
  nestedUsers(): Members
  org(flag: number): Members
  allOrgs(): Members
}

/** Makes the calls of a tenant never used before. */
export function kitCalls(version: KitVersion): KitCalls {
  const suffix = randomBytes(5).toString('hex')
  const tenantId = `ten-${suffix}`
  const appId = `app-${suffix}`
  const instanceId = newBusinessId()
  const { orderId } = newOrder()
  const isV1 = version === 'v1'
  /** V1 carries lists as JSON text (spec 3.4). */
  const list = (entries: readonly object[]) => (isV1 ? JSON.stringify(entries) : entries)
  const call = (name: string, members: Members): Members => ({
    interface: name,
    instanceId,
    tenantId,
    ...members,
    testFlag: 1,
  })
  const user = (number: number) => ({
    userName: `test-user-${String(number).padStart(3, '0')}`,
    name: `李娜${number}`,
    orgCode: 'd1',
    role: number === 1 ? 'admin' : 'user',
    enable: 'true',
  })
  const details = { entryDate: '2031-04-05', employeeType: 1, workPlace: '上海' }
  return {
    tenant: (flag) =>
      call('tenantSync', {
        orderId,
        tenantCode: `t${suffix}`,
        name: 'Acme Test 测试企业',
        domainName: `https://t${suffix}.login.example`,
        flag,
      }),
    application: (flag, clientSecret) =>
      call('applicationSync', { appId, clientId: `client-${suffix}`, clientSecret, flag }),
    users: (flag, count = 2) =>
      call('authSync', {
        appId,
        userList: list(Array.from({ length: count }, (_, at) => user(at + 1))),
        flag,
      }),
    nestedUsers: () => {
      const contact = {
        position: '工程师',
        employeeCode: 'E-1001',
        mobile: '13800000000',
        email: 'lina@example.test',
      }
      const whole = { ...user(1), ...contact, ...(isV1 ? { extension: details } : details) }
      return call('authSync', { appId, userList: list([whole]), flag: 1 })
    },
    org: (flag) => call('singleOrgSync', { orgCode: 'd2', orgName: '研发部', parentCode: 'd1', flag }),
    allOrgs: () => {
      const name = isV1 ? 'name' : 'orgName'
      const entries = [
        { orgCode: 'd1', [name]: '总部', parentCode: '' },
        { orgCode: 'd2', [name]: '研发部', parentCode: 'd1' },
      ]
      return call('allOrgSync', { [isV1 ? 'orgInfo' : 'orgInfoList']: list(entries) })
    },
  }
}

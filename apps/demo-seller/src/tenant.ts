import type { KitDepartment, KitRequest, KitUser } from '@yunshi/seller-sdk'

/** An enterprise that signs in with joint accounts, and everything the kit has said about it (spec 3). */
export type DemoTenant = {
  id: string
  code: string
  name: string
  domainName: string
  /** Instances of this seller that the enterprise uses. */
  instanceIds: string[]
  /** By appId. The secret is in clear: signing in needs it. */
  applications: Record<string, { clientId: string; clientSecret: string }>
  /** By appId, then by userName. */
  members: Record<string, Record<string, KitUser & { isAuthorized: boolean }>>
  /** By orgCode. */
  departments: Record<string, KitDepartment>
}

/** A tenant of which nothing but its id is known yet: calls may overtake each other. */
export function emptyTenant(id: string): DemoTenant {
  return {
    id,
    code: '',
    name: '',
    domainName: '',
    instanceIds: [],
    applications: {},
    members: {},
    departments: {},
  }
}

/**
 * Applies one kit call. Adding what is there, changing what is not and deleting what is gone are all right
 * (spec 3.1), so there is nothing to refuse.
 *
 * @param clientSecret  decrypted, for applicationSync
 * @returns the tenant as it is now, or undefined when it is to be removed
 */
export function applyKitCall(
  tenant: DemoTenant,
  request: KitRequest,
  clientSecret: string,
): DemoTenant | undefined {
  switch (request.interface) {
    case 'tenantSync': {
      if (request.flag === 0) return undefined
      const { tenantCode, name, domainName, instanceId } = request
      const instanceIds =
        instanceId === undefined ? tenant.instanceIds : [...new Set([...tenant.instanceIds, instanceId])]
      return { ...tenant, code: tenantCode, name, domainName, instanceIds }
    }
    case 'applicationSync': {
      const { [request.appId]: _, ...others } = tenant.applications
      const application = { clientId: request.clientId, clientSecret }
      return {
        ...tenant,
        applications: request.flag === 0 ? others : { ...others, [request.appId]: application },
      }
    }
    case 'authSync': {
      const members = { ...tenant.members[request.appId] }
      for (const user of request.userList) {
        if (request.flag === 0) delete members[user.userName]
        // 3 takes the right to use the application away and keeps the user.
        else members[user.userName] = { ...user, isAuthorized: request.flag !== 3 }
      }
      return { ...tenant, members: { ...tenant.members, [request.appId]: members } }
    }
    case 'singleOrgSync': {
      const { orgCode, orgName, parentCode } = request
      const { [orgCode]: _, ...others } = tenant.departments
      const department = { orgCode, orgName, ...(parentCode !== undefined && { parentCode }) }
      return { ...tenant, departments: request.flag === 0 ? others : { ...others, [orgCode]: department } }
    }
    case 'allOrgSync': {
      const departments = Object.fromEntries(request.orgInfoList.map((each) => [each.orgCode, each]))
      return { ...tenant, departments }
    }
    default:
      return request satisfies never
  }
}

import type { InterfaceClass, SellerKeyBinding } from '@yunshi/api-client'

/** Classes of interfaces that a key can sign, as the select offers them. */
export const interfaceClasses = [
  'BASE',
  'KIT',
  'LICENSE',
  'GENERAL',
  'V1',
] as const satisfies InterfaceClass[]

/** Stands for "no class" in the select, which cannot hold null. */
export const unboundValue = 'NONE'
export type ChosenClass = InterfaceClass | typeof unboundValue

export const bindingOf = (chosen: ChosenClass): SellerKeyBinding => ({
  interfaceClass: chosen === unboundValue ? null : chosen,
})

/** The classes a key is bound to (spec 0.3): one key never serves two V2 classes at a real marketplace. */
export const keyClasses = ['base', 'v1', 'kit', 'license', 'general'] as const
export type KeyClass = (typeof keyClasses)[number]

/** The key of every class. */
export type SellerKeys = Readonly<Record<KeyClass, string>>

/** One key for everything, or a base key and others where they differ. */
export type KeysGiven = string | ({ base: string } & Partial<Record<KeyClass, string>>)

/** Fills in the base key where a class has none of its own, which keeps a demonstration with one key short. */
export function keysOf(given: KeysGiven): SellerKeys {
  const own = typeof given === 'string' ? { base: given } : given
  const { base } = own
  return { v1: base, kit: base, license: base, general: base, ...own }
}

/**
 * The shape a translation must have: the Chinese catalog decides which keys exist, and a language that lacks one,
 * or has one more, does not type-check.
 */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> }

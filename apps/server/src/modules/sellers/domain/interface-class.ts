export const interfaceClasses = ['BASE', 'KIT', 'LICENSE', 'GENERAL', 'V1'] as const
/** What a key may sign: one class each (SELL-ACC-02). */
export type InterfaceClass = (typeof interfaceClasses)[number]

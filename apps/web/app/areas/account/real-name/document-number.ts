/** Shape of document numbers; whether one is real is the verifier's business. */
export const documentPattern = {
  /** Resident identity card: 17 digits and a check digit or X. */
  individual: /^\s*\d{17}[\dX]\s*$/i,
  /** Unified social credit code: 18 characters without I, O, S, V, Z (GB 32100). */
  enterprise: /^\s*[0-9A-HJ-NP-RTUW-Y]{18}\s*$/i,
}

/** Invented but well-formed values for trying the sandbox. */
export function sampleDocument(kind: 'individual' | 'enterprise') {
  return kind === 'enterprise'
    ? { name: '示例科技有限公司', documentNumber: '91310000MA1FL0000N' }
    : { name: '张示例', documentNumber: '11010519491231002X' }
}

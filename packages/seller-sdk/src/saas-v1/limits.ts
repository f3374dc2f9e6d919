/** Documented limits of SaaS 1.0 (spec 1), lengths in characters, and bounds for hostile input. */
export const saasV1Limits = {
  idLengthMax: 64,
  customerIdLengthMax: 100,
  nameLengthMax: 64,
  protectedFieldLengthMax: 256,
  statusLengthMax: 32,
  timeLengthMax: 20,
  /** `amount`, `diskSize`, `bandWidth`: 4 in old texts, 7 in newer ones (spec 14 row 6). */
  quantityLengthMax: 7,
  orderAmountLengthMax: 20,
  periodTypeLengthMax: 10,
  saasExtendParamsLengthMax: 2048,
  /** Up to 100 ids of 64 characters joined by commas (spec 1.11). */
  queryInstanceIdLengthMax: 6500,
  queryInstanceIdsMax: 100,
  /** Own bound: every documented parameter at its limit and percent-encoded fits. */
  queryLengthMax: 32_768,
  parametersMax: 64,
  /** Own bound of a Body-Sign header; the documented form has about 90 characters. */
  bodySignLengthMax: 512,
} as const

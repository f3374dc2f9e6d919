/** Documented limits of SaaS 2.0 (spec 2, 12). Lengths are in characters. */
export const saasV2Limits = {
  /** A request older than this is refused (spec 2.2). */
  requestAgeMsMax: 60_000,
  activityLengthMax: 32,
  idLengthMax: 64,
  /** One id or several joined by commas (spec 2.4). */
  queryInstanceIdLengthMax: 100,
  statusLengthMax: 32,
  sceneLengthMax: 64,
  timeLengthMax: 20,
  testFlagLengthMax: 2,
  resultMsgLengthMax: 255,
  urlLengthMax: 512,
  userNameLengthMax: 128,
  passwordLengthMax: 128,
  memoLengthMax: 1024,
  usageValueLengthMax: 20,
} as const

/**
 * Durations and limits of the specification (buyer 0.5, OPS-SET-01): the printed value is the default, and
 * `YUNSHI_SETTINGS` (a JSON object) overrides single ones.
 */
export const defaultSettings = {
  /** Accounts that one mobile number may hold. */
  PHONE_MAX_ACCOUNTS: 3,
  /** Days until an unpaid order ends. */
  UNPAID_ORDER_TTL_DAYS: 7,
  /** Days before expiry on which a paid instance is announced to end, at `REMIND_HOUR` local time. */
  EXPIRE_REMIND_DAYS: [7, 3, 1],
  REMIND_HOUR: 10,
  /** Days an expired instance stays usable, by customer level V0–V5 (buyer 10.6). */
  PERIOD_GRACE_DAYS: [1, 1, 1, 7, 7, 7],
  /** Days a frozen instance keeps its data, by customer level V0–V5. */
  PERIOD_RETENTION_DAYS: [1, 7, 7, 7, 15, 15],
  /** Attempts of newInstance, minutes after the first (isv-protocol 11.5: 0, 1 h, 2 h, 3 h). */
  RETRY_MINUTES_NEW_INSTANCE: [0, 60, 120, 180],
  /** Two-hour window, every 2 minutes. */
  RETRY_MINUTES_REFRESH_INSTANCE: Array.from({ length: 61 }, (_, i) => i * 2),
  /** One-hour window, every 10 minutes. */
  RETRY_MINUTES_UPDATE_STATUS: [0, 10, 20, 30, 40, 50, 60],
  RETRY_MINUTES_RELEASE_INSTANCE: [0, 10, 20, 30, 40, 50, 60],
  /** queryInstance after an accepted newInstance, seconds after the acceptance: 30 s × 10, then every 5 min, for 3 h. */
  POLL_SECONDS: [
    ...Array.from({ length: 10 }, (_, i) => (i + 1) * 30),
    ...Array.from({ length: 35 }, (_, i) => 300 + (i + 1) * 300),
  ],
  /**
   * Edition `resilient` (SELL-APP-34): attempts of every interface, minutes after the first, at least 75 hours in all.
   */
  RETRY_MINUTES_RESILIENT: [
    0,
    1,
    3,
    7,
    15,
    30,
    60,
    120,
    180,
    ...Array.from({ length: 24 }, (_, i) => 180 + (i + 1) * 180),
  ],
  /** How much later an attempt of the edition `resilient` may be made, percent of its distance from the one before. */
  RESILIENT_JITTER_PERCENT: 20,
  /** Attempts of refreshInstance in SaaS 1.0: every 10 minutes for 1 hour. */
  RETRY_MINUTES_REFRESH_INSTANCE_V1: [0, 10, 20, 30, 40, 50, 60],
  /** Attempts of upgradeInstance, minutes after the first. */
  RETRY_MINUTES_UPGRADE_INSTANCE: [0, 60, 120, 180],
  /** Attempts of the License 2.0 calls: every 2 minutes, 60 times. */
  RETRY_MINUTES_LICENSE_CODE: Array.from({ length: 60 }, (_, i) => i * 2),
  /** Attempts of refreshLicense, expireLicense and releaseLicense (License 1.0): one. */
  RETRY_MINUTES_LICENSE_V1: [0],
  /** Attempts of the online License's calls: every 2 minutes for 2 hours. */
  RETRY_MINUTES_LICENSE_ONLINE: Array.from({ length: 61 }, (_, i) => i * 2),
  /** Attempts of orderNotify, minutes after the first. */
  RETRY_MINUTES_ORDER_NOTIFY: [0, 60, 120, 180],
  /** Failed orders of a product in a calendar month; one more takes it from sale (SELL-APP-13). */
  FAILED_ORDERS_PER_MONTH_MAX: 5,
  /** Pieces left of a stock at which its seller is told, once (SELL-PUB-140). */
  STOCK_LOW_AT: 5,
  /** Hours for which a replaced interface key is accepted beside the new one (SELL-ACC-01). */
  KEY_OVERLAP_HOURS: 24,
  /** Calls to one production address at once, in one worker: a slow seller must leave places to the others. */
  CALLS_PER_ENDPOINT_MAX: 6,
  /** Calls to sellers at once in one worker; they only wait, so they are far more than its jobs. */
  CALLS_AT_ONCE_MAX: 64,
  /** Of these, calls to all addresses together that stopped answering. */
  CALLS_TO_SILENT_ENDPOINTS_MAX: 16,
  /** Hard limit of one production call, seconds (isv-protocol 12). */
  CALL_TIMEOUT_SECONDS: 20,
  /** Hours of the day, on the site's calendar, at which saved debug cases are replayed (SELL-APP-13). */
  PROBE_HOURS: [9, 15],
  /** Days in a row on which a probe may fail; then products that use the address are taken from sale. */
  PROBE_FAIL_DAYS_MAX: 5,
  /** Live calls of the debugging page that one seller may make in a minute. */
  DEBUG_RUNS_PER_MINUTE_MAX: 60,
  /** Test subscriptions that one seller may have open at once. */
  TEST_SUBSCRIPTIONS_MAX: 100,
  /** Whether paying needs a completed real-name verification (BUY-ACC-21). */
  REALNAME_REQUIRED: true,
  /** Whether individuals may become sellers on the Chinese site (SELL-ONB-04). */
  INDIVIDUAL_SELLERS_CN: true,
  /** Whether individuals may become sellers on the international site (SELL-ONB-04). */
  INDIVIDUAL_SELLERS_INTL: false,
  /** Registered capital that companies declare when they apply, major units of the site's currency (SELL-ONB-03). */
  SELLER_CAPITAL_MIN: 500_000,
  /** Technical and customer-service staff that companies declare (SELL-ONB-03). */
  SELLER_STAFF_MIN: 5,
  /** Years since the company was founded that it declares (SELL-ONB-03). */
  SELLER_YEARS_MIN: 1,
  /** Wrong amounts that lock a certification (SELL-ONB-34). */
  CERTIFICATION_TRIES_MAX: 3,
  /** Rejections in a row that lock a certification (SELL-ONB-35). */
  CERTIFICATION_REJECTIONS_MAX: 3,
  /**
   * The number that sellers' extensions belong to (SELL-ONB-52). Empty: no telephone service is connected, and buyers
   * see the service contacts of sellers' profiles.
   */
  SUPPORT_MAIN_NUMBER: '',
  /** Real numbers that a seller may bind to its extension (SELL-ONB-52). */
  SUPPORT_NUMBERS_MAX: 3,
  /** After-sales groups of a seller (SELL-ONB-52). */
  SUPPORT_GROUPS_MAX: 6,
  /** Pictures of a shop's story (SELL-ONB-51). */
  SHOP_STORY_PICTURES_MAX: 5,
  /** Slides of a shop's carousel (SELL-ONB-51). */
  SHOP_SLIDES_MAX: 5,
  /** Products that a shop shows first (SELL-ONB-51). */
  SHOP_FEATURED_MAX: 8,
  /** Customer cases of a shop (SELL-ONB-51). */
  SHOP_CASES_MAX: 10,
  /** News of a shop (SELL-ONB-51). */
  SHOP_NEWS_MAX: 10,
  /** Days of the week on which tickets are received, at least (SELL-ONB-53). */
  TICKET_DAYS_MIN: 5,
  /** Hours of a day in which tickets are received, at least (SELL-ONB-53). */
  TICKET_HOURS_MIN: 8,
  SUB_USERS_MAX: 50,
  /** Days that in-site messages are kept (SELL-MSG-06). */
  MESSAGE_RETENTION_DAYS: 180,
  /** Own groups of an account (SELL-ACC-11). */
  USER_GROUPS_MAX: 50,
  ACCESS_KEYS_MAX: 2,
  /** Open API calls of one seller in a minute, in one process. */
  OPEN_API_CALLS_MAX: 60_000,
  /** Open API calls of one address in a minute, in one process. */
  OPEN_API_CALLS_PER_ADDRESS_MAX: 60_000,
  /** Refused calls in a row with one access key from one address, after which the minute's others are turned away unread. */
  OPEN_API_BAD_SIGNATURES_MAX: 100,
  /** Wrong signatures in a row under one access key, after which its owner is told. */
  OPEN_API_BAD_SIGNATURES_ALERT: 20,
  /** Minutes in which the owner of an access key is told once at most. */
  OPEN_API_ALERT_MINUTES: 60,
  /** Test codes that a seller may have at once. */
  LICENSE_TEST_CODES_MAX: 50,
  /** Licenses of one service that may wait for the seller at once. */
  LICENSE_REQUESTS_WAITING_MAX: 20,
  /** Bytes of the largest license file that a seller may upload. */
  LICENSE_FILE_BYTES_MAX: 5_242_880,
  /** Bytes of the largest package that may be uploaded (SELL-AST-03: 20 GB). */
  UPLOAD_PACKAGE_BYTES_MAX: 21_474_836_480,
  /** Bytes of the largest part of an upload that is sent in one request. */
  UPLOAD_PART_BYTES_MAX: 16_777_216,
  /** Parts of one upload; fewer and larger ones are wanted. */
  UPLOAD_PARTS_MAX: 20_000,
  /** Uploads of one account that may be unfinished at once. */
  UPLOADS_OPEN_MAX: 50,
  /** Bytes of all files that one account may have uploaded. */
  UPLOAD_ACCOUNT_BYTES_MAX: 214_748_364_800,
  /** Hours for which a file that nothing uses is kept after its last part. */
  UPLOAD_TTL_HOURS: 24,
  /** Pixels of the longest side of a picture. */
  UPLOAD_PICTURE_SIDE_MAX: 12_000,
  /** Entries of an uploaded archive. */
  ARCHIVE_ENTRIES_MAX: 200_000,
  /** Bytes that an uploaded archive may unpack to. */
  ARCHIVE_EXPANDED_BYTES_MAX: 107_374_182_400,
  /** Unpacked bytes per packed byte of an archive that unpacks to more than 100 MB. */
  ARCHIVE_RATIO_MAX: 200,
  /** Versions of SaaS assets of one seller that are checked at once (SELL-AST-10). */
  ASSET_SCANS_MAX: 5,
  /** Websites of one seller's SaaS assets. */
  ASSET_DOMAINS_MAX: 50,
  /** Business days promised for a review (OPS-REVIEW-02). */
  REVIEW_DAYS: 3,
  /** Business days promised for a business certification that people check (SELL-ONB-35). */
  REVIEW_DAYS_CERTIFICATION: 1,
  /** Product applications of one account in a day, from which on the longer promise holds (SELL-PUB-06). */
  REVIEW_MANY_PER_DAY: 10,
  /** Business days promised to an account that submits so many. */
  REVIEW_DAYS_MANY: 5,
  /** Weekdays that are no business days, as 20261001; to be renewed every year. */
  HOLIDAYS: [
    20260101, 20260102, 20260216, 20260217, 20260218, 20260219, 20260220, 20260223, 20260406, 20260501,
    20260504, 20260505, 20260619, 20260925, 20261001, 20261002, 20261005, 20261006, 20261007, 20270101,
  ],
  /** Saturdays and Sundays that are business days, as 20261010. */
  WORKING_WEEKENDS: [20260104, 20260214, 20260228, 20260509, 20260920, 20261010],
  /** Smallest and largest single top-up, minor units. */
  TOP_UP_MIN_MINOR: 1,
  TOP_UP_MAX_MINOR: 100_000_000,
} as const satisfies Record<string, number | boolean | string | readonly number[]>

type Widen<T> = T extends boolean
  ? boolean
  : T extends number
    ? number
    : T extends string
      ? string
      : readonly number[]
export type Settings = {
  readonly [Name in keyof typeof defaultSettings]: Widen<(typeof defaultSettings)[Name]>
}

/**
 * Applies overrides to the defaults.
 *
 * @returns the settings, and a sentence for every override that does not fit
 */
export function parseSettings(text: string | undefined): { settings: Settings; problems: string[] } {
  if (text === undefined) return { settings: defaultSettings, problems: [] }
  let overrides: unknown
  try {
    overrides = JSON.parse(text)
  } catch {
    return { settings: defaultSettings, problems: ['YUNSHI_SETTINGS: must be a JSON object'] }
  }
  if (typeof overrides !== 'object' || overrides === null || Array.isArray(overrides))
    return { settings: defaultSettings, problems: ['YUNSHI_SETTINGS: must be a JSON object'] }
  const problems: string[] = []
  const settings: Record<string, unknown> = { ...defaultSettings }
  for (const [name, value] of Object.entries(overrides)) {
    const fallback: unknown = defaultSettings[name as keyof Settings]
    if (fallback === undefined) problems.push(`YUNSHI_SETTINGS.${name}: is not a setting`)
    else if (sameShape(fallback, value)) settings[name] = value
    else problems.push(`YUNSHI_SETTINGS.${name}: must look like ${JSON.stringify(fallback)}`)
  }
  // Every name was checked against the defaults above.
  return { settings: settings as Settings, problems }
}

function sameShape(fallback: unknown, value: unknown): boolean {
  const wholeNumber = (item: unknown) => Number.isSafeInteger(item) && (item as number) >= 0
  if (Array.isArray(fallback)) return Array.isArray(value) && value.length > 0 && value.every(wholeNumber)
  if (typeof fallback === 'string') return typeof value === 'string' && value.length <= 40
  return typeof fallback === 'boolean' ? typeof value === 'boolean' : wholeNumber(value)
}

/**
 * Directions of dependency (ARCHITECTURE.md, "Modules"; docs/adr/0005). Run by `node scripts/check-boundaries.mjs`.
 *
 * Types count as imports here: a cycle of types is a cycle of ideas.
 */

/** Modules of the server in order: one may import only from those above it. */
const moduleOrder = [
  'identity',
  'uploads',
  'messaging',
  'reviews',
  'sellers',
  'assets',
  'catalog',
  'pricing',
  'ledger',
  'payments',
  'instances',
  'orders',
  'fulfillment',
  'debugging',
  'licensing',
  'supervision',
  'metering',
  'gateway',
  'settlement',
  'enterprise',
  'channel',
  'joint',
  'deployment',
  'engagement',
  'analytics',
  'operations',
  'openapi',
]

const TEST_FILE = '(\\.test\\.tsx?|\\.test-support\\.ts|\\.test-data\\.ts|/testing\\.ts)$'
const src = '^apps/server/src'
/** Pure vocabulary outside the kernel that rules may use: who acts, the limits of the specification, and which hosts a pattern means. */
const PURE_PLATFORM = `${src}/platform/(actor|settings|outbound/host-patterns)\\.ts$`
/** The schema of product documents: pure rules that the seller's form needs as well (docs/adr/0011). */
const PRODUCT_DOCUMENT = '^packages/product-document/src/'
const PURE_LIBRARIES = '(^|/)node_modules/(decimal\\.js|temporal-polyfill)/'

const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Files that need each other are one file, or hide a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment:
      'Every import leads somewhere; generated route types and virtual modules come from the web build.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '(^virtual:|/\\+types/|^\\./\\+types/|\\?)' },
  },
  {
    name: 'kernel-is-pure',
    comment:
      'The kernel imports itself and exact arithmetic and calendars: no database, HTTP or environment.',
    severity: 'error',
    from: { path: `${src}/kernel/`, pathNot: TEST_FILE },
    to: { pathNot: [`${src}/kernel/`, PURE_LIBRARIES] },
  },
  {
    name: 'domain-is-pure',
    comment:
      'Rules take values and return values: a domain folder imports the kernel, itself and the schema of products.',
    severity: 'error',
    from: {
      path: `${src}/modules/([^/]+)/domain/`,
      // Tells addresses from names with isIP, a pure function that Node keeps in node:net.
      pathNot: [TEST_FILE, `${src}/modules/sellers/domain/endpoint-url\\.ts$`],
    },
    to: {
      pathNot: [
        `${src}/kernel/`,
        `${src}/modules/$1/domain/`,
        PURE_PLATFORM,
        PURE_LIBRARIES,
        PRODUCT_DOCUMENT,
      ],
    },
  },
  {
    name: 'domain-tests-stay-inside',
    comment: 'A pure test needs the rules and a test library, nothing of the running program.',
    severity: 'error',
    from: { path: `${src}/modules/([^/]+)/domain/.*\\.test\\.ts$` },
    to: {
      path: '^(apps|packages)/',
      pathNot: [`${src}/kernel/`, `${src}/modules/$1/domain/`, PURE_PLATFORM, PRODUCT_DOCUMENT],
    },
  },
  {
    name: 'domain-takes-the-actor-as-a-type',
    comment: 'A rule may be told who acts; deciding about permissions is the job of services.',
    severity: 'error',
    from: { path: `${src}/modules/[^/]+/domain/`, pathNot: TEST_FILE },
    to: { path: `${src}/platform/actor\\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pure-platform-stays-pure',
    comment: 'What rules may import from the platform imports the kernel only.',
    severity: 'error',
    from: { path: PURE_PLATFORM },
    to: { pathNot: [`${src}/kernel/`] },
  },
  {
    name: 'platform-knows-no-module',
    comment: 'The platform is what modules stand on.',
    severity: 'error',
    from: { path: `${src}/platform/`, pathNot: TEST_FILE },
    to: { path: `${src}/`, pathNot: `${src}/(kernel|platform)/` },
  },
  {
    name: 'modules-know-no-program',
    comment:
      'Modules are handed what they need by composition.ts; they read neither the environment nor demo data.',
    severity: 'error',
    from: { path: `${src}/modules/`, pathNot: TEST_FILE },
    to: { path: `${src}/`, pathNot: `${src}/(kernel|platform|modules)/` },
  },
  {
    name: 'module-door',
    comment: 'Another module is entered through its index.ts alone.',
    severity: 'error',
    from: { path: `${src}/modules/([^/]+)/`, pathNot: TEST_FILE },
    to: { path: `${src}/modules/`, pathNot: [`${src}/modules/$1/`, `${src}/modules/[^/]+/index\\.ts$`] },
  },
  {
    name: 'module-door-in-tests',
    comment: 'Tests enter another module through its index.ts or testing.ts.',
    severity: 'error',
    from: { path: `${src}/modules/([^/]+)/.*${TEST_FILE}` },
    to: {
      path: `${src}/modules/`,
      pathNot: [`${src}/modules/$1/`, `${src}/modules/[^/]+/(index|testing)\\.ts$`],
    },
  },
  {
    name: 'module-door-from-outside',
    comment: 'Composition, demo data and commands enter modules through their index.ts.',
    severity: 'error',
    from: {
      path: '^(apps|packages|e2e|bench|scripts)/',
      // The bench prepares data and a floor that does the same work, so it may use what tests use.
      pathNot: [`${src}/modules/`, TEST_FILE, '^apps/server/test/', '^bench/'],
    },
    to: { path: `${src}/modules/`, pathNot: `${src}/modules/[^/]+/index\\.ts$` },
  },
  {
    name: 'module-door-from-test-harness',
    comment: 'Whole-program tests use index.ts and testing.ts.',
    severity: 'error',
    from: { path: ['^apps/server/test/', `${src}/(?!modules/).*${TEST_FILE}`] },
    to: { path: `${src}/modules/`, pathNot: `${src}/modules/[^/]+/(index|testing)\\.ts$` },
  },
  {
    name: 'testing-is-for-tests',
    comment: 'Helpers of tests never reach the program.',
    severity: 'error',
    from: { path: '^(apps|packages)/', pathNot: [TEST_FILE, '^apps/server/test/'] },
    to: { path: ['/testing\\.ts$', '\\.test(-support|-data)?\\.tsx?$', '^apps/server/test/'] },
  },
  {
    name: 'module-in-order',
    comment: 'A module folder must have its place in moduleOrder.',
    severity: 'error',
    from: {},
    to: { path: `${src}/modules/`, pathNot: `${src}/modules/(${moduleOrder.join('|')})/` },
  },
  ...moduleOrder.slice(0, -1).map((name, index) => ({
    name: `order-of-${name}`,
    comment: `${name} imports only modules above it; what flows downward goes as an event.`,
    severity: 'error',
    from: { path: `${src}/modules/${name}/`, pathNot: TEST_FILE },
    to: { path: `${src}/modules/(${moduleOrder.slice(index + 1).join('|')})/` },
  })),
  {
    name: 'routes-use-services',
    comment: 'A route is a schema and one call; tables are reached through services and read models.',
    severity: 'error',
    from: { path: '-routes\\.ts$' },
    to: { path: '-repository\\.ts$' },
  },
  {
    name: 'web-areas-are-apart',
    comment: 'Areas load lazily and share app/ui, app/api, app/layouts and app/hooks, never each other.',
    severity: 'error',
    from: { path: '^apps/web/app/areas/([^/]+)/' },
    to: { path: '^apps/web/app/areas/', pathNot: '^apps/web/app/areas/$1/' },
  },
  {
    name: 'storefront-is-light',
    comment: 'Server-rendered pages carry no console library, not even indirectly.',
    severity: 'error',
    from: { path: ['^apps/web/app/areas/storefront/', '^apps/web/app/layouts/storefront\\.tsx$'] },
    to: { path: ['(^|/)node_modules/(antd|@ant-design)/', '^apps/web/app/ui/console/'], reachable: true },
  },
  {
    name: 'web-is-a-client',
    comment: 'The web application is a client of the API; it shares no code with the server.',
    severity: 'error',
    from: { path: '^(apps/web|packages/api-client)/' },
    to: { path: '^apps/(server|demo-seller)/' },
  },
  {
    name: 'server-has-no-web-code',
    comment: 'The server answers pages with the built application, not with its sources.',
    severity: 'error',
    from: { path: `${src}/` },
    to: { path: '^apps/web/app/' },
  },
  {
    name: 'product-document-stands-alone',
    comment: 'Server and browser judge products by it: exact arithmetic and nothing else.',
    severity: 'error',
    from: { path: PRODUCT_DOCUMENT, pathNot: TEST_FILE },
    to: { pathNot: [PRODUCT_DOCUMENT, PURE_LIBRARIES] },
  },
  {
    name: 'seller-sdk-stands-alone',
    comment: 'Sellers copy it into their servers: node:crypto and nothing else.',
    severity: 'error',
    from: { path: '^packages/seller-sdk/src/', pathNot: TEST_FILE },
    to: { pathNot: ['^packages/seller-sdk/src/', '^(node:)?crypto$'] },
  },
  {
    name: 'conformance-knows-the-sdk',
    comment:
      'Sellers run it on their own machines: the SDK, what Node brings, and nothing of the marketplace.',
    severity: 'error',
    from: { path: '^packages/conformance/src/', pathNot: TEST_FILE },
    to: {
      path: '^(apps|packages|node_modules)/',
      pathNot: '^packages/(conformance|seller-sdk)/src/',
    },
  },
  {
    name: 'demo-seller-is-a-seller',
    comment: 'It knows what any seller knows: the SDK and the wire.',
    severity: 'error',
    from: { path: '^apps/demo-seller/src/', pathNot: TEST_FILE },
    to: { path: '^(apps|packages)/', pathNot: '^(apps/demo-seller/src|packages/seller-sdk/src)/' },
  },
]

module.exports = {
  moduleOrder,
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.react-router)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}

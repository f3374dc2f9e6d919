import type { Config } from '@react-router/dev/config'

export default {
  ssr: true,
  // A build is made beside its place and renamed into it (scripts/build.mjs).
  buildDirectory: process.env['YUNSHI_WEB_BUILD_DIR'] ?? 'build',
  future: { v8_middleware: true, v8_splitRouteModules: true, v8_viteEnvironmentApi: true },
} satisfies Config

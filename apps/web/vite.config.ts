import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Everything is scanned up front: a console page found late would re-optimize and reload the page under a reader.
  optimizeDeps: { entries: ['app/**/*.{ts,tsx}'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // What nearly every page uses comes in one file instead of thirty small ones.
            codeSplitting: {
              groups: [
                {
                  name: 'shell',
                  test: /\/app\/(ui\/[A-Za-z-]+\.tsx?|api\/|hooks\/|locale\.ts|paths\.ts|i18n\/[a-z-]+\.ts)/,
                },
              ],
            },
          },
        },
      },
    },
  },
})

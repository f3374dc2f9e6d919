import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider, theme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { use, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { NonceContext } from '../nonce.ts'
import { useLocale } from '../Link.tsx'
import { queryClient } from './query-client.ts'

const darkQuery = '(prefers-color-scheme: dark)'
const stillQuery = '(prefers-reduced-motion: reduce)'

/** What the system asks of pages; false on the server. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', notify)
      return () => media.removeEventListener('change', notify)
    },
    () => window.matchMedia(query).matches,
    () => false,
  )
}

const lightToken = {
  colorPrimary: '#2457f5',
  colorLink: '#2457f5',
  colorSuccess: '#067647',
  colorWarning: '#b54708',
  colorError: '#b42318',
  colorInfo: '#175cd3',
  // The tints of tokens.css: antd would derive muddy ones from colors this dark.
  colorSuccessBg: '#ecfdf3',
  colorSuccessBorder: '#abefc6',
  colorWarningBg: '#fffaeb',
  colorWarningBorder: '#fedf89',
  colorErrorBg: '#fef3f2',
  colorErrorBorder: '#fecdca',
  colorInfoBg: '#eff8ff',
  colorInfoBorder: '#b2ddff',
  colorTextBase: '#101828',
  borderRadius: 8,
  fontFamily: 'inherit',
  // Help under fields and in empty ones: what antd mixes by itself is too light to read (WCAG 1.4.3).
  colorTextDescription: '#667085',
  colorTextPlaceholder: '#667085',
}

/** Surfaces are those of tokens.css; the primary is darker than its link color, so that white stays readable on it. */
const darkToken = {
  ...lightToken,
  colorTextDescription: '#98a2b3',
  colorTextPlaceholder: '#98a2b3',
  colorPrimary: '#3866fa',
  colorLink: '#6e94ff',
  colorSuccess: '#47cd89',
  colorWarning: '#fdb022',
  colorError: '#f97066',
  colorInfo: '#53b1fd',
  colorSuccessBg: '#0d2c20',
  colorSuccessBorder: '#1f6b48',
  colorWarningBg: '#33240b',
  colorWarningBorder: '#7a5410',
  colorErrorBg: '#3a1613',
  colorErrorBorder: '#8a2c24',
  colorInfoBg: '#102a4c',
  colorInfoBorder: '#1f5591',
  colorTextBase: '#f2f4f7',
  colorBgBase: '#0f131a',
  colorBgContainer: '#171c25',
  colorBgElevated: '#1d2430',
  colorBorder: '#3a4456',
  colorBorderSecondary: '#2b3342',
}

/** Theme, language and query cache of the consoles. */
export function ConsoleProviders({ children }: { children: ReactNode }) {
  const locale = useLocale()
  const dark = useMedia(darkQuery)
  const still = useMedia(stillQuery)
  const nonce = use(NonceContext)
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn')
  return (
    <ConfigProvider
      locale={locale === 'en' ? enUS : zhCN}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        // Dialogs and drawers stand at once for whom motion disturbs (WCAG 2.3.3).
        token: { ...(dark ? darkToken : lightToken), motion: !still },
        components: {
          // Rounder, a box of 16 pixels would look like a radio button.
          Checkbox: { borderRadiusSM: 4 },
          Table: {
            headerBorderRadius: 0,
            cellPaddingInline: 16,
            cellPaddingInlineMD: 16,
            cellPaddingInlineSM: 12,
          },
        },
      }}
    >
      <App component={false}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

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

function useSystemDark(): boolean {
  return useSyncExternalStore(
    (notify) => {
      const media = window.matchMedia(darkQuery)
      media.addEventListener('change', notify)
      return () => media.removeEventListener('change', notify)
    },
    () => window.matchMedia(darkQuery).matches,
    () => false,
  )
}

/** Theme, language and query cache of the consoles. */
export function ConsoleProviders({ children }: { children: ReactNode }) {
  const locale = useLocale()
  const dark = useSystemDark()
  const nonce = use(NonceContext)
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn')
  return (
    <ConfigProvider
      locale={locale === 'en' ? enUS : zhCN}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: dark ? '#6e94ff' : '#2457f5',
          colorLink: dark ? '#6e94ff' : '#2457f5',
          colorSuccess: dark ? '#47cd89' : '#067647',
          colorWarning: dark ? '#fdb022' : '#b54708',
          colorError: dark ? '#f97066' : '#b42318',
          colorTextBase: dark ? '#f2f4f7' : '#101828',
          colorBgBase: dark ? '#171c25' : '#ffffff',
          borderRadius: 8,
          fontFamily: 'inherit',
        },
        components: {
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

import type { SellerKey } from '@yunshi/api-client'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { CopyButton } from '../../../ui/console/CopyButton.tsx'
import { useTellProblem } from '../../../ui/console/use-tell-problem.ts'

/** A revealed key hides itself after this time, so that it does not stay on an unattended screen. */
const shownForMs = 30_000

/** A key, masked until it is asked for; every look is recorded by the server (SELL-OVW-01, OPS-AUDIT-02). */
export function KeySecret({ apiKey }: { apiKey: Pick<SellerKey, 'id' | 'masked'> }) {
  const { t } = useTranslation('seller')
  const tell = useTellProblem()
  const reveal = useMutation({
    mutationFn: () => browserApi().seller.revealKey(apiKey.id),
    gcTime: 0,
    onError: (error) => {
      tell(error)
    },
  })
  const { data, reset } = reveal
  useEffect(() => {
    if (!data) return
    const timer = setTimeout(reset, shownForMs)
    return () => clearTimeout(timer)
  }, [data, reset])
  return (
    <span className="inline key-secret">
      <span className="mono">{data?.secret ?? apiKey.masked}</span>
      {data ? <CopyButton text={data.secret} label={t('keys.key')} /> : null}
      <Button
        type="link"
        size="small"
        loading={reveal.isPending}
        title={t('keys.revealNote')}
        onClick={() => (data ? reset() : reveal.mutate())}
      >
        {data ? t('keys.hide') : t('keys.reveal')}
      </Button>
    </span>
  )
}

import type { ComponentProps } from 'react'
import { Alert, App } from 'antd'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { ReasonList } from './ReasonList.tsx'

/**
 * The newest request to change what is live: refused with its reasons, or waiting, which can be taken back.
 *
 * @param withdraw - takes the request back, and reads the page anew
 */
export function ChangeRequestAlert({
  change,
  texts,
  withdraw,
}: {
  change: { state: string; reasons: ComponentProps<typeof ReasonList>['reasons'] }
  texts: Record<'rejected' | 'pending' | 'pendingText' | 'withdraw' | 'withdrawText' | 'withdrawn', string>
  withdraw: () => Promise<void>
}) {
  const { notification } = App.useApp()
  if (change.state === 'REJECTED')
    return (
      <Alert
        type="error"
        showIcon
        title={texts.rejected}
        description={<ReasonList reasons={change.reasons} />}
      />
    )
  return (
    <Alert
      type="info"
      showIcon
      title={texts.pending}
      description={texts.pendingText}
      action={
        <ConfirmAction
          label={texts.withdraw}
          consequence={texts.withdrawText}
          act={async () => {
            await withdraw()
            notification.success({ title: texts.withdrawn })
          }}
        />
      }
    />
  )
}

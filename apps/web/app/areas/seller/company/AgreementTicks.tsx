import type { AgreementToTick } from '@yunshi/api-client'
import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Html } from '../../../ui/Html.tsx'

type Props = {
  agreements: AgreementToTick[]
  ticked: string[]
  onChange: (ticked: string[]) => void
}

/** Unticked boxes, each with its text to read (F13). */
export function AgreementTicks({ agreements, ticked, onChange }: Props) {
  const { t } = useTranslation('sellers')
  const [read, setRead] = useState<AgreementToTick | null>(null)
  return (
    <>
      <ul className="stack agreement-ticks">
        {agreements.map((agreement) => (
          <li key={agreement.id} className="inline">
            <Checkbox
              checked={ticked.includes(agreement.id)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...ticked, agreement.id]
                    : ticked.filter((one) => one !== agreement.id),
                )
              }
            >
              {t('apply.agree', { title: agreement.title })}
            </Checkbox>
            <Button type="link" size="small" onClick={() => setRead(agreement)}>
              {t('apply.read')}
            </Button>
          </li>
        ))}
      </ul>
      <Modal
        open={read !== null}
        title={read?.title}
        width={720}
        footer={null}
        onCancel={() => setRead(null)}
        destroyOnHidden
      >
        {read ? <Html html={read.textHtml} className="agreement-text" /> : null}
      </Modal>
    </>
  )
}

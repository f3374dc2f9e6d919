import type { InvoiceMedium, SellerSupport, ServiceHours } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Switch } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { HoursFields, HoursText, officeHours } from './HoursFields.tsx'
import { supportKey } from './support-query.ts'

const media = ['ELECTRONIC', 'DIGITAL', 'PAPER'] as const satisfies InvoiceMedium[]

function useSaved() {
  const { t } = useTranslation('support')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  return async () => {
    await queries.invalidateQueries({ queryKey: [supportKey] })
    notification.success({ title: t('saved') })
  }
}

/** Who receives tickets (SELL-ONB-53). */
export function TicketsSection({ tickets }: Pick<SellerSupport, 'tickets'>) {
  const { t } = useTranslation('support')
  const mayEdit = useMay('seller:support:edit')
  const [isOpen, setOpen] = useState(false)
  const saved = useSaved()
  return (
    <Section
      title={t('tickets')}
      extra={
        mayEdit ? (
          <Button size="small" aria-label={`${t('edit')} · ${t('tickets')}`} onClick={() => setOpen(true)}>
            {t('edit')}
          </Button>
        ) : null
      }
    >
      <p className="muted">{t('ticketsText')}</p>
      <p className="inline">
        <StatusTag tone={tickets ? 'success' : 'neutral'}>
          {tickets ? t('ticketsOn') : t('ticketsOff')}
        </StatusTag>
        {tickets ? <HoursText hours={tickets} /> : null}
      </p>
      <FormDrawer<{ receive: boolean; hours: ServiceHours }>
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('tickets')}
        purpose={t('ticketsText')}
        submitLabel={t('save')}
        initialValues={{ receive: tickets !== null, hours: tickets ?? officeHours }}
        onSubmit={async ({ receive, hours }) => {
          await browserApi().sellerSupport.saveTickets(receive ? hours : null)
          await saved()
        }}
      >
        <Form.Item name="receive" label={t('receive')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <HoursFields name={['hours']} of={t('tickets')} />
      </FormDrawer>
    </Section>
  )
}

/** Media of invoices to buyers (SELL-ONB-54). */
export function InvoiceMediaSection({ invoiceMedia }: Pick<SellerSupport, 'invoiceMedia'>) {
  const { t } = useTranslation('support')
  const mayEdit = useMay('seller:support:edit')
  const [isOpen, setOpen] = useState(false)
  const saved = useSaved()
  return (
    <Section
      title={t('media')}
      extra={
        mayEdit ? (
          <Button size="small" aria-label={`${t('edit')} · ${t('media')}`} onClick={() => setOpen(true)}>
            {t('edit')}
          </Button>
        ) : null
      }
    >
      <p className="muted">{t('mediaText')}</p>
      <p>{invoiceMedia.map((medium) => t(`medium.${medium}`)).join(' · ') || t('mediaNone')}</p>
      <FormDrawer<{ media: InvoiceMedium[] }>
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('media')}
        purpose={t('mediaText')}
        submitLabel={t('save')}
        initialValues={{ media: invoiceMedia }}
        onSubmit={async (values) => {
          await browserApi().sellerSupport.saveInvoiceMedia(values.media)
          await saved()
        }}
      >
        <Form.Item name="media" label={t('media')}>
          <Checkbox.Group options={media.map((value) => ({ value, label: t(`medium.${value}`) }))} />
        </Form.Item>
      </FormDrawer>
    </Section>
  )
}

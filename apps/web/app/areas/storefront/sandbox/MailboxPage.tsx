import { useTranslation } from '../../../i18n/use-translation.ts'
import { Form, useLoaderData, useSearchParams } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { paths } from '../../../paths.ts'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useLocalPath } from '../../../ui/Link.tsx'
import { LinkedText } from './LinkedText.tsx'
import './mailbox.css'

export async function loader(args: LoaderFunctionArgs) {
  const to = new URL(args.request.url).searchParams.get('to')?.trim()
  return answerOf(loaderApi(args).sandbox.mailbox(to || undefined))
}

export default function MailboxPage() {
  const { items } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const local = useLocalPath()
  return (
    <div className="page mailbox">
      <title>{`${t('mailbox.title')} · ${tc('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="page-title">{t('mailbox.title')}</h1>
      <p className="muted">{t('mailbox.lead')}</p>
      <Form className="mailbox-filter" action={local(paths.sandboxMailbox())} method="get">
        <input
          className="input"
          type="search"
          name="to"
          aria-label={t('mailbox.to')}
          placeholder={t('mailbox.to')}
          defaultValue={params.get('to') ?? ''}
        />
        <button className="button" type="submit">
          {t('mailbox.filter')}
        </button>
      </Form>
      {items.length === 0 ? (
        <div className="empty">
          <Icon name="mail" size={36} />
          <h2>{t('mailbox.empty')}</h2>
        </div>
      ) : (
        <ol className="mailbox-list">
          {items.map((item) => (
            <li className="panel" key={item.id}>
              <p className="mailbox-head">
                <span className="tag tag-info">{t(`mailbox.channel.${item.channel}`)}</span>
                <span className="mono">{item.to}</span>
                <span className="muted small">
                  <DateTime at={item.at} precision="second" />
                </span>
              </p>
              <h2>{item.subject}</h2>
              <p className="mailbox-text">
                <LinkedText text={item.text} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

import type { Message, MessageKind } from '@yunshi/api-client'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented, Select, Skeleton } from 'antd'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { readListQuery, withFilters } from '../../../ui/console/list-query.ts'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Html } from '../../../ui/Html.tsx'
import { Link } from '../../../ui/Link.tsx'
import { buyerKeys } from '../buyer-queries.ts'

const kinds = ['order', 'instance', 'account', 'seller', 'operator'] as const satisfies MessageKind[]

export default function MessagesPage() {
  const { t } = useTranslation('buyer')
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const { filters } = readListQuery(params, ['unread', 'kind'])
  const unreadOnly = filters['unread'] === 'true'
  const kind = filters['kind']
  const list = useInfiniteQuery({
    queryKey: [buyerKeys.messages, 'list', unreadOnly, kind ?? null],
    queryFn: ({ pageParam }) =>
      browserApi().messages.list({ unread: unreadOnly || undefined, kind, cursor: pageParam, limit: 20 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  const read = useMutation({
    mutationFn: (body: { ids: string[] } | { all: true }) => browserApi().messages.markRead(body),
    onSuccess: () => queries.invalidateQueries({ queryKey: [buyerKeys.messages] }),
  })
  const messages = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageHeader
        title={t('messages.title')}
        purpose={t('messages.purpose')}
        actions={
          <Button
            loading={read.isPending}
            disabled={!messages.some((message) => message.readAt === null)}
            onClick={() => read.mutate({ all: true })}
          >
            {t('messages.markAll')}
          </Button>
        }
      />
      <div className="card list-card">
        <div className="list-bar">
          <Segmented
            aria-label={t('messages.unreadOnly')}
            value={unreadOnly ? 'unread' : 'all'}
            options={[
              { value: 'all', label: t('messages.all') },
              { value: 'unread', label: t('messages.unread') },
            ]}
            onChange={(value) => setParams(withFilters(params, { unread: value === 'unread' ? 'true' : '' }))}
          />
          <Select
            allowClear
            aria-label={t('messages.kind')}
            placeholder={t('messages.kind')}
            className="filter-select"
            value={kind ?? null}
            options={kinds.map((value) => ({ value, label: t(`messages.kinds.${value}`) }))}
            onChange={(value: string | null | undefined) =>
              setParams(withFilters(params, { kind: value ?? '' }))
            }
          />
        </div>
        {list.isError ? (
          <div className="list-bar">
            <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
          </div>
        ) : list.isPending ? (
          <div className="list-bar">
            <Skeleton active title={false} paragraph={{ rows: 4 }} />
          </div>
        ) : messages.length === 0 ? (
          <EmptyState icon="bell" title={t('messages.emptyTitle')} text={t('messages.emptyText')} />
        ) : (
          <ul className="messages">
            {messages.map((message) => (
              <MessageItem key={message.id} message={message} onRead={(id) => read.mutate({ ids: [id] })} />
            ))}
          </ul>
        )}
        {list.hasNextPage ? (
          <div className="list-foot">
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('messages.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  )
}

/** Messages link to pages of this site only. */
const isOwnPath = (link: string): boolean => link.startsWith('/') && !link.startsWith('//')

function MessageItem({ message, onRead }: { message: Message; onRead: (id: string) => void }) {
  const { t } = useTranslation('buyer')
  const unread = message.readAt === null
  return (
    <li className={unread ? 'message message-unread' : 'message'}>
      <div className="message-head">
        <StatusTag tone={unread ? 'info' : 'neutral'}>{t(`messages.kinds.${message.kind}`)}</StatusTag>
        <h2>{message.title}</h2>
        <span className="muted small">
          <DateTime at={message.createdAt} />
        </span>
      </div>
      <Html className="guide" html={message.bodyHtml} />
      <div className="inline">
        {message.link && isOwnPath(message.link) ? (
          <Link to={message.link} onClick={() => unread && onRead(message.id)}>
            {t('messages.open')}
          </Link>
        ) : null}
        {unread ? (
          <button className="link-button" type="button" onClick={() => onRead(message.id)}>
            {t('messages.markRead')}
          </button>
        ) : null}
      </div>
    </li>
  )
}

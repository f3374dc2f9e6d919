import type { Message, MessageKind } from '@yunshi/api-client'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Segmented, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../ConfirmAction.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { readListQuery, withFilters } from '../list-query.ts'
import { StatusTag } from '../StatusTag.tsx'
import { useTellProblem } from '../use-tell-problem.ts'
import { DateTime } from '../../DateTime.tsx'
import { Html } from '../../Html.tsx'
import { Link } from '../../Link.tsx'
import { messagesKey } from './messages-key.ts'

const kinds = ['order', 'instance', 'account', 'seller', 'operator'] as const satisfies MessageKind[]

/** What the account was told: filter, read, delete (BUY-MSG-02, SELL-MSG-06). */
export function MessageList() {
  const { t } = useTranslation('messageCenter')
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const { filters } = readListQuery(params, ['unread', 'kind'])
  const unreadOnly = filters['unread'] === 'true'
  const kind = filters['kind']
  const list = useInfiniteQuery({
    queryKey: [messagesKey, 'list', unreadOnly, kind ?? null],
    queryFn: ({ pageParam }) =>
      browserApi().messages.list({ unread: unreadOnly || undefined, kind, cursor: pageParam, limit: 20 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  const tell = useTellProblem()
  const read = useMutation({
    mutationFn: (body: { ids: string[] } | { all: true }) => browserApi().messages.markRead(body),
    onSuccess: () => queries.invalidateQueries({ queryKey: [messagesKey] }),
    onError: tell,
  })
  const mayDelete = useMay('mkt:message:delete')
  const [chosen, setChosen] = useState<string[]>([])
  const messages = list.data?.pages.flatMap((page) => page.items) ?? []
  // What a filter hides must not be deleted unseen; a call takes a hundred.
  const selected = messages
    .map(({ id }) => id)
    .filter((id) => chosen.includes(id))
    .slice(0, 100)
  return (
    <div className="card list-card">
      <div className="list-bar">
        <Segmented
          aria-label={t('unreadOnly')}
          value={unreadOnly ? 'unread' : 'all'}
          options={[
            { value: 'all', label: t('all') },
            { value: 'unread', label: t('unread') },
          ]}
          onChange={(value) => setParams(withFilters(params, { unread: value === 'unread' ? 'true' : '' }))}
        />
        <Select
          allowClear
          aria-label={t('kind')}
          placeholder={t('kind')}
          className="filter-select"
          value={kind ?? null}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(value: string | null | undefined) =>
            setParams(withFilters(params, { kind: value ?? '' }))
          }
        />
        <span className="list-bar-end inline">
          {mayDelete ? (
            <ConfirmAction
              label={t('remove')}
              danger
              disabledReason={selected.length === 0 ? t('chooseFirst') : null}
              consequence={t('removeText', { count: selected.length })}
              act={async () => {
                await browserApi().messages.remove(selected)
                setChosen([])
                await queries.invalidateQueries({ queryKey: [messagesKey] })
              }}
            />
          ) : null}
          <Button
            loading={read.isPending}
            disabled={!messages.some((message) => message.readAt === null)}
            onClick={() => read.mutate({ all: true })}
          >
            {t('markAll')}
          </Button>
        </span>
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
        <EmptyState icon="bell" title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <ul className="messages">
          {messages.map((message) => (
            <MessageItem
              key={message.id}
              message={message}
              isChosen={chosen.includes(message.id)}
              onChoose={(isChosen) =>
                setChosen(isChosen ? [...chosen, message.id] : chosen.filter((id) => id !== message.id))
              }
              onRead={(id) => read.mutate({ ids: [id] })}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <div className="list-foot">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Messages link to pages of this site only. */
const isOwnPath = (link: string): boolean => link.startsWith('/') && !link.startsWith('//')

function MessageItem({
  message,
  isChosen,
  onChoose,
  onRead,
}: {
  message: Message
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  onRead: (id: string) => void
}) {
  const { t } = useTranslation('messageCenter')
  const unread = message.readAt === null
  return (
    <li className={unread ? 'message message-unread' : 'message'}>
      <div className="message-head">
        <Checkbox
          checked={isChosen}
          aria-label={t('choose', { title: message.title })}
          onChange={({ target }) => onChoose(target.checked)}
        />
        <StatusTag tone={unread ? 'info' : 'neutral'}>{t(`kinds.${message.kind}`)}</StatusTag>
        <h2>{message.title}</h2>
        <span className="muted small">
          <DateTime at={message.createdAt} />
        </span>
      </div>
      <Html className="guide" html={message.bodyHtml} />
      <div className="inline">
        {message.link && isOwnPath(message.link) ? (
          <Link to={message.link} onClick={() => unread && onRead(message.id)}>
            {t('open')}
          </Link>
        ) : null}
        {unread ? (
          <button className="link-button" type="button" onClick={() => onRead(message.id)}>
            {t('markRead')}
          </button>
        ) : null}
      </div>
    </li>
  )
}

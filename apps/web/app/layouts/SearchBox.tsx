import type { Suggestion } from '@yunshi/api-client'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Form, useLocation, useSearchParams } from 'react-router'
import { browserApi } from '../api/browser-api.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { useGo, useLocalPath } from '../ui/Link.tsx'
import { clearRecentSearches, readRecentSearches, rememberSearch } from './recent-searches.ts'

/** Longest query the search accepts (BUY-STORE-10). */
const queryLengthMax = 100
const suggestAfterMs = 150

const pathOf = (item: Suggestion): string =>
  item.kind === 'product'
    ? paths.product(item.slug)
    : item.kind === 'seller'
      ? paths.seller(item.slug)
      : paths.category(item.slug)

type Option = { key: string; label: string; note: string | null; path: string }

/**
 * The search form. A plain GET form without scripts; with them a combobox that suggests products, sellers and
 * categories, or the reader's recent words while nothing is typed.
 */
export function SearchBox() {
  const { t } = useTranslation('storefront')
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const local = useLocalPath()
  const go = useGo()
  const listId = useId()
  const boxRef = useRef<HTMLDivElement>(null)
  const searched = pathname.endsWith(paths.products()) ? (params.get('q') ?? '') : ''
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? searched
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [found, setFound] = useState<{ q: string; items: Suggestion[] }>({ q: '', items: [] })
  const [recent, setRecent] = useState<string[]>([])

  // A new page starts with the box as that page has it.
  const place = `${pathname}?${searched}`
  const [lastPlace, setLastPlace] = useState(place)
  if (place !== lastPlace) {
    setLastPlace(place)
    setTyped(null)
    setOpen(false)
  }

  useEffect(() => {
    const q = text.trim()
    if (!open || q === '') return undefined
    const abort = new AbortController()
    const timer = setTimeout(() => {
      browserApi()
        .catalog.suggestions(q, abort.signal)
        .then(({ items }) => setFound({ q, items }))
        // Suggestions are a comfort: without them the form still searches.
        .catch(() => setFound({ q, items: [] }))
    }, suggestAfterMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, open])

  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (!boxRef.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [])

  const q = text.trim()
  const showsRecent = q === ''
  // While the next answer is on its way, the last one still serves if it is about the same word.
  const fresh = q.startsWith(found.q) || found.q.startsWith(q) ? found.items : []
  const options: Option[] = showsRecent
    ? recent.map((word) => ({
        key: word,
        label: word,
        note: null,
        path: paths.products(`?${new URLSearchParams({ q: word })}`),
      }))
    : fresh.map((item) => ({
        key: `${item.kind}:${item.slug}`,
        label: item.title,
        note: t(`header.suggestionKind.${item.kind}`),
        path: pathOf(item),
      }))
  const expanded = open && options.length > 0

  const choose = (option: Option) => {
    setOpen(false)
    go(option.path)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While an input method is composing, its keys choose characters, not suggestions.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') setOpen(false)
    const chosen = options[active]
    if (event.key === 'Enter' && expanded && chosen) {
      event.preventDefault()
      choose(chosen)
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(true)
    const step = event.key === 'ArrowDown' ? 1 : -1
    const count = options.length
    setActive((now) => (count === 0 ? -1 : now < 0 && step < 0 ? count - 1 : (now + step + count) % count))
  }

  return (
    <search className="search-box" ref={boxRef}>
      <Form
        action={local(paths.products())}
        method="get"
        onSubmit={() => {
          rememberSearch(text)
          setOpen(false)
        }}
      >
        <Icon name="search" size={18} />
        <input
          type="search"
          name="q"
          value={text}
          maxLength={queryLengthMax}
          placeholder={t('header.searchPlaceholder')}
          aria-label={t('header.searchPlaceholder')}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={expanded}
          aria-controls={listId}
          aria-activedescendant={expanded && active >= 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(-1)
            setOpen(true)
          }}
          onFocus={() => {
            setRecent(readRecentSearches())
            setActive(-1)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
        />
        <button type="submit">{t('header.search')}</button>
      </Form>
      <div className="search-panel" hidden={!expanded}>
        {showsRecent ? (
          <p className="search-panel-head">
            {t('header.recent')}
            <button
              type="button"
              className="link-button"
              onClick={() => {
                clearRecentSearches()
                setRecent([])
              }}
            >
              {t('header.clearRecent')}
            </button>
          </p>
        ) : null}
        {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- the combobox pattern of ARIA; a select cannot hold tags */}
        <ul id={listId} role="listbox" aria-label={t(showsRecent ? 'header.recent' : 'header.suggestions')}>
          {options.map((option, index) => (
            <li
              key={option.key}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault()
                choose(option)
              }}
            >
              <span>{option.label}</span>
              {option.note ? <span className="tag">{option.note}</span> : null}
            </li>
          ))}
        </ul>
      </div>
    </search>
  )
}

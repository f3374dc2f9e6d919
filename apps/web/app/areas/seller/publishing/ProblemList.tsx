import type { DocumentProblem } from '@yunshi/product-document'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { useDraft } from './draft-context.ts'
import { placeName } from './place-name.ts'

const SHOWN_MAX = 50

/** Problems as a list of links to their fields. */
export function ProblemList({
  problems,
  onGo,
}: {
  problems: readonly DocumentProblem[]
  onGo: (path: string) => void
}) {
  const { t } = useTranslation('publishing')
  const { store } = useDraft()
  const language = useLocale() === 'en' ? 'en' : 'zh'
  const { document } = store.getSnapshot()
  return (
    <>
      <ul className="problem-list">
        {problems.slice(0, SHOWN_MAX).map((problem) => (
          <li key={`${problem.path} ${problem.rule} ${problem.text.en}`}>
            <button type="button" className="problem-link" onClick={() => onGo(problem.path)}>
              <Icon name={problem.severity === 'error' ? 'alert' : 'info'} size={16} />
              <span>
                <strong>{placeName(problem.path, document, t, language)}</strong>
                <span>
                  {problem.text[language]} <span className="muted small">{problem.rule}</span>
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {problems.length > SHOWN_MAX ? (
        <p className="muted">{t('moreProblems', { count: problems.length - SHOWN_MAX })}</p>
      ) : null}
    </>
  )
}

import { ApiProblem } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { browserApi } from '../../../../api/browser-api.ts'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { paths } from '../../../../paths.ts'
import { ConfirmAction } from '../../../../ui/console/ConfirmAction.tsx'
import { FactsList } from '../../../../ui/console/FactsList.tsx'
import { Section } from '../../../../ui/console/Section.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLocale, useLocalPath } from '../../../../ui/Link.tsx'
import { useAllProblems, useDraft, useField } from '../draft-context.ts'
import { ProblemList } from '../ProblemList.tsx'
import { publishingKeys } from '../publishing-queries.ts'
import type { DraftSpecification } from '../specifications/draft-specification.ts'

/** Step 5: what is still open, how the page will look, and handing it in (SELL-PUB-04, 05). */
export function SubmitStep({ onGo }: { onGo: (path: string) => void }) {
  const { t } = useTranslation('publishing')
  const { t: tc } = useTranslation('common')
  const { notification } = App.useApp()
  const { store, application, readOnly } = useDraft()
  const queries = useQueryClient()
  const local = useLocalPath()
  const language = useLocale() === 'en' ? 'en' : 'zh'
  const problems = useAllProblems()
  const [title] = useField<{ zh?: string; en?: string }>('title')
  const [specs = []] = useField<DraftSpecification[]>('specifications')
  const errors = problems.filter(({ severity }) => severity === 'error')
  const hints = problems.filter(({ severity }) => severity === 'warning')
  const skus = specs.reduce((sum, spec) => sum + Math.max(spec.skus?.length ?? 0, 1), 0)
  const submit = async () => {
    if (!(await store.flush())) {
      const { save } = store.getSnapshot()
      throw save.kind === 'failed' ? save.error : new Error(t('save.notSaved'))
    }
    try {
      await browserApi().publishing.submit(application.id, store.getSnapshot().revision)
      notification.success({ title: t('submit.done') })
    } catch (error) {
      // What the server found stands at its fields when the page has been read again.
      if (!(error instanceof ApiProblem) || error.code !== 'PRODUCT_DOCUMENT_REFUSED') throw error
      notification.error({
        title: t('submit.refused', { count: error.problem.errors.length }),
        description: error.problem.errors[0]?.message,
      })
    } finally {
      await Promise.all(
        [publishingKeys.application, publishingKeys.applications, publishingKeys.open].map((name) =>
          queries.invalidateQueries({ queryKey: [name] }),
        ),
      )
    }
  }
  return (
    <>
      <Section
        title={t('section.summary')}
        extra={
          <Button
            icon={<Icon name="eye" size={16} />}
            disabled={false}
            href={local(paths.applicationPreview(application.id))}
            target="_blank"
            rel="noreferrer"
          >
            {t('preview.open')}
          </Button>
        }
      >
        <FactsList
          facts={[
            { label: t('label.title'), value: title?.[language] ?? title?.zh ?? null },
            { label: t('label.accessType'), value: tc(`accessType.${application.accessType}`) },
            { label: t('label.specifications'), value: t('summary.specs', { count: specs.length, skus }) },
          ]}
        />
        <p className="pub-help">{t('preview.text')}</p>
      </Section>
      {errors.length > 0 ? (
        <Section title={t('summary.errors', { count: errors.length })}>
          <p className="pub-help">{t('summary.errorsText')}</p>
          <ProblemList problems={errors} onGo={onGo} />
        </Section>
      ) : (
        <Alert type="success" showIcon title={t('summary.complete')} className="detail-alert" />
      )}
      {hints.length > 0 ? (
        <Section title={t('summary.hints', { count: hints.length })}>
          <p className="pub-help">{t('summary.hintsText')}</p>
          <ProblemList problems={hints} onGo={onGo} />
        </Section>
      ) : null}
      {readOnly || !application.commands.includes('submit') ? null : (
        <Section title={t('submit.title')}>
          <p className="pub-help">
            {t(application.accessType === 'SAAS' ? 'submit.textSaas' : 'submit.text')}
          </p>
          <ConfirmAction
            label={t('submit.submit')}
            buttonProps={{ type: 'primary', size: 'large' }}
            consequence={t('submit.confirm')}
            disabledReason={errors.length > 0 ? t('summary.errors', { count: errors.length }) : null}
            act={submit}
          />
          {errors.length > 0 ? (
            <p className="pub-help">{t('submit.blocked', { count: errors.length })}</p>
          ) : null}
        </Section>
      )}
    </>
  )
}

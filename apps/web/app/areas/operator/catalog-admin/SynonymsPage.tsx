import type { SynonymGroup } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { catalogAdminKeys } from './catalog-admin-queries.ts'

/** Words that mean the same to the search (OPS-CAT-02). */
export default function SynonymsPage() {
  const { t } = useTranslation('catalogAdmin')
  const mayEdit = useMay('ops:categories:edit')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const [isAdding, setAdding] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: [catalogAdminKeys.synonyms] })
  return (
    <>
      <PageHeader
        title={t('synonyms.title')}
        purpose={t('synonyms.purpose')}
        actions={
          <Button type="primary" disabled={!mayEdit} onClick={() => setAdding(true)}>
            {t('synonyms.add')}
          </Button>
        }
      />
      <DataList<SynonymGroup>
        name={catalogAdminKeys.synonyms}
        rowKey={({ id }) => id}
        load={async () => ({ ...(await browserApi().catalogAdmin.synonyms()), nextCursor: null })}
        columns={[
          { key: 'words', title: t('synonyms.words'), render: ({ words }) => words.join(' · ') },
          {
            key: 'actions',
            title: t('actions'),
            pinned: true,
            render: ({ id, words }) => (
              <ConfirmAction
                label={t('synonyms.remove')}
                danger
                buttonProps={{ size: 'small', disabled: !mayEdit }}
                consequence={t('synonyms.removeText', { words: words.join(' · ') })}
                act={async () => {
                  await browserApi().catalogAdmin.removeSynonyms(id)
                  await refresh()
                }}
              />
            ),
          },
        ]}
        empty={<EmptyState icon="search" title={t('synonyms.emptyTitle')} text={t('synonyms.emptyText')} />}
      />
      <FormDrawer<{ words: string[] }>
        open={isAdding}
        onClose={() => setAdding(false)}
        title={t('synonyms.add')}
        purpose={t('synonyms.purpose')}
        submitLabel={t('save')}
        onSubmit={async ({ words }) => {
          await browserApi().catalogAdmin.addSynonyms(words)
          await refresh()
          notification.success({ title: t('saved') })
        }}
      >
        <Form.Item
          name="words"
          label={t('synonyms.words')}
          extra={t('synonyms.wordsHelp')}
          rules={[{ required: true, type: 'array', min: 2, max: 20, message: t('synonyms.wordsHelp') }]}
        >
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { Section } from '../../../../ui/console/Section.tsx'
import { PlaceProblems } from '../fields/FieldFrame.tsx'
import { FileControl, FileField, FilesField } from '../fields/FileField.tsx'
import { LocalizedField, SelectField, TextField } from '../fields/fields.tsx'
import { ListField, LocalizedListField } from '../fields/ListField.tsx'
import { MarkdownField } from '../fields/MarkdownField.tsx'
import { supportGroupsQuery } from '../../support/support-query.ts'

/** Step 2: what buyers see of the product (P02 to P12 of SELL-PUB 4.2). */
export function BasicStep() {
  const { t } = useTranslation('publishing')
  const groups = useQuery(supportGroupsQuery())
  return (
    <>
      <Section title={t('section.name')}>
        <LocalizedField at="title" label="title" help="title" />
        <TextField at="slug" label="slug" help="slug" prefix="/products/" />
        <TextField at="version" label="version" help="version" />
        <LocalizedField at="brief" label="brief" help="brief" rows={2} />
      </Section>
      <Section title={t('section.pictures')}>
        <FileField at="logo" label="logo" help="logo" purpose="product_logo" picture />
        <FilesField
          at="pictures"
          label="pictures"
          help="pictures"
          purpose="product_picture"
          picture
          addLabel={t('files.addPicture')}
        />
        <ListField
          at="videos"
          label="videos"
          help="videos"
          addLabel={t('files.addVideo')}
          make={() => ({})}
          itemPlaces={['.video', '.video.file', '.seconds']}
          item={(at) => <FileControl at={`${at}.video`} label="videos" purpose="video" />}
        />
      </Section>
      <Section title={t('section.description')}>
        <MarkdownField at="description" label="description" help="description" renders="descriptionHtml" />
        <FilesField
          at="descriptionPictures"
          label="descriptionPictures"
          help="descriptionPictures"
          purpose="description_picture"
          picture
          addLabel={t('files.addPicture')}
        />
        <LocalizedListField
          at="highlights"
          label="highlights"
          help="highlights"
          addLabel={t('highlights.add')}
        />
        <ListField
          at="cases"
          label="cases"
          help="cases"
          addLabel={t('cases.add')}
          make={() => ({})}
          item={(at) => (
            <>
              <LocalizedField at={`${at}.title`} label="caseTitle" />
              <LocalizedField at={`${at}.text`} label="caseText" rows={3} />
            </>
          )}
        />
      </Section>
      <Section title={t('section.guide')}>
        <MarkdownField at="usageGuide" label="usageGuide" help="usageGuide" renders="usageGuideHtml" />
        <FileField at="usageGuideFile" label="usageGuideFile" help="usageGuideFile" purpose="user_guide" />
        <FileField at="agreement" label="agreement" help="agreement" purpose="agreement" />
      </Section>
      <Section title={t('section.support')}>
        <PlaceProblems at={['support']} />
        <LocalizedField at="support.hours" label="supportHours" help="supportHours" />
        <LocalizedField at="support.content" label="supportContent" help="supportContent" rows={3} />
        <div className="pub-row">
          <TextField at="support.hotline" label="supportHotline" />
          <TextField at="support.email" label="supportEmail" help="supportEmail" />
        </div>
        <SelectField
          at="support.group"
          label="supportGroup"
          help="supportGroup"
          loading={groups.isLoading}
          options={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Section>
    </>
  )
}

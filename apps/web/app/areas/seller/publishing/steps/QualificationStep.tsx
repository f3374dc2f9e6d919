import { useTranslation } from '../../../../i18n/use-translation.ts'
import { Section } from '../../../../ui/console/Section.tsx'
import { useDraft, useField } from '../draft-context.ts'
import { FileField, FilesField } from '../fields/FileField.tsx'
import { LocalizedField } from '../fields/fields.tsx'

/** Step 3: what reviewers ask for and buyers do not see (P13 to P15, P24). */
export function QualificationStep() {
  const { t } = useTranslation('publishing')
  const { application } = useDraft()
  const [supervised] = useField<boolean>('supervised')
  return (
    <Section title={t('section.qualification')}>
      <p className="pub-help">{t('qualificationText')}</p>
      <FileField
        at="copyrightCertificate"
        label="copyrightCertificate"
        help="copyrightCertificate"
        purpose="document"
      />
      <FilesField
        at="qualifications"
        label="qualifications"
        help="qualifications"
        purpose="document"
        addLabel={t('files.add')}
      />
      {supervised ? (
        <LocalizedField at="deliveryTemplate" label="deliveryTemplate" help="deliveryTemplate" rows={5} />
      ) : null}
      {application.salesClass === 'joint' ? (
        <FileField at="quotationSheet" label="quotationSheet" help="quotationSheet" purpose="spreadsheet" />
      ) : null}
    </Section>
  )
}

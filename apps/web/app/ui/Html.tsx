/** Shows HTML that the API has sanitized (descriptions, guides, messages); nothing else may be passed here. */
export function Html({ html, className }: { html: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />
}

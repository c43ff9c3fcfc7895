/** `text/<name>.txt`: pages in reading order, a form feed between them. */
export function formatText(pages: readonly string[]): string {
  return pages.join('\f')
}

/** A file's name as a line of the terminal may show it: no line breaks, escapes or marks that turn writing round. */
export function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '\u00B7')
}

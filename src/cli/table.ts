import Table from 'cli-table3'
import type { Summary } from '../model/summary.ts'
import type { messages } from './messages.ts'
import { printable } from './printable.ts'

/** The short table at the end of a run: a line a file. */
export function summaryTable(
  summary: Summary,
  { say, columns }: { say: ReturnType<typeof messages>; columns: number },
): string {
  const table = new Table({
    head: [...say.table.head],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right'],
    colWidths: [Math.max(20, Math.min(46, columns - 58)), null, null, null, null, null],
    wordWrap: true,
    wrapOnWordBoundary: false,
  })
  for (const file of summary.files) {
    const counts = file.findings
    if (file.planId === null || file.status === 'failed') {
      table.push([
        printable(file.file),
        { colSpan: 5, content: file.message ?? say.table.status[file.status] },
      ])
      continue
    }
    const gaps = file.gaps
    table.push([
      printable(file.file),
      file.commune ?? '–',
      gaps?.coverage == null ? '–' : `${Math.round(gaps.coverage * 100)} %`,
      gaps === null ? '–' : String(gaps.missing + gaps.weaker + gaps.changed + gaps.unclear),
      String(counts.error + counts.warning + counts.info),
      `${file.ocrPages}/${file.pages}`,
    ])
  }
  return table.toString()
}

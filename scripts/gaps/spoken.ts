import type { Plan } from '../../src/model/plan.ts'
import type { Template } from '../../src/model/template.ts'
import { ASKED, ledBy } from './asked.ts'

/** A task as said or asked, with the unit that leads it. */
export interface Spoken {
  readonly text: string
  readonly lead: string | null
}

/** A plan of nothing but tasks in one section; ids are `t-0`, `t-1` … in their order, nulls left out. */
export function planSaying(tasks: readonly (Spoken | null)[]): Plan {
  const evidence = (at: number, quote: string) => [
    {
      page: 1 + Math.floor(at / 20),
      box: [80, 80 + (at % 20) * 30, 500, 100 + (at % 20) * 30] as [number, number, number, number],
      quote,
      confidence: 1,
      handwritten: false,
    },
  ]
  return {
    schemaVersion: '1.0',
    id: 'plan',
    commune: null,
    source: {
      file: '',
      sha256: '',
      bytes: 0,
      pageCount: 1,
      producer: null,
      adaptation: null,
      attachments: [],
      pages: [],
    },
    header: {
      issuer: {
        name: null,
        level: 'commune',
        commune: null,
        communeType: null,
        communeCode: null,
        province: null,
        provinceCode: null,
      },
      documentType: 'Kế hoạch',
      number: null,
      symbol: null,
      place: null,
      date: { iso: null, year: null, month: null, day: null },
      title: null,
      period: null,
      signer: { name: null, position: null, authority: null },
      recipients: [],
      evidence: { number: [], date: [], title: [], signer: [] },
    },
    legalBases: [],
    sections: [],
    goals: [],
    indicators: [],
    tasks: tasks.flatMap((task, at) =>
      task === null
        ? []
        : [
            {
              id: `t-${at}`,
              text: task.text,
              origin: 'body' as const,
              restates: null,
              responsible: ledBy(task.lead),
              coordinating: [],
              deadline: null,
              product: null,
              section: 'nhiem-vu',
              confidence: 1,
              evidence: evidence(at, task.text),
            },
          ],
    ),
    findings: [],
    restorations: [],
  }
}

/** A template that asks for these tasks, all mandatory. */
export function templateAsking(tasks: readonly Spoken[]): Template {
  return {
    schemaVersion: '1.0',
    id: 'template',
    title: '',
    issuer: '',
    number: null,
    date: null,
    period: null,
    reconstructed: false,
    items: tasks.map(({ text, lead }, at) => ({
      ...ASKED,
      id: `a-${at}`,
      kind: 'task',
      text,
      responsible: ledBy(lead),
    })),
  }
}

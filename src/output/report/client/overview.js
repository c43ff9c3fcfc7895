// The first screen: what came in, what is missing, and the matrix.
;(() => {
  const { batch, el, say, percent } = Rasoat
  const FEW = 12

  function show(main, view) {
    Rasoat.charts.clear()
    const matrix = Rasoat.matrix.build(view.template)
    // What is said of the whole batch counts every plan, whichever template it answers.
    const rows = Rasoat.matrix.answered.flatMap((one) => Rasoat.matrix.build(one.id).rows)
    const parts = [
      el('h1', null, batch.title),
      headline(rows),
      templateChoice(matrix.template, view),
      templateNote(matrix.template),
      figures(rows, view),
      el('div', { class: 'charts' }, coverageCard(matrix), itemCard(matrix, view)),
      Rasoat.grid.card(matrix, view),
      el('div', { class: 'pair' }, notReceivedCard(), failedCard()),
      unmatchedCard(),
      batchCard(),
    ]
    main.replaceChildren(...parts.filter((one) => one !== null))
    document.title = batch.title
  }

  function headline(rows) {
    const { received, missing, failed } = batch.communes
    const all = received.length + missing.length + failed.length
    const lacking = rows.filter((row) => row.badMandatory > 0).length
    const first =
      missing.length + failed.length > 0
        ? say('headline', { received: received.length, all })
        : say('headlineAll', { received: received.length })
    const second = lacking > 0 ? say('headlineGaps', { n: lacking }) : say('headlineNoGaps')
    return el('p', { class: 'lead' }, first, ' ', rows.length > 0 ? second : '')
  }

  /** Where plans answer several templates, which of them the charts and the matrix below are about. */
  function templateChoice(template, view) {
    if (Rasoat.matrix.answered.length < 2) return null
    return el(
      'p',
      { class: 'choice' },
      el(
        'label',
        null,
        `${say('template')}: `,
        el(
          'select',
          { onchange: (event) => Rasoat.go({ ...view, template: event.target.value }) },
          ...Rasoat.matrix.answered.map((one) =>
            el('option', { value: one.id, selected: one.id === template?.id ? 'selected' : null }, one.title),
          ),
        ),
      ),
    )
  }

  function templateNote(template) {
    if (template === null) return null
    const source = [template.issuer, template.number, template.date].filter((one) => one !== null).join(', ')
    return el(
      'p',
      { class: 'quiet' },
      `${say('template')}: ${template.title} (${source}). `,
      template.reconstructed ? el('strong', { class: 'warn' }, say('reconstructed')) : null,
      batch.asOf === null ? null : ` ${say('asOf', { date: batch.asOf })}.`,
    )
  }

  function figures(rows, view) {
    const { missing } = batch.communes
    const shares = rows.map((row) => row.coverage).filter((one) => one !== null)
    const mean = shares.length === 0 ? null : shares.reduce((sum, one) => sum + one, 0) / shares.length
    const unclear = rows.reduce((sum, row) => sum + (row.counts.unclear ?? 0), 0)
    const failed = batch.files.filter((one) => one.status === 'failed').length
    const figure = (label, value, note, onclick) =>
      el(
        'li',
        null,
        el(
          onclick === undefined ? 'div' : 'button',
          { class: 'figure', type: onclick === undefined ? null : 'button', onclick },
          el('span', { class: 'label' }, say(label)),
          el('span', { class: 'value' }, String(value)),
          el('span', { class: 'note' }, say(note)),
        ),
      )
    const to = (id) => () => document.getElementById(id)?.scrollIntoView()
    const toUnclear = () => {
      Rasoat.go({ ...view, status: 'unclear' })
      requestAnimationFrame(to('matrix'))
    }
    return el(
      'ul',
      { class: 'figures' },
      figure('kpiReceived', batch.plans.length, 'kpiPlans', to('matrix')),
      figure(
        'kpiMissing',
        missing.length,
        'kpiCommunes',
        missing.length > 0 ? to('not-received') : undefined,
      ),
      figure('kpiFailed', failed, 'kpiFiles', failed > 0 ? to('not-read') : undefined),
      figure('kpiCoverage', percent(mean), 'kpiCoverageNote'),
      figure('kpiUnclear', unclear, 'kpiUnclearNote', unclear > 0 ? toUnclear : undefined),
    )
  }

  function chartCard({ title, note, key, all, few, draw, description }) {
    const host = el('div', { class: 'chart', role: 'img', 'aria-label': description })
    let full = false
    const render = () => draw(host, full ? all : few)
    const more =
      all.length > few.length
        ? el(
            'button',
            {
              type: 'button',
              class: 'plain',
              onclick: () => {
                full = !full
                more.textContent = full ? say('showFewer') : say('showAll', { n: all.length })
                render()
              },
            },
            say('showAll', { n: all.length }),
          )
        : null
    // After the first paint: the library is large and the matrix matters more.
    requestAnimationFrame(() => setTimeout(render))
    return el(
      'section',
      { class: 'card' },
      el('h2', null, title),
      el('p', { class: 'quiet' }, note),
      key ?? null,
      host,
      more,
    )
  }

  function coverageCard(matrix) {
    const { rows } = Rasoat.matrix.select(matrix, { ...Rasoat.matrix.DEFAULTS })
    if (rows.length === 0) return null
    return chartCard({
      title: say('coverageChart'),
      note: say('coverageChartNote'),
      all: rows,
      few: rows.slice(0, FEW),
      description: rows
        .slice(0, FEW)
        .map((row) => `${row.name} ${percent(row.coverage)}`)
        .join(', '),
      draw: (host, shown) =>
        Rasoat.charts.coverage(host, shown, (at) => {
          location.hash = Rasoat.matrix.planLink(shown[at].plan)
        }),
    })
  }

  function itemCard(matrix, view) {
    const tallies = matrix.items
      .map((item) => {
        const counts = {}
        for (const row of matrix.rows) {
          const { status } = row.cells[item.at]
          if (status !== null) counts[status] = (counts[status] ?? 0) + 1
        }
        const total = Rasoat.charts.LACKING.reduce((sum, one) => sum + (counts[one] ?? 0), 0)
        return { item, counts, total }
      })
      .filter((one) => one.total > 0)
      .sort((a, b) => b.total - a.total || a.item.at - b.item.at)
    if (tallies.length === 0) return null
    return chartCard({
      title: say('itemChart'),
      note: say('itemChartNote'),
      key: el(
        'ul',
        { class: 'legend' },
        Rasoat.charts.LACKING.map((status) =>
          el('li', { class: `key k-${status}` }, Rasoat.batch.labels.status[status]),
        ),
      ),
      all: tallies,
      few: tallies.slice(0, FEW),
      description: tallies
        .slice(0, FEW)
        .map((one) => `${one.item.text}: ${one.total}`)
        .join(', '),
      draw: (host, shown) =>
        Rasoat.charts.items(host, shown, (at) => {
          Rasoat.go({ ...view, item: shown[at].item.id, status: 'bad', sort: 'item' })
          document.getElementById('matrix')?.scrollIntoView()
        }),
    })
  }

  function notReceivedCard() {
    const { missing } = batch.communes
    if (missing.length === 0) return null
    return el(
      'section',
      { class: 'card', id: 'not-received' },
      el('h2', null, `${say('notReceived')} (${missing.length})`),
      el(
        'ul',
        { class: 'names' },
        missing.map((one) => el('li', null, one)),
      ),
    )
  }

  function failedCard() {
    if (batch.files.length === 0) return null
    return el(
      'section',
      { class: 'card', id: 'not-read' },
      el('h2', null, `${say('failedFiles')} (${batch.files.length})`),
      el(
        'ul',
        { class: 'files' },
        batch.files.map((one) =>
          el(
            'li',
            null,
            el('span', { class: `mark file-${one.status}` }, batch.labels.file[one.status]),
            ' ',
            el('span', { class: 'path' }, one.commune === null ? one.file : `${one.commune}: ${one.file}`),
            one.name === null ? null : [' ', el('a', { href: Rasoat.matrix.planLink(one) }, say('open'))],
            one.insteadOf === null
              ? null
              : el('span', { class: 'message' }, say('insteadOf', { file: one.insteadOf })),
            one.message === null ? null : el('span', { class: 'message' }, one.message),
          ),
        ),
      ),
    )
  }

  function unmatchedCard() {
    const plans = batch.plans.filter((one) => one.template === null)
    if (plans.length === 0) return null
    return el(
      'section',
      { class: 'card' },
      el('h2', null, `${say('noTemplate')} (${plans.length})`),
      el(
        'ul',
        { class: 'names' },
        plans.map((one) =>
          el('li', null, el('a', { href: Rasoat.matrix.planLink(one) }, Rasoat.communeName(one))),
        ),
      ),
    )
  }

  /** Findings on the batch, those of one kind under one head. */
  function batchCard() {
    if (batch.batch.length === 0) return null
    const kinds = new Map()
    for (const one of batch.batch) kinds.get(one.code)?.push(one) ?? kinds.set(one.code, [one])
    const item = (one) => el('li', null, one.message, ' ', plansOf(one))
    const list = [...kinds.values()].map((alike) =>
      el(
        'li',
        { class: `finding ${alike[0].severity}` },
        el('strong', null, alike.length > 1 ? `${alike[0].title} (${alike.length})` : alike[0].title),
        el('ul', { class: 'alike' }, alike.map(item)),
      ),
    )
    return el(
      'section',
      { class: 'card' },
      el('h2', null, say('batchFindings')),
      el('ul', { class: 'findings' }, list),
    )
  }

  function plansOf(finding) {
    const byName = new Map(batch.plans.map((one) => [one.name, one]))
    return finding.plans.map((name, at) => {
      const text = byName.has(name) ? Rasoat.communeName(byName.get(name)) : name
      return [at > 0 ? ', ' : null, el('a', { href: Rasoat.matrix.planLink({ name }) }, text)]
    })
  }

  Rasoat.screens.overview = { show }
})()

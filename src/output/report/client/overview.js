// The first screen: what came in, what is missing, and the matrix.
;(() => {
  const { batch, el, say, percent, upperFirst } = Rasoat
  const FEW = 12

  function show(main, view) {
    Rasoat.charts.clear()
    const matrix = Rasoat.matrix.build(view.template)
    main.replaceChildren(
      el('h1', null, batch.title),
      headline(matrix),
      templateNote(matrix.template),
      figures(matrix),
      el('div', { class: 'charts' }, coverageCard(matrix), itemCard(matrix, view)),
      matrixCard(matrix, view),
      el('div', { class: 'pair' }, notReceivedCard(), failedCard()),
      unmatchedCard(),
      batchCard(),
    )
    document.title = batch.title
  }

  function headline(matrix) {
    const { received, missing, failed } = batch.communes
    const all = received.length + missing.length + failed.length
    const lacking = matrix.rows.filter((row) => row.badMandatory > 0).length
    const first =
      missing.length + failed.length > 0
        ? say('headline', { received: received.length, all })
        : say('headlineAll', { received: received.length })
    const second = lacking > 0 ? say('headlineGaps', { n: lacking }) : say('headlineNoGaps')
    return el('p', { class: 'lead' }, first, ' ', matrix.rows.length > 0 ? second : '')
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

  function figures(matrix) {
    const { missing } = batch.communes
    const shares = matrix.rows.map((row) => row.coverage).filter((one) => one !== null)
    const mean = shares.length === 0 ? null : shares.reduce((sum, one) => sum + one, 0) / shares.length
    const unclear = matrix.rows.reduce((sum, row) => sum + (row.counts.unclear ?? 0), 0)
    const failed = batch.files.filter((one) => one.status === 'failed').length
    const figure = (label, value, note, href) =>
      el(
        'li',
        null,
        el(
          href === undefined ? 'div' : 'a',
          { class: 'figure', href },
          el('span', { class: 'label' }, label),
          el('span', { class: 'value' }, String(value)),
          el('span', { class: 'note' }, note),
        ),
      )
    return el(
      'ul',
      { class: 'figures' },
      figure(say('kpiReceived'), batch.plans.length, say('kpiPlans'), '#/?view=list'),
      figure(say('kpiMissing'), missing.length, say('kpiCommunes')),
      figure(say('kpiFailed'), failed, say('kpiFiles')),
      figure(say('kpiCoverage'), percent(mean), say('kpiCoverageNote')),
      figure(say('kpiUnclear'), unclear, say('kpiUnclearNote'), '#/?status=unclear'),
    )
  }

  function chartCard({ title, note, all, few, draw, description }) {
    const host = el('div', { class: 'chart', role: 'img', 'aria-label': description })
    let full = false
    const render = () => {
      Rasoat.charts.drop?.(host)
      draw(host, full ? all : few)
    }
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
    requestAnimationFrame(render)
    return el(
      'section',
      { class: 'card' },
      el('h2', null, title),
      el('p', { class: 'quiet' }, note),
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
        const total = ['missing', 'weaker', 'changed', 'unclear'].reduce(
          (sum, one) => sum + (counts[one] ?? 0),
          0,
        )
        return { item, counts, total }
      })
      .filter((one) => one.total > 0)
      .sort((a, b) => b.total - a.total || a.item.at - b.item.at)
    if (tallies.length === 0) return null
    return chartCard({
      title: say('itemChart'),
      note: say('itemChartNote'),
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

  function matrixCard(matrix, view) {
    if (batch.plans.length === 0 || matrix.template === null) return null
    const body = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('matrix') })
    const count = el('p', { class: 'quiet count', role: 'status' })
    const state = { ...view }
    const chips = el('p', { class: 'chips' })

    const render = () => {
      const selection = Rasoat.matrix.select(matrix, state)
      const asList = state.view === 'list' || (state.view === '' && window.innerWidth < 760)
      body.classList.toggle('as-list', asList)
      body.replaceChildren(
        selection.rows.length === 0
          ? el('p', { class: 'nothing' }, say('nothing'))
          : asList
            ? Rasoat.matrix.list(selection)
            : Rasoat.matrix.table(selection),
      )
      count.textContent = say('shown', {
        rows: selection.rows.length,
        all: matrix.rows.length,
        columns: selection.columns.length,
      })
      const item = matrix.items.find((one) => one.id === state.item)
      chips.replaceChildren(
        ...(item === undefined
          ? []
          : [
              el(
                'button',
                {
                  type: 'button',
                  class: 'chip',
                  onclick: () => change({ item: '', sort: state.sort === 'item' ? 'coverage' : state.sort }),
                },
                `${say('filterItem', { item: `${item.at + 1}. ${item.text}` })} ✕`,
              ),
            ]),
      )
    }
    const change = (part) => {
      Object.assign(state, part)
      render()
      Rasoat.remember(state)
      controls.replaceWith((controls = filters(matrix, state, change)))
    }
    const typed = (part) => {
      Object.assign(state, part)
      render()
      Rasoat.remember(state)
    }
    let controls = filters(matrix, state, change)
    const search = el(
      'div',
      { class: 'search' },
      field(
        say('searchCommune'),
        el('input', {
          type: 'search',
          id: 'search-commune',
          value: state.q,
          placeholder: say('searchCommuneHint'),
          oninput: (event) => typed({ q: event.target.value }),
        }),
      ),
      field(
        say('searchItem'),
        el('input', {
          type: 'search',
          id: 'search-item',
          value: state.i,
          placeholder: say('searchCommuneHint'),
          oninput: (event) => typed({ i: event.target.value }),
        }),
      ),
    )
    render()
    body.addEventListener('click', (event) => pick(event, change))
    body.addEventListener('keydown', (event) => walk(event, body))
    return el(
      'section',
      { class: 'card', id: 'matrix' },
      el('h2', null, say('matrix')),
      el('p', { class: 'quiet' }, say('matrixNote')),
      search,
      controls,
      chips,
      legend(),
      count,
      body,
    )
  }

  function filters(matrix, state, change) {
    const { labels } = batch
    const types = [...new Set(matrix.rows.map((row) => row.plan.type))].filter((one) => one !== null)
    const choice = (label, key, options) => {
      const select = el(
        'select',
        { id: `filter-${key}`, onchange: (event) => change({ [key]: event.target.value }) },
        options.map(([value, text]) => el('option', { value, selected: state[key] === value }, text)),
      )
      return field(label, select)
    }
    const any = ['', say('all')]
    const listed = (names) => Object.entries(names)
    const changed = Object.keys(Rasoat.matrix.DEFAULTS).some(
      (key) => !['template', 'view', 'sort'].includes(key) && state[key] !== '',
    )
    return el(
      'div',
      { class: 'filters' },
      batch.templates.length > 1
        ? choice(
            say('template'),
            'template',
            batch.templates.map((one) => [one.id, one.title]),
          )
        : null,
      types.length > 1
        ? choice(say('filterType'), 'type', [any, ...types.map((one) => [one, upperFirst(one)])])
        : null,
      choice(say('filterStatus'), 'status', [
        any,
        [
          'bad',
          [...'bad'].length > 0
            ? `${labels.status.missing}, ${labels.status.weaker.toLowerCase()}, ${labels.status.changed.toLowerCase()}, ${labels.status.unclear.toLowerCase()}`
            : '',
        ],
        ...batch.statuses.map((one) => [one, labels.status[one]]),
      ]),
      choice(say('filterRequirement'), 'requirement', [any, ...listed(labels.requirement)]),
      choice(say('filterKind'), 'kind', [any, ...listed(labels.kind)]),
      choice(say('filterReview'), 'review', [any, ...listed(labels.review)]),
      choice(say('sort'), 'sort', [
        ['coverage', say('sortCoverage')],
        ['coverage-down', say('sortCoverageDown')],
        ['missing', say('sortMissing')],
        ['name', say('sortName')],
        ...(state.item === '' ? [] : [['item', say('sortItem')]]),
      ]),
      choice(
        say('view'),
        'view',
        [
          ['', 'auto'],
          ['matrix', say('viewMatrix')],
          ['list', say('viewList')],
        ]
          .filter(([value]) => value !== '')
          .concat(state.view === '' ? [['', '–']] : []),
      ),
      el(
        'div',
        { class: 'buttons' },
        changed
          ? el(
              'button',
              {
                type: 'button',
                onclick: () =>
                  Rasoat.go({ ...Rasoat.matrix.DEFAULTS, template: state.template, view: state.view }),
              },
              say('clear'),
            )
          : null,
        el('button', { type: 'button', onclick: copyLink }, say('copyLink')),
      ),
    )
  }

  const field = (label, control) => el('label', { class: 'field' }, el('span', null, label), control)

  function copyLink() {
    const done = () => Rasoat.announce(say('copied'))
    if (navigator.clipboard !== undefined) {
      navigator.clipboard.writeText(location.href).then(done, () => Rasoat.announce(location.href))
    } else Rasoat.announce(location.href)
  }

  function legend() {
    return el(
      'ul',
      { class: 'legend', 'aria-label': say('legend') },
      batch.statuses.map((status) => el('li', null, Rasoat.badge(status))),
    )
  }

  function pick(event, change) {
    const cell = event.target.closest('td.cell')
    if (cell !== null) {
      location.hash = Rasoat.matrix.planLink({ name: cell.dataset.plan }, cell.dataset.item)
      return
    }
    const column = event.target.closest('button[data-column]')
    if (column !== null) change({ item: column.dataset.column, sort: 'item' })
  }

  /** Arrow keys move between the cells; Enter opens one. */
  function walk(event, body) {
    const cell = event.target.closest('td.cell')
    if (cell === null) return
    const row = cell.parentElement
    const at = [...row.children].indexOf(cell)
    const next = {
      ArrowLeft: () => cell.previousElementSibling,
      ArrowRight: () => cell.nextElementSibling,
      ArrowUp: () => row.previousElementSibling?.children[at],
      ArrowDown: () => row.nextElementSibling?.children[at],
      Home: () => row.querySelector('td.cell'),
      End: () => row.lastElementChild,
    }[event.key]
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      cell.click()
      return
    }
    if (next === undefined) return
    event.preventDefault()
    const target = next()
    if (!target?.classList.contains('cell')) return
    body.querySelector('td.cell[tabindex="0"]')?.setAttribute('tabindex', '-1')
    target.setAttribute('tabindex', '0')
    target.focus()
  }

  function notReceivedCard() {
    const { missing } = batch.communes
    if (missing.length === 0) return null
    return el(
      'section',
      { class: 'card' },
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
      { class: 'card' },
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
            el('span', { class: 'path' }, one.file),
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

  function batchCard() {
    if (batch.batch.length === 0) return null
    const byName = new Map(batch.plans.map((one) => [one.name, one]))
    return el(
      'section',
      { class: 'card' },
      el('h2', null, say('batchFindings')),
      el(
        'ul',
        { class: 'findings' },
        batch.batch.map((one) =>
          el(
            'li',
            { class: `finding ${one.severity}` },
            el('p', null, el('strong', null, one.title), '. ', one.message),
            el(
              'p',
              null,
              one.plans.flatMap((name, at) => [
                at > 0 ? ', ' : null,
                el(
                  'a',
                  { href: Rasoat.matrix.planLink({ name }) },
                  byName.has(name) ? Rasoat.communeName(byName.get(name)) : name,
                ),
              ]),
            ),
          ),
        ),
      ),
    )
  }

  Rasoat.screens.overview = { show }
})()

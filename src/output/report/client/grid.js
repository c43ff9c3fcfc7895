// The card around the matrix: search, filters, legend, and the way about it by mouse and keyboard.
;(() => {
  const { batch, el, say, upperFirst } = Rasoat
  const NARROW = 760

  function card(matrix, view) {
    if (matrix.template === null || matrix.rows.length === 0) return null
    const state = { ...view }
    const body = el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('matrix') })
    const count = el('p', { class: 'quiet count', role: 'status' })
    const controls = el('div', { class: 'controls' })
    const chips = el('p', { class: 'chips' })

    const render = () => {
      const selection = Rasoat.matrix.select(matrix, state)
      const asList = isList(state)
      body.classList.toggle('as-list', asList)
      if (selection.rows.length === 0) body.replaceChildren(el('p', { class: 'nothing' }, say('nothing')))
      else body.replaceChildren(asList ? Rasoat.matrix.list(selection) : Rasoat.matrix.table(selection))
      const { rows, columns } = selection
      count.textContent = say('shown', {
        rows: rows.length,
        all: matrix.rows.length,
        columns: columns.length,
      })
      chips.replaceChildren(...itemChip(matrix, state, change))
    }
    /** Takes a change of the view in, keeps it in the link. Typing leaves the controls alone, they hold the focus. */
    const change = (part, typing) => {
      Object.assign(state, part)
      render()
      if (typing !== true) controls.replaceChildren(...filters(matrix, state, change))
      Rasoat.remember(state)
    }
    const seek = (label, key) =>
      field(
        say(label),
        el('input', {
          type: 'search',
          id: `search-${key}`,
          value: state[key],
          placeholder: say('searchHint'),
          oninput: (event) => change({ [key]: event.target.value }, true),
        }),
      )
    controls.replaceChildren(...filters(matrix, state, change))
    render()
    body.addEventListener('click', (event) => pick(event, change))
    body.addEventListener('keydown', (event) => walk(event, body))
    return el(
      'section',
      { class: 'card', id: 'matrix' },
      el('h2', null, say('matrix')),
      el('p', { class: 'quiet' }, say('matrixNote')),
      el('div', { class: 'search' }, seek('searchCommune', 'q'), seek('searchItem', 'i')),
      el(
        'details',
        { class: 'more', open: window.innerWidth >= NARROW || isFiltered(state) },
        el('summary', null, say('filters')),
        controls,
      ),
      chips,
      el(
        'ul',
        { class: 'legend', 'aria-label': say('legend') },
        batch.statuses.map((status) => el('li', null, Rasoat.badge(status))),
        el('li', { class: 'quiet' }, say('marks')),
      ),
      count,
      body,
    )
  }

  const isList = (state) => state.view === 'list' || (state.view === '' && window.innerWidth < NARROW)
  const isFiltered = (state) =>
    Object.keys(Rasoat.matrix.DEFAULTS).some(
      (key) => !['template', 'view', 'sort'].includes(key) && state[key] !== '',
    )

  function itemChip(matrix, state, change) {
    const item = matrix.items.find((one) => one.id === state.item)
    if (item === undefined) return []
    const onclick = () => change({ item: '', sort: state.sort === 'item' ? 'coverage' : state.sort })
    const text = say('filterItem', { item: `${item.at + 1}. ${item.text}` })
    return [el('button', { type: 'button', class: 'chip', onclick }, `${text} ✕`)]
  }

  function filters(matrix, state, change) {
    const { labels } = batch
    const choice = (label, key, options) =>
      field(
        say(label),
        el(
          'select',
          { id: `filter-${key}`, onchange: (event) => change({ [key]: event.target.value }) },
          options.map(([value, text]) => el('option', { value, selected: state[key] === value }, text)),
        ),
      )
    const all = ['', say('all')]
    const types = [...new Set(matrix.rows.map((row) => row.plan.type))].filter((one) => one !== null)
    const sorts = [
      ['coverage', say('sortCoverage')],
      ['coverage-down', say('sortCoverageDown')],
      ['missing', say('sortMissing')],
      ['name', say('sortName')],
      ...(state.item === '' ? [] : [['item', say('sortItem')]]),
    ]
    const templates = Rasoat.matrix.answered.map((one) => [one.id, one.title])
    return [
      templates.length > 1 ? choice('template', 'template', templates) : null,
      types.length > 1
        ? choice('filterType', 'type', [all, ...types.map((one) => [one, upperFirst(one)])])
        : null,
      choice('filterStatus', 'status', [
        all,
        ['bad', say('statusBad')],
        ...batch.statuses.map((one) => [one, labels.status[one]]),
      ]),
      choice('filterRequirement', 'requirement', [all, ...Object.entries(labels.requirement)]),
      choice('filterKind', 'kind', [all, ...Object.entries(labels.kind)]),
      choice('filterReview', 'review', [all, ...Object.entries(labels.review)]),
      choice('sort', 'sort', sorts),
      viewSwitch(state, change),
      el(
        'div',
        { class: 'buttons' },
        isFiltered(state)
          ? el('button', { type: 'button', id: 'clear', onclick: () => clear(state) }, say('clear'))
          : null,
        el('button', { type: 'button', onclick: copyLink }, say('copyLink')),
      ),
    ].filter((one) => one !== null)
  }

  function viewSwitch(state, change) {
    const list = isList(state)
    const option = (view, word, on) =>
      el('button', { type: 'button', 'aria-pressed': String(on), onclick: () => change({ view }) }, say(word))
    return el(
      'div',
      { class: 'field', role: 'group', 'aria-label': say('view') },
      el('span', { 'aria-hidden': 'true' }, say('view')),
      el('div', { class: 'switch' }, option('matrix', 'viewMatrix', !list), option('list', 'viewList', list)),
    )
  }

  const clear = (state) =>
    Rasoat.go({
      ...Rasoat.matrix.DEFAULTS,
      template: state.template,
      view: state.view,
      sort: state.sort === 'item' ? '' : state.sort,
    })

  function copyLink() {
    const done = () => Rasoat.announce(say('copied'))
    const shown = () => Rasoat.announce(location.href)
    if (navigator.clipboard === undefined) shown()
    else navigator.clipboard.writeText(location.href).then(done, shown)
  }

  const field = (label, control) => el('label', { class: 'field' }, el('span', null, label), control)

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
      Enter: () => cell.click(),
      ' ': () => cell.click(),
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const target = next()
    if (!target?.classList.contains('cell')) return
    body.querySelector('td.cell[tabindex="0"]')?.setAttribute('tabindex', '-1')
    target.setAttribute('tabindex', '0')
    target.focus()
  }

  Rasoat.grid = { card }
})()

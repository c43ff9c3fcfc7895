// The matrix of communes × template items: rows, filters, and the state that a link carries.
;(() => {
  const { batch, fold, isBad } = Rasoat

  /** From here on only the rows in sight are laid out. */
  const MANY = 50

  /** What may stand in the link; the first value is what stands where the link says nothing. */
  const DEFAULTS = {
    template: '',
    q: '',
    i: '',
    type: '',
    requirement: '',
    kind: '',
    status: '',
    review: '',
    item: '',
    sort: 'coverage',
    view: '',
  }

  /** The templates that plans answer, the one that most answer first. */
  const answered = batch.templates
    .map((template) => ({
      template,
      plans: batch.plans.filter((plan) => plan.template === template.id).length,
    }))
    .filter(({ plans }) => plans > 0)
    .sort((a, b) => b.plans - a.plans)
    .map(({ template }) => template)

  /** Columns and rows of one template with people's decisions applied; the machine's status stays beside. */
  function build(templateId) {
    const template =
      answered.find((one) => one.id === templateId) ?? answered[0] ?? batch.templates[0] ?? null
    const items = (template?.items ?? []).map((item, at) => ({ ...item, at, folded: fold(item.text) }))
    const rows = batch.plans
      .filter((plan) => plan.counts && plan.template !== null && plan.template === template?.id)
      .map((plan) => buildRow(plan, items))
    return { template, items, rows }
  }

  function buildRow(plan, items) {
    const cells = items.map((item, at) => {
      const machine = plan.statuses[at]
      const review = Rasoat.decisions.reviewOf(plan, item.id, plan.hashes[at])
      return { machine, review, status: review.status ?? machine }
    })
    return {
      plan,
      cells,
      name: Rasoat.upperFirst(Rasoat.communeName(plan)),
      folded: fold(`${plan.type ?? ''} ${plan.commune ?? ''} ${plan.name}`),
      ...tally(cells, items),
    }
  }

  function tally(cells, items) {
    const counts = {}
    let applying = 0
    let good = 0
    let badMandatory = 0
    cells.forEach(({ status }, at) => {
      if (status === null) return
      counts[status] = (counts[status] ?? 0) + 1
      if (items[at].requirement !== 'mandatory' || status === 'not-applicable') return
      applying += 1
      if (status === 'met' || status === 'exceeded') good += 1
      if (status === 'missing' || status === 'weaker') badMandatory += 1
    })
    return { counts, badMandatory, coverage: applying === 0 ? null : good / applying }
  }

  /** Which columns and rows a view shows, in its order. */
  function select(matrix, view) {
    const item = view.item === '' ? null : (matrix.items.find((one) => one.id === view.item) ?? null)
    const words = fold(view.i)
    const columns = matrix.items.filter(
      (one) =>
        (item === null || one === item) &&
        (view.requirement === '' || one.requirement === view.requirement) &&
        (view.kind === '' || one.kind === view.kind) &&
        (words === '' || one.folded.includes(words)),
    )
    const sought = fold(view.q)
    const rows = matrix.rows.filter(
      (row) =>
        (sought === '' || row.folded.includes(sought)) &&
        (view.type === '' || row.plan.type === view.type) &&
        (view.status === '' || columns.some((one) => matches(row.cells[one.at], view.status))) &&
        (view.review === '' || columns.some((one) => row.cells[one.at].review.state === view.review)),
    )
    return { columns, rows: rows.sort(orderBy(view.sort, item)) }
  }

  const matches = (cell, status) => (status === 'bad' ? isBad(cell.status) : cell.status === status)

  const collator = new Intl.Collator('vi')
  const RANK = ['missing', 'weaker', 'changed', 'unclear', 'met', 'exceeded', 'not-applicable', null]
  function orderBy(sort, item) {
    const byName = (a, b) => collator.compare(a.plan.commune ?? '', b.plan.commune ?? '')
    const share = (row) => row.coverage ?? 2
    const missing = (row) => row.counts.missing ?? 0
    if (sort === 'name') return byName
    if (sort === 'coverage-down') return (a, b) => (b.coverage ?? -1) - (a.coverage ?? -1) || byName(a, b)
    if (sort === 'missing') return (a, b) => missing(b) - missing(a) || byName(a, b)
    if (sort === 'item' && item !== null) {
      const rank = (row) => RANK.indexOf(row.cells[item.at].status)
      return (a, b) => rank(a) - rank(b) || byName(a, b)
    }
    return (a, b) => share(a) - share(b) || byName(a, b)
  }

  function cellElement(row, item) {
    const { labels, signs } = batch
    const cell = row.cells[item.at]
    const td = document.createElement('td')
    if (cell.status === null) return td
    const doubt = row.plan.doubtful.includes(item.at)
    td.className = `cell s-${cell.status}${cell.review.state === 'open' ? '' : ` r-${cell.review.state}`}${doubt ? ' doubt' : ''}`
    td.dataset.plan = row.plan.name
    td.dataset.item = item.id
    td.tabIndex = -1
    td.textContent = signs[cell.status]
    td.setAttribute('role', 'gridcell')
    const said = cell.review.state === 'open' ? '' : `, ${labels.review[cell.review.state]}`
    const label = `${row.name}, ${item.at + 1}: ${labels.status[cell.status]}${said}`
    td.setAttribute('aria-label', label)
    td.title = `${item.text}\n${labels.status[cell.status]}${said}`
    return td
  }

  /** The grid as a table; one cell can be reached by Tab, the others by arrows. */
  function table(selection) {
    const { el, say } = Rasoat
    const { columns, rows } = selection
    const head = el(
      'tr',
      { role: 'row' },
      el('th', { class: 'corner', scope: 'col', role: 'columnheader' }, say('commune')),
      el('th', { class: 'share', scope: 'col', role: 'columnheader' }, say('coverage')),
      columns.map((item) =>
        el(
          'th',
          { class: `column ${item.requirement}`, scope: 'col', role: 'columnheader', title: item.text },
          el(
            'button',
            { type: 'button', 'data-column': item.id },
            el('span', { class: 'text' }, item.text),
            el('span', { class: 'number' }, String(item.at + 1)),
            el('span', { class: 'year' }, item.year === null ? '\u00a0' : String(item.year)),
          ),
        ),
      ),
    )
    const body = document.createElement('tbody')
    body.setAttribute('role', 'rowgroup')
    const shape = columns.map((one) => one.at).join()
    for (const row of rows) {
      // A row is built once for a set of columns: filtering and sorting only move it.
      if (row.shape !== shape) Object.assign(row, { shape, element: rowElement(row, columns) })
      body.append(row.element)
    }
    body.querySelector('td.cell')?.setAttribute('tabindex', '0')
    const grid = el(
      'table',
      { class: rows.length > MANY ? 'matrix long' : 'matrix', role: 'grid', 'aria-label': say('matrix') },
      el('thead', { role: 'rowgroup' }, head),
      body,
    )
    grid.style.setProperty('--columns', String(columns.length))
    return grid
  }

  function rowElement(row, columns) {
    const { el, percent } = Rasoat
    const tr = el(
      'tr',
      { role: 'row' },
      el(
        'th',
        { class: 'name', scope: 'row', role: 'rowheader' },
        el('a', { href: planLink(row.plan) }, row.name),
        verdictMark(row.plan),
      ),
      el('td', { class: 'share', role: 'gridcell' }, percent(row.coverage)),
    )
    for (const item of columns) tr.append(cellElement(row, item))
    return tr
  }

  function verdictMark(plan) {
    const { verdict, conflict } = Rasoat.decisions.verdictOf(plan)
    if (conflict) return Rasoat.el('span', { class: 'mark' }, batch.labels.review.conflict)
    return verdict === null ? null : Rasoat.el('span', { class: 'mark' }, verdict.verdict)
  }

  /** The same as a list, for narrow screens: a commune and what it lacks, in words. */
  function list(selection) {
    const { el, percent, badge } = Rasoat
    return el(
      'ul',
      { class: 'communes' },
      selection.rows.map((row) => {
        const lacks = selection.columns.filter((one) => isBad(row.cells[one.at].status))
        return el(
          'li',
          null,
          el(
            'div',
            { class: 'line' },
            el('a', { class: 'who', href: planLink(row.plan) }, row.name),
            verdictMark(row.plan),
            el('span', { class: 'share' }, percent(row.coverage)),
          ),
          lacks.length === 0
            ? null
            : el(
                'details',
                null,
                el('summary', null, summarise(lacks.map((one) => row.cells[one.at].status))),
                el(
                  'ol',
                  null,
                  lacks.map((one) =>
                    el(
                      'li',
                      null,
                      badge(row.cells[one.at].status),
                      ' ',
                      el('a', { href: planLink(row.plan, one.id) }, one.text),
                    ),
                  ),
                ),
              ),
        )
      }),
    )
  }

  function summarise(statuses) {
    const { labels, signs } = batch
    return batch.statuses
      .map((status) => [status, statuses.filter((one) => one === status).length])
      .filter(([, n]) => n > 0)
      .map(([status, n]) => `${signs[status]} ${labels.status[status]} ${n}`)
      .join('  ·  ')
  }

  const planLink = (plan, item) =>
    `#/plan/${encodeURIComponent(plan.name)}${item === undefined ? '' : `?item=${encodeURIComponent(item)}`}`

  Rasoat.matrix = { DEFAULTS, answered, build, select, table, list, planLink }
})()

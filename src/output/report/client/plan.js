// One plan: its facts, each item with its proof, its findings and content, beside the pages themselves.
;(() => {
  const { batch, el, say, percent, upperFirst } = Rasoat
  let screen = null

  async function show(main, name, view) {
    Rasoat.charts.clear()
    if (screen !== null && screen.name === name && main.contains(screen.element)) {
      screen.select(view)
      return
    }
    main.replaceChildren(el('p', { class: 'quiet loading' }, say('loading')))
    let plan
    try {
      plan = await Rasoat.load(`plans/${name}`)
    } catch {
      main.replaceChildren(
        el('p', { class: 'nothing' }, say('loadFailed')),
        el('p', null, el('a', { href: '#/' }, say('back'))),
      )
      return
    }
    screen = build(plan)
    main.replaceChildren(screen.element)
    document.title = `${upperFirst(Rasoat.communeName(plan))} – ${batch.title}`
    window.scrollTo(0, 0)
    screen.select(view)
  }

  function build(plan) {
    plan.findingHashes = new Set(plan.findings.map((one) => one.hash))
    const known = new Map([...plan.indicators, ...plan.tasks, ...plan.goals].map((one) => [one.id, one]))
    const state = { tab: 'items', entry: null, place: 0, onlyCheck: false }
    const entries = Rasoat.entries.list(plan, known)
    const byKey = new Map(entries.map((one) => [one.key, one]))
    const places = entries
      .filter((one) => one.tab === 'items' || one.tab === 'findings')
      .flatMap((one) =>
        one.evidence.map((evidence) => ({ ...evidence, entry: one.key, status: one.status ?? undefined })),
      )
    const viewer = Rasoat.viewer.create(plan, places, (key) => focusEntry(key))
    const panels = el('div', { class: 'panels' })
    const tabs = el('div', { class: 'tabs', role: 'tablist', 'aria-label': Rasoat.communeName(plan) })
    const progress = el('div', { class: 'progress' })
    const verdict = el('div')
    const element = el(
      'div',
      { class: 'plan' },
      el('p', { class: 'crumb' }, el('a', { href: '#/' }, `‹ ${say('back')}`)),
      el('h1', null, say('planOf', { commune: Rasoat.communeName(plan) })),
      plan.header.title === null ? null : el('p', { class: 'lead' }, plan.header.title),
      el(
        'div',
        { class: 'split' },
        el('div', { class: 'left' }, factsCard(), verdict, progress, tabs, panels),
        viewer.element,
      ),
    )

    const TABS = [
      ['items', 'tabItems', plan.items.length],
      ['findings', 'tabFindings', plan.findings.length],
      ['content', 'tabContent', plan.indicators.length + plan.tasks.length],
      ['restored', 'tabRestored', plan.restorations.length],
    ]

    function draw() {
      tabs.replaceChildren(
        ...TABS.map(([key, word, n]) =>
          el(
            'button',
            {
              type: 'button',
              role: 'tab',
              id: `tab-${key}`,
              'aria-selected': String(state.tab === key),
              'aria-controls': `panel-${key}`,
              tabindex: state.tab === key ? '0' : '-1',
              onclick: () => openTab(key),
              onkeydown: (event) => walkTabs(event, key),
            },
            say(word),
            el('span', { class: 'n' }, String(n)),
          ),
        ),
      )
      panels.replaceChildren(
        ...TABS.map(([key, word]) =>
          el(
            'div',
            {
              role: 'tabpanel',
              id: `panel-${key}`,
              class: 'panel',
              'aria-labelledby': `tab-${key}`,
              'data-off': state.tab !== key,
            },
            el('h2', { class: 'on-paper' }, say(word)),
            panel(key),
          ),
        ),
      )
      verdict.replaceChildren(Rasoat.review.verdictCard(plan, draw))
      drawProgress()
      mark()
    }

    function walkTabs(event, key) {
      const at = TABS.findIndex(([one]) => one === key)
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (step === undefined) return
      const next = TABS[(at + step + TABS.length) % TABS.length][0]
      openTab(next)
      document.getElementById(`tab-${next}`)?.focus()
    }

    function openTab(key) {
      state.tab = key
      for (const panelElement of panels.children)
        panelElement.toggleAttribute('data-off', panelElement.id !== `panel-${key}`)
      for (const tab of tabs.children) {
        const on = tab.id === `tab-${key}`
        tab.setAttribute('aria-selected', String(on))
        tab.tabIndex = on ? 0 : -1
      }
    }

    function panel(key) {
      if (key === 'content') return contentPanel()
      if (key === 'restored') return restoredPanel()
      const own = entries.filter((one) => one.tab === key)
      if (own.length === 0)
        return el('p', { class: 'nothing' }, say(key === 'items' ? 'noItems' : 'noFindings'))
      const list = own.map((one) => entryElement(one))
      if (key !== 'items') return list
      const box = el('input', {
        type: 'checkbox',
        checked: state.onlyCheck,
        onchange: (event) => {
          state.onlyCheck = event.target.checked
          element.classList.toggle('only-check', state.onlyCheck)
        },
      })
      return [el('label', { class: 'only' }, box, say('onlyCheck')), ...list]
    }

    const reviewOf = (entry) => Rasoat.decisions.reviewOf(plan, entry.item, entry.hash)
    const needsCheck = (entry) =>
      entry.check && ['open', 'changed', 'conflict'].includes(reviewOf(entry).state)

    function drawProgress() {
      const left = entries.filter(needsCheck).length
      progress.replaceChildren(
        el('span', null, left === 0 ? say('allChecked') : say('toCheck', { n: left })),
        left === 0
          ? ''
          : el(
              'button',
              { type: 'button', class: 'primary', onclick: () => step(1, needsCheck) },
              `${say('next')} (n)`,
            ),
        el('button', { type: 'button', class: 'plain', onclick: openHelp }, say('shortcuts')),
      )
    }

    function entryElement(entry) {
      const article = el('article', {
        class: `entry${entry.check ? ' to-check' : ''}`,
        id: `entry-${entry.key}`,
        'data-key': entry.key,
        tabindex: '-1',
      })
      drawEntry(article, entry)
      article.addEventListener('click', (event) => {
        if (event.target.closest('button, a, input, select, textarea, label, summary') === null)
          choose(entry.key, 0, false)
      })
      return article
    }

    function drawEntry(article, entry) {
      const review = reviewOf(entry)
      article.replaceChildren(
        ...[
          ...entry.body(review),
          ...placesOf(entry),
          entry.subject === null
            ? null
            : Rasoat.review.controls({ plan, ...entry.subject }, () => redraw(entry)),
        ].filter((one) => one !== null),
      )
    }

    function redraw(entry) {
      const article = document.getElementById(`entry-${entry.key}`)
      if (article !== null) drawEntry(article, entry)
      // The name given on an item stands in the verdict too.
      const name = verdict.querySelector('input[name="reviewer"]')
      if (name !== null && name.value === '') name.value = Rasoat.decisions.reviewer()
      drawProgress()
    }

    function placesOf(entry) {
      return entry.evidence.map((evidence, at) =>
        el(
          'div',
          { class: 'proof' },
          el(
            'button',
            { type: 'button', class: 'to-place', onclick: () => choose(entry.key, at, true) },
            say('page', { page: evidence.page }),
          ),
          el(
            'div',
            null,
            saysMore(entry, evidence) ? el('q', null, evidence.quote) : null,
            evidence.handwritten ? el('span', { class: 'tag' }, say('handwritten')) : null,
            evidence.confidence < 0.85
              ? el('span', { class: 'tag' }, say('confidence', { n: percent(evidence.confidence) }))
              : null,
            restoredIn(evidence),
          ),
        ),
      )
    }

    /** Whether the quote says more than the item itself, beside its dash and full stop. */
    function saysMore(entry, evidence) {
      const bare = (text) => Rasoat.fold(text).replace(/^[-+*•\s]+|[.;:,\s]+$/g, '')
      return entry.text === undefined || bare(entry.text) !== bare(evidence.quote)
    }

    /** Words inside the quote that restoration changed, with what was read before. */
    function restoredIn(evidence) {
      const [x0, y0, x1, y1] = evidence.box
      const words = plan.restorations.filter(({ page, box }) => {
        const x = (box[0] + box[2]) / 2
        const y = (box[1] + box[3]) / 2
        return page === evidence.page && x >= x0 && x <= x1 && y >= y0 && y <= y1
      })
      if (words.length === 0) return null
      return el(
        'p',
        { class: 'restored' },
        `${say('restoredHere')}: `,
        words
          .slice(0, 30)
          .map((one, at) => [
            at > 0 ? '; ' : null,
            el('mark', null, one.restored),
            ` (${say('readBefore', { before: one.original })})`,
          ]),
        words.length > 30 ? ' …' : null,
      )
    }

    function factsCard() {
      const { header } = plan
      const row = (label, value, evidence = []) =>
        el(
          'div',
          null,
          el('dt', null, label),
          el(
            'dd',
            null,
            value ?? el('em', { class: 'lack' }, say('unknown')),
            onePerPage(evidence).map((one) => [
              ' ',
              el(
                'button',
                {
                  type: 'button',
                  class: 'to-place',
                  onclick: () => viewer.show({ page: one.page, active: one, around: evidence, open: true }),
                },
                say('page', { page: one.page }),
              ),
            ]),
          ),
        )
      const date = header.date ?? partial(header.partialDate)
      return el(
        'details',
        { class: 'card fold facts', open: window.innerWidth >= 760 },
        el('summary', null, el('h2', null, say('facts'))),
        el(
          'dl',
          null,
          row(say('number'), header.number, header.evidence.number),
          row(say('date'), date, header.evidence.date),
          row(say('issuer'), header.issuer),
          row(say('period'), header.period),
          row(say('signer'), header.signer === '' ? null : header.signer, header.evidence.signer),
          row(say('answers'), header.basis, header.evidence.basis.slice(0, 1)),
          row(
            say('pages'),
            header.ocrPages > 0
              ? say('pagesOcr', { n: header.pageCount, ocr: header.ocrPages })
              : say('pagesText', { n: header.pageCount }),
          ),
          row(say('source'), el('span', { class: 'path' }, header.file)),
        ),
      )
    }

    /** One button a page: a signature's lines all stand together. */
    function onePerPage(evidence) {
      return evidence.filter((one, at) => evidence.findIndex((other) => other.page === one.page) === at)
    }

    function partial(date) {
      if (date === null || date.year === null) return null
      return say('dateUnknown', { month: date.month ?? '…', year: date.year })
    }

    function contentPanel() {
      const group = (key, list) => [
        el('h2', null, `${say(key)} (${list.length})`),
        list.length === 0 ? el('p', { class: 'quiet' }, say('none')) : null,
        list.map(entryElement),
      ]
      const of = (kind) => entries.filter((one) => one.tab === 'content' && one.kind === kind)
      return [group('goals', of('goal')), group('indicators', of('indicator')), group('tasks', of('task'))]
    }

    function restoredPanel() {
      if (plan.restorations.length === 0) return el('p', { class: 'nothing' }, say('noRestored'))
      const rows = plan.restorations.slice(0, 2000)
      return el(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': say('tabRestored') },
        el(
          'table',
          { class: 'plain-table' },
          el(
            'thead',
            null,
            el(
              'tr',
              null,
              ['restored', 'restoredTo', 'alternatives', 'viewer'].map((key) =>
                el('th', { scope: 'col' }, say(key)),
              ),
            ),
          ),
          el(
            'tbody',
            null,
            rows.map((one) =>
              el(
                'tr',
                null,
                el('td', null, one.original),
                el('td', null, el('mark', null, one.restored), ` ${percent(one.confidence)}`),
                el('td', null, one.alternatives.join(', ')),
                el(
                  'td',
                  null,
                  el(
                    'button',
                    {
                      type: 'button',
                      class: 'to-place',
                      onclick: () =>
                        viewer.show({
                          page: one.page,
                          active: { ...one, quote: `${one.original} → ${one.restored}` },
                          open: true,
                        }),
                    },
                    say('page', { page: one.page }),
                  ),
                ),
              ),
            ),
          ),
        ),
      )
    }

    /** Makes an entry the current one and shows its place; `open` brings the page up on narrow screens. */
    function choose(key, at, open) {
      const entry = byKey.get(key)
      if (entry === undefined) return
      state.entry = key
      state.place = at
      mark()
      const active = entry.evidence[at] ?? null
      if (active !== null) {
        viewer.show({
          page: active.page,
          active,
          around: entry.evidence.filter((one) => one !== active),
          open,
        })
      } else if (entry.expectedAt?.page) viewer.show({ page: entry.expectedAt.page, active: null, open })
      if (entry.tab === 'items') Rasoat.remember({ item: entry.item }, true)
    }

    function focusEntry(key, quiet) {
      const entry = byKey.get(key)
      if (entry === undefined) return
      if (state.tab !== entry.tab) openTab(entry.tab)
      choose(key, 0, false)
      const article = document.getElementById(`entry-${key}`)
      article?.focus({ preventScroll: true })
      article?.scrollIntoView({ block: quiet ? 'start' : 'nearest' })
    }

    function mark() {
      for (const one of element.querySelectorAll('.entry.current')) one.classList.remove('current')
      if (state.entry !== null)
        element.querySelector(`[data-key="${CSS.escape(state.entry)}"]`)?.classList.add('current')
    }

    /** Goes to the next entry that `wanted` accepts, round the end. */
    function step(by, wanted) {
      const pool = entries.filter((one) => wanted(one) || one.key === state.entry)
      if (pool.length === 0) return
      const at = pool.findIndex((one) => one.key === state.entry)
      const start = at === -1 ? (by > 0 ? -1 : 0) : at
      for (let i = 1; i <= pool.length; i += 1) {
        const next = pool[(start + by * i + pool.length * i) % pool.length]
        if (wanted(next)) {
          focusEntry(next.key)
          return
        }
      }
    }

    function press(key) {
      const shown = (one) =>
        one.tab === state.tab && document.getElementById(`entry-${one.key}`)?.offsetParent !== null
      const act = (name) =>
        document.getElementById(`entry-${state.entry}`)?.querySelector(`.do-${name}`)?.click()
      const actions = {
        j: () => step(1, shown),
        k: () => step(-1, shown),
        n: () => step(1, needsCheck),
        p: () => step(-1, needsCheck),
        e: () => {
          const entry = byKey.get(state.entry)
          if (entry !== undefined && entry.evidence.length > 0)
            choose(entry.key, (state.place + 1) % entry.evidence.length, true)
        },
        c: () => act('confirm'),
        o: () => act('overrule'),
        m: () => act('comment'),
        '[': () => viewer.turn(-1),
        ']': () => viewer.turn(1),
        '+': () => viewer.zoom(1),
        '=': () => viewer.zoom(1),
        '-': () => viewer.zoom(-1),
        u: () => {
          location.hash = '#/'
        },
        '?': openHelp,
        Escape: () => viewer.close(),
      }
      if (actions[key] === undefined) return false
      actions[key]()
      return true
    }

    function select(view) {
      const wanted =
        view.item === undefined
          ? null
          : entries.find((one) => one.item === view.item && (one.tab === 'items' || one.tab === 'content'))
      const finding =
        view.finding === undefined
          ? null
          : entries.find((one) => one.tab === 'findings' && one.hash === view.finding)
      const entry = wanted ?? finding ?? null
      if (entry !== null) {
        if (entry.key !== state.entry) focusEntry(entry.key, true)
        return
      }
      const first = entries.find(needsCheck) ?? entries[0]
      if (first !== undefined && state.entry === null) {
        state.entry = first.key
        if (first.tab !== state.tab) openTab(first.tab)
        mark()
        const active = first.evidence[0] ?? null
        if (active !== null) viewer.show({ page: active.page, active, around: first.evidence.slice(1) })
      }
    }

    draw()
    return { name: plan.name, element, select, press }
  }

  function openHelp() {
    const keys = [
      ['j  k', 'keyNext'],
      ['n  p', 'keyCheck'],
      ['e', 'keyPlace'],
      ['c', 'keyConfirm'],
      ['o', 'keyOverrule'],
      ['m', 'keyComment'],
      ['[  ]', 'keyPage'],
      ['+  -', 'keyZoom'],
      ['u', 'keyBack'],
      ['?', 'keyHelp'],
    ]
    Rasoat.review.openDialog(
      say('shortcuts'),
      el(
        'dl',
        { class: 'keys' },
        keys.map(([key, word]) =>
          el(
            'div',
            null,
            el(
              'dt',
              null,
              key.split('  ').map((one) => el('kbd', null, one)),
            ),
            el('dd', null, say(word)),
          ),
        ),
      ),
    )
  }

  Rasoat.screens.plan = {
    show,
    press: (key) => screen?.press(key) ?? false,
    redraw: () => {
      screen = null
    },
  }
})()

// What can be stepped through on a plan's page, and what each of them says.
;(() => {
  const { batch, el, say, percent, badge, isBad } = Rasoat

  /** Everything that can be stepped through, in the order of the tabs. */
  function listEntries(plan, known) {
    const sections = new Map(plan.sections.map((one) => [one.id, one.title]))
    return [
      ...plan.items.map((item, at) => itemEntry(item, { at, known, sections })),
      ...plan.findings.map((one, at) => findingEntry(one, at, sections)),
      ...plan.goals.map((one) => contentEntry('goal', one)),
      ...plan.indicators.map((one) => contentEntry('indicator', one)),
      ...plan.tasks.map((one) => contentEntry('task', one)),
    ]
  }

  function itemEntry(item, { at, known, sections }) {
    const found = item.planItems.map((id) => known.get(id)).filter((one) => one !== undefined)
    const doubtful = found.filter((one) => one.doubtful)
    return {
      key: `item-${item.id}`,
      tab: 'items',
      item: item.id,
      hash: item.hash,
      status: item.status,
      evidence: item.evidence,
      expectedAt: item.expectedAt,
      check: isBad(item.status) || doubtful.length > 0,
      subject: {
        item: item.id,
        hash: item.hash,
        status: item.status,
        statuses: true,
        withValue: item.kind === 'indicator',
      },
      body: (review) =>
        [
          el(
            'div',
            { class: 'line' },
            el('span', { class: 'n' }, `${at + 1}.`),
            badge(review.status ?? item.status),
            el('span', { class: `tag ${item.requirement}` }, batch.labels.requirement[item.requirement]),
            reviewTag(review),
          ),
          el('h3', null, item.text),
          review.status === null
            ? null
            : el('p', { class: 'quiet' }, say('machineSays', { status: batch.labels.status[item.status] })),
          el(
            'dl',
            { class: 'versus' },
            el(
              'div',
              null,
              el('dt', null, say('expected')),
              el('dd', null, item.expected ?? batch.labels.kind[item.kind]),
            ),
            el(
              'div',
              { class: `s-${item.status}` },
              el('dt', null, say('actual')),
              el(
                'dd',
                null,
                actual(item, found),
                review.value === null ? null : el('strong', { class: 'right-value' }, ` → ${review.value}`),
              ),
            ),
          ),
          differences(item),
          item.message === '' || !isBad(item.status) ? null : el('p', { class: 'message' }, item.message),
          item.note === null ? null : el('p', { class: 'quiet' }, item.note),
          doubtful.map(readings),
          whereExpected(item, sections),
          candidates(item, known),
        ]
          .flat()
          .filter((one) => one !== null),
    }
  }

  /** What the plan says, in figures where it has any: its words stand below, with the place. */
  function actual(item, found) {
    if (found.length === 0 && item.status === 'unclear')
      return el('em', { class: 'plain-words' }, say('notDecided'))
    if (found.length === 0 && item.status === 'not-applicable') return '–'
    if (found.length === 0) return el('em', { class: 'lack' }, say('nothingFound'))
    const facts = found.map(factText).filter((text) => text !== '')
    if (facts.length === 0) return el('span', { class: 'plain-words' }, shorten(found[0].text))
    return [...new Set(facts)].slice(0, 4).map((text) => el('span', { class: 'fact' }, text))
  }

  function factText(one) {
    const year = one.year ? say('inYear', { year: one.year }) : null
    const parts = [one.value, year, one.deadline, one.responsible]
    return parts.filter((part) => part !== null && part !== undefined).join('; ')
  }

  function differences(item) {
    if (item.differences.length === 0) return null
    return el(
      'ul',
      { class: 'differences' },
      item.differences.map((one) =>
        el(
          'li',
          null,
          el('strong', null, `${one.title}: `),
          say('difference', {
            expected: one.expected ?? say('notNamed'),
            actual: one.actual ?? say('notNamed'),
          }),
        ),
      ),
    )
  }

  function readings(one) {
    return el(
      'div',
      { class: 'doubtful' },
      el('p', null, el('span', { 'aria-hidden': 'true' }, '⚠ '), say('doubtful')),
      one.readings.length === 0
        ? null
        : el(
            'ul',
            null,
            one.readings.map((reading) =>
              el(
                'li',
                null,
                el('strong', null, reading.value ?? reading.text),
                ' ',
                el(
                  'span',
                  { class: 'quiet' },
                  say('readingBy', {
                    text: reading.text,
                    engine: reading.engine,
                    confidence: percent(reading.confidence),
                  }),
                ),
              ),
            ),
          ),
    )
  }

  function whereExpected(item, sections) {
    if (item.expectedAt === null || item.evidence.length > 0) return null
    const { page, section } = item.expectedAt
    const title = section === null ? null : shorten(sections.get(section) ?? section)
    const where = [
      title === null ? null : say('inSection', { section: title }),
      page === null ? null : say('page', { page }),
    ]
    const text = where.filter((one) => one !== null).join(', ')
    return text === '' ? null : el('p', { class: 'quiet' }, say('expectedAt', { where: text }))
  }

  const shorten = (text) => (text.length <= 90 ? text : `${text.slice(0, 88).trimEnd()}…`)

  function candidates(item, known) {
    const shown = item.candidates.filter((one) => known.has(one.planItem)).slice(0, 3)
    if (shown.length === 0 || item.status !== 'unclear') return null
    return el(
      'div',
      { class: 'candidates' },
      el('p', { class: 'quiet' }, say('candidates')),
      el(
        'ul',
        null,
        shown.map((one) => el('li', null, known.get(one.planItem).text, ` (${percent(one.similarity)})`)),
      ),
    )
  }

  function findingEntry(one, at, sections) {
    return {
      key: `finding-${at}`,
      tab: 'findings',
      item: `finding:${one.code}`,
      hash: one.hash,
      status: null,
      evidence: one.evidence,
      expectedAt: one.expectedAt,
      check: one.severity !== 'info',
      subject: {
        item: `finding:${one.code}`,
        hash: one.hash,
        status: null,
        statuses: false,
        withValue: false,
      },
      body: (review) =>
        [
          el(
            'div',
            { class: 'line' },
            el('span', { class: `severity ${one.severity}` }, batch.labels.severity[one.severity]),
            reviewTag(review),
          ),
          el('h3', null, one.title),
          el('p', { class: 'message' }, one.message),
          whereExpected(one, sections),
        ].filter((element) => element !== null),
    }
  }

  function contentEntry(kind, one) {
    const facts = [
      ['deadline', one.deadline],
      ['responsible', one.responsible],
      ['coordinating', one.coordinating],
      ['product', one.product],
    ].filter(([, value]) => value !== null && value !== undefined)
    return {
      key: `${kind}-${one.id}`,
      text: one.text,
      tab: 'content',
      kind,
      item: one.id,
      hash: one.hash,
      status: null,
      evidence: one.evidence,
      expectedAt: null,
      check: one.doubtful === true,
      subject:
        one.doubtful === true
          ? { item: one.id, hash: one.hash, status: null, statuses: false, withValue: true }
          : null,
      body: (review) =>
        [
          el(
            'div',
            { class: 'line' },
            one.value ? el('strong', { class: 'value' }, one.value) : null,
            one.year ? el('span', { class: 'tag' }, String(one.year)) : null,
            one.origin === 'annex' ? el('span', { class: 'tag' }, say('annex')) : null,
            one.addition ? el('span', { class: 'tag' }, '+') : null,
            one.doubtful ? reviewTag(review) : null,
          ),
          el('p', { class: 'text' }, one.text),
          facts.length === 0
            ? null
            : el(
                'dl',
                { class: 'small' },
                facts.map(([key, value]) => el('div', null, el('dt', null, say(key)), el('dd', null, value))),
              ),
          one.doubtful ? readings(one) : null,
        ].filter((element) => element !== null),
    }
  }

  const reviewTag = (review) =>
    el('span', { class: `tag review-${review.state}` }, batch.labels.review[review.state])

  Rasoat.entries = { list: listEntries, reviewTag }
})()

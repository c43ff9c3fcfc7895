// What reviewers decided: kept in the browser, exported and imported as decisions.json.
;(() => {
  const { batch } = Rasoat
  const storageKey = `rasoat.decisions.${batch.pipeline}`
  const nameKey = 'rasoat.reviewer'
  const STATES = ['confirm', 'overrule', 'comment']
  const VERDICTS = ['đạt', 'cần sửa', 'không đạt']
  let memory = null

  const read = (key) => {
    try {
      return window.localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const write = (key, value) => {
    try {
      window.localStorage.setItem(key, value)
      return true
    } catch {
      return false
    }
  }

  /** Decisions made or imported here. Withdrawn ones of the run stay as keys in `withdrawn`. */
  function local() {
    if (memory === null) {
      memory = { decisions: [], verdicts: [], withdrawn: [] }
      try {
        const stored = JSON.parse(read(storageKey) ?? 'null')
        if (stored !== null && isDecisions(stored)) memory = { withdrawn: [], ...stored }
      } catch {
        // A damaged store is as good as an empty one.
      }
      index = null
    }
    return memory
  }

  function save() {
    index = null
    if (!write(storageKey, JSON.stringify({ schemaVersion: '1.0', ...local() })))
      Rasoat.announce(Rasoat.say('storageFailed'))
  }

  let index = null
  /** All decisions, the run's and this browser's, by plan or commune. */
  function all() {
    const mine = local()
    if (index !== null) return index
    const gone = new Set(mine.withdrawn)
    const kept = new Map()
    for (const one of [...batch.decisions.decisions, ...mine.decisions]) {
      if (gone.has(keyOf(one))) continue
      const key = slotOf(one)
      const old = kept.get(key)
      if (old === undefined || old.decidedAt <= one.decidedAt) kept.set(key, one)
    }
    const verdicts = new Map()
    for (const one of [...batch.decisions.verdicts, ...mine.verdicts]) {
      if (gone.has(keyOf(one))) continue
      const key = `${one.planId}\n${one.reviewer}`
      const old = verdicts.get(key)
      if (old === undefined || old.decidedAt <= one.decidedAt) verdicts.set(key, one)
    }
    const byTime = (a, b) => (a.decidedAt < b.decidedAt ? -1 : a.decidedAt > b.decidedAt ? 1 : 0)
    const decisions = [...kept.values()].sort(byTime)
    const byItem = new Map()
    const add = (key, one) => byItem.get(key)?.push(one) ?? byItem.set(key, [one])
    for (const one of decisions) {
      add(`${one.planId}\n${one.item}`, one)
      if (one.commune !== null) add(`@${Rasoat.fold(one.commune)}\n${one.item}`, one)
    }
    index = { decisions, verdicts: [...verdicts.values()].sort(byTime), byItem }
    return index
  }

  const slotOf = (one) =>
    [
      one.planId,
      one.item,
      one.evidenceHash,
      one.reviewer,
      one.action === 'comment' ? `comment:${one.comment}` : '',
    ].join('\n')
  const keyOf = (one) =>
    JSON.stringify([
      one.planId,
      one.item ?? 'verdict',
      one.reviewer,
      one.decidedAt,
      one.action ?? one.verdict,
    ])

  /**
   * How people stand to one item: `open`, `confirmed`, `overruled`, `conflict` or `changed` (decided on other
   * evidence), with the status and value that a person put in place of the machine's.
   */
  function reviewOf(plan, item, hash) {
    const { byItem } = all()
    const own = byItem.get(`${plan.id}\n${item}`)
    const earlier =
      own === undefined && plan.commune !== null
        ? byItem.get(`@${Rasoat.fold(plan.commune)}\n${item}`)
        : undefined
    const said = own ?? earlier ?? []
    // Findings share their code: only what was said of this one counts, unless its own is gone.
    const open = { state: 'open', status: null, value: null, decisions: said }
    if (said.length === 0) return open
    const firm = said.filter((one) => one.action !== 'comment')
    const holding = firm.filter((one) => one.evidenceHash === hash)
    if (item.startsWith('finding:') && holding.length === 0) {
      const here = said.filter((one) => one.evidenceHash === hash)
      if (here.length > 0 || plan.findingHashes?.has(firm[0]?.evidenceHash))
        return { ...open, decisions: here }
    }
    if (holding.length === 0) return { ...open, state: firm.length > 0 ? 'changed' : 'open' }
    const lastWords = new Map(
      holding.map((one) => [one.reviewer, JSON.stringify([one.action, one.status, one.value])]),
    )
    if (new Set(lastWords.values()).size > 1) return { ...open, state: 'conflict' }
    const last = holding[holding.length - 1]
    if (last.action === 'confirm') return { ...open, state: 'confirmed' }
    const status = last.status in batch.labels.status ? last.status : null
    return { ...open, state: 'overruled', status, value: last.value }
  }

  /** The verdicts on a plan, and the one that stands (null where reviewers disagree). */
  function verdictOf(plan) {
    const verdicts = all().verdicts.filter((one) => one.planId === plan.id)
    const agreed = new Set(verdicts.map((one) => one.verdict)).size <= 1
    return { verdicts, verdict: agreed ? (verdicts[verdicts.length - 1] ?? null) : null, conflict: !agreed }
  }

  function decide(decision) {
    const mine = local()
    mine.decisions = mine.decisions.filter((one) => slotOf(one) !== slotOf(decision))
    mine.decisions.push(decision)
    save()
  }

  function decideVerdict(verdict) {
    const mine = local()
    mine.verdicts = mine.verdicts.filter(
      (one) => one.planId !== verdict.planId || one.reviewer !== verdict.reviewer,
    )
    mine.verdicts.push(verdict)
    save()
  }

  /** Takes a decision back; one that came with the run is marked as withdrawn. */
  function withdraw(decision) {
    const mine = local()
    const key = keyOf(decision)
    mine.decisions = mine.decisions.filter((one) => keyOf(one) !== key)
    mine.verdicts = mine.verdicts.filter((one) => keyOf(one) !== key)
    mine.withdrawn.push(key)
    save()
  }

  /** All that is known, as decisions.json. */
  function exported() {
    const { decisions, verdicts } = all()
    return `${JSON.stringify({ schemaVersion: '1.0', decisions, verdicts }, null, 2)}\n`
  }

  /** Takes another reviewer's file in; returns how many decisions it held, throws where it is none. */
  function imported(text) {
    const file = JSON.parse(text)
    if (!isDecisions(file)) throw new Error('not a decisions.json')
    const mine = local()
    const coming = new Set([...file.decisions, ...file.verdicts].map(keyOf))
    mine.withdrawn = mine.withdrawn.filter((key) => !coming.has(key))
    mine.decisions.push(...file.decisions.map(cleanDecision))
    mine.verdicts.push(...file.verdicts.map(cleanVerdict))
    save()
    return file.decisions.length + file.verdicts.length
  }

  const isText = (one) => typeof one === 'string'
  const isTextOrNull = (one) => one === null || typeof one === 'string'
  function isDecisions(file) {
    return (
      typeof file === 'object' &&
      file !== null &&
      Array.isArray(file.decisions) &&
      Array.isArray(file.verdicts) &&
      file.decisions.every(
        (one) =>
          [one.planId, one.item, one.reviewer, one.decidedAt, one.evidenceHash].every(isText) &&
          STATES.includes(one.action) &&
          [one.commune, one.value, one.status, one.comment].every(isTextOrNull),
      ) &&
      file.verdicts.every(
        (one) => [one.planId, one.reviewer, one.decidedAt].every(isText) && VERDICTS.includes(one.verdict),
      )
    )
  }
  const cleanDecision = ({
    planId,
    commune,
    item,
    action,
    value,
    status,
    comment,
    reviewer,
    decidedAt,
    evidenceHash,
  }) => ({
    ...{ planId, commune, item, action, value, status, comment, reviewer, decidedAt, evidenceHash },
  })
  const cleanVerdict = ({ planId, commune, verdict, reviewer, decidedAt, resubmitBy, comment }) => ({
    ...{ planId, commune: commune ?? null, verdict, reviewer, decidedAt },
    ...{ resubmitBy: resubmitBy ?? null, comment: comment ?? null },
  })

  let reviewerName = null
  Rasoat.decisions = {
    VERDICTS,
    reviewOf,
    verdictOf,
    decide,
    decideVerdict,
    withdraw,
    exported,
    imported,
    count: () => ({ n: all().decisions.length, verdicts: all().verdicts.length }),
    reviewer: () => reviewerName ?? read(nameKey) ?? '',
    setReviewer: (name) => {
      reviewerName = name
      write(nameKey, name)
    },
  }
})()

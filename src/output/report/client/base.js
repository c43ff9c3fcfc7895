// The report's one global: data, words and the few helpers that every screen uses.
;(() => {
  const received = new Map()
  const waiting = new Map()

  /** Called by the data scripts: the overview's is `batch`, a plan's is `plans/<name>`. */
  function receive(key, value) {
    received.set(key, value)
    if (key === 'batch') Rasoat.batch = value
  }

  /** Loads a data script once; works from disk, where `fetch` does not. */
  function load(key) {
    if (received.has(key)) return Promise.resolve(received.get(key))
    if (!waiting.has(key)) {
      const loading = loadScript(`data/${key.split('/').map(encodeURIComponent).join('/')}.js`)
        .then(() => {
          if (!received.has(key)) throw new Error(`${key} did not arrive`)
          return received.get(key)
        })
        .finally(() => waiting.delete(key))
      waiting.set(key, loading)
    }
    return waiting.get(key)
  }

  function loadScript(src) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = src
      script.onload = () => resolve()
      script.onerror = () => reject(new Error(`${src} did not load`))
      document.head.append(script)
    })
  }

  /**
   * An element. Properties starting with `on` are listeners, `class`, `data-*`, `aria-*` and the like attributes;
   * children are elements or texts, which are never read as HTML.
   */
  function el(tag, properties, ...children) {
    const element = document.createElement(tag)
    for (const [key, value] of Object.entries(properties ?? {})) {
      if (value === null || value === undefined || value === false) continue
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
      else element.setAttribute(key, value === true ? '' : String(value))
    }
    for (const child of children.flat(Infinity))
      if (child !== null && child !== undefined && child !== false) element.append(child)
    return element
  }

  /** One of the report's sentences, its `{names}` filled in. */
  function say(key, values = {}) {
    const text = Rasoat.batch.words[key] ?? key
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole))
  }

  /** Without diacritics and case, for search: "sa thay" finds "Sa Thầy". */
  function fold(text) {
    return text
      .normalize('NFD')
      .replace(/\p{Mn}+/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .trim()
  }

  const decimal = () => (Rasoat.batch.lang === 'vi' ? ',' : '.')

  /** `0.875` → `87,5%`; never rounded up to 100 %. */
  function percent(share) {
    if (share === null) return '–'
    const tenths = Math.round(share * 1000)
    return `${String((share < 1 ? Math.min(tenths, 999) : tenths) / 10).replace('.', decimal())}%`
  }

  /** ISO date or time → the reader's way of writing a day. */
  function day(iso) {
    const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-')
    if (Rasoat.batch.lang !== 'vi') return `${year}-${month}-${date}`
    return `${date}/${Number(month) <= 2 ? month : Number(month)}/${year}`
  }

  /** "xã Sa Thầy", or that the commune is not known. */
  function communeName(plan) {
    if (plan.commune === null) return `${say('unnamed')} (${plan.name})`
    const name = plan.type === null ? plan.commune : `${plan.type} ${plan.commune}`
    return isTwice(plan) ? `${name} (${plan.name})` : name
  }

  let twice = null
  /** Whether another plan of the batch has the same commune: then only the file's name tells them apart. */
  function isTwice({ commune, type }) {
    if (twice === null) {
      const seen = new Set()
      twice = new Set()
      for (const one of Rasoat.batch.plans) {
        const key = `${one.type} ${one.commune}`
        if (seen.has(key)) twice.add(key)
        seen.add(key)
      }
    }
    return twice.has(`${type} ${commune}`)
  }

  const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1)

  /** A status as sign and words. */
  function badge(status, extra) {
    const { labels, signs } = Rasoat.batch
    return el(
      'span',
      { class: `badge s-${status} ${extra ?? ''}`, title: labels.statusMeaning[status] },
      el('span', { 'aria-hidden': 'true', class: 'sign' }, signs[status]),
      labels.status[status],
    )
  }

  /** Says something to screen readers, and shortly on the screen. */
  function announce(text) {
    const live = document.getElementById('live')
    live.textContent = text
    live.classList.add('shown')
    clearTimeout(announce.timer)
    announce.timer = setTimeout(() => live.classList.remove('shown'), 4000)
  }

  const bad = new Set(['missing', 'weaker', 'changed', 'unclear'])

  window.Rasoat = {
    batch: null,
    screens: {},
    receive,
    load,
    loadScript,
    el,
    say,
    fold,
    percent,
    day,
    communeName,
    upperFirst,
    badge,
    announce,
    /** Statuses that a person should look at. */
    isBad: (status) => bad.has(status),
  }
})()

// Reads the link, shows the screen it names, and keeps the link true to what is shown.
;(() => {
  const { batch, el, say } = Rasoat
  const main = document.getElementById('main')
  const { DEFAULTS } = Rasoat.matrix

  function parse() {
    const [path = '', query = ''] = location.hash.replace(/^#/, '').split('?')
    const view = Object.fromEntries(new URLSearchParams(query))
    const plan = path.match(/^\/plan\/([^/]+)$/)
    if (plan !== null) return { screen: 'plan', name: safeDecode(plan[1]), view }
    const known = Object.fromEntries(Object.keys(DEFAULTS).map((key) => [key, view[key] ?? DEFAULTS[key]]))
    return { screen: 'overview', name: null, view: known }
  }

  const safeDecode = (text) => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }

  const queryOf = (view) => {
    const query = new URLSearchParams()
    for (const [key, value] of Object.entries(view))
      if (value !== '' && value !== DEFAULTS[key]) query.set(key, value)
    return query.size === 0 ? '' : `?${query}`
  }

  function show() {
    const { screen, name, view } = parse()
    document.body.dataset.screen = screen
    if (screen === 'plan') Rasoat.screens.plan.show(main, name, view)
    else Rasoat.screens.overview.show(main, view)
  }

  /** Puts the view into the link without opening anything anew. */
  Rasoat.remember = (view, onPlan) => {
    const { screen, name } = parse()
    if (onPlan !== (screen === 'plan' ? true : undefined)) return
    const path = screen === 'plan' ? `#/plan/${encodeURIComponent(name)}` : '#/'
    history.replaceState(null, '', path + queryOf(view))
    if (screen === 'overview') lastOverview = location.hash
  }

  /** Opens the overview in the view given. */
  Rasoat.go = (view) => {
    const hash = `#/${queryOf(view)}`
    if (location.hash === hash) show()
    else location.hash = hash
  }

  let lastOverview = '#/'

  function top() {
    document
      .getElementById('top')
      .replaceChildren(
        el(
          'a',
          { class: 'brand', href: '#/' },
          el('span', { class: 'seal', 'aria-hidden': 'true' }, '✓'),
          say('appName'),
        ),
        el('span', { class: 'gap' }),
        el(
          'button',
          { type: 'button', id: 'exchange', onclick: () => Rasoat.review.openExchange(reload) },
          say('decisions'),
        ),
        el('button', { type: 'button', class: 'wide', onclick: () => window.print() }, say('print')),
      )
  }

  function reload() {
    Rasoat.screens.plan.redraw()
    show()
  }

  window.addEventListener('hashchange', () => {
    const { screen } = parse()
    if (screen === 'overview') lastOverview = location.hash
    show()
    if (screen === 'overview') window.scrollTo(0, 0)
  })

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    const typing = target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null
    if (typing && event.key !== 'Escape') return
    if (document.querySelector('dialog[open]') !== null) return
    if (parse().screen === 'plan' && Rasoat.screens.plan.press(event.key)) event.preventDefault()
  })

  document.addEventListener('click', (event) => {
    const back = event.target.closest('.crumb a')
    if (back !== null) back.setAttribute('href', lastOverview)
  })

  top()
  document.documentElement.lang = batch.lang
  show()
})()

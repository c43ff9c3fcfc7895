// The page's picture with the places marked on it.
;(() => {
  const { el, say } = Rasoat
  const ZOOMS = [1, 1.35, 1.8, 2.4, 3.2]

  /**
   * A viewer of one plan's pages. `places` are all places that items point to, `{ page, box, entry, status }`;
   * `onPick(entry)` is called when a place is clicked.
   */
  function create(plan, places, onPick) {
    const byPage = new Map()
    for (const place of places) byPage.get(place.page)?.push(place) ?? byPage.set(place.page, [place])
    const state = { page: plan.pages[0]?.page ?? 1, zoom: 0, active: null, around: [] }
    const sheet = el('div', { class: 'sheet' })
    const desk = el(
      'div',
      { class: 'desk', tabindex: '0', role: 'region', 'aria-label': say('viewer') },
      sheet,
    )
    const counter = el('span', { class: 'counter', role: 'status' })
    const note = el('p', { class: 'quiet how' })
    const button = (label, sign, onclick) =>
      el('button', { type: 'button', 'aria-label': label, title: label, onclick }, sign)
    const element = el(
      'section',
      { class: 'viewer', 'aria-label': say('viewer') },
      el(
        'div',
        { class: 'bar' },
        button(say('previousPage'), '‹', () => turn(-1)),
        counter,
        button(say('nextPage'), '›', () => turn(1)),
        el('span', { class: 'gap' }),
        button(say('zoomOut'), '−', () => zoom(-1)),
        button(say('zoomIn'), '+', () => zoom(1)),
        el(
          'button',
          { type: 'button', class: 'close', 'aria-label': say('backToItem'), onclick: close },
          `✕ ${say('close')}`,
        ),
      ),
      note,
      desk,
    )

    function turn(step) {
      const at = plan.pages.findIndex((one) => one.page === state.page) + step
      const next = plan.pages[at]
      if (next !== undefined) show({ page: next.page, active: null })
    }

    function zoom(step) {
      state.zoom = Math.max(0, Math.min(ZOOMS.length - 1, state.zoom + step))
      sheet.style.width = `${ZOOMS[state.zoom] * 100}%`
      centre()
    }

    /** Shows a page; `active` is the place to look at, `around` the other places of the same item. */
    function show({ page, active, around = [], open = false }) {
      Object.assign(state, { page, active, around })
      draw()
      if (open) openUp()
    }

    /** On a narrow screen the page covers the list, a step nearer so that it can be read. */
    function openUp() {
      element.classList.add('open')
      if (window.innerWidth < 600 && state.zoom === 0) zoom(2)
      else centre()
    }

    function close() {
      element.classList.remove('open')
      document.querySelector('.entry.current')?.focus()
    }

    function draw() {
      const page = plan.pages.find((one) => one.page === state.page)
      if (page === undefined) return
      counter.textContent = say('pageOf', { page: state.page, all: plan.pages.length })
      const method = Rasoat.batch.labels.method[page.method]
      note.textContent = `${method}. ${page.reason}`
      const marks = [...(byPage.get(state.page) ?? [])]
        .filter((place) => !isActive(place))
        .map((place) => markElement(page, place, 'faint'))
      const lit = [...state.around.filter((one) => one !== state.active), state.active].filter(
        (one) => one !== null && one.page === state.page,
      )
      const strong = lit.map((place) => markElement(page, place, place === state.active ? 'active' : 'near'))
      sheet.replaceChildren(pictureElement(page), ...marks, ...strong)
      sheet.dataset.page = String(state.page)
      centre()
    }

    const isActive = (place) =>
      [state.active, ...state.around].some((one) => one !== null && same(one, place))
    const same = (a, b) => a.page === b.page && a.box.every((value, at) => value === b.box[at])

    function pictureElement(page) {
      const blank = () => {
        const paper = el('div', { class: 'paper' }, el('p', { class: 'quiet' }, say('noPicture')))
        paper.style.aspectRatio = `${page.width} / ${page.height}`
        return paper
      }
      if (page.picture === null) return blank()
      const image = el('img', {
        src: page.picture.split('/').map(encodeURIComponent).join('/'),
        alt: say('pictureOf', { page: page.page }),
        width: Math.round(page.width),
        height: Math.round(page.height),
        decoding: 'async',
      })
      image.addEventListener('load', centre)
      image.addEventListener('error', () => image.replaceWith(blank()))
      return image
    }

    function markElement(page, place, kind) {
      const [x0, y0, x1, y1] = place.box
      const margin = kind === 'faint' ? 0 : 2
      const mark = el('button', {
        type: 'button',
        class: `place ${kind} ${place.status === undefined ? '' : `s-${place.status}`}`,
        title: place.quote ?? '',
        'aria-label': place.quote ?? say('page', { page: place.page }),
        tabindex: kind === 'faint' ? '-1' : '0',
        onclick: () => {
          close()
          if (place.entry !== undefined) onPick(place.entry)
        },
      })
      mark.style.left = `${((x0 - margin) / page.width) * 100}%`
      mark.style.top = `${((y0 - margin) / page.height) * 100}%`
      mark.style.width = `${((x1 - x0 + 2 * margin) / page.width) * 100}%`
      mark.style.height = `${((y1 - y0 + 2 * margin) / page.height) * 100}%`
      return mark
    }

    function centre() {
      const mark = sheet.querySelector('.place.active')
      if (mark === null) return
      desk.scrollTop = mark.offsetTop - desk.clientHeight / 2 + mark.offsetHeight / 2
      desk.scrollLeft = mark.offsetLeft - desk.clientWidth / 2 + mark.offsetWidth / 2
    }

    draw()
    return { element, show, turn, zoom, close, page: () => state.page }
  }

  Rasoat.viewer = { create }
})()

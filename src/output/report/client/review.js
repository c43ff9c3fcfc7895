// What a reviewer says on an item, a finding or a plan.
;(() => {
  const { batch, el, say, day } = Rasoat

  /**
   * The controls under one entry. `subject` is `{ plan, item, hash, status, statuses, withValue }`;
   * `onChange` is called when something was decided.
   */
  function controls(subject, onChange) {
    const host = el('div', { class: 'review' })
    const draw = (form) => {
      const review = Rasoat.decisions.reviewOf(subject.plan, subject.item, subject.hash)
      host.replaceChildren(
        ...state(review),
        ...review.decisions.map((one) => said(one, onChange)),
        form === undefined ? buttons(review) : form,
      )
    }
    const buttons = (review) =>
      el(
        'div',
        { class: 'actions' },
        el(
          'button',
          { type: 'button', class: 'do-confirm', onclick: () => decide('confirm', {}) },
          review.state === 'confirmed' ? `✓ ${say('confirm')}` : say('confirm'),
        ),
        el(
          'button',
          { type: 'button', class: 'do-overrule', onclick: () => draw(overruleForm()) },
          say('overrule'),
        ),
        el(
          'button',
          { type: 'button', class: 'do-comment', onclick: () => draw(commentForm()) },
          say('comment'),
        ),
      )

    function decide(action, { status = null, value = null, comment = null }) {
      withReviewer(host, (reviewer) => {
        Rasoat.decisions.decide({
          planId: subject.plan.id,
          commune: subject.plan.commune,
          item: subject.item,
          action,
          value: value === '' ? null : value,
          status: status === '' ? null : status,
          comment: comment === '' ? null : comment,
          reviewer,
          decidedAt: new Date().toISOString(),
          evidenceHash: subject.hash,
        })
        draw()
        onChange()
      })
    }

    function overruleForm() {
      const status = subject.statuses
        ? el(
            'select',
            { name: 'status' },
            batch.statuses.map((one) =>
              el('option', { value: one, selected: one === subject.status }, batch.labels.status[one]),
            ),
          )
        : null
      const value = subject.withValue ? el('input', { name: 'value', autocomplete: 'off' }) : null
      const comment = el('textarea', { name: 'comment', rows: '2' })
      return formElement(
        [
          status === null ? null : labelled(say('rightStatus'), status),
          value === null ? null : labelled(say('rightValue'), value),
          labelled(say('comment'), comment),
        ],
        () =>
          decide('overrule', {
            status: status?.value ?? null,
            value: value?.value ?? null,
            comment: comment.value,
          }),
      )
    }

    function commentForm() {
      const comment = el('textarea', { name: 'comment', rows: '3' })
      return formElement(
        [labelled(say('comment'), comment)],
        () => comment.value.trim() !== '' && decide('comment', { comment: comment.value }),
      )
    }

    function formElement(fields, onSave) {
      const form = el(
        'form',
        {
          class: 'form',
          onsubmit: (event) => {
            event.preventDefault()
            onSave()
          },
        },
        fields,
        el(
          'div',
          { class: 'actions' },
          el('button', { type: 'submit', class: 'primary' }, say('save')),
          el('button', { type: 'button', onclick: () => draw() }, say('cancel')),
        ),
      )
      requestAnimationFrame(() => form.querySelector('select, input, textarea')?.focus())
      return form
    }

    draw()
    return host
  }

  function state(review) {
    if (review.state === 'conflict') return [el('p', { class: 'conflict' }, say('conflictNote'))]
    if (review.state === 'changed') return [el('p', { class: 'conflict' }, say('changedNote'))]
    return []
  }

  function said(one, onChange) {
    const key = { confirm: 'confirmedBy', overrule: 'overruledBy', comment: 'commentBy' }[one.action]
    const what = [
      one.status === null ? null : (batch.labels.status[one.status] ?? one.status),
      one.value,
    ].filter((text) => text !== null)
    return el(
      'p',
      { class: `said ${one.action}` },
      say(key, { reviewer: one.reviewer, date: day(one.decidedAt) }),
      what.length > 0 ? el('strong', null, `: ${what.join(', ')}`) : null,
      one.comment === null ? null : el('span', { class: 'words' }, ` “${one.comment}”`),
      ' ',
      el(
        'button',
        {
          type: 'button',
          class: 'plain',
          onclick: () => {
            Rasoat.decisions.withdraw(one)
            onChange()
          },
        },
        say('undo'),
      ),
    )
  }

  /** Runs `use(name)`; asks for the reviewer's name first where it is not known yet. */
  function withReviewer(host, use) {
    const name = Rasoat.decisions.reviewer()
    if (name !== '') {
      use(name)
      return
    }
    const input = el('input', { name: 'reviewer', autocomplete: 'name', required: true })
    const form = el(
      'form',
      {
        class: 'form',
        onsubmit: (event) => {
          event.preventDefault()
          if (input.value.trim() === '') return
          Rasoat.decisions.setReviewer(input.value.trim())
          form.remove()
          use(input.value.trim())
        },
      },
      el('p', null, say('reviewerNeeded')),
      labelled(say('reviewer'), input),
      el('div', { class: 'actions' }, el('button', { type: 'submit', class: 'primary' }, say('save'))),
    )
    host.append(form)
    input.focus()
  }

  /** The verdict on a plan as a whole. */
  function verdictCard(plan, onChange) {
    const { verdict, verdicts, conflict } = Rasoat.decisions.verdictOf(plan)
    const reviewer = Rasoat.decisions.reviewer()
    const own = verdicts.find((one) => one.reviewer === reviewer) ?? verdict
    const name = el('input', { name: 'reviewer', value: reviewer, autocomplete: 'name', required: true })
    const until = el('input', { name: 'resubmitBy', type: 'date', value: own?.resubmitBy ?? '' })
    const comment = el('textarea', { name: 'comment', rows: '2' }, own?.comment ?? '')
    const choices = Rasoat.decisions.VERDICTS.map((one) =>
      el(
        'label',
        { class: 'radio' },
        el('input', {
          type: 'radio',
          name: 'verdict',
          value: one,
          checked: own?.verdict === one,
          required: true,
        }),
        Rasoat.upperFirst(one),
      ),
    )
    const form = el(
      'form',
      {
        class: 'form verdict-form',
        onsubmit: (event) => {
          event.preventDefault()
          const picked = form.querySelector('input[name="verdict"]:checked')
          if (picked === null || name.value.trim() === '') return
          Rasoat.decisions.setReviewer(name.value.trim())
          Rasoat.decisions.decideVerdict({
            planId: plan.id,
            commune: plan.commune,
            verdict: picked.value,
            reviewer: name.value.trim(),
            decidedAt: new Date().toISOString(),
            resubmitBy: until.value === '' ? null : until.value,
            comment: comment.value === '' ? null : comment.value,
          })
          Rasoat.announce(say('verdictSaved'))
          onChange()
        },
      },
      el('fieldset', null, el('legend', { class: 'unseen' }, say('verdict')), choices),
      labelled(say('reviewer'), name),
      labelled(say('resubmitBy'), until),
      labelled(say('comment'), comment),
      el('div', { class: 'actions' }, el('button', { type: 'submit', class: 'primary' }, say('save'))),
    )
    return el(
      'details',
      { class: 'card fold verdict', open: verdicts.length > 0 },
      el(
        'summary',
        null,
        el('h2', null, say('verdict')),
        el(
          'span',
          { class: 'mark' },
          conflict
            ? batch.labels.review.conflict
            : verdict === null
              ? say('verdictNone')
              : Rasoat.upperFirst(verdict.verdict),
        ),
      ),
      conflict ? el('p', { class: 'conflict' }, say('conflictNote')) : null,
      verdicts.map((one) =>
        el(
          'p',
          { class: 'said' },
          el('strong', null, Rasoat.upperFirst(one.verdict)),
          `, ${one.reviewer}, ${day(one.decidedAt)}`,
          one.resubmitBy === null ? null : `; ${say('resubmitBy').toLowerCase()} ${day(one.resubmitBy)}`,
          one.comment === null ? null : ` “${one.comment}”`,
        ),
      ),
      form,
    )
  }

  /** The window that exports and imports. */
  function openExchange(onChange) {
    const { n, verdicts } = Rasoat.decisions.count()
    const picker = el('input', {
      type: 'file',
      accept: '.json,application/json',
      id: 'import-file',
      class: 'unseen',
      onchange: async () => {
        for (const file of picker.files) {
          try {
            Rasoat.announce(say('imported', { n: Rasoat.decisions.imported(await file.text()) }))
          } catch {
            Rasoat.announce(say('importFailed'))
          }
        }
        dialog.close()
        onChange()
      },
      multiple: true,
    })
    const name = el('input', {
      value: Rasoat.decisions.reviewer(),
      autocomplete: 'name',
      onchange: () => Rasoat.decisions.setReviewer(name.value.trim()),
    })
    const dialog = openDialog(
      say('decisions'),
      el('p', null, say('decisionsHelp')),
      el('p', { class: 'quiet' }, say('decisionsCount', { n, verdicts })),
      labelled(say('reviewer'), name),
      el(
        'div',
        { class: 'actions' },
        el(
          'button',
          { type: 'button', class: 'primary', id: 'export', onclick: download },
          say('exportDecisions'),
        ),
        el('label', { class: 'button', for: 'import-file' }, say('importDecisions')),
        picker,
      ),
    )
  }

  function download() {
    const url = URL.createObjectURL(new Blob([Rasoat.decisions.exported()], { type: 'application/json' }))
    const link = el('a', { href: url, download: 'decisions.json' })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }

  function openDialog(title, ...content) {
    const dialog = el(
      'dialog',
      { class: 'dialog', 'aria-label': title, onclose: () => dialog.remove() },
      el('h2', null, title),
      content,
      el(
        'div',
        { class: 'actions end' },
        el('button', { type: 'button', onclick: () => dialog.close() }, say('close')),
      ),
    )
    document.getElementById('dialogs').append(dialog)
    dialog.showModal()
    return dialog
  }

  const labelled = (label, control) => el('label', { class: 'field' }, el('span', null, label), control)

  Rasoat.review = { controls, verdictCard, openExchange, openDialog }
})()

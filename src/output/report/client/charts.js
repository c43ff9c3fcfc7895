// The two charts of the overview, drawn by ECharts; the library is loaded when they are first wanted.
;(() => {
  const COLOURS = {
    met: '#2f8f74',
    exceeded: '#2a6db0',
    weaker: '#e8a33d',
    changed: '#9a6bb3',
    missing: '#b3361a',
    unclear: '#77818e',
  }
  const INK = '#1f2d3d'
  const QUIET = '#556270'
  const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif'
  let library = null
  const drawn = new Map()
  const LACKING = ['missing', 'weaker', 'changed', 'unclear']

  const echarts = () => {
    library ??= Rasoat.loadScript('assets/echarts.js').then(() => window.echarts)
    return library
  }

  /** Draws into `host`; `onPick` is given the index of the bar that was clicked, counted from the top. */
  async function draw(host, { option, height, onPick, count }) {
    const lib = await echarts()
    if (!host.isConnected) return
    drawn.get(host)?.dispose()
    host.style.height = `${height}px`
    const chart = lib.init(host, null, {
      renderer: 'canvas',
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
    })
    chart.setOption(option)
    chart.getZr().on('click', (event) => {
      const point = chart.convertFromPixel({ yAxisIndex: 0, xAxisIndex: 0 }, [event.offsetX, event.offsetY])
      const at = Math.round(point?.[1] ?? -1)
      if (at >= 0 && at < count) onPick(at)
    })
    chart.getZr().on('mousemove', () => chart.getZr().setCursorStyle('pointer'))
    drawn.set(host, chart)
  }

  function clear() {
    for (const chart of drawn.values()) chart.dispose()
    drawn.clear()
  }
  let waiting = 0
  const refit = () => {
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(() => {
      for (const chart of drawn.values()) chart.resize()
    })
  }
  window.addEventListener('resize', refit)

  function frame(labels, labelWidth) {
    return {
      animation: false,
      textStyle: { fontFamily: FONT, color: INK },
      grid: { left: labelWidth + 12, right: 52, top: 4, bottom: 4 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: labels,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: INK, fontSize: 13, width: labelWidth, overflow: 'truncate', interval: 0 },
      },
      tooltip: {
        renderMode: 'richText',
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        confine: true,
        textStyle: { fontSize: 13, color: INK },
      },
    }
  }

  /** Share of mandatory items met, one bar a commune. */
  function coverage(host, rows, onPick) {
    const { percent } = Rasoat
    const width = Math.min(190, Math.round(host.clientWidth * 0.38))
    const option = frame(
      rows.map((row) => Rasoat.upperFirst(row.name)),
      width,
    )
    option.xAxis = { type: 'value', min: 0, max: 1, show: false }
    option.tooltip.formatter = ([bar]) =>
      `${Rasoat.upperFirst(rows[bar.dataIndex].name)}: ${percent(rows[bar.dataIndex].coverage)}`
    option.series = [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: rows.map((row) => row.coverage ?? 0),
        itemStyle: { color: '#2f6f9f', borderRadius: 2 },
        showBackground: true,
        backgroundStyle: { color: '#edf1f5', borderRadius: 2 },
        label: {
          show: true,
          position: 'right',
          color: QUIET,
          fontSize: 13,
          formatter: ({ dataIndex }) => percent(rows[dataIndex].coverage),
        },
      },
    ]
    return draw(host, { option, height: rows.length * 26 + 8, onPick, count: rows.length })
  }

  /** For each item how many communes lack it, parted by status; told apart by colour, order and tooltip. */
  function items(host, tallies, onPick) {
    const { labels } = Rasoat.batch
    const width = Math.round(host.clientWidth * (host.clientWidth < 480 ? 0.5 : 0.56))
    const option = frame(
      tallies.map((one) => `${one.item.at + 1}. ${one.item.text}`),
      width,
    )
    option.xAxis = { type: 'value', min: 0, show: false }
    option.tooltip.formatter = (bars) =>
      bars
        .filter((bar) => bar.value > 0)
        .map((bar) => `${bar.marker}${bar.seriesName}: ${bar.value}`)
        .join('\n')
    option.series = LACKING.map((status) => ({
      name: labels.status[status],
      type: 'bar',
      stack: 'all',
      barMaxWidth: 16,
      itemStyle: { color: COLOURS[status] },
      data: tallies.map((one) => one.counts[status] ?? 0),
      label: {
        show: true,
        color: status === 'weaker' ? '#3d2400' : '#fff',
        fontSize: 11,
        formatter: ({ value }) => (value > 0 ? String(value) : ''),
      },
      labelLayout: { hideOverlap: true },
    }))
    // The total stands behind the last stretch.
    option.series.push({
      type: 'bar',
      stack: 'all',
      data: tallies.map(() => 0),
      tooltip: { show: false },
      label: {
        show: true,
        position: 'right',
        color: QUIET,
        fontSize: 13,
        formatter: ({ dataIndex }) => String(tallies[dataIndex].total),
      },
    })
    return draw(host, { option, height: tallies.length * 26 + 8, onPick, count: tallies.length })
  }

  Rasoat.charts = { coverage, items, clear, LACKING }
})()

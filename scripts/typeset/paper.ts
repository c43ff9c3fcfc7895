import sharp from 'sharp'
import { gaussian, type Random } from './random.ts'
import { type Canvas, createCanvas } from './render.ts'

/** What paper, light and scanner do to a page; every part is off unless given. */
export interface Wear {
  /** Standard deviation of the grain, in grey levels of 255. */
  noise?: number
  /** Black specks on each square inch. */
  specks?: number
  /** Standard deviation of the blur in pixels; 0.3 is the least that has an effect. */
  blur?: number
  /** Colour of the paper, e.g. `[238, 226, 190]`. */
  paper?: readonly [number, number, number]
  /** 0 to 1: how much darker the darkest corner is than the lightest. */
  shading?: number
  /** 0 to 1: how faint the print is. */
  fade?: number
  /** Width in points of the dark band that the lid leaves at the right and lower edges. */
  edges?: number
  /** Two punch holes at the left. */
  holes?: boolean
  /** 0 to 1: how much of the next page's back shows through. */
  bleed?: number
}

export interface Raster {
  data: Uint8Array
  width: number
  height: number
  channels: 1 | 3
}

/** Wears a page's picture; `back` is the page printed on its other side. */
export async function wearPage(
  canvas: Canvas,
  wear: Wear,
  tools: { scale: number; random: Random; back: Canvas | null; grey: boolean },
): Promise<Raster> {
  const { width, height } = canvas
  const source = canvas.data()
  const back = wear.bleed && tools.back ? mirrored(tools.back, width, height) : null
  const light = lightOf(wear.shading ?? 0, tools.random)
  const dark = darkness(wear, { ...tools, width, height })
  const channels = tools.grey ? 1 : 3
  const data = new Uint8Array(width * height * channels)
  const paper = wear.paper ?? [255, 255, 255]
  const fade = wear.fade ?? 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const through = back ? 1 - (1 - (back[at] as number) / 255) * (wear.bleed ?? 0) : 1
      const shade = light(x / width, y / height) * through * dark(x, y)
      let grey = 0
      for (let c = 0; c < 3; c++) {
        const ink = (source[at + c] as number) / 255
        const value = (fade + (1 - fade) * ink) * (paper[c] as number) * shade
        if (channels === 3) data[(y * width + x) * 3 + c] = value
        else grey += value * ([0.299, 0.587, 0.114][c] as number)
      }
      if (channels === 1) data[y * width + x] = grey
    }
  addSpecks(data, { ...tools, width, height, channels, density: wear.specks ?? 0 })
  let raster: Raster = { data, width, height, channels }
  if (wear.blur) raster = await blurred(raster, wear.blur)
  if (wear.noise) addNoise(raster, wear.noise, tools.random)
  return raster
}

async function blurred(raster: Raster, sigma: number): Promise<Raster> {
  const { width, height, channels } = raster
  const picture = sharp(raster.data, { raw: { width, height, channels } }).blur(Math.max(0.3, sigma))
  const data = await picture
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer()
  return { ...raster, data: new Uint8Array(data) }
}

function addNoise(raster: Raster, deviation: number, random: Random): void {
  const grain = Float32Array.from({ length: 65_521 }, () => gaussian(random) * deviation)
  let at = 0
  for (let i = 0; i < raster.data.length; i++) {
    if (i % 4093 === 0) at = Math.floor(random() * grain.length)
    at = at + 1 === grain.length ? 0 : at + 1
    const value = (raster.data[i] as number) + (grain[at] as number)
    raster.data[i] = Math.min(255, Math.max(0, value))
  }
}

function addSpecks(
  data: Uint8Array,
  tools: { scale: number; random: Random; width: number; height: number; channels: number; density: number },
): void {
  const { width, height, channels, random, scale } = tools
  const inches = (width * height) / (scale * 72) ** 2
  for (let speck = 0; speck < inches * tools.density; speck++) {
    const x = Math.floor(random() * width)
    const y = Math.floor(random() * height)
    const reach = Math.max(1, Math.round(random() * scale * 0.7))
    for (let dy = 0; dy < reach; dy++)
      for (let dx = 0; dx < reach; dx++)
        if (x + dx < width && y + dy < height)
          data.fill(40, ((y + dy) * width + x + dx) * channels, ((y + dy) * width + x + dx + 1) * channels)
  }
}

function mirrored(canvas: Canvas, width: number, height: number): Uint8Array {
  const turned = createCanvas(width, height)
  const context = turned.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.translate(width, 0)
  context.scale(-1, 1)
  context.filter = 'blur(1px)'
  context.drawImage(canvas, 0, 0)
  return turned.data()
}

/** Uneven light: a slope and a shadow toward one edge, as beside a book's fold. */
function lightOf(strength: number, random: Random): (x: number, y: number) => number {
  const angle = random() * Math.PI * 2
  const dx = Math.cos(angle)
  const dy = Math.sin(angle)
  return (x, y) => {
    const slope = 0.5 + ((x - 0.5) * dx + (y - 0.5) * dy) * 0.7
    const fold = Math.exp(-x * 9)
    return 1 - strength * Math.min(1, Math.max(0, slope) * 0.75 + fold * 0.6)
  }
}

function darkness(
  wear: Wear,
  tools: { scale: number; random: Random; width: number; height: number },
): (x: number, y: number) => number {
  const edge = (wear.edges ?? 0) * tools.scale
  const waves = tools.random() * 6
  const hole = 8.5 * tools.scale
  const holes = wear.holes ? [0.5 - 0.135, 0.5 + 0.135].map((part) => part * tools.height) : []
  const holeX = 30 * tools.scale
  return (x, y) => {
    if (edge > 0) {
      const ragged = edge * (0.75 + 0.25 * Math.sin(y * 0.004 + waves))
      if (tools.width - x < ragged || tools.height - y < edge * 0.6) return 0.12
    }
    if (x < holeX + hole) for (const holeY of holes) if (Math.hypot(x - holeX, y - holeY) < hole) return 0.16
    return 1
  }
}

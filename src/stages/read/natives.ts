/**
 * Functions of the language that pdfjs-dist replaces with slower ones of its own where it finds an edge case of a newer
 * standard missing (Node 20: `push` onto arrays of fixed length, raw JSON). Nobody here meets these cases, and each
 * list and each JSON of the process would pay for them: a plan's JSON took ten times as long.
 */
const NATIVES = [
  [Array.prototype, 'push'],
  [JSON, 'stringify'],
  [JSON, 'parse'],
] as const

/** Loads what `load` loads and leaves the language as it was; what it adds to the language stays. */
export async function keepNatives<Value>(load: () => Promise<Value>): Promise<Value> {
  const own = NATIVES.map(([holder, name]) => [holder, name, propertyOf(holder, name)] as const)
  try {
    return await load()
  } finally {
    for (const [holder, name, property] of own) Object.defineProperty(holder, name, property)
  }
}

function propertyOf(holder: object, name: string): PropertyDescriptor {
  return Object.getOwnPropertyDescriptor(holder, name) ?? {}
}

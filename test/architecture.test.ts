import { readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../src', import.meta.url))

interface SourceFile {
  file: string
  room: string
  text: string
  /** Files of `src` it imports, relative to `src`; those imported for their types alone apart. */
  imports: string[]
  packages: string[]
}

const files = listFiles(SRC)
  .filter((path) => path.endsWith('.ts'))
  .map(describeFile)

/** Which rooms a room may import from, beside itself; `docs`: see the design in `docs/architecture.md`. */
const MAY_KNOW: Record<string, string[]> = {
  model: [],
  geometry: [],
  vietnamese: ['model'],
  knowledge: ['model', 'vietnamese'],
  evidence: ['model', 'vietnamese'],
  likeness: ['model', 'vietnamese', 'knowledge'],
  template: ['model', 'vietnamese', 'knowledge', 'evidence', 'likeness'],
  stages: ['model', 'geometry', 'vietnamese', 'knowledge', 'evidence', 'likeness'],
  output: ['model', 'vietnamese', 'knowledge'],
  pipeline: ['model', 'vietnamese', 'knowledge', 'evidence', 'likeness', 'template', 'stages', 'output'],
  cli: [
    'model',
    'vietnamese',
    'knowledge',
    'evidence',
    'likeness',
    'template',
    'pipeline',
    'output',
    'stages',
  ],
}

describe('who may know whom', () => {
  it('keeps every file in a known room', () => {
    expect(files.filter(({ room }) => !(room in MAY_KNOW)).map(({ file }) => file)).toEqual([])
  })

  it('lets a room import only the rooms below it', () => {
    const strangers = files.flatMap(({ file, room, imports }) =>
      imports
        .filter((target) => !reachable(room).includes(roomOf(target)))
        .map((target) => `${file} → ${target}`),
    )
    expect(strangers).toEqual([])
  })

  it('keeps stages apart from each other', () => {
    const meetings = files
      .filter(({ room }) => room === 'stages')
      .flatMap(({ file, imports }) =>
        imports
          .filter((target) => roomOf(target) === 'stages' && stageOf(target) !== stageOf(file))
          .map((target) => `${file} → ${target}`),
      )
    expect(meetings).toEqual([])
  })

  it('gives the model nothing but zod', () => {
    const packages = files.filter(({ room }) => room === 'model').flatMap(({ packages }) => packages)
    expect(packages.filter((name) => name !== 'zod')).toEqual([])
  })

  it('imports each vendor library in one file', () => {
    // zod is the language of the models, commander that of the command line.
    const shared = ['zod', 'commander']
    const users = new Map<string, string[]>()
    for (const { file, packages } of files) {
      for (const name of new Set(packages)) {
        if (!builtinModules.includes(name) && !name.startsWith('node:') && !shared.includes(name)) {
          users.set(name, [...(users.get(name) ?? []), file])
        }
      }
    }
    expect([...users].filter(([, by]) => by.length > 1)).toEqual([])
  })

  it('leaves process and console to the command line, and process to the entry of a worker process', () => {
    const entries = ['pipeline/worker.ts', 'pipeline/guard.ts']
    const speakers = files.filter(
      ({ file, room, text }) =>
        room !== 'cli' &&
        !entries.includes(file) &&
        /(?<![.\w'"])(?:process|console)\./.test(withoutComments(text)),
    )
    expect(speakers.map(({ file }) => file)).toEqual([])
  })

  it('never reads samples or tests', () => {
    const readers = files.filter(({ text }) => /['"`/](?:samples|test)\//.test(withoutComments(text)))
    expect(readers.map(({ file }) => file)).toEqual([])
  })
})

function reachable(room: string): string[] {
  return [room, ...(MAY_KNOW[room] ?? [])]
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function stageOf(file: string): string {
  return file.split('/')[1] ?? ''
}

function describeFile(path: string): SourceFile {
  const file = relative(SRC, path).split(sep).join('/')
  const text = readFileSync(path, 'utf8')
  const statements = /^(?:import|export)\b[^'"`;]*?from '([^'\n]+)'|^import '([^'\n]+)'/gm
  const specifiers = [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? '')
  return {
    file,
    room: roomOf(file),
    text,
    imports: specifiers
      .filter((name) => name.startsWith('.'))
      .map((name) =>
        relative(SRC, join(dirname(path), name))
          .split(sep)
          .join('/'),
      ),
    packages: specifiers
      .filter((name) => !name.startsWith('.'))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? listFiles(path) : [path]
  })
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

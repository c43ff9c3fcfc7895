import type { Command } from 'commander'
import { ConfigError } from '../model/errors.ts'
import { jsonSchema, SCHEMA_NAMES } from '../output/schema.ts'
import type { CommandTools } from './command.ts'

/** `rasoat schema NAME`: the JSON Schema of an output. */
export function addSchema(program: Command, { terminal, say }: CommandTools): void {
  program
    .command('schema')
    .description(say.commands.schema)
    .argument('<name>', say.options.schemaName)
    .action((name: string) => {
      const schema = jsonSchema(name)
      if (schema === null) throw new ConfigError(say.unknownSchema(name, SCHEMA_NAMES))
      terminal.data(schema)
    })
}

/**
 * `npm run bench [name…] [-- options]`: measures speed; each benchmark is one file in `scripts/bench/`. Figures mean
 * something only on a machine that does nothing else.
 */
import { runNamed } from './named.ts'

await runNamed(new URL('./bench/', import.meta.url), 'benchmark')

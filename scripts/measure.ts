/** `npm run measure [name…] [-- options]`: measures accuracy; each measurement is one file in `scripts/measure/`. */
import { runNamed } from './named.ts'

await runNamed(new URL('./measure/', import.meta.url), 'measurement')

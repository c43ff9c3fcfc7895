import { z } from 'zod'

/**
 * `[x0, y0, x1, y1]` in PDF points (1/72 inch), origin at the page's top left as a reader sees it,
 * page rotation applied; `x1 >= x0`, `y1 >= y0`.
 */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]).meta({ id: 'Box' })
export type Box = z.infer<typeof Box>

/** A straight horizontal or vertical line, in the same units as {@link Box}; `x0 <= x1`, `y0 <= y1`. */
export const Rule = z.strictObject({
  x0: z.number(),
  y0: z.number(),
  x1: z.number(),
  y1: z.number(),
  width: z.number(),
})
export type Rule = z.infer<typeof Rule>

import PQueue from 'p-queue'

/** Decides what runs at once: the one place where concurrency is owned. */
export interface Queue {
  /** Runs `work` when its turn comes; a higher `priority` goes first. @throws `AbortError` once the signal fires. */
  add<Value>(work: () => Promise<Value>, options?: { priority?: number }): Promise<Value>
  idle(): Promise<void>
}

export function openQueue(concurrency: number, signal: AbortSignal): Queue {
  const queue = new PQueue({ concurrency })
  return {
    add: (work, options) => queue.add(work, { signal, priority: options?.priority ?? 0 }),
    idle: () => queue.onIdle(),
  }
}

/**
 * Runs `work` over the items with at most `limit` of them under way, so that what is held in memory stays bounded
 * whatever their number. Results come in the items' order.
 */
export async function mapBounded<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Value>,
): Promise<Value[]> {
  const queue = new PQueue({ concurrency: limit })
  return queue.addAll(items.map((item, index) => () => work(item, index)))
}

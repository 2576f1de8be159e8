/** What a command does where the user breaks it off. */

/** Ctrl-C, shutting down, closing the window. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const clearUps = new Set<() => void>();

/** Has `clearUp` done before the program ends by a signal, until the function that it returns is called. */
export function whenBrokenOff(clearUp: () => void): () => void {
  if (clearUps.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  clearUps.add(clearUp);
  return () => {
    if (clearUps.delete(clearUp) && clearUps.size === 0)
      for (const signal of SIGNALS) process.off(signal, end);
  };
}

function end(_: NodeJS.Signals, number: number): void {
  for (const clearUp of clearUps) clearUp();
  // As shells tell it.
  process.exit(128 + number);
}

/** Lets signals in: work that reads and writes without waiting hears them at its end only. */
export function hearSignals(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

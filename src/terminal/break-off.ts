/** What a command does where the user breaks it off. */

/** Ctrl-C, shutting down, closing the window. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Has `clearUp` done before the program ends by a signal, until the function that it returns is called. */
export function whenBrokenOff(clearUp: () => void): () => void {
  const end = (_: NodeJS.Signals, number: number) => {
    clearUp();
    // As shells tell it.
    process.exit(128 + number);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}

/** Lets signals in: work that reads and writes without waiting hears them at its end only. */
export function hearSignals(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

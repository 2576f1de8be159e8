/** What is to be cleared up where the user breaks off a command. */

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

// Required before the program: at its end tells how much memory it took at most, in KB. Where Linux tells it for the
// program alone that is what counts: the other figure begins with what its parent had.
const { readFileSync } = require("node:fs");

function most() {
  try {
    return /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))[1];
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on("exit", () => process.stderr.write(`\nmost ${most()}\n`));

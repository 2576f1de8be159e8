import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import { plusDagen } from "../../src/procedure/datum.ts";
import { mostMemory, TELL_MEMORY } from "../bench/memory.ts";
import { environment, PROGRAM } from "../cli/run.ts";
import { fill } from "../register/fill.ts";

/**
 * Tells when the process ends how much processor time (µs) it used: not the time that passed, which tells as much of
 * what else the machine does.
 */
const TELL_TIME = `data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("\\nused "+(user+system)+"\\n")})`;
const RUNS = 5;

const AARDEN = ["advies", "schadeafhandeling", "doorlooptijd", "privacy", "overig"];

async function registerOf(map: string, count: number): Promise<void> {
  const cases = Array.from({ length: count }, (_, n) => {
    const ingediendOp = plusDagen("2024-01-01", Math.floor((n * 366) / count));
    const meegedeeldOp = plusDagen(ingediendOp, n % 30);
    return {
      ingediendOp,
      aard: AARDEN[n % AARDEN.length]!,
      klager: { naam: `Klager ${n}`, klantnummer: `K${n % (count / 2)}` },
      gemeldOp: ingediendOp,
      standpuntOp: meegedeeldOp,
      meegedeeldOp,
      afgehandeldOp: n % 20 === 0 ? null : plusDagen(meegedeeldOp, 5),
    };
  });
  await fill(map, [], cases);
}

/** The least of a few runs. */
async function measure(
  home: string,
  map: string,
): Promise<{ seconds: number; megabytes: number; bytes: number }> {
  const runs: { seconds: number; megabytes: number }[] = [];
  const path = join(home, "overzicht.docx");
  for (let n = 0; n < RUNS; n += 1) {
    const args = [
      "--map",
      map,
      "--als",
      "Anna",
      "--peildatum",
      "2025-02-01",
      "--ja",
      "jaaroverzicht",
      "--jaar=2024",
    ];
    const { stderr } = await execa(
      process.execPath,
      [...TELL_MEMORY, `--import=${TELL_TIME}`, PROGRAM, ...args, "--naar", path],
      {
        env: environment(home),
        extendEnv: false,
      },
    );
    const [, microseconds] = /used (\d+)/.exec(stderr)!;
    runs.push({ seconds: Number(microseconds) / 1e6, megabytes: mostMemory(stderr)! });
  }
  return {
    seconds: Math.min(...runs.map((run) => run.seconds)),
    megabytes: Math.min(...runs.map((run) => run.megabytes)),
    bytes: statSync(path).size,
  };
}

it("10,000 cases in one document take at most four times as long as 100, and twice the memory", {
  timeout: 240_000,
}, async () => {
  const home = mkdtempSync(join(tmpdir(), "klacht-jaar-"));
  try {
    const [small, large] = [join(home, "klein"), join(home, "groot")];
    await registerOf(small, 100);
    await registerOf(large, 10_000);
    const few = await measure(home, small);
    const many = await measure(home, large);
    expect(many.bytes).toBeGreaterThan(few.bytes * 3);
    expect(many.seconds / few.seconds).toBeLessThan(4);
    expect(many.megabytes / few.megabytes).toBeLessThan(2);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

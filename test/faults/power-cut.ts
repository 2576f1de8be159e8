/**
 * A disk whose power is cut after so many steps. In a test file:
 *
 *     vi.mock("node:fs", async (original) => withPowerCuts(await original()));
 *
 * Each step changes the disk by as little as a crash can leave behind: one name, one file, half of a file's text. From
 * the cut on every further step fails too, those of cleaning up included: a process without power cleans up nothing.
 */
import type * as NodeFs from "node:fs";
import { join } from "node:path";

const power = { left: Number.POSITIVE_INFINITY };

export class PowerCut extends Error {}

/** Runs with power for so many steps; true where it came to its end. */
export async function afterSteps(steps: number, work: () => unknown): Promise<boolean> {
  power.left = steps;
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof PowerCut) return false;
    throw error;
  } finally {
    power.left = Number.POSITIVE_INFINITY;
  }
}

function step(): void {
  if (power.left <= 0) throw new PowerCut("the power is cut");
  power.left -= 1;
}

/** `node:fs` with the functions that change a disk made to fail. */
export function withPowerCuts(fs: typeof NodeFs): typeof NodeFs {
  const remove = (path: string, options: NodeFs.RmOptions = {}) => {
    const entry = fs.lstatSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory() && options.recursive) {
      for (const name of fs.readdirSync(path)) remove(join(path, name), options);
    }
    if (entry === undefined && options.force) return;
    step();
    if (entry?.isDirectory()) fs.rmdirSync(path);
    else fs.rmSync(path, options);
  };
  const changed: Partial<typeof NodeFs> = {
    mkdirSync: ((path: string, options: NodeFs.MakeDirectoryOptions) => {
      if (options?.recursive && fs.existsSync(path)) return undefined;
      step();
      return fs.mkdirSync(path, options);
    }) as typeof NodeFs.mkdirSync,
    writeFileSync: ((path: string, content: string | Uint8Array, options: NodeFs.WriteFileOptions) => {
      step();
      fs.writeFileSync(path, content.slice(0, content.length / 2), options);
      step();
      fs.writeFileSync(path, content, options);
    }) as typeof NodeFs.writeFileSync,
    renameSync: (from, to) => {
      step();
      fs.renameSync(from, to);
    },
    rmSync: ((path: string, options?: NodeFs.RmOptions) => remove(path, options)) as typeof NodeFs.rmSync,
  };
  return { ...fs, ...changed };
}

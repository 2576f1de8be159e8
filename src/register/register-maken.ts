/** A register that is made and filled as one: beside its place, where nobody comes, and put there when it is whole. */
import { existsSync, linkSync, mkdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { synchroniseer } from "../kluis/wissel.ts";
import { whenBrokenOff } from "../terminal/break-off.ts";
import { beginVastTeLeggen, besideOf, legVast } from "./bestanden.ts";
import { REGISTER_BESTAND } from "./db.ts";
import { eisNieuw } from "./nieuw-register.ts";
import { openRegister, type Register } from "./open.ts";
import { vulNieuw } from "./vullen.ts";

/**
 * Makes the register of a folder that has none; false where `vul` says that it may not stay, or where another program
 * made one meanwhile. Nothing is then left of it, nor of the folder, where that was not there.
 * @throws {Damaged} there was one, and it is gone @throws what {@link openRegister} and `vul` throw
 */
export async function maakRegister(
  map: string,
  vul: (register: Register) => Promise<boolean>,
): Promise<boolean> {
  eisNieuw(map);
  const plaats = join(map, REGISTER_BESTAND);
  const gemaakt = mkdirSync(map, { recursive: true, mode: 0o700 });
  const onaf = besideOf(plaats);
  const ruimOp = () => {
    rmSync(onaf, { recursive: true, force: true });
    if (gemaakt !== undefined) verwijderLeeg(map, gemaakt);
  };
  const nietMeer = whenBrokenOff(ruimOp);
  try {
    mkdirSync(onaf, { mode: 0o700 });
    const register = await openRegister(onaf, { create: true, inWording: true });
    let begonnen: Promise<void> | undefined;
    const vulEerst = async () => {
      const blijft = await vul(register);
      // While the disk is at work the search index is made.
      if (blijft) begonnen = beginVastTeLeggen(join(onaf, REGISTER_BESTAND));
      return blijft;
    };
    try {
      if (!(await vulNieuw(register.db, vulEerst))) return false;
    } finally {
      await begonnen;
      await register.close();
    }
    return zetNeer(join(onaf, REGISTER_BESTAND), plaats);
  } finally {
    nietMeer();
    ruimOp();
  }
}

/** Under its own name, unless there is one by now: a link is never laid over another file. */
function zetNeer(van: string, naar: string): boolean {
  // Nothing of it was waited for until now.
  legVast(van);
  try {
    linkSync(van, naar);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    // Sticks and some network disks know no links.
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(code)) throw error;
    if (existsSync(naar)) return false;
    renameSync(van, naar);
  }
  synchroniseer(dirname(naar));
  return true;
}

/** Takes away folders that were made for nothing, from the innermost on. */
function verwijderLeeg(map: string, buitenste: string): void {
  for (let deel = map; deel.length >= buitenste.length; deel = dirname(deel)) {
    try {
      rmdirSync(deel);
    } catch {
      // Something is in it.
      return;
    }
  }
}

/** Programs of others on the same questions, where they are installed. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Contender } from "./measure.ts";
import { TODAY } from "./register.ts";

export function isInstalled(program: string, asked: string): boolean {
  return spawnSync(program, [asked]).status === 0;
}

/** How far down it can go: the deadlines by SQLite's own program. */
export function bySqlite(map: string): Contender[] {
  if (!isInstalled("sqlite3", "-version")) return [];
  const sql = `select nummer, uiterlijk, soort from termijn join klacht on klacht.id = klacht_id
    where uiterlijk <= '${TODAY}' and voldaan_op is null and vervallen_op is null order by uiterlijk limit 25`;
  return [{ name: "sqlite3", command: () => ["sqlite3", join(map, "register.db"), sql] }];
}

const DAY = 86_400;

/**
 * The same list by Taskwarrior, beside `termijnen` and `nieuw`: as many tasks as the register has cases, of which as
 * many are late, by as many days. Its clock can't be set, so the days count from now. The others are due later: what is
 * settled Taskwarrior keeps in another file, which it doesn't read for this.
 */
export function byTaskwarrior(folder: string, tasks: number, late: number): Contender[] {
  if (!isInstalled("task", "--version")) return [];
  mkdirSync(folder);
  const now = Math.floor(Date.now() / 1000);
  const lines = Array.from({ length: tasks }, (_, n) => {
    const due = n < late ? now - 4 * DAY : now + (8 + (n % 300)) * DAY;
    const uuid = `${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;
    return `[description:"Klacht ${n}" due:"${due}" entry:"${now - 7 * DAY}" status:"pending" uuid:"${uuid}"]\n`;
  });
  writeFileSync(join(folder, "pending.data"), lines.join(""));
  writeFileSync(join(folder, "taskrc"), "confirmation=no\nverbose=nothing\n");
  const env = { TASKDATA: folder, TASKRC: join(folder, "taskrc") };
  return [
    { name: "task overdue", env, command: () => ["task", "limit:25", "overdue"] },
    { name: "task add", env, command: () => ["task", "add", "due:eoy", "Een klacht"] },
  ];
}

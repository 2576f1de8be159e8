/** A register folder of which one file was put back from an earlier moment than the other. */
import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { INHOUD } from "../../src/register/in-kluis.ts";
import { verhuis } from "../../src/register/verhuizen.ts";
import { HANDELENDE, writeCases } from "./fill.ts";
import { fillWithKluis, JELLE, SIETSKE, withKluis } from "./kluis.ts";
import { temporaryFolder } from "./temporary.ts";

/** An act that any case takes at any time. */
export const note = (onderwerp: string) => (db: Db, nummer: string) =>
  voegCorrespondentieToe(db, nummer, { ...CALL, onderwerp }, HANDELENDE);

const CALL = {
  soort: "telefoon",
  datum: "2024-03-05",
  richting: "in",
  tekst: null,
  bestand: null,
  wijze: "telefoon",
} as const;

export const open = (naam: string) => ({ klager: { naam } });
export const confidential = (naam: string) => ({ ...open(naam), vertrouwelijk: true });

/** What happened in the office, one thing after the other. */
const HISTORY: Record<string, (db: Db) => Promise<unknown>> = {
  start: async () => {},
  "an open complaint more": (db) => writeCases(db, [open("Open Twee")]),
  "a confidential one more": (db) => writeCases(db, [{ ...confidential("Geheim Twee"), aan: JELLE }]),
  "an act on a confidential one": (db) => note("Wat bleek over Geheim Een.")(db, "2024-0002"),
  "an open one into the closed file": (db) =>
    verhuis(db, "2024-0001", "kluis", { reden: "gevoelig" }, HANDELENDE),
  "an act on that one": (db) => note("Wat bleek over Open Een, toen geheim.")(db, "2024-0001"),
  "a confidential one out of it": (db) => verhuis(db, "2024-0002", "register", { reden: "mag" }, HANDELENDE),
  "an act on that": (db) => note("Wat bleek over Geheim Een, toen open.")(db, "2024-0002"),
  "somebody else on it, and a letter": async (db) => {
    await wijsToe(db, "2024-0004", SIETSKE, "2024-03-06", HANDELENDE);
    const bestand = { naam: "b.docx", mediatype: "x/y", inhoud: Buffer.from([0, 1, 2, 255]) };
    const stuk = {
      soort: "brief",
      datum: "2024-03-06",
      richting: "in",
      onderwerp: "o",
      tekst: null,
    } as const;
    await voegCorrespondentieToe(db, "2024-0004", { ...stuk, bestand, wijze: "brief" }, HANDELENDE);
  },
};

export const MOMENTS = Object.keys(HISTORY);

/** A folder with a copy of the register folder as it was after each of these; who asks removes it. */
export async function copyMoments(): Promise<string> {
  const copies = mkdtempSync(join(tmpdir(), "klacht-test-"));
  const map = join(copies, "register");
  await fillWithKluis(map, [JELLE, SIETSKE], [open("Open Een"), confidential("Geheim Een")]);
  for (const [moment, act] of Object.entries(HISTORY)) {
    await withKluis(map, ({ db }) => act(db));
    cpSync(map, join(copies, moment), { recursive: true });
  }
  return copies;
}

/** A register folder of which the two files are of different moments. */
export function torn(copies: string, registerAt: string, kluisAt: string): string {
  const map = temporaryFolder();
  mkdirSync(map, { recursive: true });
  cpSync(join(copies, registerAt, "register.db"), join(map, "register.db"));
  cpSync(join(copies, kluisAt, "kluis"), join(map, "kluis"), { recursive: true });
  return map;
}

/** Every row of the content of both files, without the number that SQLite gave its case. */
export async function content(db: Db): Promise<Set<string>> {
  const facts = new Set<string>();
  for (const schema of ["main", "kluis"]) {
    for (const tabel of INHOUD) {
      const { rows } = await sql<Record<string, unknown>>`
        select * from ${sql.table(`${schema}.${tabel}`)} where klacht_id <> 0`.execute(db);
      // The seal follows from the rest.
      for (const { klachtId: _, zegel: __, ...row } of rows) facts.add(`${tabel} ${JSON.stringify(row)}`);
    }
  }
  return facts;
}

/** The program itself, killed at any moment of any command: afterwards everything is whole, and what it told of is there. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { controleer } from "../../src/register/controle.ts";
import { leesKopieen } from "../../src/register/kopie.ts";
import { controleerKopie } from "../../src/register/kopie-controle.ts";
import { kopieenVan } from "../../src/register/kopie-maken.ts";
import { createKlacht, environment, globalOptions, INTAKE, PROGRAM } from "../cli/run.ts";
import { fillWithKluis, SIETSKE, withKluis, withPassphrase } from "../register/kluis.ts";
import { ANNA, KADER, PEOPLE } from "../register/whole-case.ts";
import { type Course, coursesOf } from "./whole.ts";

const KILLS = 60;
const DAY = "2024-03-20";

const CONFIDENTIAL = INTAKE.map((option) => option.replace("=nee", "=ja"));

/** Whatever somebody does with a case, open or confidential. */
const WORK: readonly ((
  nr: string,
  confidential: boolean,
  n: number,
  outside: string,
) => readonly string[])[] = [
  () => ["nieuw", ...INTAKE],
  () => ["nieuw", ...CONFIDENTIAL, `--toewijzen=${ANNA}`],
  (nr) => ["toewijzen", nr, `--aan=${ANNA}`],
  (nr) => ["onderzoek", nr, `--tekst=${"Wat er bleek. ".repeat(300)}`],
  (nr, _confidential, n) => ["wijzig", nr, `--omschrijving=${`Anders ${n}. `.repeat(300)}`],
  (nr, _confidential, _n, outside) => [
    ...["correspondentie", nr, "toevoegen", "--richting=in", "--soort=brief", "--onderwerp=x"],
    `--bestand=${join(outside, "bijlage.txt")}`,
  ],
  (nr) => ["brief", nr, "ontvangstbevestiging"],
  (nr) => ["besluit", nr, "--oordeel=gegrond", "--motivering=Omdat."],
  (nr, confidential) => [confidential ? "vrijgeven" : "vertrouwelijk", nr, "--reden=Anders", "--ja"],
  (_nr, _confidential, n) => ["medewerkers", "toevoegen", `Medewerker ${n}-${Math.random()}`],
  (_nr, _confidential, n) => ["instellingen", "zet", "termijnen.streefdatum", String(10 + (n % 9))],
  () => ["reservekopie", "maken"],
  (_nr, _confidential, n, outside) => ["importeren", listOf(n, outside)],
];

function listOf(n: number, outside: string): string {
  const path = join(outside, `lijst-${n}.csv`);
  const rows = Array.from({ length: 20 }, (_, row) => `${n}-${row};Jan;4-3-2024;Te duur.`);
  writeFileSync(path, `Klachtnummer;Naam;Datum;Omschrijving\n${rows.join("\n")}\n`);
  return path;
}

/** Every chain is what it was, with perhaps something behind it; returns how much. */
function added(before: readonly Course[], after: readonly Course[]): number {
  const was = new Map(before.map((course) => [course.nummer, course.acts]));
  let more = 0;
  for (const { nummer, acts } of after) {
    const known = was.get(nummer) ?? [];
    expect(acts.slice(0, known.length)).toEqual(known);
    more += acts.length - known.length;
    was.delete(nummer);
  }
  expect([...was.keys()]).toEqual([]);
  return more;
}

describe.concurrent("any command", { timeout: 240_000 }, () => {
  it.for([0, 1])(`killed ${KILLS / 2} times (%i)`, async (half, { annotate }) => {
    const { klacht, remove } = createKlacht();
    const outside = mkdtempSync(join(tmpdir(), "klacht-buiten-"));
    writeFileSync(join(outside, "bijlage.txt"), "Een bijlage. ".repeat(30_000));
    const env = withPassphrase(outside);
    try {
      await fillWithKluis(klacht.map, PEOPLE, [{}, { vertrouwelijk: true }], [SIETSKE]);
      const look = () =>
        withKluis(klacht.map, async ({ db }) => {
          expect(await controleer(db, { kluisOpen: true, kader: KADER, map: klacht.map })).toEqual([]);
          return coursesOf(db);
        });
      const run = async (args: readonly string[], after: number | null) => {
        const begin = performance.now();
        const running = execa(
          process.execPath,
          [PROGRAM, ...globalOptions(klacht.map, { peildatum: DAY }), ...args, "--json"],
          { env: environment(klacht.home, env), extendEnv: false, reject: false, stdin: "ignore" },
        );
        const timer = after === null ? undefined : setTimeout(() => running.kill("SIGKILL"), after);
        const { exitCode, signal, stdout, stderr } = await running;
        clearTimeout(timer);
        return { exitCode, killed: signal === "SIGKILL", stdout, stderr, took: performance.now() - begin };
      };
      let courses = await look();
      const usual = new Map<number, number>();
      const figures = { killed: 0, told: 0, refused: 0, unheard: 0 };
      for (let n = 0; figures.killed < KILLS / 2; n += 1) {
        expect(n).toBeLessThan(KILLS * 3);
        const which = (n * 5 + half) % WORK.length;
        const { nummer, confidential } = courses[Math.floor(Math.random() * courses.length)]!;
        const args = WORK[which]!(nummer, confidential, n, outside);
        const time = usual.get(which);
        const { killed, exitCode, stdout, stderr, took } = await run(
          args,
          time === undefined ? null : time * (0.25 + 0.7 * Math.random()),
        );
        // What the course of the case forbids is refused, which is no news here.
        if (!killed) expect([0, 1], `${args[0]}: ${stderr}`).toContain(exitCode);
        if (!killed && exitCode === 0) usual.set(which, time === undefined ? took : (time + took) / 2);
        const after = await look();
        const more = added(courses, after);
        const office = ["medewerkers", "instellingen", "reservekopie"].includes(args[0]!);
        if (exitCode === 0 && !office) expect(more, args.join(" ")).toBeGreaterThan(0);
        if (exitCode === 1) expect(more, args.join(" ")).toBe(0);
        // All twenty rows of a list, or none.
        if (args[0] === "importeren") expect([0, 20]).toContain(more);
        figures.killed += killed ? 1 : 0;
        figures.told += exitCode === 0 ? 1 : 0;
        figures.refused += exitCode === 1 ? 1 : 0;
        figures.unheard += killed && stdout === "" && more > 0 ? 1 : 0;
        courses = after;
      }
      const copies = leesKopieen(kopieenVan(klacht.map));
      expect(copies.flatMap((copy) => controleerKopie(copy))).toEqual([]);
      await annotate(`${courses.length} cases, ${copies.length} backups, ${JSON.stringify(figures)}`);
    } finally {
      remove();
      rmSync(outside, { recursive: true, force: true });
    }
  });
});

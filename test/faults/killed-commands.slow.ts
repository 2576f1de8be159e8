/** The real program killed at random moments of its work on confidential cases: nothing readable stays. */
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import { openRegister } from "../../src/register/open.ts";
import { environment, globalOptions, PROGRAM, type Result } from "../cli/run.ts";
import { HANDELENDE, writeCases } from "../register/fill.ts";
import { intakeOf, phraseOf, type Words, wanted } from "./course.ts";
import { hunt, processesAtHome } from "./hunt.ts";
import { COLLEAGUE, createSafe, letColleagueIn, OTHER_PASSPHRASE, PASSPHRASE, type Safe } from "./kluis.ts";

const WORDS: Words = ["kwaspelbrod", "zumpfelgris"];
const phrase = phraseOf(WORDS);
const ROUNDS = 10;

let safe: Safe;
let attachment: string;
let copies: string;
const day = { peildatum: "2024-03-05" };

beforeAll(async () => {
  safe = await createSafe();
  const { unlocked, klacht, outside } = safe;
  await unlocked("inrichten", "--kantoor=Dijkstra", "--verantwoordelijke=Jelle Dijkstra");
  await unlocked("inrichten", "--klantdossiers", join(klacht.home, "klanten"));
  attachment = join(outside, `${phrase("bijlage")}.txt`);
  writeFileSync(attachment, `${phrase("inhoud")}\n`.repeat(20_000));
  copies = join(klacht.home, "kopieën");
  mkdirSync(copies);
  for (let n = 0; n < 2; n += 1) await unlocked("nieuw", ...intakeOf(WORDS, true), "--toewijzen");
});
afterAll(() => safe.remove());

/** Runs the program and kills it at a random moment of the second half of its usual time; tells whether it was killed. */
async function kill(args: readonly string[], usual: number): Promise<boolean> {
  const child = execa(process.execPath, [PROGRAM, ...globalOptions(safe.klacht.map, day), ...args], {
    env: environment(safe.klacht.home, {
      KLACHT_KLUIS_WACHTWOORD_BESTAND: join(safe.outside, "wachtwoord"),
      KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND: join(safe.outside, "nieuw-wachtwoord"),
    }),
    extendEnv: false,
    reject: false,
    stdin: "ignore",
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), usual * (0.4 + 0.65 * Math.random()));
  const { signal } = await child;
  clearTimeout(timer);
  return signal === "SIGKILL";
}

/** How long a command takes that is let be, in milliseconds. */
async function timeOf(args: readonly string[]): Promise<number> {
  const begin = performance.now();
  await unlocked(...args);
  return performance.now() - begin;
}

const unlocked = (...args: string[]): Promise<Result> => safe.unlocked.with(day)(...args);

/** An open case with a letter and a copy in the client's file, both as somebody left them after editing. */
async function caseWithPapers(): Promise<string> {
  const { map, home } = safe.klacht;
  const { db, close } = await openRegister(map, { create: true });
  try {
    const klager = { naam: phrase("naam"), klantnummer: phrase("nummer"), adres: phrase("adres") };
    const [nr = ""] = await writeCases(db, [{ klager, omschrijving: phrase("omschrijving").repeat(300) }]);
    const stuk = { datum: "2024-03-04", richting: "in", soort: "brief", wijze: "brief" } as const;
    const bestand = { naam: phrase("bijlage"), mediatype: "text/plain", inhoud: readFileSync(attachment) };
    await voegCorrespondentieToe(db, nr, { ...stuk, onderwerp: "x", tekst: null, bestand }, HANDELENDE);
    const papers = [
      `${map}/brieven/${nr}-standpunt.docx`,
      `${home}/klanten/${phrase("nummer")}/klacht-${nr}.docx`,
    ];
    for (const path of papers) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, phrase("papier"));
    }
    return nr;
  } finally {
    await close();
  }
}

const piece = () => [
  "--richting=in",
  "--soort=brief",
  `--onderwerp=${phrase("stuk")}`,
  "--bestand",
  attachment,
];

/** Carries every case into the closed file, and clears what the user himself would; a minute goes by meanwhile. */
async function settle(): Promise<void> {
  const { map, home } = safe.klacht;
  rmSync(copies, { recursive: true, force: true });
  mkdirSync(copies);
  const past = new Date(Date.now() - 120_000);
  for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
    if (entry.name.endsWith(".tmp")) utimesSync(join(entry.parentPath, entry.name), past, past);
  }
  const cases = (await safe.klacht.with(day)("lijst", "--alles", "--json")).json() as {
    nummer: string;
    vertrouwelijk: boolean;
  }[];
  for (const { nummer } of cases.filter(({ vertrouwelijk }) => !vertrouwelijk)) {
    const { exitCode, stderr } = await unlocked("vertrouwelijk", nummer, `--reden=${phrase("alsnog")}`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  }
  // The next opening of the closed file clears what was cut off; there may have been nothing left to carry.
  expect((await unlocked("toon", cases[0]!.nummer)).exitCode).toBe(0);
  const { exitCode, stdout } = await unlocked("controle");
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
  expect(stdout).toContain("De kluis is meegenomen.");
  // A journal that was not begun with stays until the next act.
  await unlocked("medewerkers", "toevoegen", `Medewerker ${cases.length}-${performance.now()}`);
  // What SQLite may leave of a commit that was killed before it began names the two files, and nothing else.
  const others = readdirSync(map).filter((name) => /^register\.db-(?!mj)/.test(name));
  expect(others).toEqual([]);
}

async function expectNothingLeft(): Promise<void> {
  await vi.waitFor(() => expect(processesAtHome(safe.klacht.home)).toEqual([]), 5_000);
  expect(hunt([safe.klacht.home], [...wanted(WORDS), PASSPHRASE, OTHER_PASSPHRASE])).toEqual([]);
}

describe(`${ROUNDS} times killed at a random moment`, { timeout: 150_000 }, () => {
  const NR = "2024-0001";
  it.each<[string, (round: number) => Promise<readonly string[]>]>([
    ["an intake", async () => ["nieuw", ...intakeOf(WORDS, true)]],
    ["an attachment", async () => ["correspondentie", NR, "toevoegen", ...piece()]],
    ["a correction", async (n) => ["wijzig", NR, `--omschrijving=${phrase(`nieuw${n}`).repeat(500)}`]],
    ["a letter", async () => ["brief", NR, "ontvangstbevestiging"]],
    ["a copy of a letter", async () => ["brief", NR, "ontvangstbevestiging", "--naar", copies, "--ja"]],
    ["the file for inspection", async () => ["inzage", NR, "--met-bijlagen", "--naar", copies, "--ja"]],
    ["a list", async () => ["lijst", "--kluis", "--json"]],
    [
      "the change of the key",
      async () => {
        if (!(await unlocked("kluis", "status")).stdout.includes(COLLEAGUE))
          await letColleagueIn(safe.klacht.map);
        return ["kluis", "intrekken", COLLEAGUE];
      },
    ],
    [
      "the letter of a case that is moved then",
      async () => ["brief", await caseWithPapers(), "ontvangstbevestiging"],
    ],
  ])("leaves nothing readable: %s", async (_what, argsOf) => {
    const usual = await timeOf(await argsOf(0));
    let killed = 0;
    for (let round = 1; round <= ROUNDS; round += 1) {
      if (await kill(await argsOf(round), usual)) killed += 1;
    }
    expect(killed).toBeGreaterThan(0);
    await settle();
    await expectNothingLeft();
  });

  it("leaves nothing readable: a move into the closed file", async () => {
    const argsOf = async () => ["vertrouwelijk", await caseWithPapers(), `--reden=${phrase("reden")}`];
    const usual = await timeOf(await argsOf());
    let killed = 0;
    for (let round = 1; round <= ROUNDS; round += 1) {
      if (await kill(await argsOf(), usual)) killed += 1;
    }
    expect(killed).toBeGreaterThan(0);
    await settle();
    await expectNothingLeft();
  });

  it("leaves nothing readable: a move out of it, as soon as the case is back in it", async () => {
    const args = ["vrijgeven", NR, `--reden=${phrase("vrij")}`, "--ja"];
    const usual = await timeOf(args);
    await unlocked("vertrouwelijk", NR, `--reden=${phrase("terug")}`);
    let killed = 0;
    for (let round = 1; round <= ROUNDS; round += 1) {
      if (await kill(args, usual)) killed += 1;
      const { stdout } = await safe.klacht.with(day)("toon", NR, "--json");
      if (!JSON.parse(stdout).gesloten) await unlocked("vertrouwelijk", NR, `--reden=${phrase("terug")}`);
    }
    expect(killed).toBeGreaterThan(0);
    await settle();
    await expectNothingLeft();
  });
});

/** A confidential case from its intake to its end: every act asks for the key, works with it, and leaves nothing readable. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it as plainIt } from "vitest";
import { bewaarConcept, leesConcept } from "../../src/register/concept.ts";
import { fillWithKluis, JELLE, withPassphrase } from "../register/kluis.ts";
import { englishIn, hasStackTrace } from "./english.ts";
import { contentsOf, createKlacht, filesHolding, INTAKE, it, type Klacht, type Result } from "./run.ts";

const NR = "2024-0001";
/** In every text; what a search of the bytes looks for. */
const SECRET = "Zwijgzin";

const CONFIDENTIAL = [
  "--vertrouwelijk=ja",
  `--naam=${SECRET} de Vries`,
  `--adres=${SECRET}straat 1`,
  "--postcode=1234 AB",
  "--plaats=Sneek",
  "--telefoon=0513 123 456",
  `--klantnummer=K-${SECRET}`,
  "--wijze=brief",
  "--aard=privacy",
  "--product=auto",
  `--polisnummer=P-${SECRET}`,
  `--omschrijving=${SECRET} over alles.`,
  `--gewenste-oplossing=${SECRET} graag.`,
];

/** The acts in the order of a case's life; `FILE` is a file with the phrase, `OUT` a folder outside the register. */
const ACTS: readonly (readonly [command: string, ...args: string[]])[] = [
  ["nieuw", ...CONFIDENTIAL, "--datum=04-03-2024"],
  ["toewijzen", NR, `--aan=${JELLE}`, "--datum=05-03-2024"],
  ["wijzig", NR, `--betrokken-medewerker=${SECRET} Bakker`],
  ["onderzoek", NR, `--met=${SECRET}`, `--tekst=${SECRET} gezegd.`, "--datum=06-03-2024"],
  ["uitstel", NR, "--tot=20-05-2024", `--reden=${SECRET} is ziek.`],
  ["brief", NR, "ontvangstbevestiging", "--datum=07-03-2024"],
  [
    "correspondentie",
    NR,
    "toevoegen",
    "--richting=in",
    `--soort=${SECRET}`,
    `--onderwerp=${SECRET}`,
    `--tekst=${SECRET}`,
    "--bestand=FILE",
    "--datum=08-03-2024",
  ],
  [
    "besluit",
    NR,
    "--oordeel=ongegrond",
    `--motivering=${SECRET} daarom.`,
    "--datum=11-03-2024",
    `--verbetermaatregel=${SECRET} voortaan.`,
  ],
  ["brief", NR, "standpunt", "--datum=12-03-2024"],
  ["bezwaar", NR, `--tekst=${SECRET} oneens.`, "--datum=15-03-2024"],
  [
    "herbeoordeling",
    NR,
    "--oordeel=gedeeltelijk-gegrond",
    `--motivering=${SECRET} toch.`,
    `--beoordelaars=${SECRET};B`,
    "--datum=22-03-2024",
  ],
  ["maatregel", NR, "nakoming", `--toelichting=${SECRET} alsnog.`, "--datum=22-03-2024"],
  ["brief", NR, "herbeoordeling", "--datum=25-03-2024"],
  [
    "gesprek",
    NR,
    `--aanwezig=${SECRET};B`,
    `--verslag=${SECRET} gesproken.`,
    "--uitkomst=geen-overeenstemming",
    "--datum=28-03-2024",
  ],
  ["brief", NR, "kifid", "--datum=29-03-2024"],
  ["kifid", NR, "--status=aanhangig", "--datum=02-04-2024"],
  ["kifid", NR, "--status=uitspraak", `--uitkomst=${SECRET} gelijk.`, "--datum=05-04-2024"],
  ["sluiten", NR, "--reden=afgehandeld", "--wijze=brief", "--datum=08-04-2024", "--berust=ja"],
  ["heropenen", NR, `--reden=${SECRET} nog iets.`],
  ["sluiten", NR, "--reden=afgehandeld", "--wijze=brief", "--datum=09-04-2024"],
];

function expectQuiet({ stdout, stderr }: Result): void {
  expect(stdout + stderr).not.toContain(SECRET);
  expect(englishIn(stderr)).toEqual([]);
  expect(hasStackTrace(stderr)).toBe(false);
}

/** Files below the home of the test that hold the phrase, those that were put there to be read aside. */
const leaks = (klacht: Klacht) =>
  filesHolding(klacht.home, SECRET).filter((path) => !path.startsWith(join(klacht.home, "uit")));

describe("a confidential case", () => {
  it("takes every act with the key and none without, and nothing of it can be read outside", {
    timeout: 180_000,
  }, async ({ klacht: plain }) => {
    const klacht = plain.with({ peildatum: "2024-04-15" });
    await fillWithKluis(klacht.map, [JELLE, "Sietske Bakker"], []);
    const own = klacht.with({ env: withPassphrase(klacht.home) });
    const out = join(klacht.home, "uit");
    mkdirSync(out);
    const file = join(out, `${SECRET}.txt`);
    writeFileSync(file, `${SECRET} als bijlage`);

    for (const [command, ...args] of ACTS) {
      const given = args.map((arg) => arg.replace("=FILE", `=${file}`));
      const before = contentsOf(klacht.map);
      const shut = await klacht(command, ...given);
      expect(shut.exitCode, `${command}: ${shut.stderr}`).toBe(4);
      expect(shut.stderr).toMatch(
        /^De kluis is niet open, en er is niemand om het wachtwoord te vragen\.\n→ /,
      );
      expectQuiet(shut);
      expect(contentsOf(klacht.map)).toEqual(before);

      const done = await own(command, ...given);
      expect(done.exitCode, `${command}: ${done.stderr}`).toBe(0);
      expect(done.stderr).toBe("");
      expect(contentsOf(klacht.map)).not.toEqual(before);
      expect(leaks(klacht), command).toEqual([]);
    }
    expect(existsSync(join(klacht.map, "brieven"))).toBe(false);

    const whole = (await own("toon", NR, "--json")).json();
    expect(whole).toMatchObject({
      vertrouwelijk: true,
      status: "afgehandeld",
      klager: { naam: `${SECRET} de Vries` },
      verantwoordelijke: JELLE,
      bezwaren: [{}],
      gesprekken: [{}],
      maatregelen: [{}],
      standpunten: [{}, {}],
      kifid: { status: "uitspraak" },
    });
    expect(whole.correspondentie.map(({ soort }: { soort: string }) => soort)).toEqual([
      "ontvangstbevestiging",
      SECRET,
      "standpunt",
      "herbeoordeling",
      "kifid",
    ]);
    expect((await own("controle", "--json")).json()).toMatchObject({ gaaf: true, kluis: "gecontroleerd" });

    // Out and in again, with everything.
    const before = (await own("toon", NR, "--json")).json();
    const released = await own("vrijgeven", NR, `--reden=${SECRET} mag.`);
    expect(released).toMatchObject({ exitCode: 0, stderr: "" });
    expect((await klacht("toon", NR, "--json")).json()).toEqual({ ...before, vertrouwelijk: false });
    // Now the hunt must find it, or it proves nothing.
    expect(leaks(klacht)).toEqual([join(klacht.map, "register.db")]);
    const again = await own("vertrouwelijk", NR, `--reden=${SECRET} toch niet.`);
    expect(again).toMatchObject({ exitCode: 0, stderr: "" });
    expect((await own("toon", NR, "--json")).json()).toEqual(before);
    expect(leaks(klacht)).toEqual([]);
  });
});

/** One confidential case with a letter and a file, for what only reads. */
const kept = createKlacht();
const reader = kept.klacht.with({ peildatum: "2024-04-15" });
let own: Klacht;
beforeAll(async () => {
  await fillWithKluis(kept.klacht.map, [JELLE], []);
  own = reader.with({ env: withPassphrase(kept.klacht.home) });
  const file = join(kept.klacht.home, "bijlage.bin");
  writeFileSync(file, Buffer.from([0, 1, 2, 253, 254, 255]));
  await own("nieuw", ...CONFIDENTIAL, `--toewijzen=${JELLE}`);
  await own("brief", NR, "ontvangstbevestiging");
  const piece = ["--richting=in", "--soort=e-mail", "--onderwerp=o", `--bestand=${file}`];
  await own("correspondentie", NR, "toevoegen", ...piece);
}, 60_000);
afterAll(kept.remove);

describe("a document of a confidential case", { timeout: 120_000 }, () => {
  const documents: Record<string, readonly string[]> = {
    "a letter": ["brief", NR, "ontvangstbevestiging"],
    "the form": ["formulier", NR],
    "the file for the klager": ["inzage", NR],
    "the file for the klager with its attachments": ["inzage", NR, "--met-bijlagen"],
    "a file of the correspondence": ["correspondentie", NR, "bewaar", "2"],
  };

  plainIt.for(Object.entries(documents))(
    "comes out only where that is said, with a warning: %s",
    async ([, args]) => {
      const out = join(kept.klacht.home, `uit-${args.join("-")}`);
      mkdirSync(out);
      const before = contentsOf(kept.klacht.map);
      const shut = await reader(...args, `--naar=${out}`);
      expect(shut.exitCode).toBe(4);
      expectQuiet(shut);
      expect(readdirSync(out)).toEqual([]);
      expect(contentsOf(kept.klacht.map)).toEqual(before);

      if (args[0] !== "brief") {
        const inside = await own(...args);
        expect(inside.exitCode).toBe(2);
        expect(inside.stderr).toMatch(
          /^Een document van een vertrouwelijke klacht blijft in de kluis\.\n→ Geef met --naar/,
        );
        expect(contentsOf(kept.klacht.map)).toEqual(before);
      }

      const { exitCode, stdout, stderr } = await own(...args, `--naar=${out}`);
      expect(exitCode).toBe(0);
      const said = (stdout + stderr).replaceAll(/\s+/g, " ");
      expect(said).toContain("Let op: deze kopie ligt buiten de kluis en is niet meer beveiligd.");
      const [name, ...more] = readdirSync(out);
      expect(more).toEqual([]);
      expect(statSync(join(out, name!)).mode & 0o777).toBe(0o600);
      expect(statSync(join(out, name!)).size).toBeGreaterThan(0);
      expect(filesHolding(kept.klacht.map, SECRET)).toEqual([]);

      const over = await own(...args, `--naar=${out}`);
      expect(over.exitCode).toBe(1);
      expect(over.stderr).toContain("bestaat al en is niet overschreven");
    },
  );

  plainIt("has all that the klager may see, and the file byte for byte", async () => {
    const path = join(kept.klacht.home, "dossier.zip");
    expect((await own("inzage", NR, "--met-bijlagen", `--naar=${path}`)).exitCode).toBe(0);
    const parts = unzipSync(readFileSync(path));
    expect(Object.keys(parts)).toContain("bijlagen/2-bijlage.bin");
    expect(Buffer.from(parts["bijlagen/2-bijlage.bin"]!)).toEqual(Buffer.from([0, 1, 2, 253, 254, 255]));
  });

  plainIt("as a trial is neither kept nor logged", async () => {
    const before = contentsOf(kept.klacht.map);
    const { exitCode, stderr } = await own("brief", NR, "ontvangstbevestiging", "--niet-loggen");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^Een proef van een vertrouwelijke brief wordt nergens bewaard\.\n→ Bekijk hem met --open/,
    );
    expect(contentsOf(kept.klacht.map)).toEqual(before);
  });

  plainIt("can't be opened where nobody can say that he is done; nothing is then logged either", async () => {
    const before = contentsOf(kept.klacht.map);
    for (const args of [
      ["brief", NR, "ontvangstbevestiging", "--open"],
      ["brief", NR, "ontvangstbevestiging", "--open", "--niet-loggen"],
      ["correspondentie", NR, "bewaar", "1", "--open"],
    ]) {
      const { exitCode, stderr } = await own(...args);
      expect(stderr).toMatch(/^Openen kan alleen op een terminal/);
      expect(exitCode).toBe(1);
    }
    expect(contentsOf(kept.klacht.map)).toEqual(before);
  });

  plainIt("never gets a copy in the client's own file", async () => {
    const clients = join(kept.klacht.home, "klanten");
    await own("inrichten", `--klantdossiers=${clients}`);
    expect((await own("wijzig", NR, "--telefoon=0513 654 321")).exitCode).toBe(0);
    expect(existsSync(clients)).toBe(false);
  });
});

describe("a field that would move a case", () => {
  plainIt("is refused, with the command that does", async () => {
    const before = contentsOf(kept.klacht.map);
    const { exitCode, stderr } = await own("wijzig", NR, "--vertrouwelijk=nee");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`→ Geef haar vrij met: klacht vrijgeven ${NR}`);
    expect(contentsOf(kept.klacht.map)).toEqual(before);
  });

  it("is refused the other way round too", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const before = contentsOf(klacht.map);
    const { exitCode, stderr } = await klacht("wijzig", "1", "--vertrouwelijk=ja");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`→ Verplaats haar met: klacht vertrouwelijk ${NR}`);
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

describe("what lay readable of a case before it went into the closed file", { timeout: 120_000 }, () => {
  it("goes along: letters, an own version of one, and the copy in the client's file", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [JELLE], []);
    const opener = klacht.with({ env: withPassphrase(klacht.home) });
    const clients = join(klacht.home, "klanten");
    await klacht("inrichten", `--klantdossiers=${clients}`);
    await klacht("nieuw", ...CONFIDENTIAL.with(0, "--vertrouwelijk=nee"), `--toewijzen=${JELLE}`);
    await klacht("brief", NR, "ontvangstbevestiging");
    writeFileSync(join(klacht.map, "brieven", `${NR}-eigen.docx`), `${SECRET}, zoals ik hem schreef`);
    writeFileSync(join(klacht.map, "brieven", "2024-0002-ander.docx"), "van een andere klacht");
    expect(filesHolding(clients, NR)).toHaveLength(1);

    const { exitCode, stdout } = await opener("vertrouwelijk", NR, "--reden=r");
    expect(exitCode).toBe(0);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      `Ook in de kluis, bij de correspondentie: ${NR}-eigen.docx.`,
    );
    expect(readdirSync(join(klacht.map, "brieven"))).toEqual(["2024-0002-ander.docx"]);
    expect(filesHolding(clients, NR)).toEqual([]);
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    const out = join(klacht.home, "eigen.docx");
    await opener("correspondentie", NR, "bewaar", "2", `--naar=${out}`);
    expect(readFileSync(out, "utf8")).toBe(`${SECRET}, zoals ik hem schreef`);
    // An act on it then puts nothing back.
    await opener("wijzig", NR, "--telefoon=0513 654 321");
    expect(filesHolding(clients, NR)).toEqual([]);
  });

  it("goes also where it is the draft of its own intake, which a crash left", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [JELLE], []);
    const opener = klacht.with({ env: withPassphrase(klacht.home) });
    await klacht("nieuw", ...CONFIDENTIAL.with(0, "--vertrouwelijk=nee"));
    const own = { vertrouwelijk: "nee", naam: `${SECRET} de Vries`, omschrijving: `${SECRET} over alles.` };
    const op = "2024-03-04T09:00:00Z";
    bewaarConcept(klacht.map, "Iemand", { op, antwoorden: own });
    bewaarConcept(klacht.map, "Ander", { op, antwoorden: { ...own, omschrijving: "een andere klacht" } });
    expect((await opener("vertrouwelijk", NR, "--reden=r")).exitCode).toBe(0);
    expect(leesConcept(klacht.map, "Iemand")).toBeNull();
    // Another complaint of the same klager is not part of this one.
    expect(leesConcept(klacht.map, "Ander")).not.toBeNull();
  });

  it("is cleared at the next opening where a crash left it", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true }, {}]);
    const opener = klacht.with({ env: withPassphrase(klacht.home) });
    const letters = join(klacht.map, "brieven");
    mkdirSync(letters);
    writeFileSync(join(letters, `${NR}-standpunt.docx`), SECRET);
    writeFileSync(join(letters, "2024-0002-standpunt.docx"), "open");
    expect((await opener("toon", NR)).exitCode).toBe(0);
    expect(readdirSync(letters)).toEqual(["2024-0002-standpunt.docx"]);
    const [piece] = (await opener("toon", NR, "--json")).json().correspondentie;
    expect(piece).toMatchObject({ soort: "eigen versie", bestandsnaam: `${NR}-standpunt.docx` });
  });

  it("is cleared also where the crash came between the folder in the clients' files and the copy in it", async ({
    klacht,
  }) => {
    const clients = join(klacht.home, "klanten");
    const klager = { naam: "J. Visser", klantnummer: SECRET };
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true, klager }]);
    const opener = klacht.with({ env: withPassphrase(klacht.home) });
    expect((await opener("inrichten", `--klantdossiers=${clients}`)).exitCode).toBe(0);
    mkdirSync(join(clients, SECRET), { recursive: true });
    mkdirSync(join(clients, "van een ander"));
    expect((await opener("toon", NR)).exitCode).toBe(0);
    expect(readdirSync(clients)).toEqual(["van een ander"]);
  });

  it("stays where the content of its case was lost, and keeps nobody out", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true }, { vertrouwelijk: true }]);
    const opener = klacht.with({ env: withPassphrase(klacht.home) });
    const { withKluis } = await import("../register/kluis.ts");
    const { inKluis } = await import("../../src/register/in-kluis.ts");
    await withKluis(klacht.map, ({ db }) =>
      inKluis(db).deleteFrom("dossier").where("klachtId", "=", 1).execute(),
    );
    const letters = join(klacht.map, "brieven");
    mkdirSync(letters);
    writeFileSync(join(letters, `${NR}-standpunt.docx`), SECRET);
    const { exitCode, stderr } = await opener("toon", "2024-0002");
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`brieven van klacht ${NR}, waarvan de inhoud ontbreekt`);
    expect(readdirSync(letters)).toHaveLength(1);
  });
});

/** `klacht kluis` without a terminal: passphrases from files, everything said in one message. */
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect } from "vitest";
import { fillWithKluis, JELLE, makeKluis, passphraseOf, SIETSKE, withPassphrase } from "../register/kluis.ts";
import { englishIn, hasStackTrace } from "./english.ts";
import { contentsOf, filesHolding, INTAKE, it, type Klacht, type Result, TODAY } from "./run.ts";

const STRONG = "vier paarden in de mist 77";
const OTHER = "trommel gisteren oester kapstok";
const KEY = /AGE-SECRET-KEY-1[0-9A-Z]{58}/;
const CONFIDENTIAL = INTAKE.map((option) => option.replace("=nee", "=ja"));

/** A file for this user only. */
function secret(klacht: Klacht, name: string, text: string): string {
  const path = join(klacht.home, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

function expectRefusal({ stdout, stderr, exitCode }: Result, code: number, said: string | RegExp): void {
  expect(stderr).toMatch(said);
  expect(stdout).toBe("");
  expect(exitCode).toBe(code);
  expect(englishIn(stderr.replaceAll(/\S*klacht-test-\S*/g, ""))).toEqual([]);
  expect(hasStackTrace(stderr)).toBe(false);
}

describe("kluis aanmaken", { timeout: 120_000 }, () => {
  it("makes it from a file, gives the recovery key once, and shows the passphrase to nobody", async ({
    klacht,
  }) => {
    const env = {
      KLACHT_KLUIS_WACHTWOORD_BESTAND: secret(klacht, "wachtwoord", `${STRONG}\r\nniet deze regel\n`),
    };
    const sheet = join(klacht.home, "herstelblad.docx");
    const made = await klacht.with({ env })("kluis", "aanmaken", "--json", `--herstelblad=${sheet}`);
    expect(made.exitCode).toBe(0);
    const { herstelsleutel, herstelblad } = made.json();
    expect(herstelsleutel).toMatch(new RegExp(`^${KEY.source}$`));
    expect(herstelblad).toBe(sheet);
    expect(made.stderr).toContain(`Het herstelblad staat klaar: ${sheet}`);
    expect(made.stdout + made.stderr).not.toContain(STRONG);
    expect(statSync(sheet).mode & 0o777).toBe(0o600);
    const document = Buffer.from(unzipSync(readFileSync(sheet))["word/document.xml"]!).toString();
    const text = document.replaceAll(/<[^>]+>/g, "").replaceAll(/\s/g, "");
    expect(text).toContain(herstelsleutel.slice(16));

    // The key is nowhere but there; the identity was made as hard to guess as OWASP asks.
    expect(filesHolding(klacht.map, herstelsleutel)).toEqual([]);
    expect(filesHolding(klacht.map, STRONG)).toEqual([]);
    const identity = readFileSync(join(klacht.map, "kluis", "toegang", `${SIETSKE}.age`), "latin1");
    expect(identity).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 17\n/);
    for (const path of Object.keys(contentsOf(join(klacht.map, "kluis")))) {
      const { mode } = statSync(join(klacht.map, "kluis", path));
      expect(mode & 0o077, path).toBe(0);
    }

    const before = contentsOf(klacht.map);
    expectRefusal(
      await klacht.with({ env })("kluis", "aanmaken"),
      1,
      /^Dit register heeft al een kluis\.\n→ /,
    );
    expect(contentsOf(klacht.map)).toEqual(before);

    const taken = await klacht.with({ env })("nieuw", ...CONFIDENTIAL);
    expect(taken).toMatchObject({ exitCode: 0, stderr: "" });
    expect(taken.stdout.replaceAll(/\s+/g, " ")).toContain("is opgenomen, in de kluis.");
    // With the recovery key somebody else comes in, where no passphrase is known.
    const recovery = {
      KLACHT_KLUIS_HERSTEL_BESTAND: secret(
        klacht,
        "herstel",
        herstelsleutel.toLowerCase().replaceAll(/(.{6})/g, "$1 "),
      ),
      KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND: secret(klacht, "nieuw", OTHER),
    };
    const recovered = await klacht.with({ env: recovery })("kluis", "herstel", JELLE, "--json");
    expect(recovered.exitCode).toBe(0);
    expect(recovered.json()).toEqual({
      toegang: [
        { naam: JELLE, sinds: TODAY },
        { naam: SIETSKE, sinds: TODAY },
      ],
    });
    const jelle = klacht.with({
      als: JELLE,
      env: { KLACHT_KLUIS_WACHTWOORD_BESTAND: recovery.KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND },
    });
    expect((await jelle("toon", "1", "--json")).json().klager.naam).toBe("Jan de Vries");
  });

  it.for([
    ["geheim", "Het wachtwoord is korter dan 12 tekens."],
    ["Sietske Bakker 1", "Uw naam en die van het kantoor zijn makkelijk te raden."],
    ["wachtwoordwachtwoord", "Herhaalde delen zijn makkelijk te raden."],
    ["", "Het wachtwoord is korter dan 12 tekens."],
  ])("refuses %j with a hint, and makes nothing", async ([passphrase, reason], { klacht }) => {
    const env = { KLACHT_KLUIS_WACHTWOORD_BESTAND: secret(klacht, "wachtwoord", `${passphrase}\n`) };
    const result = await klacht.with({ env })("kluis", "aanmaken");
    expectRefusal(
      result,
      1,
      `Het nieuwe wachtwoord is niet sterk genoeg. ${reason} Neem bijvoorbeeld vier woorden`,
    );
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("says without a terminal or a file what is missing", async ({ klacht }) => {
    const result = await klacht("kluis", "aanmaken");
    expectRefusal(
      result,
      2,
      /^Er ontbreekt: een nieuw wachtwoord\.\n→ .*KLACHT_KLUIS_WACHTWOORD_BESTAND\.\n$/,
    );
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("lays no recovery sheet beside what it opens", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", JELLE);
    const before = contentsOf(klacht.map);
    const env = { KLACHT_KLUIS_WACHTWOORD_BESTAND: secret(klacht, "wachtwoord", STRONG) };
    for (const place of [
      klacht.map,
      join(klacht.map, "blad.docx"),
      join(klacht.map, "..", "register", "b.docx"),
    ]) {
      const result = await klacht.with({ env })("kluis", "aanmaken", `--herstelblad=${place}`);
      expectRefusal(result, 1, /^Het herstelblad hoort niet in de map van het register/);
    }
    const nowhere = await klacht.with({ env })("kluis", "aanmaken", "--herstelblad=/geen/map/blad.docx");
    expectRefusal(nowhere, 3, /^De map \/geen\/map is er niet/);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("warns of a passphrase file that others can read", async ({ klacht }) => {
    const path = secret(klacht, "wachtwoord", "te kort");
    chmodSync(path, 0o644);
    const { stderr } = await klacht.with({ env: { KLACHT_KLUIS_WACHTWOORD_BESTAND: path } })(
      "kluis",
      "aanmaken",
    );
    expect(stderr).toContain(`Let op: ook anderen kunnen ${path} lezen.\n→ Beperk dat tot uzelf: chmod 600`);
  });

  it("names a passphrase file that is not there", async ({ klacht }) => {
    const env = { KLACHT_KLUIS_WACHTWOORD_BESTAND: join(klacht.home, "nergens") };
    const result = await klacht.with({ env })("kluis", "aanmaken");
    expectRefusal(result, 3, /^Het bestand in KLACHT_KLUIS_WACHTWOORD_BESTAND is niet te lezen: /);
  });
});

describe("kluis status", () => {
  it("tells who has access and since when, without a passphrase", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true }, {}], [SIETSKE, JELLE]);
    const before = contentsOf(klacht.map);
    for (const args of [["kluis"], ["kluis", "status"]]) {
      const { stdout, stderr, exitCode } = await klacht(...args);
      expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
      expect(stdout).toMatch(/Vertrouwelijke klachten\s+1\n/);
      expect(stdout).toMatch(
        new RegExp(`${JELLE}\\s+sinds 04-03-2024\n\\s+${SIETSKE}\\s+sinds 04-03-2024\n`),
      );
    }
    expect((await klacht("kluis", "status", "--json")).json()).toEqual({
      map: join(klacht.map, "kluis"),
      toegang: [
        { naam: JELLE, sinds: "2024-03-04" },
        { naam: SIETSKE, sinds: "2024-03-04" },
      ],
      vertrouwelijk: 1,
    });
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("says where there is none, and makes no folder", async ({ klacht }) => {
    for (const args of [
      ["kluis"],
      ["kluis", "toegang", JELLE],
      ["kluis", "intrekken", JELLE],
      ["kluis", "wachtwoord"],
      ["kluis", "herstel"],
      ["kluis", "herstelsleutel"],
      ["kluis", "controle"],
      ["lijst", "--kluis"],
      ["vertrouwelijk", "1", "--reden=r"],
    ]) {
      const result = await klacht(...args);
      expectRefusal(
        result,
        1,
        /^Dit register heeft nog geen kluis\.\n→ Maak hem met: klacht kluis aanmaken\n$/,
      );
    }
    expect(existsSync(klacht.map)).toBe(false);
  });
});

describe("who has access", { timeout: 120_000 }, () => {
  it("gives it to another, with a passphrase of the other's own, and takes it away again", async ({
    klacht,
  }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true }]);
    const sietske = {
      ...withPassphrase(klacht.home),
      KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND: secret(klacht, "nieuw", OTHER),
    };
    const own = klacht.with({ env: sietske });
    const given = await own("kluis", "toegang", JELLE);
    expect(given).toMatchObject({ exitCode: 0, stderr: "" });
    expect(given.stdout).toBe(`${JELLE} heeft nu toegang tot de kluis, met een eigen wachtwoord.\n`);
    const jelle = klacht.with({
      als: JELLE,
      env: { KLACHT_KLUIS_WACHTWOORD_BESTAND: sietske.KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND },
    });
    expect((await jelle("toon", "1", "--json")).json()).toMatchObject({ klager: {} });
    // Her passphrase under his name, and his under hers, open nothing.
    expectRefusal(
      await klacht.with({ als: JELLE, env: withPassphrase(klacht.home) })("toon", "1"),
      4,
      /^De kluis gaat niet open/,
    );

    const before = contentsOf(klacht.map);
    expectRefusal(
      await own("kluis", "toegang", "JELLE dijkstra"),
      1,
      `${JELLE} heeft al toegang tot de kluis`,
    );
    expectRefusal(await own("kluis", "toegang", " "), 2, "Er ontbreekt: de naam van wie toegang krijgt");
    expectRefusal(await own("kluis", "intrekken", "Niemand"), 3, "Niemand heeft geen toegang tot de kluis");
    expectRefusal(await klacht("kluis", "intrekken", JELLE), 4, /^De kluis is niet open/);
    expect(contentsOf(klacht.map)).toEqual(before);

    const taken = await own("kluis", "intrekken", JELLE);
    expect(taken.exitCode).toBe(0);
    expect(taken.stdout).toBe(`${JELLE} heeft geen toegang meer; de kluis heeft een nieuwe sleutel.\n`);
    expect(taken.stderr).toContain("reservekopieën van vóór vandaag gaan nog open met de oude sleutel");
    // Only she is left, so it is her passphrase that is meant: his is no longer any.
    expectRefusal(await jelle("toon", "1"), 4, /^De kluis gaat niet open/);
    expect((await own("toon", "1", "--json")).json()).toMatchObject({ klager: {} });
    expectRefusal(await own("kluis", "intrekken", SIETSKE), 1, /^Sietske Bakker is de laatste met toegang/);
    const acts = (await klacht("logboek", "--json"))
      .json()
      .map(({ handeling }: { handeling: string }) => handeling);
    expect(acts.slice(-2)).toEqual(["toegang tot de kluis gegeven", "toegang tot de kluis ingetrokken"]);
  });

  it("changes the own passphrase", async ({ klacht }) => {
    await makeKluis(klacht.map);
    const weak = {
      ...withPassphrase(klacht.home),
      KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND: secret(klacht, "zwak", "geheim"),
    };
    const before = contentsOf(klacht.map);
    expectRefusal(
      await klacht.with({ env: weak })("kluis", "wachtwoord"),
      1,
      /^Het nieuwe wachtwoord is niet sterk genoeg/,
    );
    expect(contentsOf(klacht.map)).toEqual(before);
    const path = secret(klacht, "nieuw", OTHER);
    const changed = await klacht.with({ env: { ...weak, KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND: path } })(
      "kluis",
      "wachtwoord",
    );
    expect(changed).toMatchObject({ exitCode: 0, stdout: `Het wachtwoord van ${SIETSKE} is gewijzigd.\n` });
    expectRefusal(
      await klacht.with({ env: withPassphrase(klacht.home) })("kluis", "controle"),
      4,
      /^De kluis gaat niet open/,
    );
    const again = await klacht.with({ env: { KLACHT_KLUIS_WACHTWOORD_BESTAND: path } })("kluis", "controle");
    expect(again).toMatchObject({ exitCode: 0, stderr: "" });
    expect(again.stdout).toContain("De kluis is meegenomen.");
  });

  it("is not had with an empty passphrase file, also where less would do without", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true }]);
    const env = { KLACHT_KLUIS_WACHTWOORD_BESTAND: secret(klacht, "leeg", "") };
    for (const args of [["toon", "1"], ["controle"], ["lijst", "--kluis"]]) {
      expectRefusal(await klacht.with({ env })(...args), 4, /^De kluis gaat niet open/);
    }
  });

  it("is named where somebody has none, for who could have", async ({ klacht }) => {
    await makeKluis(klacht.map, [SIETSKE, JELLE]);
    const env = withPassphrase(klacht.home);
    const result = await klacht.with({ als: "Anna Visser", env })("lijst", "--kluis");
    expectRefusal(
      result,
      4,
      `Anna Visser heeft geen toegang tot de kluis.\n→ Zeg met --als wie u bent: ${JELLE} of ${SIETSKE}.\n`,
    );
  });
});

describe("the recovery key", { timeout: 120_000 }, () => {
  it("is replaced: the old one opens nothing any more", async ({ klacht }) => {
    const { geheim } = await makeKluis(klacht.map);
    const env = withPassphrase(klacht.home);
    const sheet = join(klacht.home, "nieuw-blad.docx");
    const replaced = await klacht.with({ env })("kluis", "herstelsleutel", `--herstelblad=${sheet}`);
    expect(replaced.exitCode).toBe(0);
    expect(replaced.stderr).toContain(
      "De vorige herstelsleutel opent de kluis niet meer; vernietig dat blad.",
    );
    const shown = replaced.stdout.replaceAll(/\s+/g, "");
    expect(shown).toMatch(KEY);
    expect(shown).not.toContain(geheim);
    expect(existsSync(sheet)).toBe(true);

    const before = contentsOf(klacht.map);
    const old = {
      KLACHT_KLUIS_HERSTEL_BESTAND: secret(klacht, "oud", geheim),
      KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND: secret(klacht, "nieuw", OTHER),
    };
    expectRefusal(
      await klacht.with({ env: old })("kluis", "herstel"),
      4,
      /^De kluis gaat niet open met deze herstelsleutel\.\n→ Is de herstelsleutel later vervangen\?/,
    );
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it.for(["", "AGE-SECRET-KEY-1QQQQ", passphraseOf(SIETSKE)])(
    "is refused as %j",
    async (text, { klacht }) => {
      await makeKluis(klacht.map);
      const before = contentsOf(klacht.map);
      const env = { KLACHT_KLUIS_HERSTEL_BESTAND: secret(klacht, "herstel", text) };
      const result = await klacht.with({ env })("kluis", "herstel");
      expectRefusal(result, 2, /^Dit is geen herstelsleutel\.\n→ Hij begint met AGE-SECRET-KEY-1/);
      expect(result.stderr).not.toContain("paarden");
      expect(contentsOf(klacht.map)).toEqual(before);
    },
  );

  it("is asked for where there is nobody to ask", async ({ klacht }) => {
    await makeKluis(klacht.map);
    expectRefusal(
      await klacht("kluis", "herstel"),
      2,
      /^Er ontbreekt: de herstelsleutel\.\n→ .*KLACHT_KLUIS_HERSTEL_BESTAND\.\n$/,
    );
  });
});

describe("controle", () => {
  it("takes the closed file along where it can be opened, and says where not", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true }, {}]);
    const before = contentsOf(klacht.map);
    const shut = await klacht("controle");
    expect(shut).toMatchObject({ exitCode: 0, stderr: "" });
    expect(shut.stdout).toContain("De kluis was niet open en is niet gecontroleerd.");
    const own = klacht.with({ env: withPassphrase(klacht.home) });
    for (const args of [["controle"], ["kluis", "controle"]]) {
      expect((await own(...args, "--json")).json()).toEqual({
        gaaf: true,
        kluis: "gecontroleerd",
        bevindingen: [],
        hersteld: [],
      });
    }
    expect(contentsOf(klacht.map)).toEqual(before);
    expect(
      (await klacht.with({ map: join(klacht.home, "leeg") })("controle", "--json")).json(),
    ).toMatchObject({ kluis: "geen" });
  });
});

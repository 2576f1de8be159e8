import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { fill } from "../register/fill.ts";
import { englishIn } from "./english.ts";
import { contentsOf, it, type Klacht, TODAY } from "./run.ts";

const NR = "2024-0001";
const MEGABYTE = 1_048_576;

const IN = ["--richting=in", "--soort=brief", "--onderwerp=Van de klager"];
const OUT = ["--richting=uit", "--onderwerp=Aan de klager"];

const add = (klacht: Klacht, ...options: string[]) => klacht("correspondentie", "1", "toevoegen", ...options);
const save = (klacht: Klacht, ...rest: string[]) => klacht("correspondentie", "1", "bewaar", ...rest);

/** A register with one case, which was reported. */
const withCase = (klacht: Klacht) =>
  fill(klacht.map, ["Jelle Dijkstra"], [{ gemeldOp: TODAY, aan: "Jelle Dijkstra" }]);

/** Writes a file beside the register, and returns its path. */
function file(klacht: Klacht, name: string, bytes: Uint8Array | string): string {
  const folder = join(klacht.home, "post");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** An empty folder beside the register. */
function emptyFolder(klacht: Klacht): string {
  const folder = join(klacht.home, "uit");
  mkdirSync(folder);
  return folder;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe.concurrent("a file of any kind comes back byte for byte", { timeout: 120_000 }, () => {
  const bytes = Buffer.from([0, 255, 13, 10, 26, 0xef, 0xbb, 0xbf, ...Buffer.from("% é €")]);
  it.for<readonly [name: string, kept: string, type: string, bytes: Buffer]>([
    ["brief.pdf", "brief.pdf", "application/pdf", bytes],
    ["Re: klacht.EML", "Re_ klacht.EML", "message/rfc822", bytes],
    ["leeg.txt", "leeg.txt", "text/plain", Buffer.alloc(0)],
    ["willekeurig.bin", "willekeurig.bin", "application/octet-stream", randomBytes(70_001)],
    ["opname.wav", "opname.wav", "audio/wav", randomBytes(5 * MEGABYTE)],
    ["..\\..\\weg.txt", "weg.txt", "text/plain", bytes],
    ["CON", "_CON", "application/octet-stream", bytes],
    [
      "nul.docx",
      "_nul.docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      bytes,
    ],
    [`${"a".repeat(251)}.png`, `${"a".repeat(116)}.png`, "image/png", bytes],
    ["😀 schade.jpg", "😀 schade.jpg", "image/jpeg", bytes],
    [".profiel", "profiel", "application/octet-stream", bytes],
  ])("%s is kept as %s", async ([name, kept, type, content], { klacht }) => {
    await withCase(klacht);
    const added = await add(klacht, ...IN, `--bestand=${file(klacht, name, content)}`, "--json");
    expect(added).toMatchObject({ stderr: "", exitCode: 0 });
    const piece = {
      id: 1,
      bestandsnaam: kept,
      mediatype: type,
      grootte: content.length,
      sha256: sha256(content),
    };
    expect(added.json().correspondentie).toMatchObject([piece]);
    const folder = emptyFolder(klacht);
    const saved = await save(klacht, "1", `--naar=${folder}`, "--json");
    expect(saved.json()).toMatchObject({ ...piece, pad: join(folder, kept) });
    expect(contentsOf(folder)).toEqual({ [kept]: sha256(content) });
  });
});

describe.concurrent("correspondence", { timeout: 120_000 }, () => {
  it("is listed with direction, kind, subject and file, and stands in the case and the log", async ({
    klacht,
    expect,
  }) => {
    await withCase(klacht);
    const none = await klacht("correspondentie", "1");
    expect(none.stdout).toBe(`Bij klacht ${NR} is nog geen correspondentie vastgelegd.\n`);
    const path = file(klacht, "polis.pdf", "%PDF-1.7");
    const first = await add(klacht, ...IN, "--datum=01-03-2024", `--bestand=${path}`);
    expect(first.stdout).toMatch(new RegExp(`^Bij klacht ${NR} is stuk 1 vastgelegd, met polis\\.pdf\\.\n`));
    const second = await add(
      klacht,
      ...OUT,
      "--soort=telefoongesprek",
      "--tekst=Teruggebeld.\nHij wacht af.",
    );
    expect(second.stdout).toMatch(new RegExp(`^Bij klacht ${NR} is stuk 2 vastgelegd\\.\n`));
    const list = await klacht("correspondentie", "1", "lijst");
    expect(list.stdout).toMatchInlineSnapshot(`
      " Nr  Datum            Soort                          Onderwerp                          Bestand
        1  01-03-2024  in   brief                          Van de klager                      polis.pdf
        2  04-03-2024  uit  telefoongesprek                Aan de klager
      "
    `);
    const pieces = [
      {
        id: 1,
        datum: "2024-03-01",
        richting: "in",
        soort: "brief",
        onderwerp: "Van de klager",
        tekst: null,
        bestandsnaam: "polis.pdf",
        mediatype: "application/pdf",
        grootte: 8,
        sha256: sha256(Buffer.from("%PDF-1.7")),
      },
      {
        id: 2,
        datum: TODAY,
        richting: "uit",
        soort: "telefoongesprek",
        onderwerp: "Aan de klager",
        tekst: "Teruggebeld.\nHij wacht af.",
        bestandsnaam: null,
        mediatype: null,
        grootte: null,
        sha256: null,
      },
    ];
    expect((await klacht("correspondentie", "1", "--json")).json()).toEqual(pieces);
    const { correspondentie, status } = (await klacht("toon", "1", "--json")).json();
    expect({ correspondentie, status }).toEqual({ correspondentie: pieces, status: "in behandeling" });
    const log = (await klacht("logboek", "1", "--json")).json();
    expect(log.slice(1)).toMatchObject([
      {
        handeling: "correspondentie in",
        details: { id: 1, bestandsnaam: "polis.pdf", sha256: pieces[0]!.sha256 },
      },
      { handeling: "correspondentie uit", details: { id: 2, tekst: "Teruggebeld.\nHij wacht af." } },
    ]);
  });

  it.for([
    ["standpunt", "brief"],
    ["Standpunt", "e-mail"],
  ])("outgoing of the kind %s by %s tells the position in writing", async ([soort, how], { klacht }) => {
    await withCase(klacht);
    await klacht("besluit", "1", "--oordeel=ongegrond", "--motivering=De premie was vermeld.");
    const path = file(klacht, how === "brief" ? "brief.docx" : "Bericht.EML", "Geachte heer");
    const told = await add(klacht, ...OUT, `--soort=${soort}`, `--bestand=${path}`);
    expect(told.stdout).toMatch(new RegExp(`\nHierna: handel de klacht af\\.\n  klacht sluiten ${NR}\n$`));
    expect((await klacht("toon", "1", "--json")).json()).toMatchObject({
      meegedeeldOp: TODAY,
      schriftelijkOp: TODAY,
      standpunten: [{ meegedeeldOp: TODAY, wijzeVanMededeling: how }],
      correspondentie: [{ soort: "standpunt", richting: "uit" }],
    });
  });

  it("outgoing of the kind ontvangstbevestiging acknowledges the receipt, once", async ({ klacht }) => {
    await withCase(klacht);
    const told = await add(klacht, ...OUT, "--soort=Ontvangstbevestiging");
    expect(told.stdout).toMatch(new RegExp(`\n  klacht besluit ${NR}\n$`));
    const again = await add(
      klacht.with({ peildatum: "2024-03-08" }),
      ...OUT,
      "--soort=ontvangstbevestiging",
      "--json",
    );
    expect(again.json()).toMatchObject({
      bevestigdOp: TODAY,
      termijnen: [{}, { soort: "ontvangstbevestiging", voldaanOp: TODAY, dagen: null }, {}, {}, {}],
      correspondentie: [{ id: 1 }, { id: 2, datum: "2024-03-08" }],
    });
  });

  it("incoming of such a kind tells nobody anything", async ({ klacht }) => {
    await withCase(klacht);
    const { json } = await add(
      klacht,
      "--richting=in",
      "--soort=ontvangstbevestiging",
      "--onderwerp=O",
      "--json",
    );
    expect(json()).toMatchObject({ bevestigdOp: null, correspondentie: [{ richting: "in" }] });
  });

  it("a letter that klacht wrote is kept as the file that was posted", async ({ klacht }) => {
    await withCase(klacht);
    await klacht("brief", "1", "ontvangstbevestiging");
    const folder = emptyFolder(klacht);
    await save(klacht, "1", `--naar=${folder}`);
    const name = `${NR}-ontvangstbevestiging.docx`;
    expect(readFileSync(join(folder, name)).equals(readFileSync(join(klacht.map, "brieven", name)))).toBe(
      true,
    );
  });
});

describe.concurrent("a file is handed out", { timeout: 120_000 }, () => {
  it("to a folder under its own name, or to a path, and over another only with --ja", async ({ klacht }) => {
    await withCase(klacht);
    await add(klacht, ...IN, `--bestand=${file(klacht, "polis.pdf", "nieuw")}`);
    const folder = emptyFolder(klacht);
    const named = join(folder, "anders.bin");
    expect(await save(klacht, "1", `--naar=${named}`)).toMatchObject({
      stdout: `Bewaard als ${named}\n`,
      stderr: "",
      exitCode: 0,
    });
    const own = join(folder, "polis.pdf");
    writeFileSync(own, "oud");
    for (const naar of [folder, own]) {
      expect(await save(klacht, "1", `--naar=${naar}`)).toMatchObject({
        stdout: "",
        stderr: `${own} bestaat al en is niet overschreven.\n→ Kies met --naar een andere naam, of bevestig met --ja.\n`,
        exitCode: 1,
      });
    }
    expect(readFileSync(own, "utf8")).toBe("oud");
    expect((await save(klacht, "1", `--naar=${folder}`, "--ja")).exitCode).toBe(0);
    expect(contentsOf(folder)).toEqual({
      "anders.bin": sha256(Buffer.from("nieuw")),
      "polis.pdf": sha256(Buffer.from("nieuw")),
    });
  });

  it("whose name fills the folder's limit of 255 bytes", async ({ klacht }) => {
    await withCase(klacht);
    const name = `${"保".repeat(83)}.pdf`;
    await add(klacht, ...IN, `--bestand=${file(klacht, name, "x")}`);
    const folder = emptyFolder(klacht);
    expect(await save(klacht, "1", `--naar=${folder}`)).toMatchObject({ stderr: "", exitCode: 0 });
    expect(Object.values(contentsOf(folder))).toEqual([sha256(Buffer.from("x"))]);
  });

  it("not where a byte of it was changed in the register", async ({ klacht }) => {
    await withCase(klacht);
    await add(klacht, ...IN, `--bestand=${file(klacht, "polis.pdf", "een stuk van de klager")}`);
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    const { inhoud } = sqlite.prepare<[], { inhoud: Buffer }>("select inhoud from bestand").get()!;
    inhoud[3]! ^= 1;
    sqlite.prepare("update bestand set inhoud = ?").run(inhoud);
    sqlite.close();
    const folder = emptyFolder(klacht);
    expect(await save(klacht, "1", `--naar=${folder}`)).toMatchObject({
      stdout: "",
      stderr: `Het bestand bij correspondentie 1 van klacht ${NR} is beschadigd.\n→ Zet de laatste goede reservekopie terug.\n`,
      exitCode: 6,
    });
    expect(contentsOf(folder)).toEqual({});
    expect((await klacht("correspondentie", "1", "--json")).exitCode).toBe(0);
  });

  it.for([
    [["2"], 3, `Klacht ${NR} heeft geen correspondentie met nummer 2.`],
    [["1"], 3, `Bij correspondentie 1 van klacht ${NR} is geen bestand bewaard.`],
    [[], 2, "Er ontbreekt: het nummer van het stuk."],
    [["x"], 2, "De waarde “x” bij ID is geen geheel getal van 1 tot 1000000."],
  ] as const)("not for %s", async ([id, code, reason], { klacht }) => {
    await withCase(klacht);
    await add(klacht, ...OUT, "--soort=telefoongesprek");
    const folder = emptyFolder(klacht);
    const { stdout, stderr, exitCode } = await save(klacht, ...id, `--naar=${folder}`);
    expect(stderr.split("\n")[0]).toBe(reason);
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: code });
    expect(contentsOf(folder)).toEqual({});
  });
});

describe.concurrent("a file is refused", { timeout: 120_000 }, () => {
  async function expectNothingAdded(klacht: Klacht, path: string) {
    await withCase(klacht);
    const before = contentsOf(klacht.map);
    const result = await add(klacht, ...IN, `--bestand=${path}`);
    expect(result.stdout).toBe("");
    expect(englishIn(result.stderr.replaceAll(path, ""))).toEqual([]);
    expect(contentsOf(klacht.map)).toEqual(before);
    return result;
  }

  it("over 50 MB", async ({ klacht }) => {
    const path = file(klacht, "film.mp4", "");
    truncateSync(path, 50 * MEGABYTE + 1);
    const { stderr, exitCode } = await expectNothingAdded(klacht, path);
    expect(stderr).toBe(`Het bestand ${path} is te groot: 51 MB, en hoogstens 50 MB past in het register.\n`);
    expect(exitCode).toBe(1);
  });

  it("that isn't there", async ({ klacht }) => {
    const path = join(klacht.home, "nergens.pdf");
    const { stderr, exitCode } = await expectNothingAdded(klacht, path);
    expect(stderr).toBe(`Het bestand ${path} is er niet.\n→ Controleer de naam en de map.\n`);
    expect(exitCode).toBe(3);
  });

  it("that is a folder", async ({ klacht }) => {
    const { stderr, exitCode } = await expectNothingAdded(klacht, klacht.home);
    expect(stderr).toContain(klacht.home);
    expect(exitCode).toBe(3);
  });

  it("where the case isn't there", async ({ klacht }) => {
    const path = file(klacht, "polis.pdf", "x");
    const { stderr, exitCode } = await add(klacht, ...IN, `--bestand=${path}`);
    expect(stderr).toBe(`Klacht ${NR} staat niet in het register.\n→ Bekijk de nummers met: klacht lijst\n`);
    expect(exitCode).toBe(3);
  });
});

describe("a file of 50 MB", () => {
  it("is taken and comes back", async ({ klacht }) => {
    await withCase(klacht);
    const path = file(klacht, "film.mp4", "");
    truncateSync(path, 50 * MEGABYTE);
    expect(await add(klacht, ...IN, `--bestand=${path}`)).toMatchObject({ stderr: "", exitCode: 0 });
    const folder = emptyFolder(klacht);
    await save(klacht, "1", `--naar=${folder}`);
    expect(existsSync(join(folder, "film.mp4"))).toBe(true);
    expect(contentsOf(folder)["film.mp4"]).toBe(sha256(Buffer.alloc(50 * MEGABYTE)));
  });
});

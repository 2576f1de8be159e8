import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect } from "vitest";
import { contentsOf, INTAKE, it, type Klacht } from "./run.ts";

const NR = "2024-0001";
const SECRET = "Wouter zegt dat de polis kwijt is.";

/** The words of a Word file, without its markup. */
function words(path: string): string {
  const xml = new TextDecoder().decode(unzipSync(readFileSync(path))["word/document.xml"]);
  return xml.replaceAll(/<\/w:p>/g, "\n").replaceAll(/<[^>]+>/g, "");
}

async function takenOn(klacht: Klacht): Promise<void> {
  await klacht("inrichten", "--kantoor=Dijkstra Assurantiën", "--verantwoordelijke=Jelle Dijkstra");
  await klacht("nieuw", ...INTAKE, "--klantnummer=K12", "--toewijzen");
}

describe("formulier", { timeout: 60_000 }, () => {
  it("is blank without a number, and filled in with one", async ({ klacht }) => {
    await takenOn(klacht);
    const [blank, filled] = [join(klacht.home, "leeg.docx"), join(klacht.home, "vol.docx")];
    expect((await klacht("formulier", "--naar", blank)).exitCode).toBe(0);
    expect((await klacht("formulier", "1", "--naar", filled)).stdout).toContain(`Het formulier staat klaar:`);
    expect(words(blank)).not.toContain("Jan de Vries");
    expect(words(blank)).toContain("Naam");
    expect(words(filled)).toContain("Jan de Vries");
    expect(words(filled)).toContain(NR);
  });

  it("of a case that is not there makes no file", async ({ klacht }) => {
    const path = join(klacht.home, "geen.docx");
    expect((await klacht("formulier", "9", "--naar", path)).exitCode).toBe(3);
    expect(existsSync(path)).toBe(false);
  });
});

describe("inzage", { timeout: 60_000 }, () => {
  it("gives the klager his file without the office's notes, and logs that", async ({ klacht }) => {
    await takenOn(klacht);
    await klacht("onderzoek", "1", `--tekst=${SECRET}`);
    const path = join(klacht.home, "dossier.docx");
    const { stdout, exitCode } = await klacht("inzage", "1", "--naar", path);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Interne notities zijn weggelaten (1)");
    expect(words(path)).toContain("Jan de Vries");
    expect(words(path)).not.toContain(SECRET);
    const log = (await klacht("logboek", "1", "--json")).json() as { handeling: string }[];
    expect(log.at(-1)?.handeling).toBe("inzage gegeven");
  });

  it("makes a zip with the files of the correspondence", async ({ klacht }) => {
    await takenOn(klacht);
    const letter = join(klacht.home, "brief van klager.pdf");
    const bytes = Uint8Array.from({ length: 5000 }, (_, n) => (n * 37) % 256);
    writeFileSync(letter, bytes);
    await klacht(
      "correspondentie",
      "1",
      "toevoegen",
      "--richting=in",
      "--soort=brief",
      "--onderwerp=Brief",
      "--bestand",
      letter,
    );
    const path = join(klacht.home, "dossier.zip");
    expect((await klacht("inzage", "1", "--met-bijlagen", "--naar", path)).exitCode).toBe(0);
    const files = unzipSync(readFileSync(path));
    expect(Object.keys(files).sort()).toEqual(["bijlagen/1-brief van klager.pdf", `dossier-${NR}.docx`]);
    expect(files["bijlagen/1-brief van klager.pdf"]).toEqual(bytes);
  });
});

describe("the client's own file", { timeout: 60_000 }, () => {
  it("holds the form, renewed with every change, and moves with the client number", async ({ klacht }) => {
    const folder = join(klacht.home, "klanten");
    await klacht(
      "inrichten",
      "--kantoor=Dijkstra",
      "--verantwoordelijke=Jelle Dijkstra",
      "--klantdossiers",
      folder,
    );
    await klacht("nieuw", ...INTAKE, "--klantnummer=K12");
    const form = join(folder, "K12", `klacht-${NR}.docx`);
    expect(words(form)).not.toContain("Jelle Dijkstra");
    await klacht("toewijzen", "1", "--aan=Jelle Dijkstra");
    expect(words(form)).toContain("Jelle Dijkstra");
    await klacht("wijzig", "1", "--klantnummer=../K13");
    expect(existsSync(form)).toBe(false);
    expect(readdirSync(folder)).toContain("K13");
    expect(words(join(folder, "K13", `klacht-${NR}.docx`))).toContain("Jelle Dijkstra");
  });

  it("that can't be written undoes nothing, and is told", async ({ klacht }) => {
    const folder = join(klacht.home, "klanten");
    writeFileSync(folder, "geen map");
    await klacht(
      "inrichten",
      "--kantoor=Dijkstra",
      "--verantwoordelijke=Jelle Dijkstra",
      "--klantdossiers",
      folder,
    );
    const { stdout, stderr, exitCode } = await klacht("nieuw", ...INTAKE, "--klantnummer=K12");
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Klacht ${NR}`);
    expect(stderr).toContain("Let op: het formulier kon niet in het klantdossier worden gezet");
  });
});

describe("the office's own templates", { timeout: 60_000 }, () => {
  it("are copied out, used from then on, and a misspelled field is named before anything is written", async ({
    klacht,
  }) => {
    await takenOn(klacht);
    const { stdout } = await klacht("brief", "sjablonen");
    const folder = join(klacht.map, "sjablonen");
    expect(stdout).toContain("Ontvangstbevestiging (ontvangstbevestiging.docx)");
    expect(readdirSync(folder)).toHaveLength(8);
    // The template of another letter has fields that this one doesn't know.
    copyFileSync(join(folder, "uitstel.docx"), join(folder, "ontvangstbevestiging.docx"));
    const refused = await klacht("brief", "1", "ontvangstbevestiging");
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("uitstel-tot");
    expect(existsSync(join(klacht.map, "brieven"))).toBe(false);
    expect((await klacht("correspondentie", "1", "--json")).json()).toEqual([]);
  });
});

describe("the preview of a template", { timeout: 60_000 }, () => {
  it("is a letter of an invented case, of the office's own template, and leaves no trace", async ({
    klacht,
  }) => {
    await klacht("brief", "sjablonen");
    const before = contentsOf(klacht.map);
    const to = join(klacht.home, "uit");
    mkdirSync(to);
    const made = await klacht("brief", "sjablonen", "--voorbeeld", "standpunt", "--naar", to);
    const path = join(to, "voorbeeld-standpunt.docx");
    expect(made).toMatchObject({ stderr: "", exitCode: 0 });
    const said = made.stdout.replaceAll(/\s+/g, " ");
    expect(said).toContain(`Het voorbeeld staat klaar: ${path}`);
    expect(said).toContain(`uw eigen sjabloon: ${join(klacht.map, "sjablonen", "standpunt.docx")}`);
    expect(words(path)).toContain("mevrouw M. Voorbeeld");
    expect(contentsOf(klacht.map)).toEqual(before);

    const other = await klacht("brief", "sjablonen", "uitstel", "--voorbeeld", "--naar", to, "--json");
    expect(other.json()).toEqual({ soort: "uitstel", pad: join(to, "voorbeeld-uitstel.docx") });

    // A field of another letter is named, and nothing is written.
    copyFileSync(
      join(klacht.map, "sjablonen", "uitstel.docx"),
      join(klacht.map, "sjablonen", "standpunt.docx"),
    );
    rmSync(path);
    const refused = await klacht("brief", "sjablonen", "--voorbeeld=standpunt", "--naar", to);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("uitstel-tot");
    expect(existsSync(path)).toBe(false);
  });

  it("needs no register, and makes none", async ({ klacht }) => {
    const path = join(klacht.home, "proef.docx");
    const { stdout, exitCode } = await klacht("brief", "sjablonen", "--voorbeeld", "kifid", "--naar", path);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("met het sjabloon van klacht");
    expect(existsSync(path)).toBe(true);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it.for([
    [["brief", "sjablonen", "--voorbeeld"], "Er ontbreekt: SOORT", 2],
    [["brief", "sjablonen", "--voorbeeld=liefde"], "Een brief “liefde” bestaat niet", 2],
    [["brief", "1", "standpunt", "--voorbeeld"], "--voorbeeld gaat over een sjabloon", 2],
  ] as const)("%j is refused", async ([args, reason, code], { klacht }) => {
    const { stderr, exitCode } = await klacht(...args);
    expect(stderr).toContain(reason);
    expect(exitCode).toBe(code);
  });
});

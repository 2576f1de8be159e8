import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { makeLetter } from "../../src/documents/brief.ts";
import { makeFile } from "../../src/documents/dossier.ts";
import { makeForm } from "../../src/documents/formulier.ts";
import { KANTOORJAAR } from "../register/jaar.ts";
import { BRIEVEN_PER_GEVAL, KANTOOR, KLAGERS, volDossier } from "./gevallen.ts";
import { registerWith, yearReport } from "./jaaroverzicht.ts";
import { png } from "./plaatjes.ts";

const SOFFICE = output("soffice", "--version") === "" ? null : "soffice";
const PAGES = /\/Type\s*\/Page\b(?!s)/g;

/** Whether letters are as wide here as in Word: another font than Arial, or one made to its measures, takes more room. */
const HAS_ARIAL = /Arial|Liberation/.test(output("fc-match", "Arial"));

function output(program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** How many pages each kind of document may have. */
const MOST_PAGES = (name: string) =>
  name.startsWith("jaaroverzicht")
    ? 10
    : name.startsWith("dossier")
      ? 4
      : name.startsWith("formulier")
        ? 2
        : 1;

// One run for all of them: LibreOffice needs seconds to start.
it.skipIf(SOFFICE === null)(
  "LibreOffice opens every document; every letter fits on one page, for every kind of klager",
  { timeout: 240_000 },
  async () => {
    const map = mkdtempSync(join(tmpdir(), "klacht-pdf-"));
    try {
      const logo = join(map, "logo.png");
      writeFileSync(logo, png(600, 200));
      const instellingen = { ...KANTOOR, kantoor: { ...KANTOOR.kantoor, logo } };
      const documents: [string, Uint8Array][] = [
        ["formulier-leeg", await makeForm(null, KANTOOR, "2024-03-05")],
        ["formulier", await makeForm(volDossier(), KANTOOR, "2024-05-08")],
        ["dossier", await makeFile(volDossier(), KANTOOR, "2024-05-08")],
        ["jaaroverzicht", await yearReport(await registerWith(KANTOORJAAR), { metNamen: true })],
        ["jaaroverzicht-leeg", await yearReport(await registerWith([]))],
      ];
      for (const [kind, klager] of Object.entries(KLAGERS)) {
        for (const [name, soort, invoer] of BRIEVEN_PER_GEVAL) {
          const zaak = { ...invoer.klacht, klager };
          const { docx } = await makeLetter(soort, { ...invoer, klacht: zaak, instellingen });
          documents.push([`${name} ${kind}`.replaceAll(" ", "-"), docx]);
        }
      }
      const files = documents.map(([name, docx]) => {
        const path = join(map, `${name}.docx`);
        writeFileSync(path, docx);
        return path;
      });
      const profile = `-env:UserInstallation=${pathToFileURL(join(map, "profiel"))}`;
      const convert = ["--headless", "--convert-to", "pdf", "--outdir", map, ...files];
      execFileSync(SOFFICE!, [profile, ...convert], { stdio: "ignore" });
      const pdfs = readdirSync(map).filter((name) => name.endsWith(".pdf"));
      expect(pdfs).toHaveLength(documents.length);
      const tooLong = pdfs
        .map((name) => [name, readFileSync(join(map, name), "latin1").match(PAGES)?.length ?? 0] as const)
        .filter(([name, pages]) => pages < 1 || (HAS_ARIAL && pages > MOST_PAGES(name)));
      expect(tooLong).toEqual([]);
    } finally {
      rmSync(map, { recursive: true, force: true });
    }
  },
);

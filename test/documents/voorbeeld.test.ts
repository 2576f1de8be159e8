import { describe, expect, it } from "vitest";
import { makeLetter } from "../../src/documents/brief.ts";
import { BRIEVEN, type Briefsoort } from "../../src/documents/briefvelden.ts";
import { voorbeeldVan } from "../../src/documents/voorbeeld.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { KANTOOR, ONDERTEKENAAR } from "./gevallen.ts";
import { packageFaults, textIn } from "./word-file.ts";

const KADER = {
  instellingen: KANTOOR,
  datum: "2024-03-22",
  ondertekenaar: ONDERTEKENAAR,
  sjablonen: "/nergens",
};

/** What each letter says only where much has happened: the preview must show it. */
const VEELZEGGEND: Record<Briefsoort, readonly string[]> = {
  ontvangstbevestiging: ["uiterlijk op 10 april 2024", "U hebt uw klacht telefonisch bij ons ingediend."],
  informatieverzoek: ["Met wie hebt u gesproken?", "uiterlijk op 5 april 2024"],
  uitstel: ["nog niet beantwoord", "nog geen standpunt van ons ontvangen"],
  standpunt: ["gedeeltelijk gegrond", "€ 125,50", "Kifid", "burgerlijke rechter"],
  herbeoordeling: ["Op 6 maart 2024 hebt u bezwaar gemaakt", "A. Voorbeeldig", "€ 125,50", "Kifid"],
  "uitnodiging-gesprek": ["vrijdag 29 maart 2024 om 14.00 uur"],
  kifid: ["Op 20 maart 2024 hebben wij met u gesproken", "Wij blijven bij", "Postbus 93257"],
  afsluiting: ["op 22 maart 2024", "Wij danken u voor uw reactie", "Kifid"],
};

describe("the preview of a letter", () => {
  it.each(BRIEVEN)("%s is whole, says much, and is of nobody", async (soort) => {
    const { docx, volledig } = await makeLetter(soort, voorbeeldVan(soort, KADER));
    expect(packageFaults(docx)).toEqual([]);
    const tekst = textIn(docx);
    for (const deel of [...VEELZEGGEND[soort], "mevrouw M. Voorbeeld", "2024-0000", "Hanneke Dijkstra"]) {
      expect(tekst).toContain(deel);
    }
    expect(volledig).toBe(true);
  });

  it.each(BRIEVEN)("%s has nothing to warn of where the office told of itself", async (soort) => {
    const { notes } = await makeLetter(soort, voorbeeldVan(soort, KADER));
    expect(notes).toEqual([]);
  });

  it("tells what the office has yet to fill in", async () => {
    const kader = { ...KADER, instellingen: standaardInstellingen() };
    const { notes } = await makeLetter("standpunt", voorbeeldVan("standpunt", kader));
    expect(notes.join("\n")).toContain("klacht inrichten");
  });
});

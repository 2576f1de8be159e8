import { describe, expect, it } from "vitest";
import { makeFile } from "../../src/documents/dossier.ts";
import { makeForm } from "../../src/documents/formulier.ts";
import { KANTOOR, klacht, volDossier } from "./gevallen.ts";
import { paragraphs, textIn } from "./word-file.ts";

describe("the registration form (§3, §4a)", () => {
  it("has every field of the procedure, blank", async () => {
    const tekst = textIn(await makeForm(null, KANTOOR, "2024-03-05"));
    for (const veld of [
      "Klachtnummer",
      "Naam",
      "Adres",
      "Postcode en plaats",
      "Telefoon",
      "E-mail",
      "Klantnummer",
      "Ingediend op",
      "Wijze van indienen",
      "Ontvangen door",
      "Vertrouwelijk",
      "Aard van de klacht",
      "Product",
      "Polisnummer",
      "Omschrijving",
      "Gewenste oplossing",
      "Verantwoordelijke",
      "Gemeld op",
      "Onderzoek",
      "Oordeel",
      "Motivering",
      "Maatregelen",
      "Bezwaar",
      "Herbeoordeling",
      "Afgehandeld op",
      "Wijze van afhandeling",
      "7. Correspondentie",
    ]) {
      expect(tekst).toContain(`${veld}\n`);
    }
    expect(tekst).toContain("Assurantiekantoor De Voorbeelden");
    expect(tekst).not.toContain("☒");
  });

  it("is filled in with what is known", async () => {
    const regels = paragraphs(await makeForm(volDossier(), KANTOOR, "2024-05-08"));
    expect(regels).toContain("2024-0007");
    expect(regels).toContain("In geschil (op 8 mei 2024)");
    expect(regels).toContain("09126 Chemnitz-Bernsdorf, Duitsland");
    expect(regels.join("\n")).toContain("12-03-2024, met Sietske Bakker: Geheime aantekening");
    expect(regels).toContain(
      "Schadevergoeding, € 1.234,56: Het bedrag staat binnen tien dagen op uw rekening.",
    );
    expect(regels.find((regel) => regel.includes("Gedeeltelijk"))).toMatch(
      /☐\u00A0Gegrond.*☒\u00A0Ongegrond/,
    );
    expect(regels).toContain("Ontvangstbevestiging");
  });

  it("ticks confidentiality", async () => {
    const regels = paragraphs(await makeForm(klacht({ vertrouwelijk: true }), KANTOOR, "2024-03-05"));
    expect(regels.find((regel) => /Ja\s.*Nee/.test(regel))).toMatch(/☒\u00A0Ja\s+☐\u00A0Nee/);
  });
});

describe("the klager's file (§5)", () => {
  it("holds the whole case, in the order of the procedure", async () => {
    const tekst = textIn(await makeFile(volDossier(), KANTOOR, "2024-05-08"));
    const koppen = [
      "Registratie",
      "Verloop",
      "Standpunt",
      "Herbeoordeling",
      "Maatregelen",
      "Bezwaar",
      "Gesprekken",
      "Kifid",
      "Correspondentie",
    ];
    const plaatsen = koppen.map((kop) => tekst.indexOf(`\n${kop}\n`));
    expect(plaatsen).toEqual([...plaatsen].sort((een, ander) => een - ander));
    expect(plaatsen).not.toContain(-1);
    expect(tekst).toContain("04-03-2024\nKlacht ingediend\n05-03-2024\nIn behandeling bij Hanneke Dijkstra");
    expect(tekst).toContain("Hierbij dien ik een klacht in over mijn schade.\nBestand: klacht.pdf");
  });

  it("leaves the internal notes out, and says so on its cover", async () => {
    const tekst = textIn(await makeFile(volDossier(), KANTOOR, "2024-05-08"));
    expect(tekst).not.toContain("Geheime");
    expect(tekst.split("\nRegistratie\n")[0]).toContain(
      "De interne aantekeningen van het onderzoek zijn niet in dit dossier opgenomen.",
    );
  });

  it("of a new case says what there is not yet", async () => {
    const tekst = textIn(await makeFile(klacht(), KANTOOR, "2024-03-05"));
    expect(tekst).toContain("Er is nog geen standpunt ingenomen.");
    expect(tekst).toContain("Er is geen correspondentie vastgelegd.");
    expect(tekst).not.toContain("\nMaatregelen\n");
  });

  it("holds text of any kind", async () => {
    const zaak = klacht({ omschrijving: "Een\u0000 <b>&amp; {{naam}}\n\n\u2028twee\uD800" });
    const regels = paragraphs(await makeFile(zaak, KANTOOR, "2024-03-05"));
    expect(regels).toContain("Een <b>&amp; {{naam}}");
    expect(regels).toContain("twee");
  });
});

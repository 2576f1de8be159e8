import { describe, expect, it } from "vitest";
import {
  AARDEN,
  AFSLUITREDENEN,
  BRIEFSOORTEN,
  GESPREK_UITKOMSTEN,
  KIFID_STATUSSEN,
  labelVan,
  MAATREGELEN,
  OORDELEN,
  OORZAKEN,
  opsommingVanCodes,
  PRODUCTEN,
  RICHTINGEN,
  STANDAARD_WOORDENLIJSTEN,
  WIJZEN,
  WIJZEN_VAN_AFHANDELING,
  type Woord,
  zoekCode,
} from "../../src/procedure/woordenlijsten.ts";

/** The vocabularies as the procedure's page lists them; habits and old registers rest on these codes. */
const LIJSTEN: readonly (readonly [naam: string, lijst: readonly Woord[], codes: string])[] = [
  ["wijze", WIJZEN, "mondeling, telefonisch, brief, e-mail, website, overig"],
  [
    "aard",
    AARDEN,
    "advies, informatie, schadeafhandeling, acceptatie, premie-incasso, polis-administratie, opzegging-royement, " +
      "doorlooptijd, bereikbaarheid, bejegening, privacy, kosten-vergoeding, overig",
  ],
  [
    "product",
    PRODUCTEN,
    "auto, woonhuis-inboedel, aansprakelijkheid, rechtsbijstand, reis, leven-uitvaart, hypotheek, pensioen, " +
      "inkomen-arbeidsongeschiktheid, zorg, zakelijk, overig, geen",
  ],
  [
    "oorzaak",
    OORZAKEN,
    "menselijke-fout, werkwijze, kennis, systeem, derde-verzekeraar, communicatie-verwachting, geen, overig",
  ],
  ["oordeel", OORDELEN, "gegrond, gedeeltelijk-gegrond, ongegrond"],
  ["afsluitreden", AFSLUITREDENEN, "afgehandeld, ingetrokken, geen-klacht, doorgestuurd"],
  ["wijze van afhandeling", WIJZEN_VAN_AFHANDELING, "brief, e-mail, gesprek, telefoon"],
];

/** What a label says, as a code: `Premie en incasso` is `premie-incasso`. */
const inCode = (label: string) => label.toLowerCase().replaceAll(/ (?:en |of )?/g, "-");

describe.each(LIJSTEN)("the vocabulary %s", (_naam, lijst, codes) => {
  it("has the codes of the procedure, in its order", () => {
    expect(lijst.map(({ code }) => code).join(", ")).toBe(codes);
  });

  it("shows every word by a label that says the same, with a capital", () => {
    expect(lijst.map(({ label }) => inCode(label)).join(", ")).toBe(codes);
    expect(lijst.filter(({ label }) => !/^\p{Lu}/u.test(label))).toEqual([]);
  });

  it("finds every word by its code and by its label", () => {
    expect(lijst.map(({ label }) => zoekCode(lijst, label))).toEqual(lijst.map(({ code }) => code));
    expect(lijst.map(({ code }) => zoekCode(lijst, code))).toEqual(lijst.map(({ code }) => code));
  });
});

describe("the vocabularies of the acts", () => {
  const woorden = (lijst: readonly Woord[]) =>
    Object.fromEntries(lijst.map(({ code, label }) => [code, label]));

  it("name the measures for a founded complaint (§4.1)", () => {
    expect(woorden(MAATREGELEN)).toEqual({
      verontschuldiging: "Verontschuldiging",
      nakoming: "Nakoming",
      schadevergoeding: "Schadevergoeding",
      verzekeraar: "Beroepsaansprakelijkheidsverzekeraar ingeschakeld",
    });
  });

  it("name what a conversation led to (§4d, §6)", () => {
    expect(woorden(GESPREK_UITKOMSTEN)).toEqual({
      overeenstemming: "Overeenstemming",
      "geen-overeenstemming": "Geen overeenstemming",
      "standpunt-meegedeeld": "Standpunt meegedeeld",
    });
  });

  it("name the course at Kifid (§6)", () => {
    expect(woorden(KIFID_STATUSSEN)).toEqual({
      verwezen: "Verwezen naar Kifid",
      aanhangig: "Aanhangig bij Kifid",
      uitspraak: "Uitspraak van Kifid",
    });
  });

  it("name the way that a letter went", () => {
    expect(woorden(RICHTINGEN)).toEqual({ in: "Ontvangen", uit: "Verzonden" });
  });

  it("name the letters", () => {
    expect(woorden(BRIEFSOORTEN)).toEqual({
      ontvangstbevestiging: "Ontvangstbevestiging",
      informatieverzoek: "Verzoek om informatie",
      uitstel: "Uitstel",
      standpunt: "Standpunt",
      herbeoordeling: "Herbeoordeling",
      "uitnodiging-gesprek": "Uitnodiging voor een gesprek",
      kifid: "Verwijzing naar Kifid",
      afsluiting: "Afsluiting",
    });
  });
});

it("describes a case with the four vocabularies of the procedure", () => {
  expect(STANDAARD_WOORDENLIJSTEN).toEqual({
    wijze: WIJZEN,
    aard: AARDEN,
    product: PRODUCTEN,
    oorzaak: OORZAKEN,
  });
});

describe("a word as people type it", () => {
  it.each([
    ["aard", AARDEN, "premie-incasso", "premie-incasso"],
    ["aard", AARDEN, "Premie-Incasso", "premie-incasso"],
    ["aard", AARDEN, "premie incasso", "premie-incasso"],
    ["aard", AARDEN, "premie_incasso", "premie-incasso"],
    ["aard", AARDEN, "premie  -  incasso", "premie-incasso"],
    ["aard", AARDEN, "Premie en incasso", "premie-incasso"],
    ["aard", AARDEN, "PREMIE-EN-INCASSO", "premie-incasso"],
    ["aard", AARDEN, "opzegging of royement", "opzegging-royement"],
    ["product", PRODUCTEN, "Inkomen en arbeidsongeschiktheid", "inkomen-arbeidsongeschiktheid"],
    ["wijze", WIJZEN, "E-MAIL", "e-mail"],
    ["wijze", WIJZEN, "e mail", "e-mail"],
    ["oordeel", OORDELEN, "gedeeltelijk gegrond", "gedeeltelijk-gegrond"],
    ["oordeel", OORDELEN, "gegrond", "gegrond"],
    ["oordeel", OORDELEN, "ongegrond", "ongegrond"],
  ])("in $0, $2 is $3", (_naam, lijst, getypt, code) => {
    expect(zoekCode(lijst, getypt)).toBe(code);
  });

  it.each(["", "premie", "premieincasso", "premie-incass", "premie-incasso-x", "prem.e-incasso", "auto"])(
    "%j is no word of aard",
    (getypt) => {
      expect(zoekCode(AARDEN, getypt)).toBeNull();
    },
  );

  it.each([" brief ", "brief\n", " E-mail"])(
    "%j is found although white space stands around it",
    (getypt) => {
      expect(zoekCode(WIJZEN, getypt)).not.toBeNull();
    },
  );

  it("finds the words that an office added", () => {
    const eigen = [...AARDEN, { code: "agrarisch-bedrijf", label: "Boer & loonwerk" }];
    expect(zoekCode(eigen, "Agrarisch bedrijf")).toBe("agrarisch-bedrijf");
    expect(zoekCode(eigen, "boer & LOONWERK")).toBe("agrarisch-bedrijf");
    expect(zoekCode(AARDEN, "agrarisch-bedrijf")).toBeNull();
  });

  it("is judged at once, however long the text", () => {
    const begin = performance.now();
    expect(zoekCode(AARDEN, "- _".repeat(33_000))).toBeNull();
    expect(zoekCode(AARDEN, `${" ".repeat(100_000)}x`)).toBeNull();
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe("a word as it is shown", () => {
  it("is its label; an unknown code shows itself, nothing shows nothing", () => {
    expect(labelVan(AARDEN, "premie-incasso")).toBe("Premie en incasso");
    expect(labelVan(AARDEN, "van-vroeger")).toBe("van-vroeger");
    expect(labelVan(AARDEN, null)).toBe("");
  });

  it("stands in a message as the codes to choose from", () => {
    expect(opsommingVanCodes(OORDELEN)).toBe("gegrond, gedeeltelijk-gegrond of ongegrond");
    expect(opsommingVanCodes([])).toBe("");
  });
});

import { describe, expect, it } from "vitest";
import { samenvatting, vertrouwelijkInWoorden } from "../../src/procedure/jaarsamenvatting.ts";
import { verantwoording } from "../../src/procedure/jaarverantwoording.ts";
import { type Jaarregel, jaren, type Regeldelen, regel, tijdigheid } from "./jaren.ts";

type Feiten = Parameters<typeof jaren>[1];

function inWoorden(regels: readonly Jaarregel[], feiten: Feiten = {}, peildatum?: string): string {
  const invoer = jaren(regels, feiten, peildatum);
  return samenvatting(invoer.jaren, invoer.perioden).join(" ");
}

const keer = (aantal: number, anders: Regeldelen) => Array.from({ length: aantal }, () => regel(anders));
const nu = (aantal: number, anders: Regeldelen = {}) =>
  keer(aantal, { ingediendOp: "2024-03-04", ...anders });
const toen = (aantal: number) => keer(aantal, { ingediendOp: "2023-03-04", afgehandeldOp: "2023-04-01" });
const klaar = (aantal: number, anders: Regeldelen = {}) =>
  nu(aantal, { afgehandeldOp: "2024-03-14", ...anders });

describe("the summary", () => {
  it.each([
    [0, 0, "In 2024 heeft het kantoor geen klachten ontvangen, net als in 2023."],
    [0, 1, "In 2024 heeft het kantoor geen klachten ontvangen; in 2023 was het er één."],
    [0, 5, "In 2024 heeft het kantoor geen klachten ontvangen; in 2023 waren het er 5."],
    [1, 0, "In 2024 heeft het kantoor één klacht ontvangen; in 2023 geen."],
    [1, 1, "In 2024 heeft het kantoor één klacht ontvangen, evenveel als in 2023."],
    [1, 2, "In 2024 heeft het kantoor één klacht ontvangen, één minder dan in 2023."],
    [3, 2, "In 2024 heeft het kantoor 3 klachten ontvangen, één meer dan in 2023."],
    [5, 2, "In 2024 heeft het kantoor 5 klachten ontvangen, 3 meer dan in 2023."],
    [30, 20, "In 2024 heeft het kantoor 30 klachten ontvangen, 10 meer dan in 2023 (50%)."],
    [1500, 2000, "In 2024 heeft het kantoor 1.500 klachten ontvangen, 500 minder dan in 2023 (25%)."],
  ])("of %i received, and %i the year before", (dit, vorig, zin) => {
    expect(inWoorden([...nu(dit), ...toen(vorig)])).toContain(zin);
  });

  it("of a year in which nothing happened is one sentence more", () => {
    expect(inWoorden(toen(3))).toBe(
      "In 2024 heeft het kantoor geen klachten ontvangen; in 2023 waren het er 3. Ook uit eerdere jaren stond er geen klacht open.",
    );
  });

  it("of a year that is not over says so", () => {
    expect(inWoorden([...nu(2), ...toen(1)], {}, "2024-06-30")).toMatch(
      /^Van 1 januari tot en met 30 juni 2024 heeft het kantoor 2 klachten ontvangen, één meer dan in dezelfde periode van 2023\. .* Aan het begin van het jaar stond geen klacht open, op 30 juni 2024 2\. .*$/,
    );
  });

  it.each([
    [nu(1), "De klacht viel onder advies."],
    [nu(2), "Alle klachten vielen onder advies."],
    [[...nu(2), ...nu(1, { aard: "privacy" })], "De klachten vielen onder advies (2) en privacy (1)."],
    [
      [
        ...nu(5),
        ...nu(3, { aard: "privacy" }),
        ...nu(2, { aard: "overig" }),
        ...nu(1, { aard: "informatie" }),
      ],
      "Het vaakst kwamen advies (5), privacy (3) en overig (2) voor.",
    ],
    // Two that came up as often as one that would not be named.
    [
      [
        ...nu(5),
        ...nu(1, { aard: "privacy" }),
        ...nu(1, { aard: "overig" }),
        ...nu(1, { aard: "informatie" }),
      ],
      "Het vaakst kwam advies (5) voor.",
    ],
    [
      ["advies", "privacy", "overig", "informatie"].flatMap((aard) => nu(1, { aard })),
      "De klachten gaan over 4 verschillende onderwerpen, zonder dat er één uitspringt.",
    ],
    [
      [...nu(15), ...nu(5, { aard: "premie-incasso" })],
      "De klachten vielen onder advies (15; 75%) en premie en incasso (5; 25%).",
    ],
    // A word of the office's own that it took out of its settings since, and an abbreviation.
    [nu(1, { aard: "AVG" }), "De klacht viel onder AVG."],
  ])("names what it was about (%#)", (regels, zin) => {
    expect(inWoorden(regels)).toContain(` ${zin}`);
  });

  it.each([
    [
      nu(1),
      "Er is geen klacht afgehandeld. Aan het begin van het jaar stond geen klacht open, aan het einde één.",
    ],
    [
      klaar(1),
      "Er is één klacht afgehandeld. Aan het begin en aan het einde van het jaar stond geen klacht open.",
    ],
    [
      [...keer(3, { ingediendOp: "2023-12-01" }), ...klaar(2)],
      "Er zijn 2 klachten afgehandeld. Aan het begin en aan het einde van het jaar stonden 3 klachten open.",
    ],
    [
      keer(2, { ingediendOp: "2023-12-01", afgehandeldOp: "2024-01-02" }),
      "Er zijn 2 klachten afgehandeld. Aan het begin van het jaar stonden 2 klachten open, aan het einde geen.",
    ],
  ])("says what was settled and what is open (%#)", (regels, zin) => {
    expect(inWoorden(regels)).toContain(zin);
  });

  it.each([
    [klaar(1, { oordeel: "ongegrond" }), "Het kantoor verklaarde één klacht ongegrond."],
    [
      [...klaar(1, { oordeel: "gegrond" }), ...klaar(2, { oordeel: "ongegrond" })],
      "Het kantoor verklaarde één klacht gegrond, geen gedeeltelijk gegrond en 2 ongegrond.",
    ],
    [
      [...klaar(2, { oordeel: "gedeeltelijk-gegrond" }), ...klaar(1)],
      "Het kantoor verklaarde geen klacht gegrond, 2 gedeeltelijk gegrond en geen ongegrond. Eén klacht eindigde zonder oordeel.",
    ],
    [klaar(2), "open. Zonder oordeel eindigden 2 klachten."],
    // The outcome of the re-assessment counts.
    [klaar(1, { oordeel: "ongegrond", herbeoordeling: "gegrond" }), "verklaarde één klacht gegrond."],
  ])("says how they were judged (%#)", (regels, zin) => {
    expect(inWoorden(regels)).toContain(zin);
  });

  it.each([
    [1, 1, 1, 1, "Het antwoord aan de klager kwam binnen de beloofde 3 weken."],
    [1, 0, 1, 0, "Het antwoord aan de klager kwam na de beloofde 3 weken, maar binnen het uitstel."],
    [1, 0, 0, 0, "Het antwoord aan de klager kwam na de beloofde 3 weken."],
    [
      4,
      4,
      4,
      1,
      "Alle 4 antwoorden aan klagers kwamen binnen de beloofde 3 weken, en één (25%) binnen de streefdatum van 2 weken.",
    ],
    [
      4,
      2,
      3,
      0,
      "Van de 4 antwoorden aan klagers kwamen er 2 (50%) binnen de beloofde 3 weken, en geen binnen de streefdatum van 2 weken. Met het uitstel meegerekend waren dat er 3 (75%).",
    ],
    [
      4,
      0,
      1,
      0,
      "Van de 4 antwoorden aan klagers kwam er geen binnen de beloofde 3 weken, en geen binnen de streefdatum van 2 weken. Met het uitstel meegerekend was dat er één (25%).",
    ],
  ])(
    "of %i answers, %i in time, %i with extension and %i by the target",
    (gedaan, opTijd, metUitstel, streef, zin) => {
      const termijnen = {
        ...jaren([]).jaren.dit.termijnen,
        reactie: tijdigheid({ gedaan, opTijd, opTijdMetUitstel: metUitstel }),
        streefdatum: tijdigheid({ gedaan, opTijd: streef, opTijdMetUitstel: streef }),
      };
      expect(inWoorden(nu(1), { termijnen })).toContain(zin);
    },
  );

  it.each([
    [0, ""],
    [1, "Aan het einde van het jaar wachtte één klager langer op antwoord dan beloofd."],
    [3, "Aan het einde van het jaar wachtten 3 klagers langer op antwoord dan beloofd."],
  ])("of %i still waiting", (openTeLaat, zin) => {
    const termijnen = { ...jaren([]).jaren.dit.termijnen, reactie: tijdigheid({ openTeLaat }) };
    const tekst = inWoorden(nu(1), { termijnen });
    expect(tekst).toContain(zin);
    expect(tekst.includes("langer op antwoord")).toBe(openTeLaat > 0);
  });

  it.each([
    [klaar(1, { afgehandeldOp: "2024-03-05" }), "De behandeling tot aan de afhandeling duurde 1 dag."],
    [
      [...klaar(1, { afgehandeldOp: "2024-03-05" }), ...klaar(1)],
      "Tot aan de afhandeling duurde een klacht gemiddeld 5,5 dagen, de langste 10 dagen.",
    ],
    [
      [...klaar(9), ...klaar(1, { afgehandeldOp: "2024-04-13" })],
      "De helft van de afgehandelde klachten was binnen 10 dagen klaar, negen van de tien binnen 10 dagen; de langste duurde 40 dagen.",
    ],
  ])("says how long it took (%#)", (regels, zin) => {
    expect(inWoorden(regels)).toContain(zin);
  });

  it.each([
    [nu(1), "Er maakte geen klager bezwaar. Er is"],
    [nu(1, { bezwaarOp: "2024-05-01" }), "Er maakte één klager bezwaar. Er is"],
    [
      nu(1, {
        bezwaarOp: "2024-05-01",
        herbeoordeeldOp: "2024-05-09",
        oordeel: "gegrond",
        herbeoordeling: "gegrond",
      }),
      "Er maakte één klager bezwaar. De herbeoordeling bevestigde het oordeel.",
    ],
    [
      nu(1, {
        bezwaarOp: "2024-05-01",
        herbeoordeeldOp: "2024-05-09",
        oordeel: "ongegrond",
        herbeoordeling: "gegrond",
      }),
      "De herbeoordeling leidde tot een ander oordeel.",
    ],
    [
      nu(2, {
        bezwaarOp: "2024-05-01",
        herbeoordeeldOp: "2024-05-09",
        oordeel: "gegrond",
        herbeoordeling: "gegrond",
      }),
      "Er maakten 2 klagers bezwaar. Van de 2 herbeoordelingen leidde er geen tot een ander oordeel.",
    ],
  ])("says what became of the objections (%#)", (regels, zin) => {
    expect(inWoorden(regels)).toContain(zin);
  });

  it.each([
    [0, 0, "Er is geen klager naar Kifid verwezen; Kifid deed geen uitspraak."],
    [1, 1, "Er is één klager naar Kifid verwezen; Kifid deed één uitspraak."],
    [3, 2, "Er zijn 3 klagers naar Kifid verwezen; Kifid deed 2 uitspraken."],
  ])("of %i referrals to Kifid and %i rulings", (verwezen, uitspraak, zin) => {
    expect(inWoorden(nu(1), { kifid: new Map(Object.entries({ verwezen, uitspraak })) })).toContain(zin);
  });

  it.each([
    [0, 0, "Er is geen schadevergoeding toegekend."],
    [1, 12_550, "Bij één klacht is schadevergoeding toegekend: € 125,50."],
    [2, 123_456, "Bij 2 klachten is schadevergoeding toegekend, samen € 1.234,56."],
    [1, 0, "Bij één klacht is schadevergoeding toegekend."],
  ])("of %i cases with compensation, %i cents", (schadevergoeding, bedrag, zin) => {
    const maatregelen = new Map(Object.entries({ schadevergoeding }));
    expect(inWoorden(nu(1), { maatregelen, schadevergoeding: bedrag })).toContain(zin);
  });

  it.each([
    [["kennis"], 0, "Als oorzaak is kennis genoemd."],
    [
      ["kennis", "systeem"],
      1,
      "Als oorzaken zijn kennis en systeem genoemd. Bij één klacht is een verbetermaatregel vastgelegd.",
    ],
    [
      ["kennis", "kennis", "systeem"],
      2,
      "De meest genoemde oorzaak was kennis (2 keer). Bij 2 klachten is een verbetermaatregel vastgelegd.",
    ],
    [
      ["kennis", "kennis", "systeem", "systeem"],
      0,
      "De meest genoemde oorzaken waren kennis en systeem (elk 2 keer).",
    ],
  ])("of the causes %j and %i improvements", (oorzaken, verbeterd, zin) => {
    const regels = oorzaken.map((oorzaak, n) =>
      regel({
        afgehandeldOp: "2024-04-01",
        oordeel: "gegrond",
        oorzaak,
        metVerbetermaatregel: n < verbeterd ? 1 : 0,
      }),
    );
    expect(inWoorden(regels)).toContain(zin);
  });

  it("calls no cause a cause", () => {
    expect(inWoorden(klaar(2, { oordeel: "gegrond", oorzaak: "geen" }))).not.toContain("oorza");
  });

  it.each([
    [1, "Eén klant diende meer dan één klacht in."],
    [3, "Meer dan één klacht kwam van 3 klanten."],
  ])("of %i clients who came back", (meerdereKlachten, zin) => {
    expect(inWoorden(nu(1), { klanten: { meerdereKlachten, ookEerder: 0, zonderKlantnummer: 0 } })).toContain(
      zin,
    );
  });
});

describe("confidential cases", () => {
  const dicht = { vertrouwelijk: 1, aard: null, product: null, wijze: null } as const;
  const gezegd = (regels: readonly Jaarregel[]) => {
    const invoer = jaren(regels);
    return vertrouwelijkInWoorden(invoer.jaren, invoer.perioden);
  };

  it("are not spoken of where there are none", () => {
    expect(gezegd(nu(2))).toBeNull();
  });

  it.each([
    [
      [...nu(2), ...nu(1, dicht)],
      "Eén vertrouwelijke klacht telt mee in de aantallen, de termijnen en de doorlooptijd, maar ontbreekt in de uitsplitsingen: één van de 3 ontvangen klachten.",
    ],
    [
      [...klaar(2, dicht), ...klaar(3), ...keer(1, { ...dicht, ingediendOp: "2023-12-01" })],
      "3 vertrouwelijke klachten tellen mee in de aantallen, de termijnen en de doorlooptijd, maar ontbreken in de uitsplitsingen: 2 van de 5 ontvangen en 2 van de 5 afgehandelde klachten. In de uitsplitsingen van 2023 ontbreekt er één.",
    ],
    [
      keer(1, { ...dicht, ingediendOp: "2023-12-01" }),
      "Eén vertrouwelijke klacht telt mee in de aantallen, de termijnen en de doorlooptijd, maar ontbreekt in de uitsplitsingen. In de uitsplitsingen van 2023 ontbreekt er één.",
    ],
  ])("are said to be missing, with their number (%#)", (regels, zin) => {
    expect(gezegd(regels)).toBe(`Dit overzicht is gemaakt zonder de gesloten dossiers. ${zin}`);
  });
});

it("what comes from the closed file must be kept as it is", () => {
  const invoer = jaren(nu(1, { vertrouwelijk: 1 }));
  expect(vertrouwelijkInWoorden(invoer.jaren, invoer.perioden)).toContain(
    "Bewaar het zoals een gesloten dossier",
  );
});

it("the account of the counting tells of which day the figures are", () => {
  const over = (peildatum: string) => verantwoording(jaren([], {}, peildatum).perioden, peildatum).join("\n");
  expect(over("2025-02-15")).toContain(
    "de stand van 31 december 2024 en, voor het jaar ervoor, van 31 december 2023, zoals het register die op 15 februari 2025 kende",
  );
  expect(over("2024-06-30")).toContain(
    "Het jaar 2024 is nog niet voorbij: de cijfers lopen tot en met 30 juni 2024, en die van 2023 tot en met 30 juni 2023.",
  );
});

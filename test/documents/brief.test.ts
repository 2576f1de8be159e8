import { describe, expect, it } from "vitest";
import { makeLetter } from "../../src/documents/brief.ts";
import type { BriefInvoer } from "../../src/documents/brief-types.ts";
import { BRIEVEN, type Briefsoort } from "../../src/documents/briefvelden.ts";
import { Refused } from "../../src/errors.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import {
  afgehandeld,
  BRIEVEN_PER_GEVAL,
  invoer,
  KANTOOR,
  KLAGERS,
  klacht,
  metHerbeoordeling,
  metStandpunt,
  metUitstel,
  naGesprek,
  standpunt,
} from "./gevallen.ts";
import { paragraphs, textIn } from "./word-file.ts";

const text = async (soort: Briefsoort, met: BriefInvoer) => textIn((await makeLetter(soort, met)).docx);

describe.each(Object.entries(KLAGERS))("every letter to a klager: %s", (_, klager) => {
  it.each(BRIEVEN_PER_GEVAL)("%s reads well", async (_naam, soort, met) => {
    const zaak = { ...met.klacht, klager };
    const { docx, onderwerp } = await makeLetter(soort, { ...met, klacht: zaak });
    const regels = paragraphs(docx);
    expect(regels.filter((regel) => regel.trim() === "")).toEqual([]);
    const brief = regels.join("\n");
    expect(brief).not.toMatch(/ {2}| [.,;:?]|\.\.(?!\.)|undefined|null|\[object|Invalid/);
    expect(brief).not.toMatch(/\b(je|jij|jouw)\b/i);
    expect(brief).not.toMatch(/ec\.europa\.eu|\bODR\b/i);
    expect(brief).toContain(`Betreft:\t${onderwerp}`);
    expect(brief).toContain("2024-0007");
    expect(brief).toMatch(/^Heerenveen, \d{1,2} [a-z]+ 2024$/m);
    expect(brief).toContain("Geachte heer, mevrouw,");
    expect(regels.slice(-4)).toEqual([
      "Met vriendelijke groet,",
      "Assurantiekantoor De Voorbeelden",
      "Hanneke Dijkstra",
      "Klachtverantwoordelijke",
    ]);
  });
});

describe("the address", () => {
  const adres = async (klager: (typeof KLAGERS)[keyof typeof KLAGERS], vertrouwelijk = false) => {
    const brief = await text("ontvangstbevestiging", invoer(klacht({ klager, vertrouwelijk }), "2024-03-07"));
    return brief.split("\nHeerenveen, ")[0]!.split("\n");
  };

  it("is that of a company", async () => {
    expect(await adres(KLAGERS.bedrijf)).toEqual([
      "Assurantiekantoor De Voorbeelden, Schans 1, 8441 AC Heerenveen",
      "Bouwbedrijf Hofstra B.V.",
      "Sluiskade 8",
      "8601 CD Sneek",
    ]);
  });

  it("names the country, in capitals, where it is another one", async () => {
    expect((await adres(KLAGERS.buitenlands)).slice(-2)).toEqual(["09126 Chemnitz-Bernsdorf", "DUITSLAND"]);
    const brief = await text(
      "ontvangstbevestiging",
      invoer(klacht({ klager: { ...KLAGERS.bedrijf, land: "Nederland" } }), "2024-03-07"),
    );
    expect(brief).not.toMatch(/nederland/i);
  });

  it("is the e-mail address where there is no postal one", async () => {
    expect((await adres(KLAGERS.alleenEmail)).slice(1)).toEqual([
      "L. Nguyễn",
      "Per e-mail: l.nguyen@voorbeeld.nl",
    ]);
  });

  it("says that a confidential case is", async () => {
    expect((await adres(KLAGERS.bedrijf, true))[1]).toBe("Vertrouwelijk");
  });

  it("is only a name, with a note, where nothing else is known", async () => {
    const klager = { ...KLAGERS.alleenEmail, email: null };
    const { notes, docx } = await makeLetter(
      "ontvangstbevestiging",
      invoer(klacht({ klager }), "2024-03-07"),
    );
    expect(notes).toEqual(["Van de klager is geen volledig postadres en geen e-mailadres bekend."]);
    expect(paragraphs(docx)[1]).toBe("L. Nguyễn");
  });
});

describe("an office that told little of itself", () => {
  it("gets a letter without gaps, and a note", async () => {
    const met = invoer(klacht(), "2024-03-07", {
      instellingen: standaardInstellingen(),
      ondertekenaar: null,
    });
    const { docx, notes } = await makeLetter("ontvangstbevestiging", met);
    const regels = paragraphs(docx);
    expect(regels.filter((regel) => regel.trim() === "")).toEqual([]);
    expect(regels[3]).toBe("7 maart 2024");
    expect(regels.at(-1)).toBe("Met vriendelijke groet,");
    expect(regels.join("\n")).not.toContain("U bereikt ons");
    expect(notes[0]).toContain("klacht inrichten");
  });

  it("names only the ways to reach it that there are", async () => {
    const kantoor = { ...KANTOOR.kantoor, telefoon: null };
    const brief = await text(
      "ontvangstbevestiging",
      invoer(klacht(), "2024-03-07", { instellingen: { ...KANTOOR, kantoor } }),
    );
    expect(brief).toContain("Hebt u vragen? U bereikt ons via klachten@voorbeeld.nl.");
  });
});

describe("ontvangstbevestiging (§3, Bgfo Wft art. 43 lid 2)", () => {
  it("promises an answer with its date", async () => {
    const brief = await text("ontvangstbevestiging", invoer(klacht(), "2024-03-07"));
    expect(brief).toContain(
      "uiterlijk op 25 maart 2024 (binnen drie weken nadat u de klacht hebt ingediend)",
    );
    expect(brief).toContain("Op 4 maart 2024 hebben wij uw klacht ontvangen.");
    expect(brief).toContain("Hanneke Dijkstra onderzoekt uw klacht.");
    expect(brief).not.toContain("De schade aan mijn auto");
  });

  it("names nobody where nobody has it yet", async () => {
    const brief = await text(
      "ontvangstbevestiging",
      invoer(klacht({ verantwoordelijke: null }), "2024-03-05"),
    );
    expect(brief).toContain("\nWij hebben uw klacht in behandeling genomen onder nummer 2024-0007.\n");
  });

  it("keeps to the date alone where it was moved", async () => {
    const brief = await text("ontvangstbevestiging", invoer(metUitstel(), "2024-03-22"));
    expect(brief).toContain("U ontvangt uiterlijk op 15 april 2024 een schriftelijke");
  });

  it("gives the written version of an oral complaint to check (§3)", async () => {
    const brief = await text("ontvangstbevestiging", invoer(klacht({ wijze: "telefonisch" }), "2024-03-07"));
    expect(brief).toContain("U hebt uw klacht telefonisch bij ons ingediend.");
    expect(brief).toContain("\nDe schade aan mijn auto is zes weken geleden gemeld.");
  });

  it("warns the office where the promised date is over", async () => {
    const { notes } = await makeLetter("ontvangstbevestiging", invoer(klacht(), "2024-03-26"));
    expect(notes).toEqual([
      "De toegezegde datum 25 maart 2024 is al voorbij; leg eerst uitstel vast met: klacht uitstel 2024-0007.",
    ]);
  });
});

describe("informatieverzoek (Bgfo Wft art. 43 lid 4)", () => {
  it("asks each question once, with the day of the answer and the longer term", async () => {
    const met = invoer(klacht(), "2024-03-11", {
      vragen: "1. Wanneer?\n- Met wie?\n\n2024 of 2023?",
      antwoordUiterlijk: "2024-03-25",
    });
    const brief = await text("informatieverzoek", met);
    expect(brief).toContain("\nWanneer?\nMet wie?\n2024 of 2023?\n");
    expect(brief).toContain("graag uiterlijk op 25 maart 2024");
    expect(brief).toContain("van 11 maart 2024 tot en met 25 maart 2024 (artikel 43, vierde lid");
  });

  it.each([
    ["no question", { vragen: " \n", antwoordUiterlijk: "2024-03-25" }],
    ["no date", { vragen: "Wanneer?", antwoordUiterlijk: null }],
    ["a date before the letter", { vragen: "Wanneer?", antwoordUiterlijk: "2024-03-10" }],
  ])("is refused with %s", async (_, extra) => {
    await expect(makeLetter("informatieverzoek", invoer(klacht(), "2024-03-11", extra))).rejects.toThrow(
      Refused,
    );
  });
});

describe("uitstel (§4d)", () => {
  it("tells the first date, the cause and the new date", async () => {
    const brief = await text("uitstel", invoer(metUitstel(), "2024-03-22"));
    expect(brief).toContain("toegezegd uiterlijk op 25 maart 2024 te reageren");
    expect(brief).toContain("\nDe verzekeraar heeft onze vragen over de schade nog niet beantwoord.\n");
    expect(brief).toContain("nu uiterlijk op 15 april 2024");
    expect(brief).not.toContain("Kifid");
  });

  it("tells of Kifid where it runs past eight weeks (Bgfo Wft art. 43 lid 3)", async () => {
    const brief = await text("uitstel", invoer(metUitstel("2024-05-10"), "2024-03-22"));
    expect(brief).toContain("Hebt u op 29 april 2024 nog geen standpunt van ons ontvangen");
    expect(brief).toContain("Kifid");
  });
});

describe("uitnodiging-gesprek (§6)", () => {
  const gesprek = (datum: string | null, tijd: string | null, plaats: string | null) =>
    text("uitnodiging-gesprek", invoer(klacht(), "2024-03-11", { gesprek: { datum, tijd, plaats } }));

  it.each([
    ["10:30", "op dinsdag 19 maart 2024 om 10.30 uur op ons kantoor, Schans 1 in Heerenveen."],
    ["9 uur", "om 9.00 uur op ons kantoor"],
    ["14.00 uur", "om 14.00 uur op ons kantoor"],
    ["het begin van de middag", "om het begin van de middag op"],
    [null, "op dinsdag 19 maart 2024 op ons kantoor"],
  ])("proposes a day and a time: %s", async (tijd, verwacht) => {
    expect(await gesprek("2024-03-19", tijd, null)).toContain(verwacht);
  });

  it("proposes another place", async () => {
    expect(await gesprek("2024-03-19", "10:30", "bij u thuis.")).toContain(
      "om 10.30 uur. Plaats: bij u thuis.",
    );
  });

  it("leaves the day open", async () => {
    const brief = await gesprek(null, null, null);
    expect(brief).toContain("om een dag en een tijd af te spreken");
    expect(brief).not.toContain("schikt");
  });
});

describe("kifid (§6)", () => {
  it("tells of the conversation, the position and the way to go on", async () => {
    const brief = await text("kifid", invoer(naGesprek(), "2024-05-08"));
    expect(brief).toContain("Op 6 mei 2024 hebben wij met u gesproken over uw klacht van 4 maart 2024.");
    expect(brief).toContain("Wij blijven bij ons standpunt van 18 april 2024.");
    expect(brief).toContain("binnen drie maanden na ons standpunt van 18 april 2024");
    expect(brief).toContain(
      "uiterlijk op 4 maart 2025 indienen. Ook kunt u uw klacht voorleggen aan de burgerlijke rechter.",
    );
  });
});

describe("afsluiting", () => {
  it.each([
    ["ingetrokken", "U hebt uw klacht van 4 maart 2024 ingetrokken."],
    ["geen-klacht", "geen klacht is als bedoeld in onze klachtenprocedure"],
    ["doorgestuurd", "op 12 maart 2024 doorgestuurd"],
  ] as const)("has its own words for %s", async (afsluitreden, verwacht) => {
    const zaak = klacht({ afgehandeldOp: "2024-03-12", afsluitreden });
    const brief = await text("afsluiting", invoer(zaak, "2024-03-12", { toelichting: "Een toelichting." }));
    expect(brief).toContain(verwacht);
    expect(brief).toContain("\nEen toelichting.\n");
    expect(brief).not.toContain("Kifid");
  });

  it("points to Kifid where the klager does not rest in a rejection (Bgfo Wft art. 42)", async () => {
    expect(await text("afsluiting", invoer(afgehandeld(), "2024-04-05"))).toContain(
      "na ons standpunt van 22 maart 2024",
    );
    const berust = await text("afsluiting", invoer(afgehandeld({ berust: true }), "2024-04-05"));
    expect(berust).toContain("kunt vinden");
    expect(berust).not.toContain("Kifid");
  });
});

describe("a letter that comes too early is refused with what comes first", () => {
  it.each<[Briefsoort, BriefInvoer, string, string]>([
    ["standpunt", invoer(klacht(), "2024-03-22"), "§4d", "klacht besluit 2024-0007"],
    ["kifid", invoer(klacht(), "2024-03-22"), "§6", "klacht besluit 2024-0007"],
    ["uitstel", invoer(klacht(), "2024-03-22"), "§4d", "klacht uitstel 2024-0007"],
    ["afsluiting", invoer(metStandpunt("gegrond"), "2024-03-22"), "§3", "klacht sluiten 2024-0007"],
    ["herbeoordeling", invoer(metStandpunt("ongegrond"), "2024-03-22"), "§4.2", "klacht bezwaar 2024-0007"],
    [
      "herbeoordeling",
      invoer(
        metHerbeoordeling("ongegrond", "gegrond", { standpunten: [standpunt("ongegrond")] }),
        "2024-04-18",
      ),
      "§4.2",
      "klacht herbeoordeling 2024-0007",
    ],
  ])("%s", async (soort, met, clausule, eerst) => {
    const refusal = await makeLetter(soort, met).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).message).toContain(`(${clausule})`);
    expect((refusal as Refused).hint).toContain(eerst);
  });
});

it("every kind of letter is among the cases", () => {
  expect(new Set(BRIEVEN_PER_GEVAL.map(([, soort]) => soort))).toEqual(new Set(BRIEVEN));
});

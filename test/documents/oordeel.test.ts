import { describe, expect, it } from "vitest";
import { makeLetter } from "../../src/documents/brief.ts";
import type { Klacht, Oordeel } from "../../src/procedure/klacht.ts";
import { invoer, KANTOOR, MAATREGELEN, maatregel, metHerbeoordeling, metStandpunt } from "./gevallen.ts";
import { textIn } from "./word-file.ts";

const brief = async (
  zaak: Klacht,
  datum = "2024-03-22",
  soort: "standpunt" | "herbeoordeling" = "standpunt",
) => {
  const gemaakt = await makeLetter(soort, invoer(zaak, datum));
  return { ...gemaakt, text: textIn(gemaakt.docx) };
};

const KIFID_EN_RECHTER = [
  "Klachteninstituut Financiële Dienstverlening (Kifid)",
  "Postbus 93257, 2509 AG Den Haag",
  "070 333 8 999",
  "www.kifid.nl",
  "300.012345",
  "binnen drie maanden",
  "binnen één jaar",
  "burgerlijke rechter",
];

describe("standpunt gegrond (§4.1)", () => {
  it("apologises, and tells each measure with its sum", async () => {
    const { text, notes, volledig } = await brief(metStandpunt("gegrond", { maatregelen: MAATREGELEN }));
    expect(text).toContain("Wij vinden uw klacht gegrond.");
    expect(text).toContain("Wij bieden u onze verontschuldigingen aan voor de gemaakte fout");
    expect(text).toContain(
      "Wij doen het volgende:\nDe expert komt op 28 maart 2024 bij u langs en Wouter Dijkstra is uw vaste aanspreekpunt.\n",
    );
    expect(text).toContain(
      "een schadevergoeding aan van € 1.234,56. Het bedrag staat binnen tien dagen op uw rekening.",
    );
    expect(text).not.toContain("Kifid");
    expect(text).not.toContain("verzekeraar heeft hiermee ingestemd");
    expect([notes, volledig]).toEqual([[], true]);
  });

  it("gives the reasons in their paragraphs", async () => {
    const { text } = await brief(metStandpunt("gegrond"));
    expect(text).toContain("Dat hadden wij moeten doen.\nWij hebben onze werkwijze aangepast");
  });

  it("does not apologise where that was not decided, and says so to the office", async () => {
    const { text, notes } = await brief(metStandpunt("gegrond"));
    expect(text).not.toMatch(/verontschuldig|Wij doen het volgende/);
    expect(notes).toEqual([expect.stringContaining("klacht maatregel 2024-0007 verontschuldiging")]);
  });

  it("words measures without explanation or sum", async () => {
    const maatregelen = [maatregel("nakoming"), maatregel("schadevergoeding")];
    const { text } = await brief(metStandpunt("gegrond", { maatregelen }));
    expect(text).toContain(
      "Wij komen alsnog na wat u van ons mocht verwachten.\nWij bieden u een vergoeding van uw schade aan.",
    );
  });

  it("confirms a position that was told in a conversation", async () => {
    const gesprek = {
      datum: "2024-03-20",
      aanwezig: [],
      verslag: "Besproken.",
      uitkomst: "standpunt-meegedeeld" as const,
    };
    const { text } = await brief(metStandpunt("gegrond", { gesprekken: [gesprek] }));
    expect(text).toContain("In ons gesprek van 20 maart 2024 hebben wij u ons standpunt al meegedeeld.");
  });
});

describe.each<Oordeel>(["ongegrond", "gedeeltelijk-gegrond"])(
  "standpunt %s (§4.2, Bgfo Wft art. 42)",
  (oordeel) => {
    it("points to objection, conversation, Kifid with its last day, and the civil court", async () => {
      const { text } = await brief(metStandpunt(oordeel));
      expect(text).toContain(`Wij vinden uw klacht ${oordeel.replace("-", " ")}.`);
      expect(text).toContain("Dan kunt u bij ons bezwaar maken.");
      expect(text).toContain("met u in gesprek");
      for (const deel of KIFID_EN_RECHTER) expect(text).toContain(deel);
      expect(text).toContain("uiterlijk op 4 maart 2025 indienen");
    });
  },
);

describe("the terms of Kifid", () => {
  it("run from the letter where that is later", async () => {
    const { text } = await brief(metStandpunt("ongegrond"), "2024-12-31");
    expect(text).toContain("uiterlijk op 31 maart 2025 indienen");
  });

  it("follow the settings; without a number there is no line for it", async () => {
    const kifid = {
      ...KANTOOR.kifid,
      nummer: null,
      "maanden-na-standpunt": 5,
      "maanden-na-klacht": 24,
      adres: "Straat 1",
    };
    const met = invoer(metStandpunt("ongegrond"), "2024-03-22", { instellingen: { ...KANTOOR, kifid } });
    const text = textIn((await makeLetter("standpunt", met)).docx);
    expect(text).toContain("binnen vijf maanden na de datum van deze brief, of binnen twee jaar nadat");
    expect(text).toContain("\nStraat 1\n");
    expect(text).toContain("uiterlijk op 4 maart 2026");
    expect(text).not.toContain("aansluitnummer");
  });
});

describe("with the insurer brought in (§4.1)", () => {
  const wachtend = [
    ...MAATREGELEN,
    maatregel("verzekeraar", { toelichting: "Polis 44, gemeld als aansprakelijkheid" }),
  ];

  it.each([
    ["standpunt", metStandpunt("gegrond", { maatregelen: wachtend })],
    ["standpunt", metStandpunt("gedeeltelijk-gegrond", { maatregelen: wachtend })],
    ["herbeoordeling", metHerbeoordeling("ongegrond", "gegrond", { maatregelen: wachtend })],
  ] as const)("a %s admits nothing and offers nothing", async (soort, zaak) => {
    const { text, notes, volledig } = await brief(zaak, "2024-04-18", soort);
    expect(text).toContain("Wij hebben uw klacht voorgelegd aan onze beroepsaansprakelijkheidsverzekeraar.");
    expect(text).toContain("kunnen wij over een vergoeding geen uitspraak doen");
    expect(text).not.toMatch(
      /gegrond|verontschuldig|excuses|fout|€|1\.234|schadevergoeding|hadden wij|Polis 44/i,
    );
    expect(notes).toEqual([expect.stringContaining("§4.1")]);
    expect(volledig).toBe(false);
  });

  it("tells from when the klager need not wait", async () => {
    const { text } = await brief(metStandpunt("gegrond", { maatregelen: wachtend }));
    expect(text).toContain("Hebt u op 29 april 2024 nog geen standpunt van ons ontvangen");
  });

  it("says all once the insurer agreed, on whichever measure that stands", async () => {
    for (const akkoord of [
      [...MAATREGELEN, maatregel("verzekeraar", { akkoordVerzekeraar: true })],
      [maatregel("verzekeraar"), ...MAATREGELEN.map((deze) => ({ ...deze, akkoordVerzekeraar: true }))],
    ]) {
      const { text, volledig } = await brief(metStandpunt("gegrond", { maatregelen: akkoord }));
      expect(text).toContain("€ 1.234,56");
      expect(text).toContain("Onze beroepsaansprakelijkheidsverzekeraar heeft hiermee ingestemd.");
      expect(volledig).toBe(true);
    }
  });

  it("a rejection stays a rejection: measures of another round don't silence it", async () => {
    const { text } = await brief(metStandpunt("ongegrond", { maatregelen: wachtend }));
    expect(text).toContain("Wij vinden uw klacht ongegrond.");
    expect(text).not.toMatch(/€|verzekeraar heeft hiermee/);
  });
});

describe("herbeoordeling (§4.2)", () => {
  it("names who looked again, and that the office comes back on its position", async () => {
    const { text } = await brief(
      metHerbeoordeling("ongegrond", "gegrond", { maatregelen: MAATREGELEN }),
      "2024-04-18",
      "herbeoordeling",
    );
    expect(text).toContain(
      "Op 2 april 2024 hebt u bezwaar gemaakt tegen ons standpunt over uw klacht van 4 maart 2024.",
    );
    expect(text).toContain("opnieuw beoordeeld door Wouter Dijkstra en Hanneke Dijkstra.");
    expect(text).toContain("wij vinden uw klacht alsnog gegrond");
    expect(text).toContain("€ 1.234,56");
    expect(text).not.toContain("Kifid");
  });

  it("stays with a rejection, and points onward (Bgfo Wft art. 42)", async () => {
    const { text } = await brief(metHerbeoordeling("ongegrond", "ongegrond"), "2024-04-18", "herbeoordeling");
    expect(text).toContain("Wij blijven bij ons oordeel dat uw klacht ongegrond is.");
    expect(text).toContain("Dan gaan wij graag met u in gesprek");
    for (const deel of KIFID_EN_RECHTER) expect(text).toContain(deel);
  });
});

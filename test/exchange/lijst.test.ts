import { describe, expect, it } from "vitest";
import { ZONDER_MOTIVERING } from "../../src/exchange/afloop.ts";
import { Leesverslag } from "../../src/exchange/inlezen.ts";
import type { Koppeling } from "../../src/exchange/koppeling.ts";
import { openLijst } from "../../src/exchange/lijst.ts";
import { kopsleutel, LIJSTVELDEN, sleutelsVan } from "../../src/exchange/lijstvelden.ts";
import { alleenIngediend } from "../../src/procedure/mijlpalen.ts";
import { STANDAARD_WOORDENLIJSTEN } from "../../src/procedure/woordenlijsten.ts";
import type { Overname } from "../../src/register/overname.ts";
import { useFolder } from "./folder.ts";

const put = useFolder();
const kader = { vandaag: "2026-11-22", woordenlijsten: STANDAARD_WOORDENLIJSTEN };

async function lees(csv: string, koppeling: Koppeling | null = null) {
  const lijst = await openLijst(put("lijst.csv", csv), koppeling, kader);
  const verslag = new Leesverslag(100);
  const overnames: Overname[] = [];
  for await (const stuk of lijst.overnames(verslag)) overnames.push(...stuk);
  return {
    overnames,
    klachten: overnames.map(({ klacht }) => klacht),
    fouten: verslag.fouten.items,
    opmerkingen: verslag.opmerkingen.items,
    verslag,
    nietOvergenomen: lijst.nietOvergenomen,
  };
}

/** A list with these columns beside the three that every case needs, and one row. */
const met = (velden: Record<string, string>) => {
  const kolommen = { Naam: "A", Datum: "01-02-2020", Klacht: "Te laat", ...velden };
  return `${Object.keys(kolommen).join(";")}\n${Object.values(kolommen).join(";")}\n`;
};

const koppeling = (velden: Koppeling["velden"], rest: Omit<Koppeling, "velden"> = {}): Koppeling => ({
  velden: {
    naam: { kolom: "Naam" },
    ingediendOp: { kolom: "Datum" },
    omschrijving: { kolom: "Klacht" },
    ...velden,
  },
  ...rest,
});

describe("headings", () => {
  it("have one meaning each", () => {
    const alle = LIJSTVELDEN.flatMap((naam) => sleutelsVan(naam).map((sleutel) => [sleutel, naam] as const));
    const dubbel = alle.filter(
      ([sleutel], index) => alle.findIndex(([ander]) => ander === sleutel) !== index,
    );
    expect(dubbel).toEqual([]);
    expect(alle.every(([sleutel]) => sleutel !== "")).toBe(true);
  });

  it.each([
    ["E-mailadres", "email"],
    ["  GEWENSTE_oplossing ", "gewensteOplossing"],
    ["Cliënt", "naam"],
    ["Klachtnr.", "externNummer"],
    ["Straat + huisnummer", "adres"],
    ["Datum-ontvangst", "ingediendOp"],
    ["Behandelaar", "verantwoordelijke"],
    ["Datum afhandeling", "afgehandeldOp"],
    ["Gegrond (j/n)", "oordeel"],
    ["ontvangen-door", "ontvangenDoor"],
  ] as const)("%j is %s", (kop, naam) => {
    const sleutel = kop.startsWith("Straat") ? kopsleutel("straat en huisnummer") : kopsleutel(kop);
    expect(sleutelsVan(naam)).toContain(sleutel);
  });

  it("prefers the heading that says most, and names the columns that it leaves", async () => {
    const { klachten, nietOvergenomen } = await lees(
      met({
        "Datum indiening": "03-02-2020",
        Status: "Open",
        Nr: "7",
        Dossiernummer: "D7",
        "": "x",
        Opmerking: "",
      }),
    );
    expect(klachten[0]).toMatchObject({ intake: { ingediendOp: "2020-02-03" }, externNummer: "D7" });
    expect(nietOvergenomen).toEqual(["Datum", "Status", "Nr", "kolom 8 (zonder kop)", "Opmerking"]);
  });

  it("must give a name, a day and a description", async () => {
    await expect(lees("Nummer;Bedrag\n1;2\n")).rejects.toMatchObject({
      exitCode: 2,
      message:
        "Er is geen kolom voor naam van de klager (naam), ingediend op (ingediendOp) en omschrijving (omschrijving); de koppen zijn: Nummer, Bedrag",
      hint: expect.stringContaining("--koppeling"),
    });
  });
});

describe("a row", () => {
  it("becomes a case with all that it says", async () => {
    const { overnames, fouten } = await lees(
      [
        "Klachtnummer;Naam klager;Straat;Postcode;Woonplaats;Telefoon;E-mail;Relatienummer;Ontvangen;Ontvangen door;Kanaal;Soort klacht;Verzekering;Polisnr;Verzekeraar;Omschrijving klacht;Gewenste oplossing;Behandelaar;Datum melding;Ontvangstbevestiging;Datum besluit;Oordeel;Motivering;Datum antwoord;Meegedeeld per;Afgehandeld op;Afgehandeld per;Reden afsluiting;Registratiedatum;Vertrouwelijk",
        '2019/7;J. de Boer;"Dorpsstraat 1\nachter";8501aa;Joure;0513 123 456;j@boer.nl;K1;4-3-2019;Piet;mail;Premie en incasso;auto;P 1;Unigarant;"Te hoog;\nen te laat";Terug;Anna Visser;5-3-2019;2019-03-06;18.03.2019;Deels gegrond;Half gelijk;19/3/2019;post;25-3-2019 0:00;telefonisch;afgehandeld;5-3-2019;nee',
      ].join("\r\n"),
    );
    expect(fouten).toEqual([]);
    expect(overnames).toEqual([
      {
        regel: 2,
        nummer: null,
        verantwoordelijke: "Anna Visser",
        klacht: {
          intake: {
            ingediendOp: "2019-03-04",
            ontvangenDoor: "Piet",
            wijze: "e-mail",
            vertrouwelijk: false,
            klager: {
              naam: "J. de Boer",
              adres: "Dorpsstraat 1 achter",
              postcode: "8501 AA",
              plaats: "Joure",
              land: null,
              telefoon: "0513 123 456",
              email: "j@boer.nl",
              klantnummer: "K1",
            },
            aard: "premie-incasso",
            product: "auto",
            polisnummer: "P 1",
            maatschappij: "Unigarant",
            omschrijving: "Te hoog;\nen te laat",
            gewensteOplossing: "Terug",
            betrokkenMedewerker: null,
          },
          geregistreerdOp: "2019-03-05",
          mijlpalen: {
            ...alleenIngediend("2019-03-04"),
            gemeldOp: "2019-03-05",
            bevestigdOp: "2019-03-06",
            standpuntOp: "2019-03-18",
            meegedeeldOp: "2019-03-19",
            schriftelijkOp: "2019-03-19",
            afgehandeldOp: "2019-03-25",
          },
          standpunten: [
            {
              ronde: 1,
              oordeel: "gedeeltelijk-gegrond",
              motivering: "Half gelijk",
              datum: "2019-03-18",
              door: "Anna Visser",
              beoordelaars: [],
              meegedeeldOp: "2019-03-19",
              wijzeVanMededeling: "brief",
            },
          ],
          afsluitreden: "afgehandeld",
          wijzeVanAfhandeling: "telefoon",
          externNummer: "2019/7",
          handelingen: [
            {
              handeling: "geïmporteerd",
              details: { bestand: "lijst.csv", regel: 2, externNummer: "2019/7" },
            },
          ],
        },
      },
    ]);
  });

  it("needs no more than a name, a day and a description", async () => {
    const { klachten } = await lees(met({}));
    expect(klachten[0]).toMatchObject({
      intake: { wijze: "overig", aard: "overig", vertrouwelijk: false, klager: { naam: "A", adres: null } },
      geregistreerdOp: "2020-02-01",
      standpunten: [],
      afsluitreden: null,
      mijlpalen: { gemeldOp: null, afgehandeldOp: null },
    });
  });

  it("takes empty cells of wijze, aard and vertrouwelijk as it takes no column", async () => {
    const { klachten } = await lees(met({ Wijze: "", Aard: "", Vertrouwelijk: "" }));
    expect(klachten[0]!.intake).toMatchObject({ wijze: "overig", aard: "overig", vertrouwelijk: false });
  });

  it("keeps a confidential case out of the open register", async () => {
    const { klachten, fouten } = await lees(met({ Vertrouwelijk: "Ja" }));
    expect(klachten).toEqual([]);
    expect(fouten).toEqual([
      {
        regel: 2,
        kolom: "Vertrouwelijk",
        veld: "vertrouwelijk",
        reden: "Een vertrouwelijke klacht hoort in de kluis; neem haar op met klacht nieuw",
      },
    ]);
  });

  it.each(["__proto__", "constructor", "toString"])(
    "takes %s for a word that it doesn't know",
    async (woord) => {
      const { fouten } = await lees(`Klager;Datum;Klacht;Soort;Oordeel\nB;1-2-2020;C;${woord};${woord}\n`);
      expect(fouten.map(({ kolom, reden }) => [kolom, reden.startsWith(`kent “${woord}” niet`)])).toEqual([
        ["Soort", true],
        ["Oordeel", true],
      ]);
    },
  );

  it("has all its faults named, each with its column", async () => {
    const { fouten } = await lees(
      "Klager;Datum;Klacht;Postcode;Soort;E-mail;Afgehandeld op\n;32-1-2020;;8501;raar;x@;1-1-2019\nB;1-2-2020;C;;;;30-1-2020\nB;23-11-2026;C;;;;\n",
    );
    expect(fouten.map(({ regel, kolom, reden }) => [regel, kolom, reden.slice(0, 45)])).toEqual([
      [2, "Klager", "ontbreekt"],
      [2, "Postcode", expect.stringMatching(/^“8501” is geen Nederlandse postcode/)],
      [2, "E-mail", expect.stringMatching(/^“x@” is geen e-mailadres/)],
      [2, "Datum", "“32-1-2020” is geen datum in de vorm DD-MM-JJ"],
      [2, "Soort", expect.stringMatching(/^kent “raar” niet; kies uit advies, /)],
      [2, "Klacht", "ontbreekt"],
      [3, "Afgehandeld op", "30-01-2020 ligt voor 01-02-2020 (ingediend op"],
      [4, "Datum", "“23-11-2026” ligt in de toekomst"],
    ]);
  });

  it("must have as many columns as there are headings; what is empty behind them doesn't count", async () => {
    const { klachten, fouten } = await lees(
      "Naam;Datum;Klacht\nA;1-1-2020\nB;1-1-2020;x;y\nC;1-1-2020;x;;\n",
    );
    expect(klachten.map(({ intake }) => intake.klager.naam)).toEqual(["C"]);
    expect(fouten).toEqual([
      { regel: 2, kolom: null, veld: null, reden: "heeft 2 kolommen, de koppen zijn er 3" },
      { regel: 3, kolom: null, veld: null, reden: "heeft 4 kolommen, de koppen zijn er 3" },
    ]);
  });

  it("doesn't take `vandaag` for a date", async () => {
    expect((await lees(met({ Datum: "vandaag" }))).fouten).toMatchObject([{ kolom: "Datum" }]);
  });

  it("gets a number of its own where the list has none, the same one every time", async () => {
    const csv = "Naam;Datum;Klacht;Nr\nA;01-02-2020;Te laat;\nB;1-2-2020;Te laat;\nC;1-2-2020;x;7\n";
    const nummers = (await lees(csv)).klachten.map(({ externNummer }) => externNummer);
    expect(nummers).toEqual([
      expect.stringMatching(/^rij-[0-9a-f]{12}$/),
      expect.stringMatching(/^rij-/),
      "7",
    ]);
    expect(new Set(nummers).size).toBe(3);
    expect((await lees(csv.replace("01-02-2020", "2020-02-01"))).klachten[0]!.externNummer).toBe(nummers[0]);
  });
});

describe("the course", () => {
  it("takes the day of settlement for what it has no day of", async () => {
    const { klachten } = await lees(met({ Oordeel: "ongegrond", "Afgehandeld op": "20-2-2020" }));
    expect(klachten[0]).toMatchObject({
      mijlpalen: { standpuntOp: "2020-02-20", meegedeeldOp: "2020-02-20", schriftelijkOp: "2020-02-20" },
      standpunten: [{ motivering: ZONDER_MOTIVERING, datum: "2020-02-20", door: null }],
      afsluitreden: "afgehandeld",
    });
  });

  it("has nothing in writing where it was told in a conversation", async () => {
    const { klachten } = await lees(
      met({ Gegrond: "ja", "Afgehandeld op": "20-2-2020", "Meegedeeld per": "telefonisch" }),
    );
    expect(klachten[0]).toMatchObject({
      mijlpalen: { meegedeeldOp: "2020-02-20", schriftelijkOp: null },
      standpunten: [{ oordeel: "gegrond", wijzeVanMededeling: "telefoon" }],
    });
  });

  it("goes on where a position was taken and nothing is settled", async () => {
    const { klachten } = await lees(met({ Oordeel: "gegrond", "Datum standpunt": "10-2-2020" }));
    expect(klachten[0]).toMatchObject({
      mijlpalen: { standpuntOp: "2020-02-10", meegedeeldOp: null, afgehandeldOp: null },
      afsluitreden: null,
    });
  });

  it("has no position without an oordeel, and says so", async () => {
    const { klachten, opmerkingen } = await lees(
      met({
        Oordeel: "",
        Motivering: "Geschikt",
        "Datum standpunt": "10-2-2020",
        "Afgehandeld op": "20-2-2020",
      }),
    );
    expect(klachten[0]).toMatchObject({
      mijlpalen: { standpuntOp: null, meegedeeldOp: null, schriftelijkOp: null, afgehandeldOp: "2020-02-20" },
      standpunten: [],
      afsluitreden: null,
      handelingen: [{ details: { nietGebruikt: { motivering: "Geschikt", standpuntOp: "2020-02-10" } } }],
    });
    expect(opmerkingen).toEqual([
      {
        regel: 2,
        kolom: "Oordeel",
        veld: "oordeel",
        reden:
          "ontbreekt: de klacht is zonder standpunt overgenomen; alleen in het logboek: standpuntOp, motivering",
      },
    ]);
  });

  it("may have ended without an oordeel for a reason", async () => {
    const { klachten, opmerkingen } = await lees(
      met({ Oordeel: "", "Reden afsluiting": "ingetrokken", "Afgehandeld op": "20-2-2020" }),
    );
    expect(klachten[0]).toMatchObject({ afsluitreden: "ingetrokken", standpunten: [] });
    expect(opmerkingen).toEqual([]);
  });

  it.each([
    [{ Oordeel: "gegrond" }, "oordeel", "heeft geen datum"],
    [{ "Reden afsluiting": "ingetrokken" }, "afsluitreden", "heeft geen datum"],
    [{ "Gemeld op": "31-1-2020" }, "gemeldOp", "31-01-2020 ligt voor 01-02-2020 (ingediend op)"],
    [{ "Bevestigd op": "31-1-2020" }, "bevestigdOp", "ligt voor"],
    [{ "Geregistreerd op": "31-1-2020" }, "geregistreerdOp", "ligt voor"],
    [
      { Oordeel: "gegrond", "Datum standpunt": "9-2-2020", "Gemeld op": "10-2-2020" },
      "standpuntOp",
      "ligt voor 10-02-2020 (gemeld op)",
    ],
    [
      { Oordeel: "gegrond", "Datum standpunt": "9-2-2020", "Datum antwoord": "8-2-2020" },
      "meegedeeldOp",
      "ligt voor 09-02-2020",
    ],
    [
      { Oordeel: "gegrond", "Datum standpunt": "9-2-2020", "Afgehandeld op": "8-2-2020" },
      "afgehandeldOp",
      "ligt voor 09-02-2020",
    ],
    [
      { Oordeel: "misschien", "Afgehandeld op": "8-2-2020" },
      "oordeel",
      "kent “misschien” niet; kies uit gegrond",
    ],
  ])("refuses %j", async (velden, veld, reden) => {
    const { fouten } = await lees(met(velden));
    expect(fouten).toEqual([
      { regel: 2, kolom: expect.any(String), veld, reden: expect.stringContaining(reden) },
    ]);
  });

  it("doesn't blame an oordeel for a day that can't be read", async () => {
    const { fouten } = await lees(met({ Oordeel: "gegrond", "Afgehandeld op": "later" }));
    expect(fouten.map(({ veld }) => veld)).toEqual(["afgehandeldOp"]);
  });
});

describe("a mapping", () => {
  it("joins, splits, translates and fills up, in that order", async () => {
    const csv = [
      "Klant;Voornaam;Wanneer;Reden;Adres;Uit",
      'Boer;Jan;2/13/2020;Delays; 12  ;"Dorpsstraat 1, 8501 AA  Sint Nyk";Yes',
      "",
    ];
    const koppeling: Koppeling = {
      datumvorm: "M/D/JJJJ",
      velden: {
        naam: { kolommen: ["Voornaam", 1] },
        ingediendOp: { kolom: "wanneer" },
        omschrijving: { kolommen: ["Reden", "Uit"], tussen: "\n" },
        aard: { kolom: "Reden", vertaling: { delays: "doorlooptijd", "*": "overig" } },
        adres: { kolom: "Adres", splits: { op: ",", deel: 1 } },
        postcode: {
          kolom: "Adres",
          splits: [
            { op: ",", deel: "rest" },
            { op: " ", deel: "1-2" },
          ],
        },
        plaats: {
          kolom: "Adres",
          splits: [
            { op: ",", deel: 2 },
            { op: " ", deel: "3-" },
          ],
        },
        maatschappij: { kolom: "Voornaam", splits: { op: ";", deel: 2 }, standaard: "Onbekend" },
        wijze: { vast: "Brief" },
        oordeel: { kolom: "Uit", vertaling: { yes: "gegrond", "": null } },
        standpuntOp: { kolom: "Wanneer" },
      },
    };
    const { klachten, fouten, nietOvergenomen } = await lees(
      csv.join("\n").replace("Delays; 12  ;", "Delays;"),
      koppeling,
    );
    expect(fouten).toEqual([]);
    expect(nietOvergenomen).toEqual([]);
    expect(klachten[0]).toMatchObject({
      intake: {
        ingediendOp: "2020-02-13",
        klager: { naam: "Jan Boer", adres: "Dorpsstraat 1", postcode: "8501 AA", plaats: "Sint Nyk" },
        aard: "doorlooptijd",
        wijze: "brief",
        omschrijving: "Delays\nYes",
        maatschappij: "Onbekend",
      },
      standpunten: [{ oordeel: "gegrond" }],
    });
  });

  it("translates an empty cell, and everything else with a star", async () => {
    const csv =
      "Naam;Datum;Klacht;X\nA;1-1-2020;k;\nB;1-1-2020;k;wat\nC;1-1-2020;k;Weg\nD;1-1-2020;k;constructor\n";
    const vertaling = { "": "auto", weg: null, "*": "overig" };
    const { klachten } = await lees(csv, koppeling({ product: { kolom: "X", vertaling } }));
    expect(klachten.map(({ intake }) => intake.product)).toEqual(["auto", "overig", null, "overig"]);
  });

  it("leaves columns that it doesn't name, unless it asks to know headings", async () => {
    const csv = met({ Nr: "7", Woonplaats: "Joure" });
    const zonder = await lees(csv, koppeling({}));
    expect(zonder.nietOvergenomen).toEqual(["Nr", "Woonplaats"]);
    const met7 = await lees(csv, koppeling({}, { herkenKoppen: true }));
    expect(met7.nietOvergenomen).toEqual([]);
    expect(met7.klachten[0]).toMatchObject({ externNummer: "7", intake: { klager: { plaats: "Joure" } } });
  });

  it("says nothing of texts that it puts in every row itself", async () => {
    const { klachten, fouten, opmerkingen } = await lees(
      met({}),
      koppeling({
        motivering: { vast: "x" },
        afsluitreden: { vast: "doorgestuurd" },
        wijzeVanAfhandeling: { vast: "brief" },
      }),
    );
    expect([fouten, opmerkingen]).toEqual([[], []]);
    expect(klachten[0]).toMatchObject({ afsluitreden: null, wijzeVanAfhandeling: null, standpunten: [] });
  });

  it.each([
    [
      koppeling({ adres: { kolom: "Staat" } }),
      "De koppeling noemt bij adres de kolom “Staat”, maar die is er niet",
      "Bedoelde u “Straat”?",
    ],
    [
      koppeling({ adres: { kolom: 9 } }),
      "De koppeling noemt bij adres kolom 9, maar het bestand heeft er 6",
      undefined,
    ],
    [
      koppeling({ adres: { kolom: "Dubbel" } }),
      "die kop staat er 2 keer",
      "Noem de kolom met zijn nummer: 5 of 6.",
    ],
    [koppeling({ aard: { vast: "gezeur" } }), "aard, vast: kent “gezeur” niet", undefined],
    [
      koppeling({ oordeel: { kolom: "Straat", vertaling: { Yes: "gegrondd" } } }),
      "oordeel, vertaling van “Yes”: kent “gegrondd” niet",
      undefined,
    ],
    [
      koppeling({ ingediendOp: { vast: "2027-01-01" } }),
      "ingediendOp, vast: “2027-01-01” ligt in de toekomst",
      undefined,
    ],
    [
      { velden: { naam: { kolom: "Naam" } } },
      "Er is geen kolom voor ingediend op (ingediendOp) en omschrijving",
      "Zet dit in de koppeling bij “velden”, als “kolom” of als “vast”.",
    ],
  ] as const)("is refused before the first row is read (%#)", async (fout, message, hint) => {
    const csv = "Naam;Datum;Klacht;Straat;Dubbel;Dubbel\nA;1-1-2020;k;;;\n";
    await expect(lees(csv, fout)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(message),
      hint,
    });
  });
});

it("stops where the quotes go wrong, and counts what came before", async () => {
  const { klachten, fouten, verslag } = await lees(
    'Naam;Datum;Klacht\nA;1-1-2020;k\nB;1-1-2020;"k\nC;1-1-2020;k\n',
  );
  expect(klachten).toHaveLength(1);
  expect(verslag).toMatchObject({ gelezen: 1, onleesbaar: true });
  expect(fouten).toMatchObject([
    { regel: 3, kolom: null, reden: expect.stringContaining("vanaf hier is het bestand niet te lezen") },
  ]);
});

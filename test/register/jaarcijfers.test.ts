import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { periodenVan } from "../../src/procedure/jaarperiode.ts";
import type { Db } from "../../src/register/db.ts";
import { leesJaaroverzicht } from "../../src/register/jaarcijfers.ts";
import {
  leesJaarlijst,
  leesOpen,
  leesUitspraken,
  leesVerbeteringen,
} from "../../src/register/jaarlijsten.ts";
import { openRegister } from "../../src/register/open.ts";
import { vasteStand } from "../../src/register/vaste-stand.ts";
import { carryThrough, KANTOORJAAR } from "./jaar.ts";

const LATER = "2025-02-15";

/** Each test reads the same year; it is carried through once. */
let db: Db;
beforeAll(async () => {
  const register = await openRegister("/geen-map", { create: false });
  db = register.db;
  await carryThrough(db, KANTOORJAAR);
  return () => register.close();
});

const cijfers = (jaar: number, peildatum = LATER) => leesJaaroverzicht(db, periodenVan(jaar, peildatum));

async function all<T>(pieces: AsyncIterable<readonly T[]>): Promise<T[]> {
  const found: T[] = [];
  for await (const piece of pieces) found.push(...piece);
  return found;
}

describe("the figures of the office's year, counted by hand from its story", () => {
  it("of 2024", async () => {
    const { dit } = await cijfers(2024);
    expect(dit).toEqual({
      aantallen: { openBegin: 1, ontvangen: 10, afgehandeld: 7, openEinde: 4 },
      perMaand: [
        [1, 1],
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 1],
        [1, 1],
        [1, 1],
        [0, 0],
        [0, 0],
        [0, 0],
        [1, 0],
        [2, 0],
      ].map(([ontvangen, afgehandeld]) => ({ ontvangen, afgehandeld })),
      aard: new Map([
        ["schadeafhandeling", 3],
        ["premie-incasso", 1],
        ["informatie", 1],
        ["overig", 1],
        ["doorlooptijd", 1],
        ["advies", 1],
        ["bereikbaarheid", 1],
        ["privacy", 1],
      ]),
      product: new Map([
        ["auto", 3],
        ["woonhuis-inboedel", 1],
        ["reis", 1],
        [null, 3],
        ["zorg", 1],
        ["pensioen", 1],
      ]),
      wijze: new Map([
        ["telefonisch", 1],
        ["e-mail", 1],
        ["brief", 8],
      ]),
      oordeel: new Map([
        ["gegrond", 2],
        ["ongegrond", 2],
        [null, 2],
        ["gedeeltelijk-gegrond", 1],
      ]),
      eindoordeel: new Map([
        ["gegrond", 2],
        ["gedeeltelijk-gegrond", 2],
        ["ongegrond", 1],
        [null, 2],
      ]),
      afsluitreden: new Map([
        ["afgehandeld", 5],
        ["ingetrokken", 1],
        ["geen-klacht", 1],
      ]),
      wijzeVanAfhandeling: new Map([
        ["brief", 5],
        [null, 2],
      ]),
      oorzaak: new Map([
        ["menselijke-fout", 1],
        ["derde-verzekeraar", 1],
        ["geen", 1],
        ["systeem", 2],
      ]),
      metVerbetermaatregel: 2,
      doorlooptijd: { aantal: 7, mediaan: 30, gemiddelde: 298 / 7, percentiel90: 160, langste: 160 },
      doorlooptijdInKlassen: [2, 0, 4, 1],
      antwoordtijd: { aantal: 6, mediaan: 20, gemiddelde: 124 / 6, percentiel90: 33, langste: 33 },
      leeftijd: { aantal: 4, mediaan: 43, gemiddelde: 67.5, percentiel90: 183, langste: 183 },
      leeftijdInKlassen: [1, 0, 1, 2],
      bezwaren: 2,
      herbeoordelingen: {
        aantal: 2,
        gewijzigd: 1,
        oordeel: new Map([
          ["gedeeltelijk-gegrond", 1],
          ["ongegrond", 1],
        ]),
      },
      termijnen: {
        melding: { gedaan: 8, opTijd: 7, opTijdMetUitstel: 7, openTeLaat: 1 },
        ontvangstbevestiging: { gedaan: 6, opTijd: 5, opTijdMetUitstel: 5, openTeLaat: 1 },
        streefdatum: { gedaan: 6, opTijd: 2, opTijdMetUitstel: 2, openTeLaat: 2 },
        // An extension leaves the day that was promised first as it was.
        reactie: { gedaan: 6, opTijd: 4, opTijdMetUitstel: 6, openTeLaat: 2 },
        herbeoordeling: { gedaan: 2, opTijd: 2, opTijdMetUitstel: 2, openTeLaat: 0 },
      },
      gesprekken: new Map([
        ["overeenstemming", 1],
        ["geen-overeenstemming", 1],
      ]),
      kifid: new Map([
        ["verwezen", 1],
        ["aanhangig", 1],
        ["uitspraak", 1],
      ]),
      maatregelen: new Map([
        ["verontschuldiging", 1],
        ["nakoming", 1],
        // Two sums in one case are one case.
        ["schadevergoeding", 2],
      ]),
      schadevergoeding: 123_456 + 1 + 99_999,
      uitgesteld: 2,
      klanten: { meerdereKlachten: 1, ookEerder: 0, zonderKlantnummer: 6 },
      zonderInhoud: { ontvangen: 0, afgehandeld: 0, totaal: 0 },
      uitKluis: 0,
    });
  });

  it("of 2023, as the year before", async () => {
    const { vorig } = await cijfers(2024);
    expect(vorig).toMatchObject({
      aantallen: { openBegin: 1, ontvangen: 3, afgehandeld: 3, openEinde: 1 },
      schadevergoeding: 10_050,
      termijnen: {
        melding: { gedaan: 3, opTijd: 2, openTeLaat: 0 },
        ontvangstbevestiging: { gedaan: 3, opTijd: 2 },
        reactie: { gedaan: 3, opTijd: 2, opTijdMetUitstel: 2 },
      },
      doorlooptijd: { mediaan: 30, gemiddelde: 30, langste: 40 },
      klanten: { meerdereKlachten: 1, ookEerder: 0, zonderKlantnummer: 0 },
    });
    expect((await cijfers(2023)).dit).toEqual(vorig);
  });

  it("of a year that has only begun, beside as much of the year before", async () => {
    const { dit, vorig } = await cijfers(2025);
    expect(dit).toMatchObject({
      aantallen: { openBegin: 4, ontvangen: 1, afgehandeld: 1, openEinde: 4 },
      schadevergoeding: 5_000,
      klanten: { meerdereKlachten: 0, ookEerder: 1, zonderKlantnummer: 0 },
    });
    expect(vorig).toMatchObject({
      aantallen: { openBegin: 1, ontvangen: 2, afgehandeld: 1, openEinde: 2 },
      // Extended on 30 January, answered on 14 February: with the extension in time, and the objection yet to come.
      termijnen: { reactie: { gedaan: 3, opTijd: 2, opTijdMetUitstel: 3 } },
      bezwaren: 0,
    });
  });

  it("of a day on which less had happened", async () => {
    const { dit } = await cijfers(2024, "2024-03-06");
    expect(dit).toMatchObject({
      aantallen: { openBegin: 1, ontvangen: 3, afgehandeld: 1, openEinde: 3 },
      bezwaren: 2,
      herbeoordelingen: { aantal: 2 },
      schadevergoeding: 0,
      gesprekken: new Map(),
      termijnen: { melding: { gedaan: 2, openTeLaat: 0 } },
    });
  });
});

describe("the lists", () => {
  const { dit } = periodenVan(2024, LATER);

  it("have every case that was open within the year, as it stood at the end", async () => {
    const lijst = await all(leesJaarlijst(db, dit));
    expect(
      lijst.map(({ nummer, antwoordOp, oordeel, afgehandeldOp, afsluitreden, dagen }) => [
        nummer,
        antwoordOp,
        oordeel,
        afgehandeldOp,
        afsluitreden,
        dagen,
      ]),
    ).toEqual([
      ["2023-0003", "2024-01-08", "gegrond", "2024-01-14", "afgehandeld", 25],
      ["2024-0001", "2024-02-14", "gedeeltelijk-gegrond", "2024-06-23", "afgehandeld", 160],
      ["2024-0002", "2024-02-10", "ongegrond", "2024-03-08", "afgehandeld", 36],
      ["2024-0003", "2024-03-25", "gegrond", "2024-04-03", "afgehandeld", 30],
      ["2024-0004", null, null, "2024-04-08", "ingetrokken", 6],
      ["2024-0005", null, null, "2024-05-03", "geen-klacht", 1],
      ["2024-0006", "2024-07-06", "gedeeltelijk-gegrond", "2024-07-13", "afgehandeld", 40],
      ["2024-0007", "2024-07-13", "ongegrond", null, null, 183],
      // Answered and settled in 2025.
      ["2024-0008", null, null, null, null, 57],
      ["2024-0009", null, null, null, null, 29],
      ["2024-0010", null, null, null, null, 1],
    ]);
  });

  it("have what is open, the oldest first, with its status on that day", async () => {
    const open = await leesOpen(db, dit, null);
    expect(open.map(({ nummer, status, dagen }) => [nummer, status, dagen])).toEqual([
      ["2024-0007", "standpunt ingenomen", 183],
      ["2024-0008", "in behandeling", 57],
      ["2024-0009", "ingediend", 29],
      ["2024-0010", "in behandeling", 1],
    ]);
    expect((await leesOpen(db, dit, 2)).map(({ nummer }) => nummer)).toEqual(["2024-0007", "2024-0008"]);
  });

  it("have the improvements of what was settled, and the rulings", async () => {
    expect(await all(leesVerbeteringen(db, dit))).toEqual([
      { nummer: "2023-0003", oorzaak: "menselijke-fout", verbetermaatregel: "Met de medewerker besproken." },
      {
        nummer: "2024-0003",
        oorzaak: "systeem",
        verbetermaatregel: "De incasso wordt voortaan door twee mensen nagelopen.",
      },
    ]);
    expect(await all(leesUitspraken(db, dit))).toEqual([
      { nummer: "2024-0001", datum: "2024-06-13", uitkomst: "De klacht is door Kifid afgewezen." },
    ]);
  });
});

describe("confidential cases without their content", () => {
  it("count in all totals, and are left out of the breakdowns with their number", async () => {
    const register = await openRegister("/geen-map", { create: false });
    try {
      await carryThrough(register.db, KANTOORJAAR);
      const open = (await leesJaaroverzicht(register.db, periodenVan(2024, LATER))).dit;
      // As the register is when their content lies in the closed file.
      await sql`update klacht set vertrouwelijk = 1 where nummer in ('2024-0001', '2024-0006', '2024-0010')`.execute(
        register.db,
      );
      await sql`delete from dossier where klacht_id in (select id from klacht where vertrouwelijk = 1)`.execute(
        register.db,
      );
      const { dit } = await leesJaaroverzicht(register.db, periodenVan(2024, LATER));
      const { aantallen, perMaand, termijnen, doorlooptijd, antwoordtijd, leeftijd, bezwaren } = open;
      expect(dit).toMatchObject({
        aantallen,
        perMaand,
        termijnen,
        doorlooptijd,
        antwoordtijd,
        leeftijd,
        bezwaren,
      });
      expect(dit.zonderInhoud).toEqual({ ontvangen: 3, afgehandeld: 2, totaal: 3 });
      expect(dit.aard.get("schadeafhandeling")).toBe(2);
      expect(dit.aard.has("doorlooptijd")).toBe(false);
      expect([...dit.aard.values()].reduce((som, keer) => som + keer, 0)).toBe(10 - 3);
      expect(dit.eindoordeel.has("gedeeltelijk-gegrond")).toBe(false);
      expect(dit.schadevergoeding).toBe(100_000);
      expect(dit.kifid.size).toBe(0);
      const lijst = await all(leesJaarlijst(register.db, periodenVan(2024, LATER).dit));
      expect(lijst.find(({ nummer }) => nummer === "2024-0001")).toEqual({
        nummer: "2024-0001",
        vertrouwelijk: true,
        klager: null,
        ingediendOp: "2024-01-15",
        antwoordOp: "2024-02-14",
        afgehandeldOp: "2024-06-23",
        aard: null,
        oordeel: null,
        afsluitreden: null,
        dagen: 160,
      });
    } finally {
      await register.close();
    }
  });
});

describe("reading a fixed state", () => {
  it("gives what was read, and lets go of the register also when reading fails", async () => {
    expect(await vasteStand(db, async () => 1)).toBe(1);
    await expect(
      vasteStand(db, async () => {
        throw new Error("mislukt");
      }),
    ).rejects.toThrow("mislukt");
    await expect(db.transaction().execute(async () => "vrij")).resolves.toBe("vrij");
  });
});

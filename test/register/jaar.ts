/** A year of an office in a register: cases of every kind, carried through by the acts themselves. */
import { type IsoDate, plusDagen } from "../../src/procedure/datum.ts";
import type { Maatregel, Oordeel } from "../../src/procedure/klacht.ts";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { heropen, sluit, stelUit } from "../../src/register/einde.ts";
import { kifidStap, voerGesprek } from "../../src/register/geschil.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { treftMaatregel } from "../../src/register/maatregelen.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { besluit, herbeoordeel, maakBezwaar } from "../../src/register/standpunt.ts";
import { type Case, HANDELENDE, writeCases } from "./fill.ts";

const KADER = { regels: standaardInstellingen().termijnen, kalender: standaardInstellingen().feestdagen };
export const VERANTWOORDELIJKE = "Jelle Dijkstra";

/** What becomes of a case; every number is a day counted from its lodging. */
export interface Loop {
  readonly zaak: Case & { readonly ingediendOp: IsoDate };
  readonly gemeld?: number;
  readonly bevestigd?: number;
  readonly uitstel?: { readonly op: number; readonly tot: number };
  readonly oordeel?: Oordeel;
  readonly oorzaak?: string;
  readonly verbetermaatregel?: string;
  /** The day of the decision and of its letter. */
  readonly beantwoord?: number;
  readonly maatregelen?: readonly (Pick<Maatregel, "soort"> & {
    readonly op: number;
    readonly bedrag?: number;
  })[];
  readonly bezwaar?: number;
  readonly herbeoordeling?: { readonly op: number; readonly oordeel: Oordeel };
  readonly gesprek?: { readonly op: number; readonly uitkomst: "overeenstemming" | "geen-overeenstemming" };
  readonly kifid?: readonly {
    readonly op: number;
    readonly status: "verwezen" | "aanhangig" | "uitspraak";
  }[];
  readonly gesloten?: number;
  readonly reden?: "afgehandeld" | "ingetrokken" | "geen-klacht" | "doorgestuurd";
  readonly heropend?: number;
}

/** Carries the cases through, in their order; returns their numbers. */
export async function carryThrough(db: Db, lopen: readonly Loop[]): Promise<string[]> {
  await voegMedewerkerToe(db, { naam: VERANTWOORDELIJKE, functie: null, email: null }, HANDELENDE);
  const nummers = await writeCases(
    db,
    lopen.map(({ zaak }) => zaak),
  );
  for (const [n, loop] of lopen.entries()) await carry(db, nummers[n]!, loop);
  return nummers;
}

async function carry(db: Db, nr: string, loop: Loop): Promise<void> {
  const dag = (aantal: number) => plusDagen(loop.zaak.ingediendOp, aantal);
  const brief = (soort: string, op: number) =>
    voegCorrespondentieToe(
      db,
      nr,
      {
        soort,
        datum: dag(op),
        richting: "uit",
        onderwerp: soort,
        tekst: null,
        bestand: null,
        wijze: "brief",
      },
      HANDELENDE,
    );
  if (loop.gemeld !== undefined) await wijsToe(db, nr, VERANTWOORDELIJKE, dag(loop.gemeld), HANDELENDE);
  if (loop.bevestigd !== undefined) await brief("ontvangstbevestiging", loop.bevestigd);
  if (loop.uitstel) {
    const { op, tot } = loop.uitstel;
    await stelUit(db, nr, { datum: dag(op), tot: dag(tot), reden: "Wachten op de verzekeraar." }, HANDELENDE);
  }
  if (loop.beantwoord !== undefined) {
    const { oordeel = "ongegrond", oorzaak = null, verbetermaatregel = null, beantwoord } = loop;
    const datum = dag(beantwoord);
    await besluit(
      db,
      nr,
      { oordeel, oorzaak, verbetermaatregel, datum, motivering: "Zo was het afgesproken.", door: null },
      HANDELENDE,
    );
    await brief("standpunt", beantwoord);
  }
  if (loop.bezwaar !== undefined) {
    await maakBezwaar(
      db,
      nr,
      { datum: dag(loop.bezwaar), tekst: "Daar ben ik het niet mee eens." },
      KADER,
      HANDELENDE,
    );
  }
  if (loop.herbeoordeling) {
    const { op, oordeel } = loop.herbeoordeling;
    const beoordelaars = [VERANTWOORDELIJKE, "Anna Visser"];
    await herbeoordeel(
      db,
      nr,
      { oordeel, motivering: "Opnieuw bekeken.", datum: dag(op), beoordelaars },
      HANDELENDE,
    );
    await brief("herbeoordeling", op);
  }
  for (const { soort, op, bedrag = null } of loop.maatregelen ?? []) {
    const maatregel = { soort, datum: dag(op), bedrag, toelichting: null, akkoordVerzekeraar: false };
    await treftMaatregel(db, nr, maatregel, HANDELENDE);
  }
  if (loop.gesprek) {
    const { op, uitkomst } = loop.gesprek;
    const gesprek = { datum: dag(op), aanwezig: ["A", "B"], verslag: "Besproken.", uitkomst };
    await voerGesprek(db, nr, gesprek, HANDELENDE);
  }
  for (const { op, status } of loop.kifid ?? []) {
    const uitkomst = status === "uitspraak" ? "De klacht is door Kifid afgewezen." : null;
    await kifidStap(db, nr, { datum: dag(op), status, uitkomst }, HANDELENDE);
  }
  if (loop.gesloten !== undefined) {
    const { reden = "afgehandeld" } = loop;
    const toelichting = reden === "afgehandeld" ? null : "Op verzoek van de klager.";
    await sluit(
      db,
      nr,
      { datum: dag(loop.gesloten), reden, wijze: null, toelichting, berust: true },
      HANDELENDE,
    );
  }
  if (loop.heropend !== undefined) {
    await heropen(db, nr, { datum: dag(loop.heropend), reden: "Toch niet klaar." }, HANDELENDE);
  }
}

const klant = (klantnummer: string) => ({ klager: { klantnummer } });

/** The year 2024 of a small office, with some of 2023 and of 2025: each case is there for something that is counted. */
export const KANTOORJAAR: readonly Loop[] = [
  // Settled before 2023: counts nowhere.
  { zaak: { ingediendOp: "2022-02-01" }, gemeld: 1, bevestigd: 3, beantwoord: 10, gesloten: 20 },
  // Open from 2022 into 2023.
  {
    zaak: { ingediendOp: "2022-12-20", aard: "doorlooptijd" },
    gemeld: 1,
    bevestigd: 3,
    beantwoord: 20,
    gesloten: 30,
  },
  {
    zaak: { ingediendOp: "2023-03-01", aard: "doorlooptijd", product: "auto", ...klant("K1") },
    gemeld: 1,
    bevestigd: 5,
    beantwoord: 14,
    gesloten: 20,
  },
  {
    zaak: { ingediendOp: "2023-06-01", aard: "advies", product: "hypotheek", ...klant("K2") },
    gemeld: 7,
    bevestigd: 20,
    oordeel: "gegrond",
    oorzaak: "kennis",
    beantwoord: 30,
    maatregelen: [{ soort: "schadevergoeding", op: 31, bedrag: 10_050 }],
    gesloten: 40,
  },
  // Received in 2023 and settled in 2024.
  {
    zaak: { ingediendOp: "2023-12-20", aard: "bejegening", ...klant("K1") },
    gemeld: 2,
    bevestigd: 6,
    oordeel: "gegrond",
    oorzaak: "menselijke-fout",
    verbetermaatregel: "Met de medewerker besproken.",
    beantwoord: 19,
    maatregelen: [{ soort: "verontschuldiging", op: 19 }],
    gesloten: 25,
  },
  // The whole way: extension, objection, another outcome, a conversation, Kifid.
  {
    zaak: {
      ingediendOp: "2024-01-15",
      aard: "schadeafhandeling",
      product: "auto",
      wijze: "telefonisch",
      ...klant("K3"),
    },
    gemeld: 1,
    bevestigd: 2,
    uitstel: { op: 15, tot: 35 },
    beantwoord: 30,
    oorzaak: "derde-verzekeraar",
    bezwaar: 40,
    herbeoordeling: { op: 50, oordeel: "gedeeltelijk-gegrond" },
    maatregelen: [{ soort: "schadevergoeding", op: 52, bedrag: 123_456 }],
    gesprek: { op: 60, uitkomst: "geen-overeenstemming" },
    kifid: [
      { op: 61, status: "verwezen" },
      { op: 70, status: "aanhangig" },
      { op: 150, status: "uitspraak" },
    ],
    gesloten: 160,
  },
  // An objection that changed nothing, settled in a conversation.
  {
    zaak: {
      ingediendOp: "2024-02-01",
      aard: "schadeafhandeling",
      product: "woonhuis-inboedel",
      wijze: "e-mail",
    },
    gemeld: 0,
    bevestigd: 1,
    beantwoord: 9,
    oorzaak: "geen",
    bezwaar: 20,
    herbeoordeling: { op: 30, oordeel: "ongegrond" },
    gesprek: { op: 35, uitkomst: "overeenstemming" },
    gesloten: 36,
  },
  // Two sums in one case, and the insurer.
  {
    zaak: { ingediendOp: "2024-03-04", aard: "premie-incasso", product: "auto", ...klant("K3") },
    gemeld: 3,
    bevestigd: 14,
    oordeel: "gegrond",
    oorzaak: "systeem",
    verbetermaatregel: "De incasso wordt voortaan door twee mensen nagelopen.",
    beantwoord: 21,
    maatregelen: [
      { soort: "schadevergoeding", op: 22, bedrag: 1 },
      { soort: "schadevergoeding", op: 25, bedrag: 99_999 },
      { soort: "nakoming", op: 25 },
    ],
    gesloten: 30,
  },
  {
    zaak: { ingediendOp: "2024-04-02", aard: "informatie", product: "reis" },
    gemeld: 1,
    reden: "ingetrokken",
    gesloten: 6,
  },
  { zaak: { ingediendOp: "2024-05-02", aard: "overig" }, reden: "geen-klacht", gesloten: 1 },
  // Answered late, and within an extension.
  {
    zaak: { ingediendOp: "2024-06-03", aard: "doorlooptijd", product: "zorg", ...klant("K4") },
    gemeld: 8,
    bevestigd: 16,
    uitstel: { op: 20, tot: 40 },
    oordeel: "gedeeltelijk-gegrond",
    oorzaak: "systeem",
    beantwoord: 33,
    gesloten: 40,
  },
  // Settled, and opened again: open.
  {
    zaak: { ingediendOp: "2024-07-01", aard: "schadeafhandeling", product: "auto" },
    gemeld: 1,
    bevestigd: 2,
    beantwoord: 12,
    gesloten: 14,
    heropend: 20,
  },
  // Open at the end of 2024: settled in 2025, not reported at all, only just received.
  {
    zaak: { ingediendOp: "2024-11-04", aard: "advies", product: "pensioen", ...klant("K5") },
    gemeld: 1,
    bevestigd: 2,
    oordeel: "gegrond",
    beantwoord: 70,
    maatregelen: [{ soort: "schadevergoeding", op: 71, bedrag: 5_000 }],
    gesloten: 80,
  },
  { zaak: { ingediendOp: "2024-12-02", aard: "bereikbaarheid" } },
  { zaak: { ingediendOp: "2024-12-30", aard: "privacy" }, gemeld: 1 },
  // After the year.
  { zaak: { ingediendOp: "2025-01-02", aard: "privacy", ...klant("K5") }, gemeld: 1 },
];

/** Fills a register without running the program: for a past that no command writes yet, and for many cases at once. */
import { antwoordenVan } from "../../src/procedure/intake.ts";
import type { Intake } from "../../src/procedure/klacht.ts";
import type { Mijlpalen } from "../../src/procedure/mijlpalen.ts";
import { alleenIngediend } from "../../src/procedure/mijlpalen.ts";
import type { Db } from "../../src/register/db.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { voegMedewerkerToe, zoekMedewerker } from "../../src/register/medewerkers.ts";
import { openRegister } from "../../src/register/open.ts";
import { type NieuweKlacht, schrijfKlachten } from "../../src/register/schrijven.ts";

export const HANDELENDE = { wie: "Sietske Bakker", nu: new Date("2024-03-04T09:00:00Z") };

const KLAGER = {
  naam: "Jan de Vries",
  adres: null,
  postcode: null,
  plaats: null,
  land: null,
  telefoon: null,
  email: "jan@voorbeeld.nl",
  klantnummer: null,
};

export const PLAIN_INTAKE: Intake = {
  ingediendOp: "2024-03-04",
  ontvangenDoor: "Sietske Bakker",
  wijze: "brief",
  vertrouwelijk: false,
  klager: KLAGER,
  aard: "advies",
  product: null,
  polisnummer: null,
  maatschappij: null,
  omschrijving: "De premie is hoger dan gezegd.",
  gewensteOplossing: null,
  betrokkenMedewerker: null,
};

/** A case: the milestones that it reached, and what of its intake differs from a plain one. */
export interface Case extends Partial<Mijlpalen>, Partial<Omit<Intake, "klager" | "ingediendOp">> {
  readonly klager?: Partial<Intake["klager"]>;
  /** The name of somebody of `people`. */
  readonly aan?: string;
}

/** Makes a register with these people and cases; returns the numbers. */
export async function fill(
  map: string,
  people: readonly string[],
  cases: readonly Case[],
): Promise<string[]> {
  const { db, close } = await openRegister(map, { create: true });
  try {
    for (const naam of people) {
      await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
    }
    return await writeCases(db, cases);
  } finally {
    await close();
  }
}

/** Writes cases in a register that is open. */
export async function writeCases(db: Db, cases: readonly Case[]): Promise<string[]> {
  const klachten = await Promise.all(cases.map((one) => asNew(db, one)));
  const kader = { regels: standaardInstellingen().termijnen, kalender: standaardInstellingen().feestdagen };
  return db.transaction().execute((trx) => schrijfKlachten(trx, klachten, kader, HANDELENDE));
}

async function asNew(db: Db, { aan, klager, ...rest }: Case): Promise<NieuweKlacht> {
  const ingediendOp = rest.ingediendOp ?? PLAIN_INTAKE.ingediendOp;
  const given = (names: object) => Object.fromEntries(Object.entries(rest).filter(([name]) => name in names));
  const mijlpalen = { ...alleenIngediend(ingediendOp), ...given(alleenIngediend(ingediendOp)) };
  const intake = { ...PLAIN_INTAKE, ...given(PLAIN_INTAKE), ingediendOp, klager: { ...KLAGER, ...klager } };
  return {
    intake,
    geregistreerdOp: ingediendOp,
    verantwoordelijkeId: aan === undefined ? null : (await zoekMedewerker(db, aan)).id,
    mijlpalen,
    standpunten: [],
    afsluitreden: mijlpalen.afgehandeldOp === null ? null : "afgehandeld",
    wijzeVanAfhandeling: null,
    externNummer: null,
    handelingen: [{ handeling: "opgenomen", details: antwoordenVan(intake) }],
  };
}

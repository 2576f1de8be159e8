/** The acts on a case before its decision: taking in, correcting, reporting to the responsible. */

import type { Transaction } from "kysely";
import { Refused } from "../errors.ts";
import type { Veldnaam } from "../procedure/antwoorden.ts";
import { type IsoDate, toonDatum } from "../procedure/datum.ts";
import { antwoordenVan } from "../procedure/intake.ts";
import type { Intake, Klacht } from "../procedure/klacht.ts";
import { alleenIngediend } from "../procedure/mijlpalen.ts";
import { termijnenBijIntake } from "../procedure/termijnen.ts";
import { VELDEN } from "../procedure/velden.ts";
import type { Db } from "./db.ts";
import { opKlacht, zetMijlpalen } from "./handeling.ts";
import { leesMerken } from "./klantmerk.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";
import { type Medewerker, zoekMedewerker } from "./medewerkers.ts";
import type { Schema } from "./schema.ts";
import { inhoudVan, schrijfKlachten, type TermijnKader } from "./schrijven.ts";
import { inTransactie } from "./transactie.ts";
import { zetVerantwoordelijke } from "./vragen/handeling.ts";

/**
 * Takes a complaint in, and reports it at once where `toewijzen` says to whom. Returns the number.
 * @throws {NotFound} no such responsible; nothing is then written
 */
export async function neemOp(
  db: Db,
  intake: Intake,
  vandaag: IsoDate,
  kader: TermijnKader,
  handelende: Handelende,
  toewijzen: { aan: string; datum: IsoDate } | null,
): Promise<string> {
  return inTransactie(db, async (trx) => {
    const verantwoordelijke = toewijzen && (await zoekMedewerker(trx, toewijzen.aan));
    const mijlpalen = { ...alleenIngediend(intake.ingediendOp), gemeldOp: toewijzen?.datum ?? null };
    const [nummer] = await schrijfKlachten(
      trx,
      [
        {
          intake,
          geregistreerdOp: vandaag,
          verantwoordelijkeId: verantwoordelijke?.id ?? null,
          mijlpalen,
          standpunten: [],
          afsluitreden: null,
          wijzeVanAfhandeling: null,
          externNummer: null,
          handelingen: [
            { handeling: "opgenomen", details: antwoordenVan(intake) },
            ...(verantwoordelijke && toewijzen
              ? [
                  {
                    handeling: "toegewezen",
                    details: { aan: verantwoordelijke.naam, datum: toewijzen.datum },
                  },
                ]
              : []),
          ],
        },
      ],
      kader,
      handelende,
    );
    return nummer!;
  });
}

/** Another client has another mark, or none yet. */
async function zetMerk(trx: Transaction<Schema>, id: number, klantnummer: string | null): Promise<void> {
  await trx.updateTable("dossier").set({ klantMerk: null }).where("klachtId", "=", id).execute();
  const merk = klantnummer === null ? undefined : (await leesMerken(trx, [klantnummer])).get(klantnummer);
  if (merk !== undefined)
    await trx.updateTable("dossier").set({ klantMerk: merk }).where("klachtId", "=", id).execute();
}

/** What a correction changed: the old and the new value of each field. */
export type Wijzigingen = Partial<Record<Veldnaam, { van: string; naar: string }>>;

/**
 * Corrects the intake of a case. Its deadlines are counted again only where the day of receipt itself was wrong.
 * Returns what changed; nothing is written where nothing did.
 * @throws {NotFound} no such case @throws {Refused} the course of the case doesn't allow it
 */
export async function wijzig(
  db: Db,
  nummer: string,
  maakIntake: (nu: Klacht) => Intake,
  kader: TermijnKader,
  handelende: Handelende,
): Promise<Wijzigingen> {
  return opKlacht(db, nummer, { stap: "wijzigen" }, async ({ trx, id, klacht }) => {
    const intake = maakIntake(klacht);
    const wijzigingen = vergelijk(klacht, intake);
    if (Object.keys(wijzigingen).length === 0) return wijzigingen;
    if (wijzigingen.ingediendOp) await verplaatsIndiening(trx, id, klacht, intake.ingediendOp, kader);
    await trx.updateTable("dossier").set(inhoudVan(intake)).where("klachtId", "=", id).execute();
    if (wijzigingen.klantnummer) await zetMerk(trx, id, intake.klager.klantnummer);
    await schrijfLog(trx, id, handelende, "gewijzigd", wijzigingen);
    return wijzigingen;
  });
}

/**
 * Reports a case to the responsible, who takes it on (§4a); also hands it over to another.
 * @throws {NotFound} no such case or employee @throws {Refused} the case is settled, or the day lies before the receipt
 */
export async function wijsToe(
  db: Db,
  nummer: string,
  aan: string,
  datum: IsoDate,
  handelende: Handelende,
): Promise<Medewerker> {
  return opKlacht(db, nummer, { stap: "toewijzen", datum }, async (inHanden) => {
    const { trx, id, klacht } = inHanden;
    const medewerker = await zoekMedewerker(trx, aan);
    // The term of §4a is met by the first report; a hand-over doesn't move it.
    await zetMijlpalen(inHanden, { gemeldOp: klacht.gemeldOp ?? datum });
    await zetVerantwoordelijke.alle(trx, { id, verantwoordelijkeId: medewerker.id });
    const details = {
      aan: medewerker.naam,
      datum,
      ...(klacht.verantwoordelijke && { van: klacht.verantwoordelijke }),
    };
    await schrijfLog(trx, id, handelende, klacht.verantwoordelijke ? "overgedragen" : "toegewezen", details);
    return medewerker;
  });
}

async function verplaatsIndiening(
  trx: Transaction<Schema>,
  id: number,
  klacht: Klacht,
  ingediendOp: IsoDate,
  { regels, kalender }: TermijnKader,
): Promise<void> {
  const eerste = [klacht.gemeldOp, klacht.bevestigdOp, klacht.standpuntOp]
    .filter((dag) => dag !== null)
    .sort()[0];
  if (eerste !== undefined && ingediendOp > eerste) {
    throw new Refused(
      `De indiening kan niet na ${toonDatum(eerste)} liggen: toen was de klacht al in behandeling (§4a)`,
    );
  }
  await trx.updateTable("klacht").set({ ingediendOp }).where("id", "=", id).execute();
  for (const { soort, uiterlijk } of termijnenBijIntake(ingediendOp, regels, kalender)) {
    const was = klacht.termijnen.find((termijn) => termijn.soort === soort);
    const uitgesteld = was?.eersteUiterlijk != null;
    await trx
      .updateTable("termijn")
      // What the klager was told of a later day stays.
      .set(
        uitgesteld
          ? { uiterlijk: was.uiterlijk > uiterlijk ? was.uiterlijk : uiterlijk, eersteUiterlijk: uiterlijk }
          : { uiterlijk },
      )
      .where("klachtId", "=", id)
      .where("soort", "=", soort)
      .execute();
  }
}

function vergelijk(oud: Intake, nieuw: Intake): Wijzigingen {
  const [van, naar] = [antwoordenVan(oud), antwoordenVan(nieuw)];
  return Object.fromEntries(
    VELDEN.filter(({ naam }) => van[naam] !== naar[naam]).map(({ naam }) => [
      naam,
      { van: van[naam] ?? "", naar: naar[naam] ?? "" },
    ]),
  );
}

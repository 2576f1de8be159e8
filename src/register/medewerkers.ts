/** The people of the office who take in, handle and decide. */

import type { Transaction } from "kysely";
import leven from "leven";
import { NotFound, Refused } from "../errors.ts";
import { aangehaald, opsomming } from "../procedure/tekst.ts";
import type { Db } from "./db.ts";
import { type Handelende, schrijfKantoorLog } from "./logboek.ts";
import type { Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";
import { medewerkers } from "./vragen/handeling.ts";

export interface Medewerker {
  readonly id: number;
  readonly naam: string;
  readonly functie: string | null;
  readonly email: string | null;
  readonly uitDienstOp: string | null;
}

/** Everybody, those in service first, each by name. */
export async function leesMedewerkers(db: Db | Transaction<Schema>): Promise<Medewerker[]> {
  const rijen = await medewerkers.alle(db, {});
  return [
    ...rijen.filter((rij) => rij.uitDienstOp === null),
    ...rijen.filter((rij) => rij.uitDienstOp !== null),
  ];
}

/**
 * The employee whom somebody means: the whole name, or a part that fits one person only. For an act only who is in
 * service counts, for a filter `iedereen`.
 * @throws {NotFound} nobody, or only somebody who left @throws {Refused} more than one
 */
export async function zoekMedewerker(
  db: Db | Transaction<Schema>,
  getypt: string,
  onder: "in dienst" | "iedereen" = "in dienst",
): Promise<Medewerker> {
  const allen = await leesMedewerkers(db);
  const gezocht = getypt.trim().toLowerCase();
  const precies = allen.find(({ naam }) => naam.toLowerCase() === gezocht);
  if (precies && onder === "in dienst" && precies.uitDienstOp !== null) {
    throw new NotFound(
      `${precies.naam} is uit dienst`,
      `Weer in dienst? klacht medewerkers toevoegen "${precies.naam}"`,
    );
  }
  if (precies) return precies;
  const keuze = onder === "iedereen" ? allen : allen.filter(({ uitDienstOp }) => uitDienstOp === null);
  const deels = keuze.filter(({ naam }) => gezocht !== "" && naam.toLowerCase().includes(gezocht));
  if (deels.length > 1) {
    throw new Refused(
      `${aangehaald(getypt)} kan meer dan één medewerker zijn: ${opsomming(
        deels.map(({ naam }) => naam),
        "of",
      )}`,
      "Typ de hele naam.",
    );
  }
  if (deels[0]) return deels[0];
  throw new NotFound(`Er is geen medewerker ${aangehaald(getypt)}`, wieDan(getypt, keuze));
}

/**
 * Adds an employee, or takes somebody who left back into service.
 * @throws {Refused} somebody of that name is in service already
 */
export async function voegMedewerkerToe(
  db: Db,
  gegevens: NieuweMedewerker,
  handelende: Handelende,
): Promise<void> {
  await inTransactie(db, async (trx) => {
    if (!(await neemInDienst(trx, gegevens, handelende))) {
      throw new Refused(`${gegevens.naam} staat al bij de medewerkers`);
    }
  });
}

/** As {@link voegMedewerkerToe} within a transaction, but somebody who is there already is no mistake. */
export async function zorgVoorMedewerker(
  trx: Transaction<Schema>,
  naam: string,
  handelende: Handelende,
): Promise<void> {
  await neemInDienst(trx, { naam, functie: null, email: null }, handelende);
}

/** The id of somebody of this name, in service or not; who is not there is added. */
export async function idVanMedewerker(
  trx: Transaction<Schema>,
  naam: string,
  handelende: Handelende,
): Promise<number> {
  const vind = () => trx.selectFrom("medewerker").select("id").where("naam", "=", naam).executeTakeFirst();
  const bestaand = await vind();
  if (bestaand !== undefined) return bestaand.id;
  await zorgVoorMedewerker(trx, naam, handelende);
  return (await vind())!.id;
}

/**
 * Changes what is known of somebody in service; what is not given stays. Returns him as he then is.
 * @throws {NotFound} nobody of that name is in service
 */
export async function wijzigMedewerker(
  db: Db,
  naam: string,
  gegevens: Partial<Pick<NieuweMedewerker, "functie" | "email">>,
  handelende: Handelende,
): Promise<Medewerker> {
  return inTransactie(db, async (trx) => {
    const medewerker = await zoekMedewerker(trx, naam);
    const nieuw = { ...medewerker, ...gegevens };
    const { functie, email } = nieuw;
    if (functie === medewerker.functie && email === medewerker.email) return medewerker;
    await trx.updateTable("medewerker").set({ functie, email }).where("id", "=", medewerker.id).execute();
    await schrijfKantoorLog(trx, handelende, "medewerker gewijzigd", {
      naam: medewerker.naam,
      functie,
      email,
    });
    return nieuw;
  });
}

interface NieuweMedewerker {
  readonly naam: string;
  readonly functie: string | null;
  readonly email: string | null;
}

/** Returns false where there was nothing to do. */
async function neemInDienst(
  trx: Transaction<Schema>,
  gegevens: NieuweMedewerker,
  handelende: Handelende,
): Promise<boolean> {
  const bestaand = await trx
    .selectFrom("medewerker")
    .selectAll()
    .where("naam", "=", gegevens.naam)
    .executeTakeFirst();
  if (bestaand?.uitDienstOp === null) return false;
  if (bestaand) {
    const functie = gegevens.functie ?? bestaand.functie;
    const email = gegevens.email ?? bestaand.email;
    await trx
      .updateTable("medewerker")
      .set({ uitDienstOp: null, functie, email })
      .where("id", "=", bestaand.id)
      .execute();
  } else {
    await trx
      .insertInto("medewerker")
      .values({ ...gegevens, uitDienstOp: null })
      .execute();
  }
  await schrijfKantoorLog(trx, handelende, bestaand ? "medewerker weer in dienst" : "medewerker toegevoegd", {
    ...gegevens,
  });
  return true;
}

/**
 * Somebody leaves. Returns the numbers of the open cases that still stand on that name.
 * @throws {NotFound} nobody of that name is in service
 */
export async function meldUitDienst(
  db: Db,
  naam: string,
  op: string,
  handelende: Handelende,
): Promise<{ naam: string; open: string[] }> {
  return inTransactie(db, async (trx) => {
    const medewerker = await zoekMedewerker(trx, naam);
    await trx.updateTable("medewerker").set({ uitDienstOp: op }).where("id", "=", medewerker.id).execute();
    await schrijfKantoorLog(trx, handelende, "medewerker uit dienst", { naam: medewerker.naam, op });
    const open = await trx
      .selectFrom("klacht")
      .select("nummer")
      .where("verantwoordelijkeId", "=", medewerker.id)
      .where("afgehandeldOp", "is", null)
      .orderBy("nummer")
      .execute();
    return { naam: medewerker.naam, open: open.map(({ nummer }) => nummer) };
  });
}

function wieDan(getypt: string, inDienst: readonly Medewerker[]): string {
  const afstand = (naam: string) => leven(naam.toLowerCase(), getypt.trim().toLowerCase());
  const dichtbij = inDienst
    .map(({ naam }) => naam)
    .filter((naam) => afstand(naam) <= 3)
    .sort((a, b) => afstand(a) - afstand(b))[0];
  return dichtbij === undefined
    ? `Bekijk de namen met klacht medewerkers, of voeg iemand toe: klacht medewerkers toevoegen "${getypt.trim()}"`
    : `Bedoelde u “${dichtbij}”?`;
}

/** Whether every case is there, under its number, with its content in one file and in the right one. */
import { maakNummer } from "../procedure/nummer.ts";
import type { Bevinding } from "./bevinding.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";

/** Cases and contents that are not in their place. */
export async function controleerPlaatsen(db: Db, kluisOpen: boolean): Promise<Bevinding[]> {
  const klachten = await db.selectFrom("klacht").select(["id", "nummer", "vertrouwelijk"]).execute();
  const vertrouwelijk = klachten.filter((klacht) => klacht.vertrouwelijk === 1);
  const inRegister = await idsIn(db);
  const kluisIds = kluisOpen ? await idsIn(inKluis(db)) : null;
  const bekend = new Set(klachten.map(({ id }) => id));
  const hoortInKluis = new Set(vertrouwelijk.map(({ id }) => id));
  return [
    ...(await controleerNummers(db)),
    ...klachten
      .filter((klacht) => klacht.vertrouwelijk !== 0 && klacht.vertrouwelijk !== 1)
      .map(({ nummer }) => ({ nummer, wat: "of zij vertrouwelijk is, staat er niet meer" })),
    ...klachten
      .filter((klacht) => klacht.vertrouwelijk === 0 && !inRegister.has(klacht.id))
      .map(({ nummer }) => ({ nummer, wat: "de inhoud ontbreekt in het register" })),
    ...vertrouwelijk
      .filter(({ id }) => inRegister.has(id))
      .map(({ nummer }) => ({ nummer, wat: "vertrouwelijk, maar de inhoud ligt in het open register" })),
    ...[...inRegister]
      .filter((id) => !bekend.has(id))
      .map((id) => ({
        nummer: null,
        wat: `In het register ligt inhoud van een klacht die er niet is (${id})`,
      })),
    ...(kluisIds === null
      ? []
      : [
          ...vertrouwelijk
            .filter(({ id }) => !kluisIds.has(id))
            .map(({ nummer }) => ({ nummer, wat: "de inhoud ontbreekt in de kluis" })),
          ...[...kluisIds]
            .filter((id) => !hoortInKluis.has(id))
            .map((id) => ({
              nummer: null,
              wat: `In de kluis ligt inhoud die niet bij een vertrouwelijke klacht hoort (${id})`,
            })),
        ]),
  ];
}

async function idsIn(db: Db): Promise<Set<number>> {
  const rijen = await db.selectFrom("dossier").select("klachtId").execute();
  return new Set(rijen.map(({ klachtId }) => klachtId));
}

/** The numbers of a year have no gaps: one that misses was taken out. */
async function controleerNummers(db: Db): Promise<Bevinding[]> {
  const jaren = await db
    .selectFrom("klacht")
    .select(({ fn }) => ["jaar", fn.countAll<number>().as("aantal"), fn.max("volgnummer").as("laatste")])
    .groupBy("jaar")
    .orderBy("jaar")
    .execute();
  const bevindingen: Bevinding[] = [];
  for (const { jaar, aantal, laatste } of jaren) {
    if (aantal === laatste) continue;
    const rijen = await db
      .selectFrom("klacht")
      .select("volgnummer")
      .where("jaar", "=", jaar)
      .orderBy("volgnummer")
      .execute();
    bevindingen.push(...ontbrekend(jaar, new Set(rijen.map(({ volgnummer }) => volgnummer)), laatste));
  }
  return bevindingen;
}

/** More than these are told as a number. */
const MAX_GENOEMD = 20;

function ontbrekend(jaar: number, aanwezig: ReadonlySet<number>, laatste: number): Bevinding[] {
  const genoemd: number[] = [];
  for (let n = 1; n <= laatste && genoemd.length < MAX_GENOEMD; n += 1) {
    if (!aanwezig.has(n)) genoemd.push(n);
  }
  const over = laatste - aanwezig.size - genoemd.length;
  return [
    ...genoemd.map((volgnummer) => ({
      nummer: maakNummer({ jaar, volgnummer }),
      wat: "deze klacht staat niet in het register, terwijl er latere nummers zijn",
    })),
    ...(over > 0
      ? [{ nummer: null, wat: `Van ${jaar} ontbreken nog ${over} klachten in het register` }]
      : []),
  ];
}

/** Whether every case is there, under its number, with its content in one file and in the right one. */
import { maakNummer } from "../procedure/nummer.ts";
import type { Bevinding } from "./bevinding.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";

/** Cases and contents that are not in their place. SQLite looks for them, so that only what is wrong takes memory. */
export async function controleerPlaatsen(db: Db, kluisOpen: boolean): Promise<Bevinding[]> {
  return [
    ...(await controleerNummers(db)),
    ...(await zonderVertrouwelijkheid(db)).map((nummer) => ({
      nummer,
      wat: "of zij vertrouwelijk is, staat er niet meer",
    })),
    ...(await zonderInhoud(db, false)).map((nummer) => ({
      nummer,
      wat: "de inhoud ontbreekt in het register",
    })),
    ...(await inOpenRegister(db)).map((nummer) => ({
      nummer,
      wat: "vertrouwelijk, maar de inhoud ligt in het open register",
    })),
    ...(await zonderKlacht(db, false)).map((id) => ({
      nummer: null,
      wat: `In het register ligt inhoud van een klacht die er niet is (${id})`,
    })),
    ...(kluisOpen ? await controleerKluis(db) : []),
  ];
}

async function controleerKluis(db: Db): Promise<Bevinding[]> {
  return [
    ...(await zonderInhoud(inKluis(db), true)).map((nummer) => ({
      nummer,
      wat: "de inhoud ontbreekt in de kluis",
    })),
    ...(await zonderKlacht(inKluis(db), true)).map((id) => ({
      nummer: null,
      wat: `In de kluis ligt inhoud die niet bij een vertrouwelijke klacht hoort (${id})`,
    })),
  ];
}

async function zonderVertrouwelijkheid(db: Db): Promise<string[]> {
  const rijen = await db
    .selectFrom("klacht")
    .select("nummer")
    .where("vertrouwelijk", "not in", [0, 1])
    .orderBy("id")
    .execute();
  return rijen.map(({ nummer }) => nummer);
}

/** Cases whose content is not in the file that `db` looks at, where it belongs. */
async function zonderInhoud(db: Db, vertrouwelijk: boolean): Promise<string[]> {
  const rijen = await db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .select("nummer")
    .where("vertrouwelijk", "=", vertrouwelijk ? 1 : 0)
    .where("dossier.klachtId", "is", null)
    .orderBy("klacht.id")
    .execute();
  return rijen.map(({ nummer }) => nummer);
}

async function inOpenRegister(db: Db): Promise<string[]> {
  const rijen = await db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .select("nummer")
    .where("vertrouwelijk", "=", 1)
    .orderBy("klacht.id")
    .execute();
  return rijen.map(({ nummer }) => nummer);
}

/** Contents in the file that `db` looks at whose case is not there; in the closed file: or is not confidential. */
async function zonderKlacht(db: Db, alleenVertrouwelijk: boolean): Promise<number[]> {
  const rijen = await db
    .selectFrom("dossier")
    .leftJoin("klacht", (join) =>
      alleenVertrouwelijk
        ? join.onRef("klacht.id", "=", "dossier.klachtId").on("klacht.vertrouwelijk", "=", 1)
        : join.onRef("klacht.id", "=", "dossier.klachtId"),
    )
    .select("dossier.klachtId")
    .where("klacht.id", "is", null)
    .orderBy("dossier.klachtId")
    .execute();
  return rijen.map(({ klachtId }) => klachtId);
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

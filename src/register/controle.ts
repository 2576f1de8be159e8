/** Whether everything is still as klacht left it: the files, the pair, the place of each case, the chains of the log. */
import { sql } from "kysely";
import { kluismapVan, leesPersonen, type Toegang } from "../kluis/kluismap.ts";
import { inKluis } from "./in-kluis.ts";
import { isPaar, leesPaar } from "./kluis-aansluiten.ts";
import { ONBEKENDE_SLEUTELS } from "./kluispersonen.ts";
import { KANTOOR, schakelHash, sha256 } from "./logboek.ts";
import type { Db } from "./open.ts";

/** Something that is not as it should be. */
export interface Bevinding {
  /** The case, where it concerns one. */
  readonly nummer: string | null;
  readonly wat: string;
}

/**
 * Everything that is wrong, in the register and, where it is open, in the closed file; with `map`, also in the files
 * that name who has a key. Reads only.
 */
export async function controleer(
  db: Db,
  { kluisOpen, map }: { kluisOpen: boolean; map?: string },
): Promise<Bevinding[]> {
  const kapot = [
    ...(await controleerBestand(db, "main")),
    ...(kluisOpen ? await controleerBestand(db, "kluis") : []),
  ];
  // What SQLite itself can't read whole gives no answers to the questions that follow.
  if (kapot.length > 0) return kapot;
  const ketens = [
    ...(await controleerKetens(db, { vertrouwelijk: false })),
    ...(kluisOpen ? await controleerKetens(db, { vertrouwelijk: true }) : []),
  ];
  const paar = kluisOpen ? await controleerPaar(db) : [];
  const toegang = kluisOpen && map !== undefined ? await controleerToegang(db, map) : [];
  return [...paar, ...toegang, ...(await controleerPlaatsen(db, kluisOpen)), ...ketens];
}

async function controleerBestand(db: Db, schema: "main" | "kluis"): Promise<Bevinding[]> {
  const naam = schema === "main" ? "register.db" : "kluis.db";
  const { rows: fouten } = await sql<{
    integrityCheck: string;
  }>`pragma ${sql.raw(schema)}.integrity_check`.execute(db);
  const { rows: wezen } = await sql<{ table: string }>`pragma ${sql.raw(schema)}.foreign_key_check`.execute(
    db,
  );
  return [
    ...fouten
      .filter(({ integrityCheck }) => integrityCheck !== "ok")
      .map(({ integrityCheck }) => ({ nummer: null, wat: `${naam} is beschadigd: ${integrityCheck}` })),
    ...wezen.map(({ table }) => ({ nummer: null, wat: `${naam}: een regel in ${table} hoort nergens bij` })),
  ];
}

async function controleerPaar(db: Db): Promise<Bevinding[]> {
  const { register, kluis } = await leesPaar(db);
  if (register.kenmerk !== kluis.kenmerk)
    return [{ nummer: null, wat: "De kluis hoort bij een ander register" }];
  return isPaar(register, kluis)
    ? []
    : [{ nummer: null, wat: "Register en kluis zijn niet van hetzelfde moment" }];
}

/** The files that name who has a key are those of the people whom the closed file itself knows. */
async function controleerToegang(db: Db, map: string): Promise<Bevinding[]> {
  const regel = ({ naam, sinds, ontvanger }: Toegang) => `${naam} ${sinds} ${ontvanger}`;
  const inKluisBekend = await inKluis(db).selectFrom("toegang").selectAll().execute();
  const [bekend, inMap] = [
    new Set(inKluisBekend.map(regel)),
    new Set(leesPersonen(kluismapVan(map)).map(regel)),
  ];
  return bekend.symmetricDifference(inMap).size === 0 ? [] : [{ nummer: null, wat: ONBEKENDE_SLEUTELS }];
}

/** Each case has its content in one file, and in the right one. */
async function controleerPlaatsen(db: Db, kluisOpen: boolean): Promise<Bevinding[]> {
  const open = await db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .select(["klacht.nummer", "klacht.vertrouwelijk", "dossier.klachtId as inhoud"])
    .where((eb) =>
      eb.or([
        eb.and([eb("klacht.vertrouwelijk", "=", 0), eb("dossier.klachtId", "is", null)]),
        eb.and([eb("klacht.vertrouwelijk", "=", 1), eb("dossier.klachtId", "is not", null)]),
      ]),
    )
    .execute();
  const bevindingen = open.map(({ nummer, inhoud }) => ({
    nummer,
    wat:
      inhoud === null
        ? "de inhoud ontbreekt in het register"
        : "vertrouwelijk, maar de inhoud ligt in het open register",
  }));
  if (!kluisOpen) return bevindingen;
  const inhoudInKluis = await inKluis(db).selectFrom("dossier").select("klachtId").execute();
  const ids = new Set(inhoudInKluis.map(({ klachtId }) => klachtId));
  const vertrouwelijk = await db
    .selectFrom("klacht")
    .select(["id", "nummer"])
    .where(({ eb, lit }) => eb("vertrouwelijk", "=", lit(1)))
    .execute();
  const verwacht = new Set(vertrouwelijk.map(({ id }) => id));
  const teVeel = [...ids].filter((id) => !verwacht.has(id));
  return [
    ...bevindingen,
    ...vertrouwelijk
      .filter(({ id }) => !ids.has(id))
      .map(({ nummer }) => ({ nummer, wat: "de inhoud ontbreekt in de kluis" })),
    ...teVeel.map((id) => ({
      nummer: null,
      wat: `in de kluis ligt inhoud die niet bij een vertrouwelijke klacht hoort (${id})`,
    })),
  ];
}

interface Keten {
  /** Number and last hash as the register keeps them. */
  readonly aantal: number;
  readonly hash: string;
  readonly nummer: string | null;
}

/** Each row of the log seals the one before; the register knows where each chain ends. */
async function controleerKetens(db: Db, { vertrouwelijk }: { vertrouwelijk: boolean }): Promise<Bevinding[]> {
  const ketens = await leesKetens(db, vertrouwelijk);
  const regels = (vertrouwelijk ? inKluis(db) : db)
    .selectFrom("logboek")
    .leftJoin("logboekDetail", (join) =>
      join
        .onRef("logboekDetail.klachtId", "=", "logboek.klachtId")
        .onRef("logboekDetail.volgnummer", "=", "logboek.volgnummer"),
    )
    .selectAll("logboek")
    .select("logboekDetail.details")
    .orderBy("logboek.klachtId")
    .orderBy("logboek.volgnummer");
  const bevindingen: Bevinding[] = [];
  const einden = new Map<number, { aantal: number; hash: string }>();
  for await (const regel of regels.stream()) {
    const keten = ketens.get(regel.klachtId);
    const nummer = keten?.nummer ?? null;
    const vorige = einden.get(regel.klachtId) ?? { aantal: 0, hash: "" };
    if (keten === undefined && vorige.aantal === 0) {
      const bestand = vertrouwelijk ? "de kluis" : "het open register";
      bevindingen.push({
        nummer,
        wat: `in ${bestand} ligt een logboek dat daar niet hoort (${regel.klachtId})`,
      });
    }
    const wat = foutIn(regel, vorige);
    if (wat !== null) bevindingen.push({ nummer, wat });
    einden.set(regel.klachtId, { aantal: regel.volgnummer, hash: regel.hash });
  }
  for (const [id, { aantal, hash, nummer }] of ketens) {
    const einde = einden.get(id) ?? { aantal: 0, hash: "" };
    if (einde.aantal === aantal && einde.hash === hash) continue;
    bevindingen.push({
      nummer,
      wat: `het logboek eindigt bij regel ${einde.aantal}, en het register verwacht ${aantal}`,
    });
  }
  return bevindingen;
}

async function leesKetens(db: Db, vertrouwelijk: boolean): Promise<Map<number, Keten>> {
  const klachten = await db
    .selectFrom("klacht")
    .select(["id", "nummer", "logAantal as aantal", "logHash as hash"])
    .where("vertrouwelijk", "=", vertrouwelijk ? 1 : 0)
    .execute();
  const ketens = new Map<number, Keten>(klachten.map(({ id, ...keten }) => [id, keten]));
  if (vertrouwelijk) return ketens;
  const { aantal, hash } = await db
    .selectFrom("register")
    .select(["logAantal as aantal", "logHash as hash"])
    .executeTakeFirstOrThrow();
  return ketens.set(KANTOOR, { aantal, hash, nummer: null });
}

function foutIn(
  regel: {
    volgnummer: number;
    op: string;
    wie: string;
    handeling: string;
    detailsHash: string;
    hash: string;
    details: string | null;
  },
  vorige: { aantal: number; hash: string },
): string | null {
  if (regel.volgnummer !== vorige.aantal + 1)
    return `het logboek mist een regel voor regel ${regel.volgnummer}`;
  if (schakelHash(vorige.hash, regel) !== regel.hash)
    return `regel ${regel.volgnummer} van het logboek is gewijzigd`;
  // Retention may take the details away; what is there must be what was written.
  if (regel.details !== null && sha256(regel.details) !== regel.detailsHash) {
    return `de bijzonderheden van regel ${regel.volgnummer} van het logboek zijn gewijzigd`;
  }
  return null;
}

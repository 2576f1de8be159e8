/** Whether the chains of the log are whole: each row seals the one before; the register knows where each chain ends. */
import type { Bevinding } from "./bevinding.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { hashVanDetails, KANTOOR, schakelHash } from "./logboek.ts";

interface Keten {
  /** Number and last hash as the register keeps them. */
  readonly aantal: number;
  readonly hash: string;
  /** Whose chain it is, where it is the office's: null. */
  readonly nummer: string | null;
  /** Whether retention took the details away. */
  readonly isGewist: boolean;
}

interface Regel {
  readonly klachtId: number;
  readonly volgnummer: number;
  readonly op: string;
  readonly wie: string;
  readonly handeling: string;
  readonly detailsHash: string;
  readonly hash: string;
  readonly details: string | null;
  readonly zout: string | null;
}

interface Einde {
  readonly aantal: number;
  readonly hash: string;
}

const BEGIN: Einde = { aantal: 0, hash: "" };

/** The chains in one of the two files: what is wrong with them. */
export async function controleerKetens(db: Db, vertrouwelijk: boolean): Promise<Bevinding[]> {
  const eigen = vertrouwelijk ? inKluis(db) : db;
  const ketens = await leesKetens(eigen, vertrouwelijk);
  const bevindingen: Bevinding[] = [];
  const vreemd = new Set<number>();
  const einden = new Map<number, Einde>();
  for await (const regel of regelsVan(eigen)) {
    const { klachtId } = regel;
    const keten = ketens.get(klachtId);
    if (keten === undefined) vreemd.add(klachtId);
    else {
      const wat = foutIn(regel, einden.get(klachtId) ?? BEGIN, keten);
      if (wat !== null) bevindingen.push(bevinding(keten, wat));
    }
    einden.set(klachtId, { aantal: regel.volgnummer, hash: regel.hash });
  }
  for (const [id, keten] of ketens) {
    const einde = einden.get(id) ?? BEGIN;
    if (einde.aantal === keten.aantal && einde.hash === keten.hash) continue;
    bevindingen.push(
      bevinding(
        keten,
        einde.aantal === keten.aantal
          ? `eindigt met een andere regel ${einde.aantal} dan het register verwacht`
          : `eindigt bij regel ${einde.aantal}, en het register verwacht ${keten.aantal}`,
      ),
    );
  }
  return [...bevindingen, ...[...vreemd].map((id) => vreemdeKeten(id, vertrouwelijk))];
}

function bevinding({ nummer }: Keten, wat: string): Bevinding {
  return { nummer, wat: nummer === null ? `Het logboek van het kantoor ${wat}` : `het logboek ${wat}` };
}

function vreemdeKeten(id: number, vertrouwelijk: boolean): Bevinding {
  const waar = vertrouwelijk ? "de kluis" : "het open register";
  return {
    nummer: null,
    wat: `In het logboek van ${waar} staan regels van een klacht die daar niet is (${id})`,
  };
}

function regelsVan(db: Db): AsyncIterableIterator<Regel> {
  return db
    .selectFrom("logboek")
    .leftJoin("logboekDetail", (join) =>
      join
        .onRef("logboekDetail.klachtId", "=", "logboek.klachtId")
        .onRef("logboekDetail.volgnummer", "=", "logboek.volgnummer"),
    )
    .selectAll("logboek")
    .select(["logboekDetail.details", "logboekDetail.zout"])
    .orderBy("logboek.klachtId")
    .orderBy("logboek.volgnummer")
    .stream();
}

async function leesKetens(db: Db, vertrouwelijk: boolean): Promise<Map<number, Keten>> {
  const klachten = await db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .select(["klacht.id", "klacht.nummer", "klacht.logAantal", "klacht.logHash", "dossier.geanonimiseerdOp"])
    .where("klacht.vertrouwelijk", "=", vertrouwelijk ? 1 : 0)
    .execute();
  const ketens = new Map<number, Keten>(
    klachten.map(({ id, nummer, logAantal, logHash, geanonimiseerdOp }) => [
      id,
      { aantal: logAantal, hash: logHash, nummer, isGewist: geanonimiseerdOp !== null },
    ]),
  );
  if (vertrouwelijk) return ketens;
  const { logAantal, logHash } = await db
    .selectFrom("register")
    .select(["logAantal", "logHash"])
    .executeTakeFirstOrThrow();
  return ketens.set(KANTOOR, { aantal: logAantal, hash: logHash, nummer: null, isGewist: false });
}

function foutIn(regel: Regel, vorige: Einde, { isGewist }: Keten): string | null {
  const { volgnummer, details, zout, detailsHash } = regel;
  if (volgnummer !== vorige.aantal + 1) return `mist een regel voor regel ${volgnummer}`;
  if (schakelHash(vorige.hash, regel) !== regel.hash) return `is gewijzigd in regel ${volgnummer}`;
  if (details === null) return isGewist ? null : `mist de bijzonderheden van regel ${volgnummer}`;
  return hashVanDetails({ zout: zout ?? "", details }) === detailsHash
    ? null
    : `is gewijzigd in de bijzonderheden van regel ${volgnummer}`;
}

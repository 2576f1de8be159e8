/** Whether the chains of the log are whole: each row seals the one before; the register knows where each chain ends. */
import type { Bevinding } from "./bevinding.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { ketenregels } from "./ketenvraag.ts";
import { hashVanDetails, KANTOOR, schakelHash } from "./logboek.ts";
import * as vragen from "./vragen/controle.ts";

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
  /** Of its case, as the register has that; null where the case is not there. */
  readonly nummer: string | null;
  readonly logAantal: number | null;
  readonly logHash: string | null;
  readonly geanonimiseerdOp: string | null;
}

interface Einde {
  readonly aantal: number;
  readonly hash: string;
}

const BEGIN: Einde = { aantal: 0, hash: "" };

/** The chain that is being read, and how far. */
interface Lopend {
  readonly id: number | null;
  /** Null where the case is not in this file. */
  readonly keten: Keten | null;
  readonly einde: Einde;
}

/**
 * The chains in one of the two files: what is wrong with them. One after another, as the log has them: any number of
 * cases takes the same memory.
 */
export async function controleerKetens(db: Db, vertrouwelijk: boolean): Promise<Bevinding[]> {
  const eigen = vertrouwelijk ? inKluis(db) : db;
  const kantoor = vertrouwelijk ? null : await leesKantoorketen(db);
  const inRegels: Bevinding[] = [];
  const aanHetEinde: Bevinding[] = [];
  const vreemd: Bevinding[] = [];
  const sluitAf = ({ keten, einde }: Lopend) => {
    const wat = keten && foutAanHetEinde(keten, einde);
    if (keten && wat !== null) aanHetEinde.push(bevinding(keten, wat));
  };
  let lopend: Lopend = { id: null, keten: null, einde: BEGIN };
  const regels: AsyncIterable<Regel> = vertrouwelijk
    ? ketenregels(eigen, true).stream()
    : vragen.regels.stroom(db, {});
  for await (const regel of regels) {
    const { klachtId: id, volgnummer, hash } = regel;
    if (lopend.id !== id) {
      sluitAf(lopend);
      lopend = { id, keten: id === KANTOOR ? kantoor : ketenVan(regel), einde: BEGIN };
      if (lopend.keten === null) vreemd.push(vreemdeKeten(id, vertrouwelijk));
    }
    const { keten, einde }: Lopend = lopend;
    const wat = keten && foutIn(regel, einde, keten);
    if (keten && wat !== null) inRegels.push(bevinding(keten, wat));
    lopend = { id, keten, einde: { aantal: volgnummer, hash } };
  }
  sluitAf(lopend);
  for (const keten of await ketensZonderRegels(eigen, vertrouwelijk, kantoor)) {
    sluitAf({ id: null, keten, einde: BEGIN });
  }
  return [...inRegels, ...aanHetEinde, ...vreemd];
}

function foutAanHetEinde(keten: Keten, einde: Einde): string | null {
  if (einde.aantal !== keten.aantal) {
    return `eindigt bij regel ${einde.aantal}, en het register verwacht ${keten.aantal}`;
  }
  return einde.hash === keten.hash
    ? null
    : `eindigt met een andere regel ${einde.aantal} dan het register verwacht`;
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

/** Null where the case is not in this file. */
function ketenVan({ nummer, logAantal, logHash, geanonimiseerdOp }: Regel): Keten | null {
  if (nummer === null || logAantal === null || logHash === null) return null;
  return { aantal: logAantal, hash: logHash, nummer, isGewist: geanonimiseerdOp !== null };
}

async function leesKantoorketen(db: Db): Promise<Keten> {
  const { logAantal, logHash } = await db
    .selectFrom("register")
    .select(["logAantal", "logHash"])
    .executeTakeFirstOrThrow();
  return { aantal: logAantal, hash: logHash, nummer: null, isGewist: false };
}

/** Those of which the log has nothing at all, so that nothing led to them. */
async function ketensZonderRegels(db: Db, vertrouwelijk: boolean, kantoor: Keten | null): Promise<Keten[]> {
  const klachten = await db
    .selectFrom("klacht")
    .select(["nummer", "logAantal as aantal", "logHash as hash"])
    .where("vertrouwelijk", "=", vertrouwelijk ? 1 : 0)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("logboek").select("logboek.volgnummer").whereRef("klachtId", "=", "klacht.id"))),
    )
    .execute();
  const ketens = klachten.map((klacht): Keten => ({ ...klacht, isGewist: false }));
  if (kantoor === null) return ketens;
  const regel = await db
    .selectFrom("logboek")
    .select("volgnummer")
    .where("klachtId", "=", KANTOOR)
    .limit(1)
    .executeTakeFirst();
  return regel === undefined ? [...ketens, kantoor] : ketens;
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

/** Writing new cases: number, row, content, deadlines and the first rows of the log, in the caller's transaction. */
import type { Transaction } from "kysely";
import { jaarVan } from "../procedure/datum.ts";
import type { Afsluitreden, Intake, Standpunt } from "../procedure/klacht.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import { maakNummer, type Nummer } from "../procedure/nummer.ts";
import { type Termijn, type TermijnRegels, termijnenBijIntake, werkBij } from "../procedure/termijnen.ts";
import type { Kalender } from "../procedure/werkdagen.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { voegToe } from "./invoegen.ts";
import { leesMerken } from "./klantmerk.ts";
import { type Handelende, LEGE_STAART, schakel } from "./logboek.ts";
import { tekenPaar } from "./paar.ts";
import { eisKluisOpen } from "./plaats.ts";
import type { DossierTabel, Schema } from "./schema.ts";
import { rijenVanVerleden, VERLEDENTABELLEN, type Verleden } from "./verleden.ts";
import * as vragen from "./vragen/handeling.ts";
import { zegelVan } from "./zegel.ts";

/** A case as it comes in: from the intake with nothing behind it yet, from an old list with its whole past. */
export interface NieuweKlacht {
  readonly intake: Intake;
  readonly geregistreerdOp: string;
  readonly verantwoordelijkeId: number | null;
  readonly mijlpalen: Mijlpalen;
  readonly standpunten: readonly Standpunt[];
  readonly afsluitreden: Afsluitreden | null;
  readonly wijzeVanAfhandeling: string | null;
  readonly externNummer: string | null;
  /** The number that it keeps, where it had one of ours before. */
  readonly nummer?: Nummer;
  /** What happened to it before, where that is known in full. */
  readonly verleden?: Verleden;
  /** What the log says of it, in order. */
  readonly handelingen: readonly { readonly handeling: string; readonly details: Record<string, unknown> }[];
}

export interface TermijnKader {
  readonly regels: TermijnRegels;
  readonly kalender: Kalender;
}

/**
 * Writes cases in the order given and returns their numbers: the one that a case brings along, else the next of the
 * year of lodging, gap-free since the caller holds the write lock from the first read on. The content of confidential cases goes to the closed file.
 * @throws {Locked} one of them is confidential and the closed file is shut; the caller's transaction must then end
 */
export async function schrijfKlachten(
  trx: Transaction<Schema>,
  klachten: readonly NieuweKlacht[],
  kader: TermijnKader,
  handelende: Handelende,
): Promise<string[]> {
  const gesloten = klachten.filter(isVertrouwelijk);
  if (gesloten.length > 0) await eisKluisOpen(trx);
  const merken = {
    open: await merkenVan(
      trx,
      klachten.filter((klacht) => !isVertrouwelijk(klacht)),
    ),
    gesloten: gesloten.length === 0 ? null : await merkenVan(inKluis(trx), gesloten),
  };
  const volgnummers = await laatsteVolgnummers(trx, klachten);
  let id = await laatsteId(trx);
  const rijen = klachten.map((klacht) => {
    id += 1;
    const jaar = klacht.nummer?.jaar ?? jaarVan(klacht.intake.ingediendOp);
    const volgnummer = klacht.nummer?.volgnummer ?? (volgnummers.get(jaar) ?? 0) + 1;
    volgnummers.set(jaar, Math.max(volgnummer, volgnummers.get(jaar) ?? 0));
    const perKlant = merken[isVertrouwelijk(klacht) ? "gesloten" : "open"];
    const merk = perKlant?.get(klacht.intake.klager.klantnummer) ?? null;
    return rijenVan(klacht, id, { jaar, volgnummer }, merk, kader, handelende);
  });
  await voegToe(
    trx,
    "klacht",
    rijen.map((rij) => rij.klacht),
  );
  await voegToe(
    trx,
    "termijn",
    rijen.flatMap((rij) => rij.termijnen),
  );
  const vertrouwelijk = rijen.filter((rij) => rij.klacht.vertrouwelijk === 1);
  await schrijfInhoud(
    trx,
    rijen.filter((rij) => rij.klacht.vertrouwelijk === 0),
  );
  if (vertrouwelijk.length > 0) {
    await schrijfInhoud(inKluis(trx), vertrouwelijk);
    await tekenPaar(
      trx,
      vertrouwelijk.map((rij) => rij.klacht.id),
    );
  }
  return rijen.map((rij) => rij.klacht.nummer);
}

function isVertrouwelijk({ intake }: NieuweKlacht): boolean {
  return intake.vertrouwelijk;
}

/** The marks that the clients of these cases have in the file that `db` looks at. */
function merkenVan(db: Db, klachten: readonly NieuweKlacht[]) {
  return leesMerken(
    db,
    klachten.map(({ intake }) => intake.klager.klantnummer),
  );
}

/** The content of new cases, in the file that `trx` looks at. */
async function schrijfInhoud(
  trx: Transaction<Schema>,
  rijen: readonly ReturnType<typeof rijenVan>[],
): Promise<void> {
  await voegToe(
    trx,
    "dossier",
    rijen.map((rij) => rij.dossier),
  );
  await voegToe(
    trx,
    "standpunt",
    rijen.flatMap((rij) => rij.standpunten),
  );
  const verledens = rijen.flatMap(({ verleden }) => verleden ?? []);
  for (const tabel of VERLEDENTABELLEN) {
    await voegToe(
      trx,
      tabel,
      verledens.flatMap((verleden): readonly object[] => verleden[tabel]),
    );
  }
  await voegToe(
    trx,
    "logboek",
    rijen.flatMap((rij) => rij.schakels.map(({ regel }) => regel)),
  );
  await voegToe(
    trx,
    "logboekDetail",
    rijen.flatMap((rij) => rij.schakels.map(({ detail }) => detail)),
  );
}

function rijenVan(
  klacht: NieuweKlacht,
  id: number,
  plaats: { jaar: number; volgnummer: number },
  klantMerk: string | null,
  kader: TermijnKader,
  handelende: Handelende,
) {
  const schakels: ReturnType<typeof schakel>[] = [];
  for (const { handeling, details } of klacht.handelingen) {
    const staart = schakels.at(-1)?.staart ?? LEGE_STAART;
    schakels.push(schakel(id, staart, handelende, handeling, details));
  }
  const termijnen =
    klacht.verleden?.termijnen ?? werkBij(termijnenOp(klacht.intake.ingediendOp, kader), klacht.mijlpalen);
  const { logAantal, logHash } = schakels.at(-1)?.staart ?? LEGE_STAART;
  // What is spread out stands first, here and below: V8 copies it whole then, and otherwise one by one.
  const klachtRij = {
    ...klacht.mijlpalen,
    id,
    nummer: maakNummer(plaats),
    jaar: plaats.jaar,
    volgnummer: plaats.volgnummer,
    vertrouwelijk: klacht.intake.vertrouwelijk ? (1 as const) : (0 as const),
    geregistreerdOp: klacht.geregistreerdOp,
    verantwoordelijkeId: klacht.verantwoordelijkeId,
    logAantal,
    logHash,
  };
  const dossier = dossierVan(klacht, id, klantMerk);
  const termijnRijen = termijnen.map((termijn) => ({ ...termijn, klachtId: id }));
  const standpunten = klacht.standpunten.map((standpunt) => ({
    ...standpunt,
    klachtId: id,
    beoordelaars: JSON.stringify(standpunt.beoordelaars),
  }));
  const verleden = klacht.verleden && rijenVanVerleden(klacht.verleden, id);
  dossier.zegel = zegelVan({
    klacht: klachtRij,
    dossier,
    rijen: { ...verleden, termijn: termijnRijen, standpunt: standpunten },
  });
  return {
    klacht: klachtRij,
    dossier,
    termijnen: termijnRijen,
    standpunten,
    verleden,
    schakels,
  };
}

const berekend = new WeakMap<TermijnKader, Map<string, readonly Termijn[]>>();

/** All cases of one day get the same deadlines; counting them anew was a fifth of the import of a long list. */
function termijnenOp(dag: string, kader: TermijnKader): readonly Termijn[] {
  const perDag = berekend.get(kader) ?? new Map<string, readonly Termijn[]>();
  const termijnen = perDag.get(dag) ?? nieuweTermijnen(dag, kader);
  berekend.set(kader, perDag.set(dag, termijnen));
  return termijnen;
}

/** In the order of their key, in which SQLite adds rows soonest. */
function nieuweTermijnen(dag: string, { regels, kalender }: TermijnKader): Termijn[] {
  return termijnenBijIntake(dag, regels, kalender)
    .map((termijn) => ({ ...termijn, eersteUiterlijk: null, voldaanOp: null, vervallenOp: null }))
    .sort((een, ander) => (een.soort < ander.soort ? -1 : 1));
}

/** The columns of the content that come from the intake. */
export function inhoudVan(intake: Intake) {
  return {
    ...intake.klager,
    ontvangenDoor: intake.ontvangenDoor,
    wijze: intake.wijze,
    aard: intake.aard,
    product: intake.product,
    polisnummer: intake.polisnummer,
    maatschappij: intake.maatschappij,
    omschrijving: intake.omschrijving,
    gewensteOplossing: intake.gewensteOplossing,
    betrokkenMedewerker: intake.betrokkenMedewerker,
  };
}

function dossierVan(klacht: NieuweKlacht, klachtId: number, klantMerk: string | null): DossierTabel {
  const { verleden } = klacht;
  const berust = verleden?.berust ?? null;
  return {
    ...inhoudVan(klacht.intake),
    klachtId,
    oorzaak: verleden?.oorzaak ?? null,
    verbetermaatregel: verleden?.verbetermaatregel ?? null,
    wijzeVanAfhandeling: klacht.wijzeVanAfhandeling,
    afsluitreden: klacht.afsluitreden,
    afsluittoelichting: verleden?.afsluittoelichting ?? null,
    berust: berust === null ? null : berust ? 1 : 0,
    externNummer: klacht.externNummer,
    zegel: null,
    geanonimiseerdOp: verleden?.geanonimiseerdOp ?? null,
    klantMerk,
  };
}

/** One query for each year: SQLite then takes the last entry of the index, where a grouped one would read the whole year. */
async function laatsteVolgnummers(
  trx: Transaction<Schema>,
  klachten: readonly NieuweKlacht[],
): Promise<Map<number, number>> {
  const laatste = new Map<number, number>();
  for (const jaar of new Set(klachten.map(({ intake }) => jaarVan(intake.ingediendOp)))) {
    const rij = await vragen.laatsteVolgnummer.eerste(trx, { jaar });
    laatste.set(jaar, rij?.laatste ?? 0);
  }
  return laatste;
}

async function laatsteId(trx: Transaction<Schema>): Promise<number> {
  const rij = await vragen.laatsteId.eerste(trx, {});
  return rij?.laatste ?? 0;
}

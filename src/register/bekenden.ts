/** Which cases of a list are there already, and which can't stand beside those that are. */
import { maakNummer } from "../procedure/nummer.ts";
import type { Db } from "./db.ts";
import { zoekGezien, zoekGezienExtern } from "./gezien.ts";
import { inKluis } from "./in-kluis.ts";
import { sha256 } from "./logboek.ts";
import type { Bekende, Genoemde, Overname } from "./overname.ts";
import type { Vraag } from "./vraag.ts";
import * as vragen from "./vragen/bekenden.ts";

export type Weging =
  | { readonly als: "nieuw"; readonly bekende: Bekende }
  | { readonly als: "dubbel"; readonly bekende: Genoemde }
  | { readonly als: "botsing"; readonly reden: string };

/** Cases by the number that they have here, and by the one that they had in an old list. */
export class Bekenden {
  readonly #perNummer = new Map<string, Bekende>();
  readonly #perExtern = new Map<string, Genoemde>();

  voegToe(bekende: Bekende, externNummer: string | null): void {
    if (bekende.nummer !== null) this.#perNummer.set(bekende.nummer, bekende);
    if (externNummer !== null) this.voegExternToe(bekende, externNummer);
  }

  /** By the number of an old list a case is found, and never held against another. */
  voegExternToe(bekende: Genoemde, externNummer: string): void {
    this.#perExtern.set(externNummer, bekende);
  }

  /** What a case is beside those that are known; a new one is known from then on. */
  weeg({ nummer: eigen, klacht }: Overname): Weging {
    const { externNummer } = klacht;
    const nummer = eigen && maakNummer(eigen);
    const bekende = {
      nummer,
      geregistreerdOp: klacht.geregistreerdOp,
      naam: klacht.intake.klager.naam,
      omschrijving: nummer === null ? null : sha256(klacht.intake.omschrijving),
    };
    const opExtern = externNummer === null ? undefined : this.#perExtern.get(externNummer);
    if (nummer === null) {
      if (opExtern) return { als: "dubbel", bekende: opExtern };
    } else {
      const opNummer = this.#perNummer.get(nummer);
      if (opNummer && isZelfde(opNummer, bekende)) return { als: "dubbel", bekende: opNummer };
      if (opNummer) {
        const reden = `nummer ${nummer} is hier van een andere klacht; met --nieuwe-nummers krijgt deze een ander`;
        return { als: "botsing", reden };
      }
      if (opExtern) {
        const reden = `nummer ${externNummer} uit de oude lijst is al dat van klacht ${opExtern.nummer}`;
        return { als: "botsing", reden };
      }
    }
    this.voegToe(bekende, externNummer);
    return { als: "nieuw", bekende };
  }
}

/** A name or a description may have been corrected since, but hardly both. */
function isZelfde(een: Bekende, ander: Bekende): boolean {
  return (
    een.geregistreerdOp === ander.geregistreerdOp &&
    (een.naam === null || een.naam === ander.naam || een.omschrijving === ander.omschrijving)
  );
}

/**
 * Those that have a number of these cases: in the register, in the closed file where it is open, and among those that
 * were only seen, where `ookGezien`.
 */
export async function leesBekenden(
  db: Db,
  overnames: readonly Overname[],
  { kluisOpen, ookGezien }: { kluisOpen: boolean; ookGezien: boolean },
): Promise<Bekenden> {
  const bekenden = new Bekenden();
  const extern = overnames.flatMap(({ klacht }) => klacht.externNummer ?? []);
  const eigen = overnames.flatMap(({ nummer }) => (nummer === null ? [] : maakNummer(nummer)));
  // The register knows every case; of those whose content lies elsewhere more may be known from there.
  for (const plaats of kluisOpen ? [db, inKluis(db)] : [db]) {
    const opNummer = plaats === db ? vragen.metNummer : vragen.metNummerEnInhoud;
    const rijen = [
      ...(await zoek(vragen.metExternNummer, plaats, extern)),
      ...(await zoek(opNummer, plaats, eigen)),
    ];
    for (const rij of rijen) {
      const omschrijving = rij.omschrijving === null ? null : sha256(rij.omschrijving);
      const { nummer, geregistreerdOp, naam, externNummer } = rij;
      bekenden.voegToe({ nummer, geregistreerdOp, naam, omschrijving }, externNummer);
    }
  }
  if (ookGezien) {
    for (const bekende of await zoekGezien(db, eigen)) bekenden.voegToe(bekende, null);
    for (const { externNummer, nummer } of await zoekGezienExtern(db, extern)) {
      bekenden.voegExternToe({ nummer }, externNummer);
    }
  }
  return bekenden;
}

/** Asks nothing where no case brings such a number. */
async function zoek<R>(
  vraag: Vraag<{ readonly nummers: string }, R>,
  plaats: Db,
  nummers: readonly string[],
): Promise<R[]> {
  return nummers.length === 0 ? [] : vraag.alle(plaats, { nummers: JSON.stringify(nummers) });
}

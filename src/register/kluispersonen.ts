/** The people as the closed file itself knows them, and the files that go with them. */
import { Damaged } from "../errors.ts";
import {
  HERSTEL,
  identiteitspad,
  ontvangersbestand,
  ontvangerspad,
  type Persoon,
  type Toegang,
  zoekPersoon,
} from "../kluis/kluismap.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import { type Bestanden, sleutelVoor } from "../kluis/toegang.ts";
import { veiligeBestandsnaam } from "../procedure/bestandsnaam.ts";
import type { Kluisgegevens } from "./kluisbestand.ts";

/** Somebody who gets a passphrase. */
export interface Sleutelhouder {
  readonly naam: string;
  readonly wachtwoord: string;
  /** ISO date. */
  readonly sinds: string;
  /** The power of two that makes guessing the passphrase slow. */
  readonly werkfactor: number;
}

export const ONBEKENDE_SLEUTELS =
  "De sleutels in de map kluis/toegang zijn niet die waarvan de kluis zelf weet";

/** The key for everybody who has access and for the recovery key, with the public half of that one. */
export async function sleutelbestanden(sleutel: Kluissleutel, gegevens: Kluisgegevens): Promise<Bestanden> {
  const { herstelOntvanger, toegang } = gegevens;
  return {
    ...(await sleutelVoor(sleutel, [...toegang.map(({ ontvanger }) => ontvanger), herstelOntvanger])),
    [HERSTEL]: `# herstelsleutel\n${herstelOntvanger}\n`,
  };
}

/** The public halves as the closed file itself knows them: what got lost in the folder comes back. */
export function ontvangersbestanden({ toegang }: Kluisgegevens): Bestanden {
  return Object.fromEntries(
    toegang.map((persoon) => [ontvangerspad(veiligeBestandsnaam(persoon.naam)), ontvangersbestand(persoon)]),
  );
}

/**
 * Somebody who may write in the folder could lay a public key of his own there. It would get nothing, since the next
 * key goes to those whom the closed file itself knows; but it has to be noticed.
 * @throws {Damaged}
 */
export function eisBekenden(personen: readonly Persoon[], { toegang }: Kluisgegevens): void {
  const bekend = (persoon: Persoon) => zoekPersoon(toegang, persoon.naam)?.ontvanger === persoon.ontvanger;
  if (personen.every(bekend)) return;
  throw new Damaged(ONBEKENDE_SLEUTELS, "Zet de map kluis uit de laatste goede reservekopie terug.");
}

/** Somebody by name, if there is such a person, and the others. */
export function splits(toegang: readonly Toegang[], naam: string): [Toegang | undefined, Toegang[]] {
  const zelf = zoekPersoon(toegang, naam);
  return [zelf, toegang.filter((deze) => deze !== zelf)];
}

/** The files of a person's key, by the name that `maakToegang` gave them. */
export function bestandenVan({ naam }: Toegang): string[] {
  const bestandsnaam = veiligeBestandsnaam(naam);
  return [identiteitspad(bestandsnaam), ontvangerspad(bestandsnaam)];
}

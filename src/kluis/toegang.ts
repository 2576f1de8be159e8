/** Letting people in: their identity under a passphrase, and the key of the closed file for all who have access. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Damaged, Refused } from "../errors.ts";
import { veiligeBestandsnaam } from "../procedure/bestandsnaam.ts";
import {
  leesIdentiteit,
  maakIdentiteit,
  ontsleutelMetIdentiteit,
  ontsleutelMetWachtwoord,
  versleutelMetWachtwoord,
  versleutelVoor,
} from "./age.ts";
import {
  identiteitspad,
  leesBestand,
  leesPersonen,
  ontvangersbestand,
  ontvangerspad,
  type Persoon,
  SLEUTEL,
  type Toegang,
  zoekPersoon,
} from "./kluismap.ts";
import { Kluissleutel } from "./sleutel.ts";
import { normaliseer } from "./wachtwoord.ts";

/** Files by their path in the folder of the closed file. */
export type Bestanden = Record<string, string | Uint8Array>;

/** Somebody who gets access: what to write down of him, and the files that hold his key. */
export interface NieuweToegang {
  readonly toegang: Toegang;
  readonly bestanden: Bestanden;
}

/**
 * Makes an identity for somebody, under a passphrase of his own.
 * @throws {Refused} another person's files have that name
 */
export async function maakToegang(
  kluismap: string,
  { naam, sinds }: { naam: string; sinds: string },
  wachtwoord: string,
  werkfactor: number,
): Promise<NieuweToegang> {
  const bestandsnaam = veiligeBestandsnaam(naam);
  const bezet = leesPersonen(kluismap).find(
    (persoon) => persoon.bestandsnaam.toLowerCase() === bestandsnaam.toLowerCase(),
  );
  if (bezet !== undefined && zoekPersoon([bezet], naam) === undefined) {
    throw new Refused(`De naam ${naam} lijkt te veel op ${bezet.naam}`, "Kies een naam die meer verschilt.");
  }
  const { geheim, ontvanger } = await maakIdentiteit();
  const toegang = { naam, sinds, ontvanger };
  return {
    toegang,
    bestanden: {
      [identiteitspad(bestandsnaam)]: await versleutelMetWachtwoord(
        `${geheim}\n`,
        normaliseer(wachtwoord),
        werkfactor,
      ),
      [ontvangerspad(bestandsnaam)]: ontvangersbestand(toegang),
    },
  };
}

/** The key of the closed file for these recipients, as `sleutel.age`. */
export async function sleutelVoor(sleutel: Kluissleutel, ontvangers: readonly string[]): Promise<Bestanden> {
  return { [SLEUTEL]: await versleutelVoor(ontvangers, sleutel.alsTekst) };
}

/**
 * The identity of somebody under another passphrase; his key stays the same.
 * @throws {Damaged} his file is not whole
 */
export async function metAnderWachtwoord(
  persoon: Persoon,
  geheim: string,
  wachtwoord: string,
  werkfactor: number,
): Promise<Bestanden> {
  return {
    [identiteitspad(persoon.bestandsnaam)]: await versleutelMetWachtwoord(
      `${geheim}\n`,
      normaliseer(wachtwoord),
      werkfactor,
    ),
  };
}

/** What a right passphrase gives. */
export interface Ontgrendeld {
  readonly sleutel: Kluissleutel;
  /** The secret half of the person's identity. */
  readonly geheim: string;
}

/**
 * The key of the closed file by a person's passphrase; null where that is wrong.
 * @throws {Damaged} a file of the keys is missing, not whole, or of another closed file
 */
export async function ontgrendel(
  kluismap: string,
  persoon: Persoon,
  wachtwoord: string,
): Promise<Ontgrendeld | null> {
  const pad = join(kluismap, identiteitspad(persoon.bestandsnaam));
  const geheim = await ontsleutelMetWachtwoord(leesBestand(pad), normaliseer(wachtwoord), pad);
  if (geheim === null) return null;
  const identiteit = await leesIdentiteit(geheim);
  // Somebody else's file in his place opens with that other's passphrase, and would let that other pass for him.
  if (identiteit?.ontvanger !== persoon.ontvanger) throw vreemd(pad);
  const sleutel = await sleutelMet(kluismap, identiteit.geheim);
  if (sleutel === null) throw vreemd(join(kluismap, SLEUTEL));
  return { geheim: identiteit.geheim, sleutel };
}

/**
 * The key of the closed file by an identity, that of a person or the recovery key; null where it was not made for this
 * one.
 * @throws {Damaged} `sleutel.age` is missing, or not whole
 */
export async function sleutelMet(kluismap: string, geheim: string): Promise<Kluissleutel | null> {
  const pad = join(kluismap, SLEUTEL);
  const bytes = leesBestand(pad);
  const tekst = await ontsleutelMetIdentiteit(bytes, geheim, pad);
  if (tekst === null) return null;
  const sleutel = Kluissleutel.lees(tekst, merkVan(bytes));
  if (sleutel === null) throw vreemd(pad);
  return sleutel;
}

/** Whether somebody changed who has access since the key was read: it need not be the key any more. */
export function isVerouderd(kluismap: string, { merk }: Kluissleutel): boolean {
  const pad = join(kluismap, SLEUTEL);
  return merk !== null && existsSync(pad) && merkVan(readFileSync(pad)) !== merk;
}

function merkVan(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function vreemd(pad: string): Damaged {
  return new Damaged(
    `${pad} hoort niet bij deze kluis of bij deze persoon`,
    "Zet de map kluis uit de laatste goede reservekopie terug.",
  );
}

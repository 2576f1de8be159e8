/** A line of the yearly overview: a figure with a name, beside that of the year before. */
import type { Jaarcijfers } from "./jaarcijfers.ts";
import { aantalVan, type Telling, totaalVan } from "./telling.ts";
import type { TermijnRegels } from "./termijnen.ts";
import { labelVan, type Woord, type Woordenlijsten } from "./woordenlijsten.ts";

/** A figure of this year and of the year before; null where there was nothing to measure. */
export interface Post {
  readonly naam: string;
  /** In days, in euro cents, or a number; of `op tijd` it is the share that matters and that is compared. */
  readonly eenheid: "aantal" | "op tijd" | "dagen" | "bedrag";
  readonly nu: number | null;
  readonly vorig: number | null;
  /** Of how many; without it there is no share. */
  readonly geheel?: { readonly nu: number; readonly vorig: number };
  /** Belongs to the line above it. */
  readonly daarvan?: boolean;
}

export interface Onderdeel {
  readonly code: string;
  readonly titel: string;
  readonly posten: readonly Post[];
}

/** What a year is shown with. */
export interface Jaarvergelijking {
  readonly dit: Jaarcijfers;
  readonly vorig: Jaarcijfers;
  readonly woordenlijsten: Woordenlijsten;
  /** For the names of the terms; each case is measured by the deadlines that it got itself. */
  readonly termijnen: TermijnRegels;
}

export function aantal(naam: string, nu: number, vorig: number): Post {
  return { naam, eenheid: "aantal", nu, vorig };
}

/** A part of a whole, with its share. */
export function deel(naam: string, nu: number, vorig: number, heelNu: Telling, heelVorig: Telling) {
  const geheel = { nu: totaalVan(heelNu), vorig: totaalVan(heelVorig) };
  return { naam, eenheid: "aantal", nu, vorig, geheel } as const;
}

/** A line for each word that came up in either year, the most frequent first; what was not filled in comes last. */
export function gerangschikt(lijst: readonly Woord[], nu: Telling, vorig: Telling): Post[] {
  const codes = [...new Set([...nu.keys(), ...vorig.keys()])];
  const posten = codes.map((code) => {
    const naam = code === null ? "Niet opgegeven" : labelVan(lijst, code);
    return { ...deel(naam, aantalVan(nu, code), aantalVan(vorig, code), nu, vorig), code };
  });
  return posten
    .sort(
      (een, ander) =>
        Number(een.code === null) - Number(ander.code === null) ||
        ander.nu - een.nu ||
        ander.vorig - een.vorig ||
        (een.naam < ander.naam ? -1 : 1),
    )
    .map(({ code: _, ...post }) => post);
}

/** The line that this one belongs to; none where it stands by itself. */
export function hoofdpostVan(post: Post, posten: readonly Post[]): Post | undefined {
  return post.daarvan ? posten.slice(0, posten.indexOf(post)).findLast(({ daarvan }) => !daarvan) : undefined;
}

/** The intake as JSON, in the names of the contract: checked for its form here, for its content like any answers. */
import * as v from "valibot";
import { WrongUse } from "../errors.ts";
import type { Antwoorden } from "../procedure/antwoorden.ts";
import { leesJson } from "../procedure/json.ts";

const tekst = v.nullish(v.string("moet tekst zijn"));

/** A list would pass for a group without names. */
const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const KLAGER = v.pipe(
  v.custom<object>(isGroup, "moet een groep gegevens zijn"),
  v.strictObject({
    naam: tekst,
    adres: tekst,
    postcode: tekst,
    plaats: tekst,
    land: tekst,
    telefoon: tekst,
    email: tekst,
    klantnummer: tekst,
  }),
);

const ONE_CASE = "moet één klacht zijn, als groep gegevens";

const INTAKE = v.pipe(
  v.custom<object>(isGroup, ONE_CASE),
  v.strictObject({
    vertrouwelijk: v.nullish(v.union([v.boolean(), v.string()], "moet true of false zijn")),
    klager: v.nullish(KLAGER),
    ingediendOp: tekst,
    ontvangenDoor: tekst,
    wijze: tekst,
    aard: tekst,
    product: tekst,
    polisnummer: tekst,
    maatschappij: tekst,
    omschrijving: tekst,
    gewensteOplossing: tekst,
    betrokkenMedewerker: tekst,
  }),
);

/** Bytes; far more than all fields can hold together, in whatever way their signs are written. */
export const MAX_INTAKE = 4 * 1024 * 1024;

/** @throws {WrongUse} always: it is larger than {@link MAX_INTAKE} */
export function refuseTooLarge(source: string): never {
  throw new WrongUse(
    `${source} is te groot voor één klacht`,
    "Neem veel klachten over met: klacht importeren",
  );
}

/**
 * The answers in a JSON text.
 * @throws {WrongUse} no JSON, an unknown name or a value of the wrong kind
 */
export function readIntakeJson(content: string | Uint8Array, source: string): Antwoorden {
  const result = v.safeParse(INTAKE, parse(content, source));
  if (!result.success) {
    const [issue] = result.issues;
    const path = issue.path?.map(({ key }) => String(key)).join(".") ?? "";
    const what =
      issue.type === "strict_object" && issue.expected === "never"
        ? "is een onbekend gegeven"
        : issue.message;
    throw new WrongUse(
      `In ${source}: ${path === "" ? "de inhoud" : path} ${what}`,
      "De namen staan in de HANDLEIDING.",
    );
  }
  const { klager, vertrouwelijk, ...rest } = result.output;
  const flat = { ...klager, ...rest, vertrouwelijk: jaNee(vertrouwelijk) };
  return Object.fromEntries(Object.entries(flat).filter(([, value]) => typeof value === "string"));
}

function jaNee(value: boolean | string | null | undefined): string | null | undefined {
  return typeof value === "boolean" ? (value ? "ja" : "nee") : value;
}

function parse(content: string | Uint8Array, source: string): unknown {
  const read = leesJson(content);
  if ("waarde" in read) return read.waarde;
  throw new WrongUse(`${source} ${read.fout ?? "bevat geen geldige JSON"}`);
}

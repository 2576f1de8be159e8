/** The intake as JSON, in the names of the contract: checked for its form here, for its content like any answers. */
import * as v from "valibot";
import { WrongUse } from "../errors.ts";
import type { Antwoorden } from "../procedure/antwoorden.ts";

const tekst = v.nullish(v.string("moet tekst zijn"));

const KLAGER = v.strictObject(
  {
    naam: tekst,
    adres: tekst,
    postcode: tekst,
    plaats: tekst,
    land: tekst,
    telefoon: tekst,
    email: tekst,
    klantnummer: tekst,
  },
  "moet een groep gegevens zijn",
);

const ONE_CASE = "moet één klacht zijn, als groep gegevens";

const INTAKE = v.pipe(
  // A list would pass for a group without names.
  v.custom<object>((value) => typeof value === "object" && value !== null && !Array.isArray(value), ONE_CASE),
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

/**
 * The answers in a JSON text.
 * @throws {WrongUse} no JSON, an unknown name or a value of the wrong kind
 */
export function readIntakeJson(text: string, source: string): Antwoorden {
  const result = v.safeParse(INTAKE, parse(text, source));
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

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new WrongUse(`${source} bevat geen geldige JSON`, undefined, cause);
  }
}

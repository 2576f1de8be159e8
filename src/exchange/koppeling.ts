/**
 * The mapping file: which column of a foreign list fills which field. JSON, in the names of the contract:
 *
 * ```json
 * {
 *   "datumvorm": "M/D/YYYY",
 *   "velden": {
 *     "externNummer": { "kolom": "Complaint number" },
 *     "naam":         { "vast": "Onbekend" },
 *     "oordeel":      { "kolom": "Confirmed", "vertaling": { "Yes": "gegrond", "No": "ongegrond", "": null } },
 *     "aard":         { "kolom": "Reason", "splits": { "op": ";", "deel": 1 }, "vertaling": { "Delays": "doorlooptijd", "*": "overig" } },
 *     "omschrijving": { "kolommen": ["Reason", "Keywords"], "tussen": "\n" }
 *   }
 * }
 * ```
 *
 * Of the whole file:
 * - `velden`: the fields. `naam`, `ingediendOp` and `omschrijving` must be among them.
 * - `datumvorm`: how dates are written (`D-M-YYYY`, `M/D/YYYY`, `D-M-YYYY H:mm`), or a list of such forms. Without it
 *   DD-MM-JJJJ; JJJJ-MM-DD is always understood.
 * - `scheiding` (`;`, `,` or a tab), `tekenset` (`utf-8`, `windows-1252`, `utf-16le`, `utf-16be`): where the program
 *   would guess wrong.
 * - `herkenKoppen`: true to fill the fields that are not in `velden` from headings that speak for themselves.
 *
 * Of a field, in the order in which it is applied:
 * 1. `kolom`: a heading, or the number of a column from 1; `kolommen`: several, joined by `tussen` (a space), empty
 *    cells left out; or `vast`: the same text in every case.
 * 2. `splits`: `op` a text, and take `deel`: 1 is the first part, `"rest"` all after it, `"2-3"` the second and third
 *    with what stood between them, `"2-"` from the second on. A list of splits is applied one after the other.
 * 3. `vertaling`: what stands there (capitals don't matter) and what it becomes; null makes it empty, `""` is the empty
 *    cell, `"*"` everything that is filled and not named. Without `"*"` what is not named stays as it is.
 * 4. `standaard`: what stands for what is empty by now.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import * as v from "valibot";
import { NotFound, WrongUse } from "../errors.ts";
import { leesJson } from "../procedure/json.ts";
import { nearest } from "../terminal/command.ts";
import { SCHEIDINGEN } from "./csv.ts";
import { LIJSTVELDEN, type Lijstveld } from "./lijstvelden.ts";
import { TEKENSETS } from "./text-file.ts";

const tekst = v.string("moet tekst zijn");
const gevuld = v.pipe(tekst, v.minLength(1, "mag niet leeg zijn"));
const KOLOM = "moet een kop zijn, of het nummer van een kolom";
const kolom = v.union([gevuld, v.pipe(v.number(KOLOM), v.integer(KOLOM), v.minValue(1, KOLOM))], KOLOM);
const DEEL = "moet het nummer van een deel zijn (1 is het eerste), “rest”, of een reeks als “2-3” of “2-”";
const split = v.strictObject(
  {
    op: gevuld,
    deel: v.union(
      [
        v.pipe(v.number(), v.integer(), v.minValue(1)),
        v.pipe(v.string(), v.regex(/^(?:rest|[1-9]\d{0,2}(?:-(?:[1-9]\d{0,2})?)?)$/)),
      ],
      DEEL,
    ),
  },
  "moet “op” en “deel” bevatten",
);

const BRON = v.pipe(
  v.strictObject(
    {
      kolom: v.optional(kolom),
      kolommen: v.optional(
        v.pipe(v.array(kolom, "moet een lijst van koppen zijn"), v.minLength(1, "mag niet leeg zijn")),
      ),
      tussen: v.optional(tekst),
      vast: v.optional(tekst),
      splits: v.optional(
        v.union([split, v.array(split)], "moet “op” en “deel” bevatten, of een lijst daarvan zijn"),
      ),
      vertaling: v.optional(
        v.record(v.string(), v.nullable(tekst), "moet woorden met hun vertaling bevatten"),
      ),
      standaard: v.optional(tekst),
    },
    'moet een groep zijn, zoals { "kolom": "Naam" }',
  ),
  v.check(
    ({ kolom: een, kolommen, vast }) =>
      [een, kolommen, vast].filter((bron) => bron !== undefined).length === 1,
    "moet één van “kolom”, “kolommen” en “vast” bevatten",
  ),
  v.check(
    ({ vast, ...rest }) => vast === undefined || Object.keys(rest).length === 0,
    "met “vast” mag niets anders bevatten",
  ),
  v.check(
    ({ kolommen, tussen }) => tussen === undefined || kolommen !== undefined,
    "heeft “tussen” alleen bij “kolommen”",
  ),
);

const DATUMVORM = "moet dag, maand en jaar bevatten, zoals D-M-YYYY";
const datumvorm = v.pipe(
  v.string(DATUMVORM),
  v.check((vorm) => /D/.test(vorm) && /M/.test(vorm) && /[YJ]{2}/.test(vorm), DATUMVORM),
);

const KOPPELING = v.strictObject(
  {
    velden: v.strictObject(
      Object.fromEntries(LIJSTVELDEN.map((naam) => [naam, v.optional(BRON)])) as Record<
        Lijstveld,
        v.OptionalSchema<typeof BRON, undefined>
      >,
      "moet een groep velden zijn",
    ),
    datumvorm: v.optional(v.union([datumvorm, v.array(datumvorm)], DATUMVORM)),
    scheiding: v.optional(v.picklist(SCHEIDINGEN, "moet ; of , of een tab zijn")),
    tekenset: v.optional(v.picklist(TEKENSETS, `moet een van deze zijn: ${TEKENSETS.join(", ")}`)),
    herkenKoppen: v.optional(v.boolean("moet true of false zijn")),
  },
  "moet een groep zijn met daarin “velden”",
);

export type Koppeling = v.InferOutput<typeof KOPPELING>;
export type Bron = v.InferOutput<typeof BRON>;

/**
 * Reads a mapping file.
 * @throws {NotFound} no such file @throws {WrongUse} no JSON, an unknown key or a value that can't be; all of them named
 */
export function leesKoppeling(path: string): Koppeling {
  const name = basename(path);
  const result = v.safeParse(KOPPELING, parseJson(readFile(path), name));
  if (result.success) return result.output;
  const faults = [...new Set(result.issues.map(faultOf))];
  throw new WrongUse(`De koppeling ${name} klopt niet:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({ key }) => String(key)) ?? [];
  const place = keys.length === 0 ? "het geheel" : keys.join(".");
  if (issue.type !== "strict_object") return `${place} ${issue.message}`;
  const key = keys.at(-1);
  if (issue.expected !== "never")
    return issue.received === "undefined" ? `${place} ontbreekt` : `${place} ${issue.message}`;
  const known =
    keys.length === 1
      ? Object.keys(KOPPELING.entries)
      : keys.length === 2
        ? LIJSTVELDEN
        : Object.keys(BRON.pipe[0].entries);
  const meant = nearest(key ?? "", known);
  return `${place} is onbekend${meant === undefined ? "" : `; bedoelde u “${meant}”?`}`;
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new NotFound(`Het bestand ${path} is niet te lezen`, "Controleer de naam en de map.", cause);
  }
}

function parseJson(content: Uint8Array, name: string): unknown {
  const read = leesJson(content);
  if ("waarde" in read) return read.waarde;
  throw new WrongUse(`De koppeling ${name} ${read.fout ?? "is geen geldig JSON-bestand"}`);
}

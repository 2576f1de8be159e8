/**
 * The form of a whole case from outside: JSON as `exporteren` writes it, or the same read from our own list. What can
 * be said of each value by itself is said here, in Dutch, with the place where it stands.
 */
import * as v from "valibot";
import { isIsoDatum } from "../procedure/datum.ts";
import { leesNummer } from "../procedure/nummer.ts";
import { leesRegel, leesTekst, MAX_REGEL } from "../procedure/tekst.ts";
import { TERMIJNEN, type TermijnSoort } from "../procedure/termijnen.ts";
import {
  AFSLUITREDENEN,
  GESPREK_UITKOMSTEN,
  KIFID_STATUSSEN,
  MAATREGELEN,
  OORDELEN,
  opsommingVanCodes,
  type Woord,
} from "../procedure/woordenlijsten.ts";

const MAX_BEDRAG = 100_000_000_00;
const MAX_NUMMER = 16_000_000;

const schoon = (lees: (tekst: string) => { waarde: string } | { fout: string }, magLeeg: boolean) =>
  v.pipe(
    v.string("moet tekst zijn"),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const gelezen = lees(dataset.value);
      const fout = "fout" in gelezen ? gelezen.fout : gelezen.waarde === "" && !magLeeg ? "ontbreekt" : null;
      if (fout === null) return (gelezen as { waarde: string }).waarde;
      addIssue({ message: fout });
      return NEVER;
    }),
  );

const regel = (max = MAX_REGEL) => schoon((tekst) => leesRegel(tekst, max), false);
const tekst = schoon((getypt) => leesTekst(getypt), false);
/** Null, or the empty text, or no key at all. */
const ofNiets = <T extends v.GenericSchema>(vorm: T) =>
  v.optional(
    v.union(
      [
        v.pipe(
          v.picklist([""]),
          v.transform(() => null),
        ),
        v.null(),
        vorm,
      ],
      vormfout,
    ),
    null,
  );
/** The fault of the value itself, not that it is neither empty nor right. */
function vormfout(issue: v.BaseIssue<unknown>): string {
  const diepste = issue.issues?.filter(({ expected }) => expected !== "null" && expected !== '""').at(-1);
  return diepste?.message ?? "klopt niet";
}
const datum = v.pipe(
  v.string("moet een datum zijn"),
  v.check(isIsoDatum, "is geen datum in de vorm JJJJ-MM-DD"),
);
const keuze = <T extends string>(woorden: readonly Woord[]) =>
  v.picklist(
    woorden.map(({ code }) => code as T),
    `moet een van deze zijn: ${opsommingVanCodes(woorden)}`,
  );
const geheel = (min: number, max: number) => {
  const fout = `moet een geheel getal van ${min} tot ${max} zijn`;
  return v.pipe(v.number(fout), v.integer(fout), v.minValue(min, fout), v.maxValue(max, fout));
};
const jaNee = v.boolean("moet true of false zijn");
const namen = v.optional(
  v.array(
    v.pipe(
      regel(),
      v.check((naam) => !naam.includes(";"), "mag geen puntkomma bevatten"),
    ),
    "moet een lijst van namen zijn",
  ),
  [],
);
const GROEP = "moet een groep gegevens zijn";
const lijst = <E extends v.ObjectEntries>(velden: E) =>
  v.optional(v.array(v.strictObject(velden, GROEP), "moet een lijst zijn"), []);

const kifidstap = {
  datum,
  status: keuze<"verwezen" | "aanhangig" | "uitspraak">(KIFID_STATUSSEN),
  uitkomst: ofNiets(tekst),
};

export const KLACHTVORM = v.strictObject(
  {
    nummer: v.pipe(
      v.string("moet een klachtnummer zijn"),
      v.check((nummer) => leesNummer(nummer, 0) === nummer, "is geen klachtnummer als 2024-0007"),
    ),
    vertrouwelijk: jaNee,
    // What follows from the rest on the day of the export.
    status: v.optional(v.unknown()),
    gesloten: ofNiets(jaNee),
    ingediendOp: datum,
    geregistreerdOp: datum,
    ontvangenDoor: ofNiets(regel()),
    wijze: regel(),
    klager: v.strictObject(
      {
        naam: regel(),
        adres: ofNiets(regel()),
        postcode: ofNiets(regel()),
        plaats: ofNiets(regel()),
        land: ofNiets(regel()),
        telefoon: ofNiets(regel()),
        email: ofNiets(regel(254)),
        klantnummer: ofNiets(regel(50)),
      },
      GROEP,
    ),
    aard: regel(),
    product: ofNiets(regel()),
    polisnummer: ofNiets(regel(50)),
    maatschappij: ofNiets(regel()),
    omschrijving: tekst,
    gewensteOplossing: ofNiets(tekst),
    betrokkenMedewerker: ofNiets(regel()),
    verantwoordelijke: ofNiets(regel()),
    gemeldOp: ofNiets(datum),
    bevestigdOp: ofNiets(datum),
    standpuntOp: ofNiets(datum),
    meegedeeldOp: ofNiets(datum),
    schriftelijkOp: ofNiets(datum),
    bezwaarOp: ofNiets(datum),
    herbeoordeeldOp: ofNiets(datum),
    geschilOp: ofNiets(datum),
    overeenstemmingOp: ofNiets(datum),
    afgehandeldOp: ofNiets(datum),
    standpunten: lijst({
      ronde: geheel(1, 2),
      oordeel: keuze<"gegrond" | "gedeeltelijk-gegrond" | "ongegrond">(OORDELEN),
      motivering: tekst,
      datum,
      door: ofNiets(regel()),
      beoordelaars: namen,
      meegedeeldOp: ofNiets(datum),
      wijzeVanMededeling: ofNiets(regel()),
    }),
    maatregelen: lijst({
      soort: keuze<"verontschuldiging" | "nakoming" | "schadevergoeding" | "verzekeraar">(MAATREGELEN),
      datum,
      bedrag: ofNiets(geheel(1, MAX_BEDRAG)),
      toelichting: ofNiets(tekst),
      akkoordVerzekeraar: v.optional(jaNee, false),
    }),
    bezwaren: lijst({ datum, tekst }),
    gesprekken: lijst({
      datum,
      aanwezig: namen,
      verslag: tekst,
      uitkomst: keuze<"overeenstemming" | "geen-overeenstemming" | "standpunt-meegedeeld">(
        GESPREK_UITKOMSTEN,
      ),
    }),
    // JSON shows the last step, and all of them within it.
    kifid: v.optional(
      v.nullable(
        v.strictObject(
          { ...kifidstap, verloop: v.array(v.strictObject(kifidstap, GROEP), "moet een lijst zijn") },
          GROEP,
        ),
      ),
      null,
    ),
    uitstel: lijst({ datum, tot: datum, reden: tekst }),
    notities: lijst({ datum, met: ofNiets(regel()), tekst }),
    correspondentie: lijst({
      id: geheel(1, MAX_NUMMER),
      datum,
      richting: v.picklist(["in", "uit"], "moet in of uit zijn"),
      soort: regel(),
      onderwerp: regel(),
      tekst: ofNiets(tekst),
      bestandsnaam: ofNiets(regel(255)),
      mediatype: ofNiets(regel()),
      grootte: ofNiets(geheel(0, Number.MAX_SAFE_INTEGER)),
      sha256: ofNiets(
        v.pipe(v.string("moet tekst zijn"), v.regex(/^[0-9a-f]{64}$/, "is geen SHA-256 in hexadecimalen")),
      ),
      inhoud: ofNiets(v.pipe(v.string("moet tekst zijn"), v.base64("is geen base64"))),
    }),
    oorzaak: ofNiets(regel()),
    verbetermaatregel: ofNiets(tekst),
    wijzeVanAfhandeling: ofNiets(regel()),
    afsluitreden: ofNiets(
      keuze<"afgehandeld" | "ingetrokken" | "geen-klacht" | "doorgestuurd">(AFSLUITREDENEN),
    ),
    afsluittoelichting: ofNiets(tekst),
    berust: ofNiets(jaNee),
    externNummer: ofNiets(regel(50)),
    geanonimiseerdOp: ofNiets(datum),
    termijnen: lijst({
      soort: v.picklist(
        Object.keys(TERMIJNEN) as TermijnSoort[],
        `moet een van deze zijn: ${Object.keys(TERMIJNEN).join(", ")}`,
      ),
      uiterlijk: datum,
      eersteUiterlijk: ofNiets(datum),
      voldaanOp: ofNiets(datum),
      vervallenOp: ofNiets(datum),
      // Counted anew on whatever day it is.
      dagen: v.optional(v.unknown()),
    }),
  },
  GROEP,
);

export type GelezenKlacht = v.InferOutput<typeof KLACHTVORM>;

/** A fault, with the keys that lead to it: `maatregelen`, 2, `bedrag`. */
export interface Vormfout {
  readonly pad: readonly (string | number)[];
  readonly reden: string;
}

/** The case, or every fault in its form. */
export function leesKlachtvorm(
  ruw: unknown,
): { readonly klacht: GelezenKlacht } | { readonly fouten: readonly Vormfout[] } {
  const gelezen = v.safeParse(KLACHTVORM, ruw);
  if (gelezen.success) return { klacht: gelezen.output };
  return {
    fouten: gelezen.issues.map((issue) => ({
      pad: issue.path?.map(({ key }) => (typeof key === "number" ? key + 1 : String(key))) ?? [],
      reden: redenVan(issue),
    })),
  };
}

function redenVan(issue: v.BaseIssue<unknown>): string {
  if (issue.type === "strict_object" && issue.path && issue.expected === "never") return "is onbekend";
  return issue.received === "undefined" ? "ontbreekt" : issue.message;
}

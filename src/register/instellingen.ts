/** The settings of an office: `instellingen.json`, checked on reading; what stands in no file has its default. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { Damaged, NotFound, WrongUse } from "../errors.ts";
import { MAX_WERKFACTOR, MIN_WERKFACTOR } from "../kluis/age.ts";
import { isIsoDatum } from "../procedure/datum.ts";
import { FEESTDAGEN, type Feestdag } from "../procedure/feestdagen.ts";
import { leesJson } from "../procedure/json.ts";
import { aangehaald, leesRegel } from "../procedure/tekst.ts";
import { STANDAARD_TERMIJNREGELS } from "../procedure/termijnen.ts";
import { leesEmail } from "../procedure/veldcontroles.ts";
import { STANDAARD_WOORDENLIJSTEN, type Woordenlijsten } from "../procedure/woordenlijsten.ts";
import { readText, removeFile, stageFile, writeAtomically } from "./bestanden.ts";

export const INSTELLINGEN_BESTAND = "instellingen.json";

const regel = v.pipe(
  v.string("moet tekst zijn"),
  v.trim(),
  v.check((tekst) => "waarde" in leesRegel(tekst), "moet één regel zijn, van hoogstens 200 tekens"),
);
const emailadres = v.pipe(
  regel,
  v.check((tekst) => "waarde" in leesEmail(tekst), "moet een e-mailadres zijn"),
);
const leegOfRegel = v.optional(v.nullable(regel), null);
const aantal = (standaard: number, minimum: number, maximum: number) => {
  const bereik = `moet een geheel getal van ${minimum} tot ${maximum} zijn`;
  return v.optional(
    v.pipe(v.number(bereik), v.integer(bereik), v.minValue(minimum, bereik), v.maxValue(maximum, bereik)),
    standaard,
  );
};
const feestdag = v.picklist(
  Object.keys(FEESTDAGEN) as Feestdag[],
  `moet een feestdag zijn: ${Object.keys(FEESTDAGEN).join(", ")}`,
);
const dag = v.pipe(v.string("moet een datum zijn"), v.check(isIsoDatum, "moet een datum zijn (JJJJ-MM-DD)"));
/** Names that mean something to JavaScript itself are no words of an office. */
const isLanguageName = (code: string) => code === "prototype" || code in Object.prototype;
const CODE_FOUT = "een code is een woord in kleine letters, zo nodig met streepjes";
const CODES = "moet codes met hun omschrijving bevatten";
const eigenWoorden = v.optional(
  v.pipe(
    // The record below would leave such names out without a word.
    v.custom<object>((woorden) => isRecord(woorden) && !Object.keys(woorden).some(isLanguageName), CODES),
    v.record(
      v.pipe(
        v.string(),
        v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "een code is in kleine letters, met streepjes"),
      ),
      regel,
      CODES,
    ),
  ),
  {} as never,
);
const GEEN_GROEP = "moet een groep zijn";
const groep = <const T extends v.ObjectEntries>(velden: T) =>
  v.optional(
    // An array would pass for an object without keys.
    v.pipe(v.custom<object>(isRecord, GEEN_GROEP), v.strictObject(velden)),
    {} as never,
  );

const SCHEMA = v.pipe(
  v.custom<object>(isRecord, GEEN_GROEP),
  v.strictObject({
    kantoor: groep({
      naam: leegOfRegel,
      adres: leegOfRegel,
      postcode: leegOfRegel,
      plaats: leegOfRegel,
      telefoon: leegOfRegel,
      email: leegOfRegel,
      logo: leegOfRegel,
    }),
    verantwoordelijke: leegOfRegel,
    klantdossiers: leegOfRegel,
    termijnen: groep({
      melding: aantal(STANDAARD_TERMIJNREGELS.melding, 1, 30),
      ontvangstbevestiging: aantal(STANDAARD_TERMIJNREGELS.ontvangstbevestiging, 1, 60),
      streefdatum: aantal(STANDAARD_TERMIJNREGELS.streefdatum, 1, 365),
      reactie: aantal(STANDAARD_TERMIJNREGELS.reactie, 1, 365),
      herbeoordeling: aantal(STANDAARD_TERMIJNREGELS.herbeoordeling, 1, 365),
      "kifid-route": aantal(STANDAARD_TERMIJNREGELS["kifid-route"], 1, 365),
      verschuiven: v.optional(v.boolean("moet ja of nee zijn"), STANDAARD_TERMIJNREGELS.verschuiven),
    }),
    feestdagen: groep({
      gewerkt: v.optional(v.array(feestdag, "moet een lijst zijn"), []),
      extra: v.optional(v.array(dag, "moet een lijst zijn"), []),
    }),
    woordenlijsten: groep({ aard: eigenWoorden, product: eigenWoorden, oorzaak: eigenWoorden }),
    kifid: groep({
      nummer: leegOfRegel,
      naam: v.optional(regel, "Klachteninstituut Financiële Dienstverlening (Kifid)"),
      adres: v.optional(regel, "Postbus 93257, 2509 AG Den Haag"),
      telefoon: v.optional(regel, "070 333 8 999"),
      website: v.optional(regel, "www.kifid.nl"),
      "maanden-na-standpunt": aantal(3, 1, 60),
      "maanden-na-klacht": aantal(12, 1, 60),
    }),
    bewaartermijn: groep({ jaren: aantal(7, 1, 100) }),
    reservekopie: groep({
      dagelijks: v.optional(v.boolean("moet ja of nee zijn"), false),
      dagen: aantal(7, 1, 366),
      weken: aantal(4, 0, 520),
      maanden: aantal(12, 0, 1200),
    }),
    mail: groep({
      host: leegOfRegel,
      port: aantal(587, 1, 65_535),
      tls: v.optional(
        v.picklist(["starttls", "direct", "geen"], "moet starttls, direct of geen zijn"),
        "starttls",
      ),
      gebruiker: leegOfRegel,
      /** A file with the password; its path may start from the register's folder. */
      wachtwoordbestand: leegOfRegel,
      afzender: v.optional(v.nullable(emailadres), null),
      /** A file with the certificate that signed that of the server, where the system doesn't know it; its path likewise. */
      certificaat: leegOfRegel,
      /** Seconds that the server gets for each answer. */
      wachttijd: aantal(15, 1, 120),
    }),
    kluis: groep({ werkfactor: aantal(MIN_WERKFACTOR, MIN_WERKFACTOR, MAX_WERKFACTOR) }),
  }),
);

export type Instellingen = v.InferOutput<typeof SCHEMA>;

/** The settings as they hold without a file. */
export const STANDAARD_INSTELLINGEN: Instellingen = v.parse(SCHEMA, {});

/**
 * Reads the settings of a register folder.
 * @throws {Damaged} no JSON, an unknown key or a value that can't be
 */
export function leesInstellingen(map: string): Instellingen {
  const path = join(map, INSTELLINGEN_BESTAND);
  const bestand = statSync(path, { throwIfNoEntry: false });
  if (bestand === undefined) return STANDAARD_INSTELLINGEN;
  if (!bestand.isFile())
    throw new Damaged(`${path} is geen bestand`, "Haal weg wat daar staat, of zet een reservekopie terug.");
  const inhoud = parseJson(readFileSync(path), path);
  const uitkomst = v.safeParse(SCHEMA, inhoud);
  if (uitkomst.success) return uitkomst.output;
  throw new Damaged(
    `${path} klopt niet: ${faultOf(uitkomst.issues[0])}`,
    "Verbeter het bestand of zet het uit een reservekopie terug.",
  );
}

/**
 * Writes the settings; the file appears whole or stays as it was. Only what differs from the default is kept, so that
 * a default that changes with the law reaches the offices that never touched it.
 */
export function bewaarInstellingen(map: string, instellingen: Instellingen): Bewaard {
  const path = join(map, INSTELLINGEN_BESTAND);
  const oud = readText(path);
  const nieuw = `${JSON.stringify(verschil(instellingen, STANDAARD_INSTELLINGEN) ?? {}, null, 2)}\n`;
  // Laid ready now: when the disk is full there is no room for it any more.
  const terug = oud === null ? null : stageFile(path, oud);
  try {
    writeAtomically(path, nieuw);
  } catch (error) {
    terug?.discard();
    throw error;
  }
  return {
    isGoed: () => terug?.discard(),
    zetTerug() {
      // Somebody else may have written since.
      if (readText(path) !== nieuw) terug?.discard();
      else if (terug === null) removeFile(path);
      else terug.commit();
    },
  };
}

/** Settings in their place, and what was there before within reach. One of the two has to be called. */
export interface Bewaard {
  isGoed(): void;
  zetTerug(): void;
}

/**
 * The settings with one value changed: `termijnen.reactie`, `20`. Lists are typed with commas, `ja` and `nee` stand
 * for a switch, an empty value clears.
 * @throws {NotFound} no such setting @throws {WrongUse} a value that can't be
 */
export function zetInstelling(instellingen: Instellingen, sleutel: string, getypt: string): Instellingen {
  const delen = sleutel.split(".");
  const kopie = structuredClone(instellingen) as Record<string, unknown>;
  const laatste = delen.pop() ?? "";
  const houder = delen.reduce<unknown>((plek, deel) => eigen(plek, deel), kopie);
  const oud = eigen(houder, laatste);
  const isNieuwWoord = delen[0] === "woordenlijsten" && delen.length === 2;
  if (!isRecord(houder) || isRecord(oud) || (oud === undefined && !isNieuwWoord)) {
    throw new NotFound(
      `De instelling ${aangehaald(sleutel)} bestaat niet`,
      "Bekijk ze alle met: klacht instellingen toon",
    );
  }
  if (isNieuwWoord && isLanguageName(laatste))
    throw new WrongUse(`“${laatste}” kan geen code zijn: ${CODE_FOUT}`);
  if (isNieuwWoord) eisEigenWoord(delen[1]!, laatste);
  if (isNieuwWoord && getypt.trim() === "") delete houder[laatste];
  else houder[laatste] = waardeVan(oud, getypt);
  const uitkomst = v.safeParse(SCHEMA, kopie);
  if (uitkomst.success) return uitkomst.output;
  throw new WrongUse(
    `De waarde ${aangehaald(getypt)} past niet bij ${sleutel}: ${uitkomst.issues[0].message}`,
  );
}

/** @throws {WrongUse} a word that the procedure has already */
function eisEigenWoord(lijst: string, code: string): void {
  const bestaand = STANDAARD_WOORDENLIJSTEN[lijst as keyof Woordenlijsten]?.some(
    (woord) => woord.code === code,
  );
  if (bestaand) throw new WrongUse(`${aangehaald(code)} staat al in de lijst ${lijst} van de procedure`);
}

/** Every setting as `sleutel` and value, in the order of the file. */
export function vlakkeInstellingen(
  instellingen: Instellingen,
): (readonly [sleutel: string, waarde: unknown])[] {
  const vlak = (waarde: unknown, pad: string): (readonly [string, unknown])[] =>
    isRecord(waarde) && Object.keys(waarde).length > 0
      ? Object.entries(waarde).flatMap(([sleutel, deel]) =>
          vlak(deel, pad === "" ? sleutel : `${pad}.${sleutel}`),
        )
      : [[pad, waarde]];
  return vlak(instellingen, "");
}

/** The vocabularies of the procedure with the office's own words behind them. */
export function woordenlijstenVan({ woordenlijsten }: Instellingen): Woordenlijsten {
  const metEigen = (lijst: "aard" | "product" | "oorzaak") => [
    ...STANDAARD_WOORDENLIJSTEN[lijst],
    ...Object.entries(woordenlijsten[lijst]).map(([code, label]) => ({ code, label })),
  ];
  return {
    wijze: STANDAARD_WOORDENLIJSTEN.wijze,
    aard: metEigen("aard"),
    product: metEigen("product"),
    oorzaak: metEigen("oorzaak"),
  };
}

function verschil(waarde: unknown, standaard: unknown): unknown {
  if (!isRecord(waarde) || !isRecord(standaard)) {
    return JSON.stringify(waarde) === JSON.stringify(standaard) ? undefined : waarde;
  }
  const delen = Object.entries(waarde)
    .map(([sleutel, deel]) => [sleutel, verschil(deel, standaard[sleutel])] as const)
    .filter(([, deel]) => deel !== undefined);
  return delen.length > 0 ? Object.fromEntries(delen) : undefined;
}

function waardeVan(oud: unknown, getypt: string): unknown {
  const tekst = getypt.trim();
  if (Array.isArray(oud)) return tekst === "" ? [] : tekst.split(",").map((deel) => deel.trim());
  if (typeof oud === "boolean") return { ja: true, nee: false }[tekst.toLowerCase()] ?? tekst;
  if (typeof oud === "number") return /^-?\d+$/.test(tekst) ? Number(tekst) : tekst;
  return tekst === "" ? null : tekst;
}

function eigen(houder: unknown, sleutel: string): unknown {
  return isRecord(houder) && Object.hasOwn(houder, sleutel) ? houder[sleutel] : undefined;
}

function isRecord(waarde: unknown): waarde is Record<string, unknown> {
  return typeof waarde === "object" && waarde !== null && !Array.isArray(waarde);
}

function parseJson(inhoud: Uint8Array, path: string): unknown {
  const gelezen = leesJson(inhoud);
  if ("waarde" in gelezen) return gelezen.waarde;
  throw new Damaged(
    `${path} ${gelezen.fout ?? "is geen geldig JSON-bestand"}`,
    "Verbeter het of zet het uit een reservekopie terug.",
  );
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const pad = issue.path?.map((deel) => String(deel.key)).join(".") ?? "";
  return issue.type === "strict_object" && issue.expected === "never"
    ? `de sleutel “${pad}” is onbekend`
    : `${pad || "het geheel"} ${issue.message}`;
}

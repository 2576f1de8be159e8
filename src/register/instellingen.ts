/** The settings of an office: `instellingen.json`, checked on reading; what stands in no file has its default. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Damaged, NotFound, WrongUse } from "../errors.ts";
import { leesJson } from "../procedure/json.ts";
import { aangehaald } from "../procedure/tekst.ts";
import { STANDAARD_WOORDENLIJSTEN, type Woordenlijsten } from "../procedure/woordenlijsten.ts";
import { readText, removeFile, stageFile, writeAtomically } from "./bestanden.ts";
import {
  type Instellingen,
  isLanguageName,
  isRecord,
  leesVorm,
  standaardInstellingen,
} from "./instellingenvorm.ts";

export { type Instellingen, standaardInstellingen } from "./instellingenvorm.ts";

export const INSTELLINGEN_BESTAND = "instellingen.json";

const CODE_FOUT = "een code is een woord in kleine letters, zo nodig met streepjes";

/**
 * Reads the settings of a register folder.
 * @throws {Damaged} no JSON, an unknown key or a value that can't be
 */
export function leesInstellingen(map: string): Instellingen {
  const path = join(map, INSTELLINGEN_BESTAND);
  const bestand = statSync(path, { throwIfNoEntry: false });
  if (bestand === undefined) return standaardInstellingen();
  if (!bestand.isFile())
    throw new Damaged(`${path} is geen bestand`, "Haal weg wat daar staat, of zet een reservekopie terug.");
  const inhoud = parseJson(readFileSync(path), path);
  const gelezen = leesVorm(inhoud);
  if ("instellingen" in gelezen) return gelezen.instellingen;
  throw new Damaged(
    `${path} klopt niet: ${gelezen.fout}`,
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
  const nieuw = `${JSON.stringify(verschil(instellingen, standaardInstellingen()) ?? {}, null, 2)}\n`;
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
  const gelezen = leesVorm(kopie);
  if ("instellingen" in gelezen) return gelezen.instellingen;
  throw new WrongUse(`De waarde ${aangehaald(getypt)} past niet bij ${sleutel}: ${gelezen.reden}`);
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

function parseJson(inhoud: Uint8Array, path: string): unknown {
  const gelezen = leesJson(inhoud);
  if ("waarde" in gelezen) return gelezen.waarde;
  throw new Damaged(
    `${path} ${gelezen.fout ?? "is geen geldig JSON-bestand"}`,
    "Verbeter het of zet het uit een reservekopie terug.",
  );
}

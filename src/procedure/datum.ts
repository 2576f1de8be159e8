/**
 * Calendar days as ISO dates (`2024-03-04`): no hours, no time zones. Today always comes in from outside.
 */

/** A calendar day, `JJJJ-MM-DD`. */
export type IsoDate = string;

const DAGEN = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"] as const;
export const MAANDEN = [
  "januari",
  "februari",
  "maart",
  "april",
  "mei",
  "juni",
  "juli",
  "augustus",
  "september",
  "oktober",
  "november",
  "december",
] as const;

const VROEGSTE = "1900-01-01";
const LAATSTE = "2199-12-31";
const DAG_IN_MS = 86_400_000;

/** Where a weekday is looked for: `terug` the last one that was, today too; `vooruit` the first one after today. */
export type Richting = "terug" | "vooruit";

const WOORDEN: Readonly<Record<string, number>> = {
  eergisteren: -2,
  gisteren: -1,
  vandaag: 0,
  morgen: 1,
  overmorgen: 2,
};

/**
 * Reads a date as people type it: `DD-MM-JJJJ`, `D/M/JJJJ`, `JJJJ-MM-DD`; a day as `gisteren`; a number of days ago or
 * ahead as `-3` or `+3`; a weekday as `maandag` or `ma`, in the direction that the question looks in.
 * Returns null for anything else, for days that don't exist and for years outside 1900–2199.
 */
export function leesDatum(getypt: string, vandaag: IsoDate, richting: Richting = "terug"): IsoDate | null {
  const tekst = getypt.trim().toLowerCase();
  if (isIsoDatum(tekst)) return tekst;
  const afstand = afstandInDagen(tekst, vandaag, richting);
  if (afstand !== null) {
    const datum = plusDagen(vandaag, afstand);
    return isIsoDatum(datum) ? datum : null;
  }
  const [, dag, , maand, jaar] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(tekst) ?? [];
  const iso = `${jaar}-${maand?.padStart(2, "0")}-${dag?.padStart(2, "0")}`;
  return isIsoDatum(iso) ? iso : null;
}

/** How many days from today a word or a signed number is; null where the text is neither. */
function afstandInDagen(tekst: string, vandaag: IsoDate, richting: Richting): number | null {
  if (Object.hasOwn(WOORDEN, tekst)) return WOORDEN[tekst]!;
  // Three digits: a year back, and never a date with its first half forgotten.
  if (/^[-+]\d{1,3}$/.test(tekst)) return Number(tekst);
  const dag = DAGEN.findIndex((naam) => tekst === naam || tekst === naam.slice(0, 2));
  if (dag === -1) return null;
  const terug = (DAGEN.indexOf(weekdag(vandaag)) - dag + 7) % 7;
  return richting === "terug" ? 0 - terug : 7 - terug;
}

/** Whether a text is a day of the calendar in ISO form, of the years 1900–2199. */
export function isIsoDatum(tekst: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tekst) || tekst < VROEGSTE || tekst > LAATSTE) return false;
  const dag = Number(tekst.slice(8));
  return dag >= 1 && dag <= dagenIn(jaarVan(tekst), Number(tekst.slice(5, 7)));
}

/** How many days a month has, from 1; 0 for one that doesn't exist. By counting: an import asks it for every row. */
function dagenIn(jaar: number, maand: number): number {
  if (maand === 2) return (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0 ? 29 : 28;
  return DAGEN_PER_MAAND[maand - 1] ?? 0;
}

const DAGEN_PER_MAAND = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day of a moment, in the time zone of the machine. */
export function dagVan(moment: Date): IsoDate {
  return `${moment.getFullYear()}-${tweeCijfers(moment.getMonth() + 1)}-${tweeCijfers(moment.getDate())}`;
}

function tweeCijfers(getal: number): string {
  return getal < 10 ? `0${getal}` : String(getal);
}

/** `04-03-2024`, as dates are shown. */
export function toonDatum(datum: IsoDate): string {
  return `${datum.slice(8, 10)}-${datum.slice(5, 7)}-${datum.slice(0, 4)}`;
}

/** `maandag 04-03-2024`, for a date that somebody must keep. */
export function toonDatumMetDag(datum: IsoDate): string {
  return `${weekdag(datum)} ${toonDatum(datum)}`;
}

/** `4 maart 2024`, as it stands in a sentence. */
export function datumInWoorden(datum: IsoDate): string {
  return `${Number(datum.slice(8, 10))} ${MAANDEN[Number(datum.slice(5, 7)) - 1]} ${datum.slice(0, 4)}`;
}

/** The Dutch name of the weekday. */
export function weekdag(datum: IsoDate): (typeof DAGEN)[number] {
  return DAGEN[dagVanDeWeek(datum)]!;
}

/**
 * The day of the week, 0 for Sunday. By counting, as {@link plusDagen}: a year counts from March on, so that a leap day
 * is its last, and moves the next one by 1, or by 2 after a leap day.
 */
function dagVanDeWeek(datum: IsoDate): number {
  const maand = Number(datum.slice(5, 7));
  const jaar = jaarVan(datum) - (maand < 3 ? 1 : 0);
  const schrikkeldagen = Math.floor(jaar / 4) - Math.floor(jaar / 100) + Math.floor(jaar / 400);
  return (jaar + schrikkeldagen + BEGIN_VAN_MAAND[maand - 1]! + Number(datum.slice(8, 10))) % 7;
}

/** By how many days of the week each month begins later than the year does from which it counts. */
const BEGIN_VAN_MAAND = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/** The day `aantal` days later (earlier when negative). By counting: with a `Date` it takes five times as long. */
export function plusDagen(datum: IsoDate, aantal: number): IsoDate {
  let jaar = jaarVan(datum);
  let maand = Number(datum.slice(5, 7));
  let dag = Number(datum.slice(8, 10)) + aantal;
  for (; dag > dagenIn(jaar, maand); maand = (maand % 12) + 1) {
    dag -= dagenIn(jaar, maand);
    if (maand === 12) jaar += 1;
  }
  while (dag < 1) {
    if (maand === 1) jaar -= 1;
    maand = ((maand + 10) % 12) + 1;
    dag += dagenIn(jaar, maand);
  }
  return `${String(jaar).padStart(4, "0")}-${tweeCijfers(maand)}-${tweeCijfers(dag)}`;
}

/** Days from `van` to `tot`: 0 for the same day, negative when `tot` comes first. */
export function dagenTussen(van: IsoDate, tot: IsoDate): number {
  return Math.round((Date.parse(tot) - Date.parse(van)) / DAG_IN_MS);
}

/** The year of a date, as a number. */
export function jaarVan(datum: IsoDate): number {
  return Number(datum.slice(0, 4));
}

/** The Monday of the week that a day is in. */
export function maandagVan(datum: IsoDate): IsoDate {
  return plusDagen(datum, -((dagVanDeWeek(datum) + 6) % 7));
}

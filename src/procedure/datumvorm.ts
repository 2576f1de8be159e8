/** Dates in whatever form a foreign list has them; apart, since only an import needs a library for that. */
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat.js";
import utc from "dayjs/plugin/utc.js";
import { type IsoDate, isIsoDatum } from "./datum.ts";

dayjs.extend(utc);
dayjs.extend(customParseFormat);

/** Reads a text in one form, as a day that may not exist; null where it doesn't fit. */
type Lezer = (tekst: string) => string | null;

/** Reads a date in one of the given dayjs formats, strictly; null where it doesn't fit. */
export function leesDatumInVorm(getypt: string, vormen: string | readonly string[]): IsoDate | null {
  const tekst = getypt.trim();
  for (const vorm of typeof vormen === "string" ? [vormen] : vormen) {
    const lees = lezers.get(vorm) ?? uitGetallen(vorm) ?? metDayjs(vorm);
    lezers.set(vorm, lees);
    const iso = lees(tekst);
    if (iso !== null && isIsoDatum(iso)) return iso;
  }
  return null;
}

const lezers = new Map<string, Lezer>();

function metDayjs(vorm: string): Lezer {
  return (tekst) => {
    const dag = dayjs.utc(tekst, vorm, true);
    return dag.isValid() ? dag.toISOString().slice(0, 10) : null;
  };
}

const GETALLEN: Readonly<Record<string, string>> = {
  D: "(?<dag>[1-9]|[12]\\d|3[01])",
  DD: "(?<dag>\\d\\d)",
  M: "(?<maand>[1-9]|1[0-2])",
  MM: "(?<maand>\\d\\d)",
  YYYY: "(?<jaar>\\d{4})",
};

/** Three numbers with a mark between them, as almost every list has: dayjs takes twenty times as long. Null for another form. */
function uitGetallen(vorm: string): Lezer | null {
  const delen = vorm.split(/[-/. ]/);
  const letters = delen.map((deel) => deel[0]).sort();
  if (letters.join("") !== "DMY" || !delen.every((deel) => deel in GETALLEN)) return null;
  const patroon = new RegExp(`^${vorm.replaceAll(/[A-Z]+|\./g, (deel) => GETALLEN[deel] ?? "\\.")}$`);
  return (tekst) => {
    const { jaar, maand, dag } = patroon.exec(tekst)?.groups ?? {};
    if (jaar === undefined) return null;
    return `${jaar}-${maand!.padStart(2, "0")}-${dag!.padStart(2, "0")}`;
  };
}

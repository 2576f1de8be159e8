/** Dates in whatever form a foreign list has them; apart, since only an import needs a library for that. */
import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat.js";
import utc from "dayjs/plugin/utc.js";
import { type IsoDate, isIsoDatum } from "./datum.ts";

dayjs.extend(utc);
dayjs.extend(customParseFormat);

/** Reads a date in one of the given dayjs formats, strictly; null where it doesn't fit. */
export function leesDatumInVorm(getypt: string, vormen: string | readonly string[]): IsoDate | null {
  for (const vorm of typeof vormen === "string" ? [vormen] : vormen) {
    const dag = dayjs.utc(getypt.trim(), vorm, true);
    if (!dag.isValid()) continue;
    const iso = dag.toISOString().slice(0, 10);
    return isIsoDatum(iso) ? iso : null;
  }
  return null;
}

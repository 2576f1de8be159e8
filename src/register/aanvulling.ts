/**
 * What of a register completes a command line: numbers with their aard, never a name of a klager, and the people of
 * the office. In plain SQL: reading Kysely would take as long as all the rest of it.
 */
import { join } from "node:path";
import { openSqlite } from "./addon.ts";

/** A confidential case has no aard here. */
export interface Aanvulling {
  readonly woord: string;
  readonly aard: string | null;
}

const KLACHTEN = (welke: string) => `
  select klacht.nummer as woord, dossier.aard as aard
  from klacht left join dossier on dossier.klacht_id = klacht.id
  where klacht.afgehandeld_op ${welke}
  order by klacht.jaar desc, klacht.volgnummer desc limit 100`;

const VRAGEN = {
  lopend: KLACHTEN("is null"),
  afgehandeld: KLACHTEN("is not null"),
  medewerkers: "select naam as woord, null as aard from medewerker where uit_dienst_op is null order by naam",
};

/** Nobody waits longer for a word, in milliseconds. */
const WACHTTIJD = 200;

/**
 * Reads from the register of a folder, and changes nothing there: not even what another program left half.
 * @throws whatever is wrong with it
 */
export function leesAanvulling(map: string, wat: keyof typeof VRAGEN): Aanvulling[] {
  const sqlite = openSqlite(join(map, "register.db"), {
    readonly: true,
    fileMustExist: true,
    timeout: WACHTTIJD,
  });
  try {
    return sqlite.prepare(VRAGEN[wat]).all() as Aanvulling[];
  } finally {
    sqlite.close();
  }
}

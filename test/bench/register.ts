/** Registers to measure on: the sample of real complaints, multiplied; the last days' cases open, all of them late. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { sql } from "kysely";
import { dagenTussen, plusDagen } from "../../src/procedure/datum.ts";
import { alleenIngediend } from "../../src/procedure/mijlpalen.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { voegMedewerkerToe, zoekMedewerker } from "../../src/register/medewerkers.ts";
import { openRegister } from "../../src/register/open.ts";
import { type NieuweKlacht, schrijfKlachten } from "../../src/register/schrijven.ts";

/** What counts as today on these registers. */
export const TODAY = "2024-06-28";
/** How many deadlines are late then, however many cases there are. */
export const LATE = 1000;
/** The last whole years, and the cases in each, however many there are in the years before. */
const YEARS = [2022, 2023];
const PER_YEAR = 2000;
/** The year that an overview is made of. */
export const YEAR = YEARS.at(-1)!;
const BEGIN = "2014-01-01";
const DAYS_BEFORE = dagenTussen(BEGIN, `${YEARS[0]}-01-01`);

/** Part of the name of few, however many cases there are. */
export const CLIENT = "klager77@voorbeeld.nl";
/** In the texts of more than half of the cases. */
export const COMMON = "claim";

const SAMPLE = join(import.meta.dirname, "../cli/tdi-steekproef.csv");
const HANDELENDE = { wie: "Sietske Bakker", nu: new Date(`${TODAY}T08:00:00Z`) };
const KADER = { regels: standaardInstellingen().termijnen, kalender: standaardInstellingen().feestdagen };
const BATCH = 5000;

/** Makes a register of so many cases in a folder, unless it is there already; the last ones are late. */
export async function makeRegister(map: string, cases: number, late = LATE): Promise<void> {
  if (existsSync(join(map, "register.db"))) return;
  mkdirSync(map, { recursive: true });
  const rows = parse(readFileSync(SAMPLE, "utf8"), { columns: true }) as Record<string, string>[];
  const { db, close } = await openRegister(map, { create: true });
  await voegMedewerkerToe(db, { naam: "Jelle Dijkstra", functie: null, email: null }, HANDELENDE);
  const { id } = await zoekMedewerker(db, "Jelle Dijkstra");
  // Nothing is lost when this ends too early: it is made anew.
  for (const setting of ["synchronous = off", "cache_size = -200000"]) {
    await sql.raw(`pragma ${setting}`).execute(db);
  }
  for (let begin = 0; begin < cases; begin += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, cases - begin) }, (_, n) =>
      caseAt(begin + n, lodgedOn(begin + n, cases, late), rows[(begin + n) % rows.length]!, id),
    );
    await db.transaction().execute((trx) => schrijfKlachten(trx, batch, KADER, HANDELENDE));
  }
  await close();
}

/** Null of the newest, which were lodged a week ago and which nobody has taken on. */
function lodgedOn(n: number, cases: number, late: number): string | null {
  const before = Math.max(0, cases - late - YEARS.length * PER_YEAR);
  if (n >= cases - late) return null;
  if (n < before) return dayAt(BEGIN, DAYS_BEFORE, n / before);
  const year = YEARS[Math.floor((n - before) / PER_YEAR)]!;
  return dayAt(`${year}-01-01`, 365, ((n - before) % PER_YEAR) / PER_YEAR);
}

function dayAt(begin: string, days: number, part: number): string {
  return plusDagen(begin, Math.floor(days * part));
}

function caseAt(
  n: number,
  settled: string | null,
  row: Record<string, string>,
  responsible: number,
): NieuweKlacht {
  const isLate = settled === null;
  const lodged = settled ?? plusDagen(TODAY, -7);
  const closed = isLate ? null : plusDagen(lodged, 5 + (n % 40));
  const told = closed;
  return {
    intake: {
      ingediendOp: lodged,
      ontvangenDoor: "Sietske Bakker",
      wijze: "brief",
      vertrouwelijk: false,
      klager: {
        naam: `${row["Complaint filed by"]} ${n}`,
        adres: null,
        postcode: null,
        plaats: null,
        land: null,
        telefoon: null,
        email: `klager${n}@voorbeeld.nl`,
        klantnummer: `K${n % 50_000}`,
      },
      aard: "schadeafhandeling",
      product: "auto",
      polisnummer: `P${n}`,
      maatschappij: row["Complaint filed against"] ?? null,
      omschrijving: `${row["Reason complaint filed"]}. ${row["How resolved"]}. ${row.Keywords} ${row["Coverage type"]}`,
      gewensteOplossing: null,
      betrokkenMedewerker: null,
    },
    geregistreerdOp: lodged,
    verantwoordelijkeId: isLate ? null : responsible,
    mijlpalen: {
      ...alleenIngediend(lodged),
      gemeldOp: isLate ? null : lodged,
      bevestigdOp: isLate ? null : lodged,
      standpuntOp: closed,
      meegedeeldOp: told,
      schriftelijkOp: told,
      afgehandeldOp: closed,
    },
    standpunten:
      closed === null
        ? []
        : [
            {
              ronde: 1,
              oordeel: n % 3 === 0 ? "gegrond" : "ongegrond",
              motivering: `${row["How resolved"]}`,
              datum: closed,
              door: "Jelle Dijkstra",
              beoordelaars: [],
              meegedeeldOp: closed,
              wijzeVanMededeling: "brief",
            },
          ],
    afsluitreden: closed === null ? null : "afgehandeld",
    wijzeVanAfhandeling: closed === null ? null : "brief",
    externNummer: null,
    handelingen: [{ handeling: "overgenomen", details: {} }],
  };
}

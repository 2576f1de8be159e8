/** Registers to measure on: the sample of real complaints, multiplied; the last days' cases open, a thousand of them late. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { plusDagen } from "../../src/procedure/datum.ts";
import { alleenIngediend } from "../../src/procedure/mijlpalen.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { voegMedewerkerToe, zoekMedewerker } from "../../src/register/medewerkers.ts";
import { openRegister } from "../../src/register/open.ts";
import { type NieuweKlacht, schrijfKlachten } from "../../src/register/schrijven.ts";

/** What counts as today on these registers. */
export const TODAY = "2024-06-28";
/** How many deadlines are late then, however many cases there are. */
const LATE = 1000;

/** Part of the name of few, however many cases there are. */
export const CLIENT = "klager77@voorbeeld.nl";

const SAMPLE = join(import.meta.dirname, "../cli/tdi-steekproef.csv");
const HANDELENDE = { wie: "Sietske Bakker", nu: new Date(`${TODAY}T08:00:00Z`) };
const KADER = { regels: standaardInstellingen().termijnen, kalender: standaardInstellingen().feestdagen };
const BATCH = 5000;

/** Makes a register of so many cases in a folder, unless it is there already. */
export async function makeRegister(map: string, cases: number): Promise<void> {
  if (existsSync(join(map, "register.db"))) return;
  mkdirSync(map, { recursive: true });
  const rows = parse(readFileSync(SAMPLE, "utf8"), { columns: true }) as Record<string, string>[];
  const { db, close } = await openRegister(map, { create: true });
  await voegMedewerkerToe(db, { naam: "Jelle Dijkstra", functie: null, email: null }, HANDELENDE);
  const { id } = await zoekMedewerker(db, "Jelle Dijkstra");
  for (let begin = 0; begin < cases; begin += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, cases - begin) }, (_, n) =>
      caseAt(begin + n, cases, rows[(begin + n) % rows.length]!, id),
    );
    await db.transaction().execute((trx) => schrijfKlachten(trx, batch, KADER, HANDELENDE));
  }
  await close();
}

/** Spread over ten years; the newest thousand were lodged a week ago and nobody has taken them on. */
function caseAt(n: number, cases: number, row: Record<string, string>, responsible: number): NieuweKlacht {
  const isLate = n >= cases - LATE;
  const lodged = isLate ? plusDagen(TODAY, -7) : plusDagen("2014-01-01", Math.floor((n / cases) * 3600));
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

/** The folder of the demo: made anew each time, and never a folder that holds anything else. */

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refused } from "../../errors.ts";
import type { IsoDate } from "../../procedure/datum.ts";
import { wijzigInstellingen } from "../../register/inrichten.ts";
import { standaardInstellingen } from "../../register/instellingen.ts";
import { voegMedewerkerToe, zoekMedewerker } from "../../register/medewerkers.ts";
import { openRegister } from "../../register/open.ts";
import { schrijfKlachten } from "../../register/schrijven.ts";
import { inTransactie } from "../../register/transactie.ts";
import { schrijfZonderWachten } from "../../register/zonder-wachten.ts";
import { wikkelAf } from "./afwikkelen.ts";
import { demoKlachten, ONBEVESTIGD } from "./klachten.ts";

/** Tells that a folder is ours to empty. */
const MARK = "DEMO.txt";
const MARK_TEXT =
  "Dit is een proefregister met verzonnen klachten. `klacht demo` maakt deze map telkens leeg en opnieuw.\n";

const VERANTWOORDELIJKE = "Hanneke Dijkstra";
const COLLEGAS = [
  { naam: "Sietske Bakker", functie: "binnendienst", email: null },
  { naam: "Wouter Dijkstra", functie: "adviseur", email: null },
];
const KANTOOR = {
  naam: "Assurantiekantoor De Voorbeelden",
  adres: "Schans 1",
  postcode: "8441 AC",
  plaats: "Heerenveen",
  telefoon: "0513 555 000",
  email: "klachten@voorbeeld.nl",
  logo: null,
};

export interface DemoRegister {
  readonly map: string;
  /** The number of a case that was carried to its end. */
  readonly afgehandeld: string;
  /** That of a case whose klager has not been told yet that it is being dealt with. */
  readonly onbevestigd: string;
}

/**
 * Makes the register, and returns its folder with the cases to show.
 * @throws {Refused} the folder holds something that is not a demo
 */
export async function makeDemoRegister(typed: string | undefined, vandaag: IsoDate): Promise<DemoRegister> {
  const map = typed === undefined ? await defaultFolder() : resolve(typed);
  prepareFolder(map);
  const handelende = { wie: VERANTWOORDELIJKE, nu: new Date() };
  const { db, close } = await openRegister(map, { create: true });
  try {
    await schrijfZonderWachten(db);
    const { regels, kalender } = {
      regels: standaardInstellingen().termijnen,
      kalender: standaardInstellingen().feestdagen,
    };
    await wijzigInstellingen(db, map, handelende, (oud) => ({
      ...oud,
      kantoor: KANTOOR,
      verantwoordelijke: VERANTWOORDELIJKE,
    }));
    for (const collega of COLLEGAS) await voegMedewerkerToe(db, collega, handelende);
    const verantwoordelijke = await zoekMedewerker(db, VERANTWOORDELIJKE);
    const klachten = demoKlachten(vandaag, verantwoordelijke);
    const nieuw = klachten.map(({ klacht }) => klacht);
    const nummers = await inTransactie(db, (trx) =>
      schrijfKlachten(trx, nieuw, { regels, kalender }, handelende),
    );
    for (const [n, { verder }] of klachten.entries()) {
      if (verder !== null) await wikkelAf(db, nummers[n]!, verder, { regels, kalender }, handelende);
    }
    return { map, afgehandeld: nummers[0]!, onbevestigd: nummers[ONBEVESTIGD]! };
  } finally {
    await close();
  }
}

function prepareFolder(map: string): void {
  const isDemo = existsSync(join(map, MARK));
  if (!isDemo && existsSync(map) && readdirSync(map).length > 0) {
    throw new Refused(
      `De map ${map} is niet leeg en is geen proefregister`,
      "Kies met --map een andere map, of geef er geen.",
    );
  }
  mkdirSync(map, { recursive: true });
  for (const name of readdirSync(map)) if (name !== MARK) rmSync(join(map, name), { recursive: true });
  writeFileSync(join(map, MARK), MARK_TEXT);
}

async function defaultFolder(): Promise<string> {
  const { default: envPaths } = await import("env-paths");
  return envPaths("klacht-demo", { suffix: "" }).data;
}

/** What counts in a year by its own date: deadlines met, conversations, Kifid, measures, extensions, clients. */
import { GEMETEN_TERMIJNEN, type Jaarfeiten } from "../procedure/jaarcijfers.ts";
import type { Periode } from "../procedure/jaarperiode.ts";
import { Teller } from "../procedure/telling.ts";
import type { Db } from "./db.ts";
import * as vragen from "./vragen/jaar.ts";

/** The events of a year. */
export async function leesJaarfeiten(db: Db, periode: Periode): Promise<Jaarfeiten> {
  const gebeurtenissen = await vragen.gebeurtenissen.alle(db, periode);
  const van = (wat: string) => gebeurtenissen.filter((rij) => rij.wat === wat);
  const telling = (wat: string) => {
    const teller = new Teller();
    for (const { code, aantal } of van(wat)) teller.tel(code, aantal);
    return teller.telling;
  };
  return {
    termijnen: await meetTermijnen(db, periode),
    gesprekken: telling("gesprek"),
    kifid: telling("kifid"),
    maatregelen: telling("maatregel"),
    schadevergoeding: van("maatregel").reduce((som, { bedrag }) => som + (bedrag ?? 0), 0),
    uitgesteld: van("uitstel").reduce((som, { aantal }) => som + aantal, 0),
    klanten: await telKlanten(db, periode),
  };
}

async function meetTermijnen(db: Db, periode: Periode): Promise<Jaarfeiten["termijnen"]> {
  const gehaald = await vragen.gehaald.alle(db, periode);
  const teLaat = await vragen.openTeLaat.alle(db, { op: periode.tot });
  return Object.fromEntries(
    GEMETEN_TERMIJNEN.map((soort) => {
      const { gedaan, opTijd, opTijdMetUitstel } = gehaald.find((rij) => rij.soort === soort) ?? NIETS;
      const openTeLaat = teLaat.find((rij) => rij.soort === soort)?.aantal ?? 0;
      return [soort, { gedaan, opTijd, opTijdMetUitstel, openTeLaat }];
    }),
  ) as Jaarfeiten["termijnen"];
}

const NIETS = { gedaan: 0, opTijd: 0, opTijdMetUitstel: 0 };

async function telKlanten(db: Db, periode: Periode): Promise<Jaarfeiten["klanten"]> {
  const geteld = await vragen.klanten.eerste(db, periode);
  return {
    meerdereKlachten: geteld?.meerdereKlachten ?? 0,
    ookEerder: geteld?.ookEerder ?? 0,
    zonderKlantnummer: geteld?.zonderKlant ?? 0,
  };
}

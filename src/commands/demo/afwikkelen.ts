/** The course of those cases of which the demo tells more: decision, measures, objection, conversation, Kifid. */
import { type IsoDate, plusDagen } from "../../procedure/datum.ts";
import { eerstvolgendeWerkdag, WETTELIJKE_KALENDER } from "../../procedure/werkdagen.ts";
import { voegCorrespondentieToe } from "../../register/correspondentie.ts";
import type { Db } from "../../register/db.ts";
import { sluit } from "../../register/einde.ts";
import { kifidStap, voerGesprek } from "../../register/geschil.ts";
import type { Handelende } from "../../register/logboek.ts";
import { treftMaatregel } from "../../register/maatregelen.ts";
import type { TermijnKader } from "../../register/schrijven.ts";
import { besluit, herbeoordeel, maakBezwaar } from "../../register/standpunt.ts";
import type { Verhaal, Vervolg } from "./verhalen.ts";

export interface Afwikkeling {
  readonly verhaal: Verhaal;
  readonly vervolg: Vervolg;
  readonly antwoordOp: IsoDate;
}

const BEOORDELAARS = ["Hanneke Dijkstra", "Wouter Dijkstra"];

/** The days after the answer. */
function dagenVan({ antwoordOp, vervolg }: Afwikkeling) {
  const dag = (vanaf: IsoDate, aantal: number) =>
    eerstvolgendeWerkdag(plusDagen(vanaf, aantal), WETTELIJKE_KALENDER);
  const bezwaarOp = dag(antwoordOp, 6);
  const herbeoordeeldOp = dag(bezwaarOp, 13);
  const gesprekOp = dag(herbeoordeeldOp, 8);
  const laatste = vervolg.bezwaar === undefined ? antwoordOp : gesprekOp;
  return { bezwaarOp, herbeoordeeldOp, gesprekOp, afgehandeldOp: dag(laatste, 5) };
}

export function laatsteDagVan(afwikkeling: Afwikkeling): IsoDate {
  return dagenVan(afwikkeling).afgehandeldOp;
}

/** Carries a case from its acknowledgement to its end. */
export async function wikkelAf(
  db: Db,
  nummer: string,
  afwikkeling: Afwikkeling,
  kader: TermijnKader,
  handelende: Handelende,
): Promise<void> {
  const { verhaal, vervolg, antwoordOp } = afwikkeling;
  const { bezwaarOp, herbeoordeeldOp, gesprekOp, afgehandeldOp } = dagenVan(afwikkeling);
  const { oorzaak, verbetermaatregel, maatregelen, bezwaar } = vervolg;
  const { oordeel, motivering } = verhaal;
  const brief = (soort: string, onderwerp: string, datum: IsoDate) =>
    voegCorrespondentieToe(
      db,
      nummer,
      { soort, onderwerp, datum, richting: "uit", tekst: null, bestand: null, wijze: "brief" },
      handelende,
    );
  await besluit(
    db,
    nummer,
    { oordeel, motivering, datum: antwoordOp, door: null, oorzaak, verbetermaatregel },
    handelende,
  );
  for (const maatregel of maatregelen) {
    await treftMaatregel(
      db,
      nummer,
      { ...maatregel, datum: antwoordOp, akkoordVerzekeraar: false },
      handelende,
    );
  }
  await brief("standpunt", "Ons standpunt over uw klacht", antwoordOp);
  if (bezwaar !== undefined) {
    await maakBezwaar(db, nummer, { datum: bezwaarOp, tekst: bezwaar.tekst }, kader, handelende);
    const opnieuw = { oordeel: bezwaar.oordeel, motivering: bezwaar.motivering };
    await herbeoordeel(
      db,
      nummer,
      { ...opnieuw, datum: herbeoordeeldOp, beoordelaars: BEOORDELAARS },
      handelende,
    );
    await brief("herbeoordeling", "De herbeoordeling van uw klacht", herbeoordeeldOp);
    const uitkomst = bezwaar.eens ? ("overeenstemming" as const) : ("geen-overeenstemming" as const);
    const gesprek = { datum: gesprekOp, aanwezig: BEOORDELAARS, verslag: bezwaar.verslag, uitkomst };
    await voerGesprek(db, nummer, gesprek, handelende);
    if (!bezwaar.eens) {
      await kifidStap(db, nummer, { datum: gesprekOp, status: "verwezen", uitkomst: null }, handelende);
    }
  }
  const einde = { datum: afgehandeldOp, wijze: null, toelichting: null, berust: bezwaar?.eens ?? true };
  await sluit(db, nummer, { ...einde, reden: "afgehandeld" }, handelende);
}

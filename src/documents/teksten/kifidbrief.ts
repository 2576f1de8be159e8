/** The letter after a lasting dispute: the klager is told that he can go to Kifid (§6). */
import { datumInWoorden } from "../../procedure/datum.ts";
import type { Klacht } from "../../procedure/klacht.ts";
import type { BriefInvoer, Inhoud } from "../brief-types.ts";
import { kifidvelden } from "./kifid.ts";
import { ontbreekt } from "./weigeren.ts";

export function kifidbrief(invoer: BriefInvoer): Inhoud {
  const { klacht } = invoer;
  const laatste = klacht.standpunten.at(-1);
  if (laatste === undefined)
    throw ontbreekt("Verwijzen naar Kifid kan pas als er een standpunt is", "§6", "besluit NR", klacht);
  const standpuntOp = klacht.schriftelijkOp ?? klacht.meegedeeldOp ?? laatste.datum;
  const standpunt = `ons standpunt van ${datumInWoorden(standpuntOp)}`;
  return {
    betreft: `uw klacht ${klacht.nummer}: verwijzing naar Kifid`,
    waarden: {
      geschil: [geschil(klacht)],
      "standpunt-op": [datumInWoorden(standpuntOp)],
      blijven: [
        `Wij blijven bij ${standpunt}. Bent u het daar niet mee eens, dan hebt u de volgende mogelijkheden.`,
      ],
      ...kifidvelden(invoer, { standpuntOp, standpunt }),
    },
  };
}

/** How the dispute came to last: by the conversation, where there was one. */
function geschil({ gesprekken, ingediendOp }: Klacht): string {
  const klacht = `uw klacht van ${datumInWoorden(ingediendOp)}`;
  const gesprek = gesprekken.findLast(({ uitkomst }) => uitkomst === "geen-overeenstemming");
  return gesprek === undefined
    ? `Tot onze spijt zijn wij het over ${klacht} niet met u eens geworden.`
    : `Op ${datumInWoorden(gesprek.datum)} hebben wij met u gesproken over ${klacht}. Tot onze spijt heeft dat niet tot overeenstemming geleid.`;
}

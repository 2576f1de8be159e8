/** Pointing the klager to the disputes body and the civil court (§4.2, §6; Bgfo Wft art. 42). */
import { datumInWoorden, type IsoDate } from "../../procedure/datum.ts";
import { uiterlijkBijKifid } from "../../procedure/kifid.ts";
import type { Waarden } from "../alineas-vullen.ts";
import type { BriefInvoer } from "../brief-types.ts";
import { maandenInWoorden } from "../opmaak.ts";

export interface Verwijzing {
  /** The day of the position that counts for the term. */
  readonly standpuntOp: IsoDate;
  /** How the letter calls that position, in its sentence about the term. */
  readonly standpunt: string;
}

/** The fields about Kifid; all of them empty in a letter that doesn't point there. */
export function kifidvelden({ klacht, instellingen }: BriefInvoer, verwijzing: Verwijzing): Waarden {
  const { kifid } = instellingen;
  const uiterlijk = datumInWoorden(uiterlijkBijKifid(klacht.ingediendOp, verwijzing.standpuntOp, kifid));
  const gegevens = [
    [kifid.naam],
    [kifid.adres],
    [kifid.telefoon && `telefoon ${kifid.telefoon}`, kifid.website],
    [kifid.nummer && `ons aansluitnummer: ${kifid.nummer}`],
  ].map((regel) => regel.filter(Boolean).join(", "));
  return {
    kifid: [
      [
        "U kunt uw klacht voorleggen aan de geschilleninstantie waarbij ons kantoor is aangesloten:",
        ...gegevens.filter((regel) => regel !== ""),
      ].join("\n"),
    ],
    "kifid-termijn": [
      `Dat kan binnen ${maandenInWoorden(kifid["maanden-na-standpunt"])} na ${verwijzing.standpunt}, of binnen ${maandenInWoorden(kifid["maanden-na-klacht"])} nadat u de klacht bij ons hebt ingediend. De laatste van die twee dagen telt: u kunt uw klacht daar uiterlijk op ${uiterlijk} indienen.`,
    ],
    rechter: ["Ook kunt u uw klacht voorleggen aan de burgerlijke rechter."],
    "kifid-naam": veld(kifid.naam),
    "kifid-adres": veld(kifid.adres),
    "kifid-telefoon": veld(kifid.telefoon),
    "kifid-website": veld(kifid.website),
    "kifid-aansluitnummer": veld(kifid.nummer),
    "kifid-uiterlijk": [uiterlijk],
  };
}

/** From when the klager need not wait for a position (Bgfo Wft art. 43 lid 3). */
export function kifidZonderStandpunt({ klacht, instellingen, datum }: BriefInvoer): string[] {
  const vanaf = klacht.termijnen.find(({ soort }) => soort === "kifid-route")?.uiterlijk;
  if (vanaf === undefined) return [];
  const dag = datumInWoorden(vanaf);
  const { naam, adres, website } = instellingen.kifid;
  const wanneer =
    datum < vanaf
      ? `Hebt u op ${dag} nog geen standpunt van ons ontvangen, dan kunt u uw klacht vanaf die dag ook`
      : `U kunt uw klacht sinds ${dag} ook`;
  return [
    `${wanneer} zonder ons standpunt voorleggen aan de geschilleninstantie waarbij ons kantoor is aangesloten: ${[naam, adres, website].filter(Boolean).join(", ")}.`,
  ];
}

function veld(tekst: string | null): string[] {
  return tekst ? [tekst] : [];
}

/** How a yearly overview was counted, in words: the same on paper and in the manual. */
import { datumInWoorden, type IsoDate } from "./datum.ts";
import type { Jaarperioden } from "./jaarperiode.ts";

/** The short form, for the screen and the title page. */
export const WELK_JAAR =
  "Een klacht telt als ontvangen in het jaar waarin zij is ingediend, en als afgehandeld in het jaar waarin zij is afgehandeld.";

export function verantwoording({ dit, vorig, voorlopig }: Jaarperioden, peildatum: IsoDate): string[] {
  return [
    `${WELK_JAAR} Aard, product en wijze van indienen gaan over de ontvangen klachten; oordeel, reden en wijze van afhandeling, oorzaak en doorlooptijd over de afgehandelde.`,
    "Wat in de loop van een klacht gebeurt (een melding, een antwoord, een bezwaar, een gesprek, een stap bij Kifid, een maatregel), telt in het jaar waarin het gebeurde. Van stappen bij Kifid, maatregelen en uitstel is het aantal klachten geteld.",
    voorlopig
      ? `Het jaar ${dit.jaar} is nog niet voorbij: de cijfers lopen tot en met ${datumInWoorden(dit.tot)}, en die van ${vorig.jaar} tot en met ${datumInWoorden(vorig.tot)}.`
      : `De cijfers geven de stand van ${datumInWoorden(dit.tot)} en, voor het jaar ervoor, van ${datumInWoorden(vorig.tot)}, zoals het register die op ${datumInWoorden(peildatum)} kende. Wat later gebeurde telt niet mee. Een klacht die later is heropend, telt als niet afgehandeld.`,
    "Open aan het begin plus ontvangen min afgehandeld is open aan het einde.",
    "De dag van ontvangst is dag 0 van elke termijn. Elke klacht is gemeten aan de termijnen die zij bij haar opname kreeg. Zonder uitstel wil zeggen: binnen de termijn die het eerst is toegezegd. Antwoord is de eerste mededeling van het standpunt.",
    "Doorlooptijden zijn kalenderdagen. De mediaan is de middelste waarde; bij een even aantal het gemiddelde van de middelste twee. 90% binnen is het kleinste aantal dagen waarbinnen ten minste negen van de tien klaar waren.",
    "Aandelen zijn afgerond op één decimaal en tellen daardoor niet altijd op tot 100%. Het verschil tussen twee aandelen staat in procentpunten (pp). Een streepje betekent dat er niets te meten was.",
  ];
}

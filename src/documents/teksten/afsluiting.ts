/** The letter that confirms the end of a case, by the reason of its closing (§3, §5). */
import { datumInWoorden } from "../../procedure/datum.ts";
import type { Afsluitreden, Klacht } from "../../procedure/klacht.ts";
import { labelVan, WIJZEN_VAN_AFHANDELING } from "../../procedure/woordenlijsten.ts";
import type { BriefInvoer, Inhoud } from "../brief-types.ts";
import { alineas } from "../opmaak.ts";
import { kifidvelden } from "./kifid.ts";
import { ontbreekt } from "./weigeren.ts";

export function afsluiting(invoer: BriefInvoer): Inhoud {
  const { klacht } = invoer;
  if (klacht.afgehandeldOp === null)
    throw ontbreekt("De klacht is nog niet afgehandeld", "§3", "sluiten NR", klacht);
  const reden = klacht.afsluitreden ?? "afgehandeld";
  const laatste = klacht.standpunten.at(-1);
  // Who rests in the outcome needs no way to dispute it; otherwise its term must be told (Bgfo Wft art. 42).
  const verwijst =
    reden === "afgehandeld" &&
    laatste !== undefined &&
    laatste.oordeel !== "gegrond" &&
    klacht.berust !== true;
  const standpuntOp = klacht.schriftelijkOp ?? klacht.meegedeeldOp ?? laatste?.datum ?? klacht.afgehandeldOp;
  return {
    betreft: BETREFT[reden](klacht.nummer),
    waarden: {
      afsluiting: TEKST[reden](klacht, datumInWoorden(klacht.afgehandeldOp)),
      toelichting: alineas(invoer.toelichting),
      vervolg: reden === "afgehandeld" ? (verwijst ? [ONEENS] : []) : [VERVOLG[reden]],
      "afgehandeld-op": [datumInWoorden(klacht.afgehandeldOp)],
      ...(verwijst
        ? kifidvelden(invoer, { standpuntOp, standpunt: `ons standpunt van ${datumInWoorden(standpuntOp)}` })
        : {}),
    },
  };
}

const BETREFT: Record<Afsluitreden, (nummer: string) => string> = {
  afgehandeld: (nummer) => `afhandeling van uw klacht ${nummer}`,
  ingetrokken: (nummer) => `intrekking van uw klacht ${nummer}`,
  "geen-klacht": (nummer) => `afhandeling van uw melding ${nummer}`,
  doorgestuurd: (nummer) => `doorsturen van uw klacht ${nummer}`,
};

const TEKST: Record<Afsluitreden, (klacht: Klacht, afgehandeldOp: string) => string[]> = {
  afgehandeld: ({ ingediendOp, schriftelijkOp, wijzeVanAfhandeling, berust }, afgehandeldOp) => {
    const wijze = labelVan(WIJZEN_VAN_AFHANDELING, wijzeVanAfhandeling).toLowerCase();
    const hoe = { gesprek: " in een gesprek met u", telefoon: " in een telefoongesprek met u" }[wijze] ?? "";
    const standpunt = schriftelijkOp
      ? ` Ons standpunt hebben wij u op ${datumInWoorden(schriftelijkOp)} schriftelijk meegedeeld.`
      : "";
    return [
      `Uw klacht van ${datumInWoorden(ingediendOp)} hebben wij op ${afgehandeldOp}${hoe} afgehandeld.${standpunt}`,
      ...(berust === true ? ["U hebt ons laten weten dat u zich in deze afhandeling kunt vinden."] : []),
    ];
  },
  ingetrokken: ({ ingediendOp }, afgehandeldOp) => [
    `U hebt uw klacht van ${datumInWoorden(ingediendOp)} ingetrokken. Wij hebben de behandeling daarom op ${afgehandeldOp} beëindigd.`,
  ],
  "geen-klacht": ({ ingediendOp }, afgehandeldOp) => [
    `Op ${datumInWoorden(ingediendOp)} hebt u zich tot ons gewend. Wij hebben uw melding zorgvuldig bekeken en vastgesteld dat deze geen klacht is als bedoeld in onze klachtenprocedure. Wij hebben de behandeling als klacht daarom op ${afgehandeldOp} beëindigd.`,
  ],
  doorgestuurd: ({ ingediendOp }, afgehandeldOp) => [
    `Uw klacht van ${datumInWoorden(ingediendOp)} gaat niet over de dienstverlening van ons kantoor. Wij hebben uw klacht daarom op ${afgehandeldOp} doorgestuurd naar de partij die haar kan behandelen.`,
  ],
};

const ONEENS = "Bent u het niet eens met deze afhandeling, dan hebt u de volgende mogelijkheden.";

const VERVOLG: Record<Exclude<Afsluitreden, "afgehandeld">, string> = {
  ingetrokken: "Wilt u uw klacht later alsnog laten behandelen? Dan kunt u haar opnieuw bij ons indienen.",
  "geen-klacht":
    "Ziet u dat anders? Laat het ons dan weten; wij nemen uw melding dan alsnog als klacht in behandeling.",
  doorgestuurd: "U ontvangt het antwoord op uw klacht van die partij.",
};

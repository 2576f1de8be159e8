/** The letters with a position: the first one (§4d) and that after an objection (§4.2). */
import { datumInWoorden } from "../../procedure/datum.ts";
import type { Klacht, Maatregel, Oordeel, Standpunt } from "../../procedure/klacht.ts";
import { opsomming } from "../../procedure/tekst.ts";
import { wachtOpVerzekeraar } from "../../procedure/verzekeraar.ts";
import type { Waarden } from "../alineas-vullen.ts";
import type { BriefInvoer, Inhoud } from "../brief-types.ts";
import { alineas, bedragInEuro, zin } from "../opmaak.ts";
import { kifidvelden, kifidZonderStandpunt } from "./kifid.ts";
import { ontbreekt } from "./weigeren.ts";

const INGESCHAKELD = [
  "Wij hebben uw klacht voorgelegd aan onze beroepsaansprakelijkheidsverzekeraar. Tot die heeft gereageerd, kunnen wij over een vergoeding geen uitspraak doen.",
  "Zodra wij een reactie van onze verzekeraar hebben, ontvangt u van ons een schriftelijk en gemotiveerd standpunt. Wij vragen daarvoor uw begrip.",
];

const WAAROM_NEUTRAAL =
  "De verzekeraar is ingeschakeld en heeft nog niet ingestemd (§4.1): daarom erkent deze brief geen aansprakelijkheid, noemt hij geen bedrag en staan oordeel, motivering en maatregelen er niet in.";

/** The letter with the position (§4c, §4d). */
export function standpunt(invoer: BriefInvoer): Inhoud {
  const { klacht } = invoer;
  const eerste = klacht.standpunten.find(({ ronde }) => ronde === 1);
  if (eerste === undefined)
    throw ontbreekt("Er is nog geen standpunt om mee te delen", "§4d", "besluit NR", klacht);
  if (magNietsErkennen(klacht, eerste))
    return neutraal(invoer, `behandeling van uw klacht ${klacht.nummer}`, {});
  return {
    betreft: `ons standpunt over uw klacht ${klacht.nummer}`,
    waarden: {
      "gesprek-vooraf": gesprekVooraf(klacht, invoer.datum),
      oordeel: [`${OORDEEL[eerste.oordeel]} Hieronder leest u waarom.`],
      bezwaar: [eerste.oordeel === "gegrond" ? NIET_TEVREDEN : BEZWAAR],
      ...metOordeel(invoer, eerste),
    },
    notes: excusesOntbreken(klacht, eerste.oordeel),
  };
}

/** The letter after the objection: what the second look came to, and by whom (§4.2). */
export function herbeoordeling(invoer: BriefInvoer): Inhoud {
  const { klacht } = invoer;
  const bezwaar = klacht.bezwaren.at(-1);
  if (bezwaar === undefined)
    throw ontbreekt("De klager heeft nog geen bezwaar gemaakt", "§4.2", "bezwaar NR", klacht);
  const tweede = klacht.standpunten.findLast(({ ronde }) => ronde > 1);
  if (tweede === undefined)
    throw ontbreekt("De klacht is nog niet opnieuw beoordeeld", "§4.2", "herbeoordeling NR", klacht);
  const beoordelaars = opsomming(tweede.beoordelaars);
  const opnieuw = beoordelaars === "" ? "" : ` door ${beoordelaars}`;
  const bezwaarOp = datumInWoorden(bezwaar.datum);
  const eigen: Waarden = {
    herbeoordeling: [
      `Op ${bezwaarOp} hebt u bezwaar gemaakt tegen ons standpunt over uw klacht van ${datumInWoorden(klacht.ingediendOp)}. Uw klacht is daarom opnieuw beoordeeld${opnieuw}.`,
    ],
    "bezwaar-op": [bezwaarOp],
    beoordelaars: beoordelaars === "" ? [] : [beoordelaars],
  };
  if (magNietsErkennen(klacht, tweede)) {
    return neutraal(invoer, `behandeling van uw bezwaar, klacht ${klacht.nummer}`, eigen);
  }
  const eerste = klacht.standpunten.find(({ ronde }) => ronde === 1);
  return {
    betreft: `herbeoordeling van uw klacht ${klacht.nummer}`,
    waarden: {
      ...eigen,
      oordeel: [
        `${eerste?.oordeel === tweede.oordeel ? GEBLEVEN[tweede.oordeel] : HERZIEN[tweede.oordeel]} Hieronder leest u waarom.`,
      ],
      bezwaar: [tweede.oordeel === "gegrond" ? NIET_TEVREDEN : GESPREK],
      ...metOordeel(invoer, tweede),
    },
    notes: excusesOntbreken(klacht, tweede.oordeel),
  };
}

/** Whether the insurer keeps this position back; a rejection admits nothing, whatever the other round came to. */
function magNietsErkennen({ maatregelen }: Klacht, standpunt: Standpunt): boolean {
  return wachtOpVerzekeraar({ maatregelen, standpunten: [standpunt] });
}

const OORDEEL: Record<Oordeel, string> = {
  gegrond: "Wij vinden uw klacht gegrond.",
  "gedeeltelijk-gegrond": "Wij vinden uw klacht gedeeltelijk gegrond.",
  ongegrond:
    "Wij vinden uw klacht ongegrond. Wij begrijpen dat dit niet de uitkomst is waarop u had gehoopt.",
};

const GEBLEVEN: Record<Oordeel, string> = {
  gegrond: "Wij blijven bij ons oordeel dat uw klacht gegrond is.",
  "gedeeltelijk-gegrond": "Wij blijven bij ons oordeel dat uw klacht gedeeltelijk gegrond is.",
  ongegrond:
    "Wij blijven bij ons oordeel dat uw klacht ongegrond is. Wij begrijpen dat dit niet de uitkomst is waarop u had gehoopt.",
};

const HERZIEN: Record<Oordeel, string> = {
  gegrond: "Wij komen terug op ons eerdere standpunt: wij vinden uw klacht alsnog gegrond.",
  "gedeeltelijk-gegrond":
    "Wij komen terug op ons eerdere standpunt: wij vinden uw klacht gedeeltelijk gegrond.",
  ongegrond: "Wij komen terug op ons eerdere standpunt: wij vinden uw klacht ongegrond.",
};

const NIET_TEVREDEN =
  "Komt dit niet tegemoet aan uw klacht? Laat het ons dan weten; wij gaan daarover graag met u in gesprek.";
const BEZWAAR =
  "Bent u het niet met ons eens? Dan kunt u bij ons bezwaar maken. Wij beoordelen uw klacht dan opnieuw, samen met iemand die bij dit standpunt niet betrokken was. Ook gaan wij graag met u in gesprek om alsnog tot overeenstemming te komen.";
const GESPREK =
  "Bent u het ook met deze uitkomst niet eens? Dan gaan wij graag met u in gesprek om alsnog tot overeenstemming te komen.";

/** What a letter says that gives the position: the reasons, what is done about it, and where the klager may go. */
function metOordeel(invoer: BriefInvoer, { oordeel, motivering }: Standpunt): Waarden {
  const { klacht } = invoer;
  // Measures go with a founded complaint (§4.1); those of a position that was taken back count no more.
  const maatregelen = oordeel === "ongegrond" ? [] : klacht.maatregelen;
  const lijst = maatregelen.flatMap(inWoorden);
  const verwijst = oordeel !== "gegrond";
  return {
    motivering: alineas(motivering),
    excuses: excuses(maatregelen, oordeel),
    "maatregelen-inleiding": lijst.length === 0 ? [] : ["Wij doen het volgende:"],
    maatregelen: lijst,
    verzekeraar: maatregelen.some(({ soort }) => soort === "verzekeraar")
      ? ["Onze beroepsaansprakelijkheidsverzekeraar heeft hiermee ingestemd."]
      : [],
    ...(verwijst
      ? kifidvelden(invoer, { standpuntOp: invoer.datum, standpunt: "de datum van deze brief" })
      : {}),
  };
}

function neutraal(invoer: BriefInvoer, betreft: string, eigen: Waarden): Inhoud {
  return {
    betreft,
    waarden: {
      ...eigen,
      verzekeraar: INGESCHAKELD,
      "kifid-zonder-standpunt": eigen.herbeoordeling ? [] : kifidZonderStandpunt(invoer),
    },
    notes: [WAAROM_NEUTRAAL],
    volledig: false,
  };
}

function excuses(maatregelen: readonly Maatregel[], oordeel: Oordeel): string[] {
  const gemaakt = maatregelen.filter(({ soort }) => soort === "verontschuldiging");
  if (gemaakt.length === 0) return [];
  const waarvoor = oordeel === "gegrond" ? "de gemaakte fout" : "wat niet goed is gegaan";
  return [
    `Wij bieden u onze verontschuldigingen aan voor ${waarvoor} en voor de last die u daarvan hebt gehad.`,
    ...gemaakt.flatMap(({ toelichting }) => alineas(toelichting)),
  ];
}

/** A measure as the klager reads it; the apology and the insurer have their own place in the letter. */
function inWoorden({ soort, bedrag, toelichting }: Maatregel): string[] {
  const meer = alineas(toelichting).map(zin).join(" ");
  if (soort === "nakoming") {
    return [meer === "" ? "Wij komen alsnog na wat u van ons mocht verwachten." : meer];
  }
  if (soort !== "schadevergoeding") return [];
  const aanbod =
    bedrag === null
      ? "Wij bieden u een vergoeding van uw schade aan."
      : `Wij bieden u een schadevergoeding aan van ${bedragInEuro(bedrag)}.`;
  return [[aanbod, meer].filter(Boolean).join(" ")];
}

/** §4.1: apologies go with a founded complaint. */
function excusesOntbreken({ maatregelen, nummer }: Klacht, oordeel: Oordeel): string[] {
  return oordeel === "gegrond" && !maatregelen.some(({ soort }) => soort === "verontschuldiging")
    ? [
        `Er staan geen verontschuldigingen in de brief (§4.1); leg ze zo nodig vast met: klacht maatregel ${nummer} verontschuldiging.`,
      ]
    : [];
}

/** A position that was told in a conversation is confirmed by the letter (§4.2). */
function gesprekVooraf({ gesprekken }: Klacht, datum: string): string[] {
  const gesprek = gesprekken.findLast(
    (gevoerd) => gevoerd.uitkomst === "standpunt-meegedeeld" && gevoerd.datum <= datum,
  );
  return gesprek === undefined
    ? []
    : [
        `In ons gesprek van ${datumInWoorden(gesprek.datum)} hebben wij u ons standpunt al meegedeeld. Met deze brief bevestigen wij dat schriftelijk.`,
      ];
}

/** The letters on the way to a position: acknowledgement, question, extension, invitation. */
import { dagenTussen, datumInWoorden, weekdag } from "../../procedure/datum.ts";
import type { Klacht } from "../../procedure/klacht.ts";
import type { Termijn } from "../../procedure/termijnen.ts";
import type { BriefInvoer, Gespreksvoorstel, Inhoud } from "../brief-types.ts";
import { alineas, dagenInWeken } from "../opmaak.ts";
import { kantooradres } from "./algemeen.ts";
import { kifidZonderStandpunt } from "./kifid.ts";
import { ontbreekt } from "./weigeren.ts";

/** That it is being dealt with, and by when the answer comes (§3; Bgfo Wft art. 43 lid 2). */
export function ontvangstbevestiging({ klacht, datum }: BriefInvoer): Inhoud {
  const termijn = termijnVan(klacht, "reactie");
  const mondeling = klacht.wijze === "mondeling" || klacht.wijze === "telefonisch";
  return {
    betreft: `ontvangst van uw klacht ${klacht.nummer}`,
    waarden: {
      behandeling: [
        `Wij hebben uw klacht in behandeling genomen onder nummer ${klacht.nummer}.${klacht.verantwoordelijke ? ` ${klacht.verantwoordelijke} onderzoekt uw klacht.` : ""}`,
      ],
      reactietermijn: termijn
        ? [
            `U ontvangt ${binnen(klacht, termijn)} een schriftelijke en gemotiveerde reactie van ons. Lukt dat onverhoopt niet, dan laten wij u vóór die datum weten waardoor dat komt en wanneer u onze reactie wel kunt verwachten.`,
          ]
        : [],
      "reactie-uiterlijk": termijn ? [datumInWoorden(termijn.uiterlijk)] : [],
      "mondeling-inleiding": mondeling
        ? [`U hebt uw klacht ${klacht.wijze} bij ons ingediend. Wij hebben uw klacht als volgt vastgelegd:`]
        : [],
      "mondelinge-klacht": mondeling ? alineas(klacht.omschrijving) : [],
      "mondeling-slot": mondeling ? ["Is dit niet juist of niet volledig? Laat het ons dan weten."] : [],
    },
    notes:
      termijn && termijn.uiterlijk < datum
        ? [
            `De toegezegde datum ${datumInWoorden(termijn.uiterlijk)} is al voorbij; leg eerst uitstel vast met: klacht uitstel ${klacht.nummer}.`,
          ]
        : [],
  };
}

/** What the office needs to know from the klager (§4b); it extends the terms (Bgfo Wft art. 43 lid 4). */
export function informatieverzoek(invoer: BriefInvoer): Inhoud {
  const { klacht, datum, antwoordUiterlijk } = invoer;
  const vragen = alineas(invoer.vragen).map(zonderTeken);
  if (vragen.length === 0) {
    throw ontbreekt(
      "Een verzoek om informatie heeft minstens één vraag nodig",
      "§4b",
      "brief NR informatieverzoek, met de vragen",
      klacht,
    );
  }
  if (!antwoordUiterlijk || antwoordUiterlijk < datum) {
    throw ontbreekt(
      "Een verzoek om informatie heeft een datum nodig waarop u het antwoord verwacht, niet vóór die van de brief",
      "Bgfo Wft art. 43 lid 4",
      "brief NR informatieverzoek, met die datum",
      klacht,
    );
  }
  const uiterlijk = datumInWoorden(antwoordUiterlijk);
  return {
    betreft: `verzoek om informatie over uw klacht ${klacht.nummer}`,
    waarden: {
      vragen,
      "antwoord-uiterlijk": [uiterlijk],
      verlenging: [
        `De termijn voor de behandeling van uw klacht wordt door dit verzoek verlengd met de tijd die u voor uw antwoord hebt: van ${datumInWoorden(datum)} tot en met ${uiterlijk} (artikel 43, vierde lid, van het Besluit Gedragstoezicht financiële ondernemingen Wft).`,
      ],
    },
  };
}

/** A later date with the cause of the delay; the first date stays in view. */
export function uitstel(invoer: BriefInvoer): Inhoud {
  const { klacht } = invoer;
  const laatste = klacht.uitstel.at(-1);
  if (laatste === undefined)
    throw ontbreekt("Er is nog geen uitstel vastgelegd", "§4d", "uitstel NR", klacht);
  const termijn =
    klacht.termijnen.find(
      ({ eersteUiterlijk, uiterlijk }) => eersteUiterlijk !== null && uiterlijk === laatste.tot,
    ) ?? termijnVan(klacht, klacht.bezwaarOp === null ? "reactie" : "herbeoordeling");
  const eerste = termijn && (termijn.eersteUiterlijk ?? termijn.uiterlijk);
  const kifidRoute = termijnVan(klacht, "kifid-route")?.uiterlijk;
  const wacht = klacht.meegedeeldOp === null && kifidRoute !== undefined && laatste.tot >= kifidRoute;
  return {
    betreft: `uitstel van onze reactie op uw klacht ${klacht.nummer}`,
    waarden: {
      toezegging: [
        eerste === undefined
          ? "Tot onze spijt lukt het ons niet om u op tijd onze reactie te sturen."
          : `Wij hebben u toegezegd uiterlijk op ${datumInWoorden(eerste)} te reageren. Tot onze spijt lukt dat niet.`,
      ],
      "eerste-datum": eerste === undefined ? [] : [datumInWoorden(eerste)],
      "uitstel-reden": alineas(laatste.reden),
      "uitstel-tot": [datumInWoorden(laatste.tot)],
      "kifid-zonder-standpunt": wacht ? kifidZonderStandpunt(invoer) : [],
    },
  };
}

/** The conversation in which agreement is sought (§4d, §6). */
export function uitnodiging({ klacht, instellingen, gesprek }: BriefInvoer): Inhoud {
  const oneens = klacht.bezwaarOp !== null || klacht.geschilOp !== null;
  return {
    betreft: `uitnodiging voor een gesprek over uw klacht ${klacht.nummer}`,
    waarden: {
      aanleiding: [oneens ? ONEENS : klacht.meegedeeldOp === null ? BEGRIJPEN : TOELICHTEN],
      voorstel: [voorstel(gesprek ?? null, kantooradres(instellingen.kantoor))],
      schikt: gesprek?.datum
        ? [
            "Wilt u ons laten weten of dit u schikt? Komt het u niet uit, dan maken wij graag een andere afspraak.",
          ]
        : [],
    },
  };
}

const BEGRIJPEN =
  "Wij spreken graag met u over uw klacht, zodat wij goed begrijpen wat er is gebeurd en wat u van ons verwacht.";
const TOELICHTEN = "Wij spreken graag met u over ons standpunt, en over wat u daarvan vindt.";
const ONEENS =
  "U hebt ons laten weten dat u het niet eens bent met ons standpunt. Graag gaan wij met u in gesprek om alsnog tot overeenstemming te komen.";

function voorstel(gesprek: Gespreksvoorstel | null, kantoor: string): string {
  const plaats = gesprek?.plaats?.trim();
  if (!gesprek?.datum) {
    return "Wij nemen telefonisch of per e-mail contact met u op om een dag en een tijd af te spreken. U mag ons daarvoor ook zelf bellen of schrijven.";
  }
  const dag = `${weekdag(gesprek.datum)} ${datumInWoorden(gesprek.datum)}`;
  const tijd = gesprek.tijd?.trim() ? ` om ${inUren(gesprek.tijd)}` : "";
  const waar = plaats ? ` Plaats: ${plaats.replace(/\.$/, "")}.` : "";
  const bijOns = plaats ? "" : kantoor === "" ? " op ons kantoor" : ` op ons kantoor, ${kantoor}`;
  return `Wij stellen voor dat gesprek te voeren op ${dag}${tijd}${bijOns}.${waar}`;
}

/** `10.30 uur`, as times stand in a Dutch letter; another wording stays as it was typed. */
function inUren(getypt: string): string {
  const delen = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*uur)?$/.exec(getypt.trim());
  return delen ? `${Number(delen[1])}.${delen[2] ?? "00"} uur` : getypt.trim();
}

/** `uiterlijk op 25 maart 2024, dat is binnen drie weken nadat …`, where the term is still the first one. */
function binnen({ ingediendOp }: Klacht, { uiterlijk, eersteUiterlijk }: Termijn): string {
  const dagen = dagenTussen(ingediendOp, uiterlijk);
  const weken =
    eersteUiterlijk === null && dagen % 7 === 0
      ? ` (binnen ${dagenInWeken(dagen)} nadat u de klacht hebt ingediend)`
      : "";
  return `uiterlijk op ${datumInWoorden(uiterlijk)}${weken}`;
}

function termijnVan({ termijnen }: Klacht, gezocht: Termijn["soort"]): Termijn | undefined {
  return termijnen.find(({ soort }) => soort === gezocht);
}

/** A question without the dash, dot or number that was typed before it: the letter has its own. */
function zonderTeken(vraag: string): string {
  return vraag.replace(/^(?:[-–•*]|\d{1,2}[.)])\s+/, "");
}

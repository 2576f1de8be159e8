/** The yearly figures in sentences, for management: right Dutch for none, one and many. */
import { datumInWoorden } from "./datum.ts";
import { toonEuro } from "./geld.ts";
import { toonAandeel, toonGetal, toonRuw } from "./getallen.ts";
import type { Jaarcijfers } from "./jaarcijfers.ts";
import type { Jaarperioden } from "./jaarperiode.ts";
import { gerangschikt, type Jaarvergelijking, type Post } from "./jaarpost.ts";
import { opsomming } from "./tekst.ts";
import { aantalVan, totaalVan } from "./telling.ts";
import { inWeken } from "./termijnen.ts";
import { labelVan, OORDELEN } from "./woordenlijsten.ts";

/** Below this a percentage says less than the number itself. */
const GENOEG_VOOR_PROCENTEN = 20;

/** The paragraphs of the summary; of a year in which nothing happened there is only the first. */
export function samenvatting(jaren: Jaarvergelijking, perioden: Jaarperioden): string[] {
  const { dit } = jaren;
  const { openBegin, ontvangen } = dit.aantallen;
  if (openBegin + ontvangen === 0) {
    return [`${instroom(jaren, perioden)} Ook uit eerdere jaren stond er geen klacht open.`];
  }
  return [
    [instroom(jaren, perioden), ...aard(jaren)],
    [...uitstroom(dit, perioden), ...oordelen(dit)],
    [...antwoorden(jaren, perioden), ...duur(dit)],
    [bezwaren(dit), kifid(dit), schadevergoeding(dit)],
    [...oorzaken(jaren), ...klanten(dit)],
  ]
    .filter((zinnen) => zinnen.length > 0)
    .map((zinnen) => zinnen.join(" "));
}

/**
 * What must be known of the confidential cases: that they count and yet are in no breakdown, or that the closed file
 * was open. Null where there are none.
 */
export function vertrouwelijkInWoorden(
  { dit, vorig }: Jaarvergelijking,
  { vorig: toen }: Jaarperioden,
): string | null {
  const { totaal, ontvangen, afgehandeld } = dit.zonderInhoud;
  const uitKluis = dit.uitKluis + vorig.uitKluis;
  if (uitKluis > 0) {
    return "Dit overzicht bevat gegevens uit gesloten dossiers. Bewaar het zoals een gesloten dossier (§3).";
  }
  if (totaal === 0) return null;
  const wie =
    totaal === 1
      ? "Eén vertrouwelijke klacht telt mee in de aantallen, de termijnen en de doorlooptijd, maar ontbreekt in de uitsplitsingen"
      : `${toonGetal(totaal)} vertrouwelijke klachten tellen mee in de aantallen, de termijnen en de doorlooptijd, maar ontbreken in de uitsplitsingen`;
  const delen = [
    { deel: ontvangen, geheel: dit.aantallen.ontvangen, naam: "ontvangen" },
    { deel: afgehandeld, geheel: dit.aantallen.afgehandeld, naam: "afgehandelde" },
  ]
    .filter(({ deel }) => deel > 0)
    .map(({ deel, geheel, naam }) => `${kort(deel)} van de ${toonGetal(geheel)} ${naam}`);
  const eerder = vorig.zonderInhoud.totaal;
  return [
    "Dit overzicht is gemaakt zonder de gesloten dossiers.",
    delen.length === 0 ? `${wie}.` : `${wie}: ${opsomming(delen)} klachten.`,
    ...(eerder === 0
      ? []
      : [
          `In de uitsplitsingen van ${toen.jaar} ${eerder === 1 ? "ontbreekt" : "ontbreken"} er ${kort(eerder)}.`,
        ]),
  ].join(" ");
}

function instroom({ dit, vorig }: Jaarvergelijking, perioden: Jaarperioden): string {
  const [nu, toen] = [dit.aantallen.ontvangen, vorig.aantallen.ontvangen];
  const wanneer = perioden.voorlopig
    ? `Van 1 januari tot en met ${datumInWoorden(perioden.dit.tot)}`
    : `In ${perioden.dit.jaar}`;
  const eerder = perioden.voorlopig
    ? `in dezelfde periode van ${perioden.vorig.jaar}`
    : `in ${perioden.vorig.jaar}`;
  const begin = `${wanneer} heeft het kantoor ${klachten(nu)} ontvangen`;
  if (nu === 0 && toen === 0) return `${begin}, net als ${eerder}.`;
  if (nu === 0)
    return `${begin}; ${eerder} ${toen === 1 ? "was het er één" : `waren het er ${toonGetal(toen)}`}.`;
  if (toen === 0) return `${begin}; ${eerder} geen.`;
  if (nu === toen) return `${begin}, evenveel als ${eerder}.`;
  const verschil = Math.abs(nu - toen);
  const procent = toen < GENOEG_VOOR_PROCENTEN ? "" : ` (${toonAandeel(verschil, toen, 0)})`;
  return `${begin}, ${kort(verschil)} ${nu > toen ? "meer" : "minder"} dan ${eerder}${procent}.`;
}

function aard({ dit, woordenlijsten }: Jaarvergelijking): string[] {
  const totaal = totaalVan(dit.aard);
  const posten = gerangschikt(woordenlijsten.aard, dit.aard, new Map());
  const [eerste, ...rest] = posten;
  if (eerste === undefined) return [];
  const naam = (post: Post) => kleineLetter(post.naam);
  if (totaal === 1) return [`De klacht viel onder ${naam(eerste)}.`];
  if (rest.length === 0) return [`Alle klachten vielen onder ${naam(eerste)}.`];
  const metAantal = (post: Post) => {
    const keer = post.nu ?? 0;
    const procent = totaal < GENOEG_VOOR_PROCENTEN ? "" : `; ${toonAandeel(keer, totaal, 0)}`;
    return `${naam(post)} (${toonGetal(keer)}${procent})`;
  };
  if (rest.length < 3) return [`De klachten vielen onder ${opsomming(posten.map(metAantal))}.`];
  const vaakst = zonderGelijken(posten);
  if (vaakst.length === 0) {
    return [
      `De klachten gaan over ${toonGetal(posten.length)} verschillende onderwerpen, zonder dat er één uitspringt.`,
    ];
  }
  const kwam = vaakst.length === 1 ? "kwam" : "kwamen";
  return [`Het vaakst ${kwam} ${opsomming(vaakst.map(metAantal))} voor.`];
}

/** The first three at most: none of them is named where another that came up as often would not be. */
function zonderGelijken(posten: readonly Post[]): Post[] {
  let aantal = 3;
  while (aantal > 0 && posten[aantal - 1]!.nu === posten[aantal]?.nu) aantal -= 1;
  return posten.slice(0, aantal);
}

function uitstroom({ aantallen }: Jaarcijfers, { voorlopig, dit }: Jaarperioden): string[] {
  const { openBegin, afgehandeld, openEinde } = aantallen;
  const einde = voorlopig ? `op ${datumInWoorden(dit.tot)}` : "aan het einde";
  const gelijk = voorlopig
    ? `Zowel aan het begin van het jaar als ${einde}`
    : "Aan het begin en aan het einde van het jaar";
  return [
    `Er ${afgehandeld < 2 ? "is" : "zijn"} ${enkel(afgehandeld)} afgehandeld.`,
    openBegin === openEinde
      ? `${gelijk} ${stonden(openBegin)} open.`
      : `Aan het begin van het jaar ${stonden(openBegin)} open, ${einde} ${kort(openEinde)}.`,
  ];
}

function oordelen({ eindoordeel }: Jaarcijfers): string[] {
  const zonder = aantalVan(eindoordeel, null);
  const met = OORDELEN.map(({ code, label }) => ({
    label: kleineLetter(label),
    keer: aantalVan(eindoordeel, code),
  }));
  const totaal = met.reduce((som, { keer }) => som + keer, 0);
  const genoemd = totaal === 1 ? met.filter(({ keer }) => keer > 0) : met;
  const delen = genoemd.map(({ label, keer }, n) => `${n === 0 ? enkel(keer) : kort(keer)} ${label}`);
  return [
    ...(totaal === 0 ? [] : [`Het kantoor verklaarde ${opsomming(delen)}.`]),
    ...(zonder === 0
      ? []
      : [
          zonder === 1
            ? "Eén klacht eindigde zonder oordeel."
            : `Zonder oordeel eindigden ${toonGetal(zonder)} klachten.`,
        ]),
  ];
}

function antwoorden(
  { dit, termijnen }: Jaarvergelijking,
  { voorlopig, dit: periode }: Jaarperioden,
): string[] {
  const { reactie, streefdatum } = dit.termijnen;
  const wachtend = reactie.openTeLaat;
  const wanneer = voorlopig ? `Op ${datumInWoorden(periode.tot)}` : "Aan het einde van het jaar";
  return [
    ...opTijd(reactie, streefdatum.opTijd, inWeken(termijnen.reactie), inWeken(termijnen.streefdatum)),
    ...(wachtend === 0
      ? []
      : [
          `${wanneer} ${wachtend === 1 ? "wachtte één klager" : `wachtten ${toonGetal(wachtend)} klagers`} langer op antwoord dan beloofd.`,
        ]),
  ];
}

function opTijd(
  { gedaan, opTijd: beloofd, opTijdMetUitstel }: Jaarcijfers["termijnen"]["reactie"],
  gestreefd: number,
  belofte: string,
  streven: string,
): string[] {
  if (gedaan === 0) return [];
  if (gedaan === 1) {
    if (beloofd === 1) return [`Het antwoord aan de klager kwam binnen de beloofde ${belofte}.`];
    return [
      `Het antwoord aan de klager kwam na de beloofde ${belofte}${opTijdMetUitstel === 1 ? ", maar binnen het uitstel" : ""}.`,
    ];
  }
  const deel = (keer: number) => (keer === 0 ? "geen" : `${kort(keer)} (${toonAandeel(keer, gedaan, 0)})`);
  const kwamen =
    beloofd === gedaan
      ? `Alle ${toonGetal(gedaan)} antwoorden aan klagers kwamen`
      : `Van de ${toonGetal(gedaan)} antwoorden aan klagers ${beloofd < 2 ? "kwam" : "kwamen"} er ${deel(beloofd)}`;
  const metUitstel =
    opTijdMetUitstel > beloofd
      ? [
          `Met het uitstel meegerekend ${opTijdMetUitstel === 1 ? "was" : "waren"} dat er ${deel(opTijdMetUitstel)}.`,
        ]
      : [];
  return [
    `${kwamen} binnen de beloofde ${belofte}, en ${deel(gestreefd)} binnen de streefdatum van ${streven}.`,
    ...metUitstel,
  ];
}

/** From so many on nine in ten says something. */
const GENOEG_VOOR_VERDELING = 10;

function duur({ doorlooptijd }: Jaarcijfers): string[] {
  const { aantal, mediaan, gemiddelde, percentiel90, langste } = doorlooptijd;
  if (mediaan === null || gemiddelde === null || percentiel90 === null || langste === null) return [];
  if (aantal === 1) return [`De behandeling tot aan de afhandeling duurde ${dagen(langste)}.`];
  if (aantal < GENOEG_VOOR_VERDELING) {
    return [
      `Tot aan de afhandeling duurde een klacht gemiddeld ${dagen(gemiddelde)}, de langste ${dagen(langste)}.`,
    ];
  }
  return [
    `De helft van de afgehandelde klachten was binnen ${dagen(mediaan)} klaar, negen van de tien binnen ${dagen(percentiel90)}; de langste duurde ${dagen(langste)}.`,
  ];
}

function bezwaren({ bezwaren: aantal, herbeoordelingen }: Jaarcijfers): string {
  const { gewijzigd } = herbeoordelingen;
  const beoordeeld = totaalVan(herbeoordelingen.oordeel);
  const gemaakt = `Er ${aantal < 2 ? "maakte" : "maakten"} ${klagers(aantal)} bezwaar.`;
  if (beoordeeld === 0) return gemaakt;
  const uitkomst =
    beoordeeld === 1
      ? `De herbeoordeling ${gewijzigd === 1 ? "leidde tot een ander oordeel" : "bevestigde het oordeel"}.`
      : `Van de ${toonGetal(beoordeeld)} herbeoordelingen ${gewijzigd < 2 ? "leidde" : "leidden"} er ${kort(gewijzigd)} tot een ander oordeel.`;
  return `${gemaakt} ${uitkomst}`;
}

function kifid({ kifid: stappen }: Jaarcijfers): string {
  const [verwezen, uitspraken] = [aantalVan(stappen, "verwezen"), aantalVan(stappen, "uitspraak")];
  const uitspraak = uitspraken < 2 ? `${kort(uitspraken)} uitspraak` : `${toonGetal(uitspraken)} uitspraken`;
  return `Er ${verwezen < 2 ? "is" : "zijn"} ${klagers(verwezen)} naar Kifid verwezen; Kifid deed ${uitspraak}.`;
}

function schadevergoeding({ maatregelen, schadevergoeding: bedrag }: Jaarcijfers): string {
  const keer = aantalVan(maatregelen, "schadevergoeding");
  if (keer === 0) return "Er is geen schadevergoeding toegekend.";
  const samen = bedrag === 0 ? "" : `${keer === 1 ? ":" : ", samen"} ${toonEuro(bedrag)}`;
  return `Bij ${enkel(keer)} is schadevergoeding toegekend${samen}.`;
}

function oorzaken({ dit, woordenlijsten }: Jaarvergelijking): string[] {
  const genoemd = [...dit.oorzaak].filter(([code]) => code !== null && code !== "geen");
  const meest = Math.max(0, ...genoemd.map(([, keer]) => keer));
  const vaakst = genoemd
    .filter(([, keer]) => keer === meest)
    .map(([code]) => kleineLetter(labelVan(woordenlijsten.oorzaak, code)));
  const { metVerbetermaatregel: verbeterd } = dit;
  return [
    ...(meest === 0 ? [] : [vaakstGenoemd(vaakst, meest)]),
    ...(verbeterd === 0 ? [] : [`Bij ${enkel(verbeterd)} is een verbetermaatregel vastgelegd.`]),
  ];
}

function vaakstGenoemd(oorzaken: readonly string[], keer: number): string {
  const alle = opsomming(oorzaken);
  if (keer === 1)
    return oorzaken.length === 1 ? `Als oorzaak is ${alle} genoemd.` : `Als oorzaken zijn ${alle} genoemd.`;
  return oorzaken.length === 1
    ? `De meest genoemde oorzaak was ${alle} (${toonGetal(keer)} keer).`
    : `De meest genoemde oorzaken waren ${alle} (elk ${toonGetal(keer)} keer).`;
}

function klanten({ klanten: { meerdereKlachten } }: Jaarcijfers): string[] {
  if (meerdereKlachten === 0) return [];
  if (meerdereKlachten === 1) return ["Eén klant diende meer dan één klacht in."];
  return [`Meer dan één klacht kwam van ${toonGetal(meerdereKlachten)} klanten.`];
}

/** `geen`, `één`, `12`. */
function kort(aantal: number): string {
  return aantal === 0 ? "geen" : aantal === 1 ? "één" : toonGetal(aantal);
}

const klachten = (aantal: number) => `${kort(aantal)} ${aantal === 1 ? "klacht" : "klachten"}`;
/** As `klachten`, where no one is spoken of as one: `geen klacht`. */
const enkel = (aantal: number) => `${kort(aantal)} ${aantal < 2 ? "klacht" : "klachten"}`;
const klagers = (aantal: number) => `${kort(aantal)} ${aantal < 2 ? "klager" : "klagers"}`;
const stonden = (aantal: number) => `${aantal < 2 ? "stond" : "stonden"} ${enkel(aantal)}`;
const dagen = (aantal: number) => `${toonRuw(aantal)} ${aantal === 1 ? "dag" : "dagen"}`;

/** A label within a sentence; an abbreviation keeps its capitals. */
function kleineLetter(label: string): string {
  const [eerste, tweede] = [label.charAt(0), label.charAt(1)];
  const isWoord = tweede !== tweede.toUpperCase() || /\s/.test(tweede);
  return isWoord ? eerste.toLowerCase() + label.slice(1) : label;
}

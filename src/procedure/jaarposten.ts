/**
 * The yearly figures as lines with a name: what the screen, the document and the spreadsheet all show. Parts without
 * any line are left out.
 */

import { MAANDEN } from "./datum.ts";
import type { Jaarcijfers } from "./jaarcijfers.ts";
import { aantal, deel, gerangschikt, type Jaarvergelijking, type Onderdeel } from "./jaarpost.ts";
import { doorlooptijd, geschil, maatregelen, oorzaken, open, tijdigheid } from "./jaarverloop.ts";
import { aantalVan, totaalVan } from "./telling.ts";
import { AFSLUITREDENEN, OORDELEN, WIJZEN_VAN_AFHANDELING, type Woord } from "./woordenlijsten.ts";

/** Whether there was nothing to do: nothing came in and nothing was open, in either year. */
export function isLeeg({ dit, vorig }: Jaarvergelijking): boolean {
  return [dit, vorig].every((jaar) => jaar.aantallen.openBegin + jaar.aantallen.ontvangen === 0);
}

/** Every part that has something to show, in the order of the document; the first is always that of the numbers. */
export function onderdelenVan(jaren: Jaarvergelijking): Onderdeel[] {
  if (isLeeg(jaren)) return [aantallen(jaren)];
  return [
    aantallen(jaren),
    perWoord(jaren, "aard", "Aard van de klacht", jaren.woordenlijsten.aard),
    perWoord(jaren, "product", "Product", jaren.woordenlijsten.product),
    perWoord(jaren, "wijze", "Wijze van indienen", jaren.woordenlijsten.wijze),
    klanten(jaren),
    oordeel(jaren, "oordeel", "Oordeel"),
    ...(isHerbeoordeeld(jaren) ? [oordeel(jaren, "eindoordeel", "Oordeel na herbeoordeling")] : []),
    perWoord(jaren, "afsluitreden", "Reden van afsluiting", AFSLUITREDENEN),
    perWoord(jaren, "wijzeVanAfhandeling", "Wijze van afhandeling", WIJZEN_VAN_AFHANDELING),
    tijdigheid(jaren),
    doorlooptijd(jaren),
    geschil(jaren),
    maatregelen(jaren),
    oorzaken(jaren),
    open(jaren),
    vertrouwelijk(jaren),
  ].filter(({ posten }) => posten.length > 0);
}

function aantallen({ dit, vorig }: Jaarvergelijking): Onderdeel {
  const post = (naam: string, veld: keyof Jaarcijfers["aantallen"]) =>
    aantal(naam, dit.aantallen[veld], vorig.aantallen[veld]);
  return {
    code: "aantallen",
    titel: "Aantallen",
    posten: [
      post("Open aan het begin", "openBegin"),
      post("Ontvangen", "ontvangen"),
      post("Afgehandeld", "afgehandeld"),
      post("Open aan het einde", "openEinde"),
    ],
  };
}

/** What came in and what was settled, month by month. */
export function perMaand({ dit, vorig }: Jaarvergelijking): Onderdeel[] {
  const per = (veld: "ontvangen" | "afgehandeld", titel: string): Onderdeel => ({
    code: `${veld}-per-maand`,
    titel,
    posten: MAANDEN.map((maand, n) => aantal(maand, dit.perMaand[n]![veld], vorig.perMaand[n]![veld])),
  });
  return [per("ontvangen", "Ontvangen per maand"), per("afgehandeld", "Afgehandeld per maand")];
}

type Uitsplitsing =
  | "aard"
  | "product"
  | "wijze"
  | "oordeel"
  | "eindoordeel"
  | "afsluitreden"
  | "wijzeVanAfhandeling";

/** The words that came up in either year, the most frequent first. */
function perWoord(
  { dit, vorig }: Jaarvergelijking,
  code: Uitsplitsing,
  titel: string,
  lijst: readonly Woord[],
): Onderdeel {
  return { code, titel, posten: gerangschikt(lijst, dit[code], vorig[code]) };
}

function oordeel(
  { dit, vorig }: Jaarvergelijking,
  code: "oordeel" | "eindoordeel",
  titel: string,
): Onderdeel {
  const [nu, toen] = [dit[code], vorig[code]];
  const posten = [
    ...OORDELEN.map((woord) =>
      deel(woord.label, aantalVan(nu, woord.code), aantalVan(toen, woord.code), nu, toen),
    ),
    deel("Zonder oordeel", aantalVan(nu, null), aantalVan(toen, null), nu, toen),
  ];
  const leeg = totaalVan(nu) + totaalVan(toen) === 0;
  return { code, titel, posten: leeg ? [] : posten };
}

function isHerbeoordeeld({ dit, vorig }: Jaarvergelijking): boolean {
  return [dit, vorig].some(
    (jaar) =>
      jaar.herbeoordelingen.aantal > 0 ||
      [...jaar.eindoordeel].some(([code, keer]) => aantalVan(jaar.oordeel, code) !== keer),
  );
}

function klanten({ dit, vorig }: Jaarvergelijking): Onderdeel {
  const bekend = [dit, vorig].some(
    ({ aantallen, zonderInhoud, klanten }) =>
      aantallen.ontvangen - zonderInhoud.ontvangen > klanten.zonderKlantnummer,
  );
  const post = (naam: string, veld: keyof Jaarcijfers["klanten"]) =>
    aantal(naam, dit.klanten[veld], vorig.klanten[veld]);
  return {
    code: "klanten",
    titel: "Terugkerende klanten",
    posten: bekend
      ? [
          post("Klanten met meer dan één klacht", "meerdereKlachten"),
          post("Klanten met ook een eerdere klacht", "ookEerder"),
          post("Klachten zonder klantnummer", "zonderKlantnummer"),
        ]
      : [],
  };
}

/** Of how many cases the content couldn't be read, so that they are in no breakdown. */
function vertrouwelijk({ dit, vorig }: Jaarvergelijking): Onderdeel {
  const post = (naam: string, veld: keyof Jaarcijfers["zonderInhoud"]) =>
    aantal(naam, dit.zonderInhoud[veld], vorig.zonderInhoud[veld]);
  return {
    code: "vertrouwelijk",
    titel: "Vertrouwelijk, niet in de uitsplitsingen",
    posten:
      dit.zonderInhoud.totaal + vorig.zonderInhoud.totaal === 0
        ? []
        : [
            post("Ontvangen", "ontvangen"),
            post("Afgehandeld", "afgehandeld"),
            post("In de loop van het jaar in behandeling", "totaal"),
          ],
  };
}

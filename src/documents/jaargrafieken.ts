/** The charts of the yearly overview, where there are figures enough for them. */
import { MAANDEN } from "../procedure/datum.ts";
import { toonGetal } from "../procedure/getallen.ts";
import { DUURKLASSEN_IN_WOORDEN } from "../procedure/jaarcijfers.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import type { Jaarvergelijking, Post } from "../procedure/jaarpost.ts";
import { aantalVan, totaalVan } from "../procedure/telling.ts";
import { OORDELEN } from "../procedure/woordenlijsten.ts";
import type { Grafiekinhoud } from "./grafiekvormen.ts";
import type { Grafiek, Grafiektekening } from "./grafiekvullen.ts";
import { aantallen, perMaand, procenten, verdeling } from "./tekeningen/grafieken.ts";

const MAANDEN_KORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/** With fewer than these a chart says no more than the table. */
const GENOEG_VOOR_GRAFIEK = 5;

const totaal = (getallen: readonly (number | null)[]) =>
  getallen.reduce<number>((som, getal) => som + (getal ?? 0), 0);

/** A column for what came in and one for what was settled, each month. */
export function grafiekPerMaand({ dit }: Jaarvergelijking, { dit: { jaar, tot } }: Jaarperioden): Grafiek[] {
  const maanden = dit.perMaand.slice(0, Number(tot.slice(5, 7)));
  const ontvangen = maanden.map((maand) => maand.ontvangen);
  const afgehandeld = maanden.map((maand) => maand.afgehandeld);
  if (totaal([...ontvangen, ...afgehandeld]) < GENOEG_VOOR_GRAFIEK) return [];
  return grafiek(
    perMaand,
    {
      hoogte: 230,
      categorieen: MAANDEN_KORT,
      reeksen: [
        { naam: "Ontvangen", waarden: ontvangen, uiterlijk: 0 },
        { naam: "Afgehandeld", waarden: afgehandeld, uiterlijk: 1 },
      ],
    },
    `Ontvangen en afgehandelde klachten per maand in ${jaar}`,
    maanden.map(
      (maand, n) => `${MAANDEN[n]} ${toonGetal(maand.ontvangen)} en ${toonGetal(maand.afgehandeld)}`,
    ),
  );
}

/** Bars for each line, this year beside the year before; of what should be in time the shares, otherwise the numbers. */
export function grafiekVanPosten(
  titel: string,
  posten: readonly Post[],
  { dit, vorig }: Jaarperioden,
): Grafiek[] {
  const isTijdigheid = posten.every(({ eenheid }) => eenheid === "op tijd");
  const gemeten = isTijdigheid
    ? Math.max(0, ...posten.flatMap(({ geheel }) => [geheel?.nu ?? 0, geheel?.vorig ?? 0]))
    : totaal(posten.flatMap((post) => [post.nu, post.vorig]));
  if (gemeten < GENOEG_VOOR_GRAFIEK) return [];
  const waarde = (deel: number | null, geheel: number | undefined) => {
    if (!isTijdigheid) return deel;
    return deel === null || !geheel ? null : Math.round((1000 * deel) / geheel) / 10;
  };
  const nu = posten.map((post) => waarde(post.nu, post.geheel?.nu));
  const toen = posten.map((post) => waarde(post.vorig, post.geheel?.vorig));
  const teken = isTijdigheid ? "%" : "";
  const gezegd = (getal: number | null) =>
    getal === null ? "niets" : `${toonGetal(getal, isTijdigheid ? 1 : 0)}${teken}`;
  return grafiek(
    isTijdigheid ? procenten : aantallen,
    {
      hoogte: 60 + 36 * posten.length,
      categorieen: posten.map(({ naam }) => naam),
      reeksen: [
        { naam: String(dit.jaar), waarden: nu, uiterlijk: 0 },
        { naam: String(vorig.jaar), waarden: toen, uiterlijk: 1 },
      ],
    },
    `${titel}, ${dit.jaar} naast ${vorig.jaar}`,
    posten.map(({ naam }, n) => `${naam} ${gezegd(nu[n]!)} en ${gezegd(toen[n]!)}`),
  );
}

/** A bar for each year, divided by how the cases ended. */
export function grafiekVanOordelen({ dit, vorig }: Jaarvergelijking, perioden: Jaarperioden): Grafiek[] {
  const jaren = [
    { naam: String(perioden.dit.jaar), telling: dit.eindoordeel },
    { naam: String(perioden.vorig.jaar), telling: vorig.eindoordeel },
  ].filter(({ telling }) => totaalVan(telling) > 0);
  if (totaal(jaren.map(({ telling }) => totaalVan(telling))) < GENOEG_VOOR_GRAFIEK) return [];
  const soorten = [...OORDELEN, { code: null, label: "Zonder oordeel" }];
  const reeksen = soorten.map(({ code, label }, uiterlijk) => ({
    naam: label,
    waarden: jaren.map(({ telling }) => aantalVan(telling, code)),
    uiterlijk,
  }));
  return grafiek(
    verdeling,
    {
      hoogte: 80 + 40 * jaren.length,
      categorieen: jaren.map(({ naam }) => naam),
      reeksen: reeksen.filter(({ waarden }) => waarden.some((keer) => keer > 0)),
    },
    "Hoe de afgehandelde klachten zijn beoordeeld",
    jaren.map(
      ({ naam, telling }) =>
        `${naam}: ${soorten.map(({ code, label }) => `${label.toLowerCase()} ${toonGetal(aantalVan(telling, code))}`).join(", ")}`,
    ),
  );
}

/** How many cases were settled within each class of days. */
export function grafiekVanDoorlooptijd({ dit, vorig }: Jaarvergelijking, perioden: Jaarperioden): Grafiek[] {
  const posten = DUURKLASSEN_IN_WOORDEN.map(
    (naam, n): Post => ({
      naam,
      eenheid: "aantal",
      nu: dit.doorlooptijdInKlassen[n]!,
      vorig: vorig.doorlooptijdInKlassen[n]!,
    }),
  );
  return grafiekVanPosten("Afgehandelde klachten naar doorlooptijd", posten, perioden);
}

/** A chart, with its figures as the text for who can't see it. */
function grafiek(
  tekening: Grafiektekening,
  inhoud: Omit<Grafiekinhoud, "titel" | "omschrijving">,
  titel: string,
  cijfers: readonly string[],
): Grafiek[] {
  return [{ tekening, inhoud: { ...inhoud, titel, omschrijving: `${titel}: ${cijfers.join("; ")}.` } }];
}

/**
 * What the office's own people are mailed: numbers, deadlines and commands, never a name or a word of a klager. Of a
 * confidential case (§3) the number alone: mail is read on telephones and kept by providers.
 */
import { type IsoDate, toonDatumMetDag } from "../procedure/datum.ts";
import { dagenInWoorden, opDag, TERMIJNEN, type Termijn, type TermijnSoort } from "../procedure/termijnen.ts";

export interface Tekst {
  readonly onderwerp: string;
  readonly tekst: string;
}

/** A deadline of which nothing more is told. */
export interface TermijnInBericht {
  readonly nummer: string;
  readonly soort: TermijnSoort;
  readonly uiterlijk: IsoDate;
  readonly dagen: number;
  readonly vertrouwelijk: boolean;
}

const ZONDER_INHOUD = "In dit bericht staan met opzet geen namen en geen inhoud: die staan in het register.";

/** Tells the responsible that a case is his (§4a). */
export function berichtBijToewijzing(
  naam: string,
  {
    nummer,
    vertrouwelijk,
    termijnen,
  }: { readonly nummer: string; readonly vertrouwelijk: boolean; readonly termijnen: readonly Termijn[] },
  peildatum: IsoDate,
): Tekst {
  const open = (vertrouwelijk ? [] : termijnen)
    .map((termijn) => opDag(termijn, peildatum))
    .filter(({ dagen }) => dagen !== null)
    .map(({ soort, uiterlijk, dagen }) => `  ${TERMIJNEN[soort]}: ${wanneer(soort, uiterlijk, dagen!)}`);
  return {
    onderwerp: `Klacht ${nummer} is aan u gemeld`,
    tekst: alineas(
      `Beste ${naam},`,
      `Klacht ${nummer} is aan u gemeld. U neemt de klacht in behandeling (§4a van de klachtenprocedure).`,
      ...(open.length > 0 ? [["Termijnen:", ...open].join("\n")] : []),
      `Zo bekijkt u de klacht:\n\n  klacht toon ${nummer}`,
      ZONDER_INHOUD,
    ),
  };
}

/** What is due of one responsible; `vanNiemand` is what nobody has taken on yet. */
export function berichtMetTermijnen(
  naam: string,
  termijnen: readonly TermijnInBericht[],
  vanNiemand: readonly TermijnInBericht[],
  peildatum: IsoDate,
): Tekst {
  const alle = [...termijnen, ...vanNiemand];
  const eerste = alle[0]?.nummer ?? "";
  return {
    onderwerp: [`Klachttermijnen op ${toonDatumMetDag(peildatum)}`, hoeveel(alle)].filter(Boolean).join(": "),
    tekst: alineas(
      `Beste ${naam},`,
      ...lijst("Dit moet u klaar hebben:", "Kijk in het register ook naar:", termijnen),
      ...lijst("Dit is nog aan niemand gemeld:", "Ook dit is nog aan niemand gemeld:", vanNiemand),
      ...(vanNiemand[0] ? [`Meld een klacht met: klacht toewijzen ${vanNiemand[0].nummer}`] : []),
      `Zo bekijkt u een klacht:\n\n  klacht toon ${eerste}`,
      ZONDER_INHOUD,
    ),
  };
}

/** The deadlines of open cases; below them the confidential cases, each by its number, once. */
function lijst(kop: string, kopKluis: string, termijnen: readonly TermijnInBericht[]): string[] {
  const regels = termijnen
    .filter(({ vertrouwelijk }) => !vertrouwelijk)
    .map(
      ({ nummer, soort, uiterlijk, dagen }) => `  ${nummer}  ${soort}: ${wanneer(soort, uiterlijk, dagen)}`,
    );
  const nummers = termijnen.filter(({ vertrouwelijk }) => vertrouwelijk).map(({ nummer }) => `  ${nummer}`);
  const deel = (titel: string, inhoud: readonly string[]) =>
    inhoud.length === 0 ? [] : [`${titel}\n\n${[...new Set(inhoud)].join("\n")}`];
  return [...deel(kop, regels), ...deel(kopKluis, nummers)];
}

function wanneer(soort: TermijnSoort, uiterlijk: IsoDate, dagen: number): string {
  return `uiterlijk ${toonDatumMetDag(uiterlijk)} (${dagenInWoorden(soort, dagen)})`;
}

function hoeveel(termijnen: readonly TermijnInBericht[]): string {
  const tel = (past: (dagen: number) => boolean) =>
    termijnen.filter(({ dagen, vertrouwelijk }) => !vertrouwelijk && past(dagen)).length;
  const delen = [
    [tel((dagen) => dagen < 0), "verlopen"],
    [tel((dagen) => dagen === 0), "vandaag"],
    [tel((dagen) => dagen > 0), "binnenkort"],
  ] as const;
  return delen
    .filter(([aantal]) => aantal > 0)
    .map(([aantal, woord]) => `${aantal} ${woord}`)
    .join(", ");
}

function alineas(...delen: readonly string[]): string {
  return `${delen.join("\n\n")}\n`;
}

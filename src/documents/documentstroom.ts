/** A Word document from drawings that are filled in: written as it comes, so that its length hardly matters to memory. */
import { EMU_PER_PIXEL, type Grafiek, grafiekalinea, grafiekdelen, vermeldingen } from "./grafiekvullen.ts";
import type { Logo } from "./logo.ts";
import { type Stroomtabel, schrijfTabel } from "./stroomtabellen.ts";
import { aaneen, vul, vulRond, type Xml } from "./tekening.ts";
import { logo as logotekening } from "./tekeningen/bladen.ts";
import { delen, type Gegeven, hoofddeel } from "./tekeningen/document.ts";
import { zipStreaming } from "./zip.ts";

/** The logo, and whose it is. */
export interface Logoblok {
  readonly logo: Logo;
  readonly kantoor: string;
}

/** What stands in the document: paragraphs that are ready, a table, a chart, the logo. */
export type Blok = Xml | Stroomtabel | Grafiek | Logoblok;

const isGrafiek = (blok: Blok) => typeof blok === "object" && "inhoud" in blok;
const isLogo = (blok: Blok) => typeof blok === "object" && "logo" in blok;

/** The document with these blocks behind each other, of which one at most is a logo. */
export function schrijfDocument(
  gegevens: Readonly<Record<Gegeven, string>>,
  blokken: readonly Blok[],
): Promise<Uint8Array> {
  const { datum } = gegevens;
  const logos = blokken.filter(isLogo).map(({ logo }) => logo);
  const grafieken = blokken.filter(isGrafiek);
  const erbij = grafieken.map((_, n) => vermeldingen(n + 1));
  const waarden = {
    ...gegevens,
    soorten: aaneen(erbij.map(({ soorten }) => soorten)),
    verwijzingen: aaneen([
      ...logos.map(({ type }) => vul(logotekening.verwijzing, { type })),
      ...erbij.map(({ verwijzingen }) => verwijzingen),
    ]),
  };
  const [voor, na] = vulRond(delen[hoofddeel]!, "inhoud", waarden);
  const vast = Object.entries(delen).map(([naam, deel]) => [naam, vul(deel, { ...waarden, inhoud: NIETS })]);
  return zipStreaming(
    {
      ...Object.fromEntries(vast),
      [hoofddeel]: rond(voor, schrijfBlokken(blokken), na),
      ...Object.fromEntries(logos.map(({ type, data }) => [`word/media/image1.${type}`, data])),
      ...Object.assign({}, ...grafieken.map((grafiek, n) => grafiekdelen(grafiek, n + 1, datum))),
    },
    datum,
  );
}

const NIETS = aaneen([]);

async function* rond(voor: Xml, inhoud: AsyncIterable<string>, na: Xml): AsyncGenerator<string> {
  yield voor;
  yield* inhoud;
  yield na;
}

async function* schrijfBlokken(blokken: readonly Blok[]): AsyncGenerator<string> {
  let plaatjes = 0;
  let grafieken = 0;
  for (const blok of blokken) {
    if (typeof blok === "string") {
      yield blok;
    } else if ("rijen" in blok) {
      yield* schrijfTabel(blok);
    } else if ("logo" in blok) {
      plaatjes += 1;
      yield logoalinea(blok, plaatjes);
    } else {
      plaatjes += 1;
      grafieken += 1;
      yield grafiekalinea(blok, grafieken, plaatjes);
    }
  }
}

function logoalinea({ logo: { width, height }, kantoor }: Logoblok, volgnummer: number): Xml {
  return vul(logotekening.alinea, {
    ...{ kantoor, volgnummer },
    breedte: width * EMU_PER_PIXEL,
    hoogte: height * EMU_PER_PIXEL,
  });
}

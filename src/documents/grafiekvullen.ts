/** Charts filled in: each is a part of the document, with a workbook that holds its figures for who changes it in Word. */
import type { Grafiekinhoud } from "./grafiekvormen.ts";
import { aaneen, vul, type Xml } from "./tekening.ts";
import * as tekeningen from "./tekeningen/grafieken.ts";
import { bereik, naamcel, werkboek } from "./werkboek.ts";
import type { Inhoud } from "./zip.ts";

/** How a chart was drawn. */
export type Grafiektekening = typeof tekeningen.perMaand;

export interface Grafiek {
  readonly tekening: Grafiektekening;
  readonly inhoud: Grafiekinhoud;
}

/** In which Word measures pictures: 914,400 to the inch. */
export const EMU_PER_PIXEL = 9525;

const verwijzing = (nummer: number) => `rIdGrafiek${nummer}`;

/** The paragraph that shows a chart, by its place among the charts and among all pictures of the document. */
export function grafiekalinea({ tekening, inhoud }: Grafiek, nummer: number, volgnummer: number): Xml {
  const { titel, omschrijving, hoogte } = inhoud;
  return vul(tekening.alinea, {
    ...{ titel, omschrijving, volgnummer },
    hoogte: hoogte * EMU_PER_PIXEL,
    verwijzing: verwijzing(nummer),
  });
}

/** What the lists of the document say of a chart. */
export function vermeldingen(nummer: number): { soorten: Xml; verwijzingen: Xml } {
  return {
    soorten: aaneen(tekeningen.soorten.map((soort) => vul(soort, { nummer }))),
    verwijzingen: vul(tekeningen.verwijzing, { nummer, verwijzing: verwijzing(nummer) }),
  };
}

/** The parts of a chart. */
export function grafiekdelen({ tekening, inhoud }: Grafiek, nummer: number, datum: string): Inhoud {
  return {
    [`word/charts/chart${nummer}.xml`]: chart(tekening, inhoud),
    [`word/charts/_rels/chart${nummer}.xml.rels`]: vul(tekeningen.naarWerkboek, { nummer }),
    [`word/embeddings/Microsoft_Excel_Worksheet${nummer}.xlsx`]: werkboek(inhoud, datum),
  };
}

function chart(tekening: Grafiektekening, { titel, categorieen, reeksen }: Grafiekinhoud): Xml {
  const aantal = categorieen.length;
  const getekend = reeksen.map(({ naam, waarden, uiterlijk }, n) =>
    vul(tekening.reeksen[uiterlijk]!, {
      ...{ nummer: n, naam, aantal },
      naamcel: naamcel(n + 1),
      categoriecellen: bereik(0, aantal),
      waardecellen: bereik(n + 1, aantal),
      categorieen: punten(categorieen),
      waarden: punten(waarden),
    }),
  );
  return vul(tekening.grafiek, { titel, reeksen: aaneen(getekend) });
}

function punten(waarden: readonly (string | number | null)[]): Xml {
  return aaneen(
    waarden.flatMap((waarde, nummer) => (waarde === null ? [] : [vul(tekeningen.punt, { nummer, waarde })])),
  );
}

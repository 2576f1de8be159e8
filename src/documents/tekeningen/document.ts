/** The document around its contents: styles, settings, footer, properties, and the lists of what is in it. */
import { Paragraph } from "docx";
import { run } from "../bouwstenen.ts";
import { partsOf } from "../inpakken.ts";
import { DOCUMENT, merk, merkXml, RELATIONSHIPS, Schets, TYPES } from "../tekenen.ts";

/** What a document says of itself. */
export type Gegeven = "titel" | "maker" | "omschrijving" | "datum" | "onderschrift";

/** What else comes in: what stands in the document, the kinds of the parts that come with it, its relationships with them. */
export type Onderdeel = "inhoud" | "soorten" | "verwijzingen";

/** Makes the places for those. */
const PLEKKEN: Readonly<Record<string, (schets: Schets) => unknown>> = {
  [DOCUMENT]: (schets) => schets.neem("w:p", merk("inhoud"), "inhoud"),
  [TYPES]: (schets) => schets.zet("</Types>", `${merkXml("soorten")}</Types>`),
  [RELATIONSHIPS]: (schets) => schets.zet("</Relationships>", `${merkXml("verwijzingen")}</Relationships>`),
};

const parts = partsOf({
  titel: merk("titel"),
  maker: merk("maker"),
  omschrijving: merk("omschrijving"),
  datum: merk("datum"),
  onderschrift: merk("onderschrift"),
  voorblad: true,
  children: [new Paragraph({ children: [run(merk("inhoud"))] })],
});

/** The part that holds what stands in the document. */
export const hoofddeel = DOCUMENT;

/** All parts, by their names. */
export const delen = Object.fromEntries(
  Object.entries(parts).map(([naam, deel]) => {
    const schets = new Schets(deel);
    PLEKKEN[naam]?.(schets);
    return [naam, schets.tekening<Gegeven, Onderdeel>()];
  }),
);

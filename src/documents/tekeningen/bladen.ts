/** The pages around the figures of the yearly overview: its cover, and the page for management. */
import { BorderStyle, ImageRun, LineRuleType, PageBreak, Paragraph } from "docx";
import { WELK_JAAR } from "../../procedure/jaarverantwoording.ts";
import { alinea, gegevens, HUISKLEUR, kop, mm, run } from "../bouwstenen.ts";
import { getekend, inhoudVan, merk, type Plekken, partsMet, RELATIONSHIPS, Schets } from "../tekenen.ts";

const bladzijde = () => new Paragraph({ children: [new PageBreak()] });

export const nieuweBladzijde = getekend(() => [bladzijde()]);

/** The name of the relationship of the document with the picture. */
const LOGO = "rIdLogo";

const metLogo = partsMet([
  new Paragraph({
    children: [
      new ImageRun({
        type: "png",
        data: new Uint8Array(),
        transformation: { width: 1, height: 1 },
        altText: { name: "Logo", description: `Logo van ${merk("kantoor")}` },
      }),
    ],
  }),
]);

/** The logo of the office, at a size in EMU. */
export const logo = {
  alinea: new Schets(inhoudVan(metLogo))
    .zet(/r:embed="[^"]+"/g, `r:embed="${LOGO}"`)
    .zet(/cx="\d+"/g, `cx="${merk("breedte")}"`)
    .zet(/cy="\d+"/g, `cy="${merk("hoogte")}"`)
    .zet(/(<wp:docPr id=)"\d+"/g, `$1"${merk("volgnummer")}"`)
    .tekening<"volgnummer" | "kantoor" | "breedte" | "hoogte">(),
  verwijzing: new Schets(metLogo[RELATIONSHIPS]!)
    .neem("Relationship", "image1.png")
    .zet(/ Id="[^"]+"/g, ` Id="${LOGO}"`)
    .zet("png", merk("type"))
    .tekening<"type">(),
};

const kantoorOp = (hoogte: number) =>
  getekend(({ kantoor }: Plekken<"kantoor">) => [
    new Paragraph({
      spacing: { before: mm(hoogte), after: mm(3) },
      children: [run(kantoor, { size: 26 })],
    }),
  ]);

export const kantoorOnderLogo = kantoorOp(35);
export const kantoorZonderLogo = kantoorOp(55);

const schets = Schets.van([
  new Paragraph({
    heading: "Title",
    spacing: { after: mm(5), line: 276, lineRule: LineRuleType.AUTO },
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: HUISKLEUR, space: 8 } },
    children: [run(merk("naam"), { size: 52, color: HUISKLEUR })],
  }),
  alinea([run(merk("onderwerp"), { size: 20 })], 14),
  gegevens([[merk("label"), merk("regel")]]),
  new Paragraph({ spacing: { before: mm(8) }, children: [] }),
  alinea([run(`${WELK_JAAR} Hoe verder is geteld, staat in bijlage B.`, { italics: true })]),
  bladzijde(),
]);
const rij = schets.neem("w:tr", merk("label"), "gegevens");

/** The cover, under the name of the office. */
export const voorblad = {
  regel: rij.neem("w:p", merk("regel"), "regels").tekening<"regel">(),
  rij: rij.tekening<"label", "regels">(),
  blad: schets.tekening<"naam" | "onderwerp", "gegevens">(),
};

/** A page on which management writes what it makes of the year. */
export const conclusies = getekend(({ jaar }: Plekken<"jaar">) => [
  bladzijde(),
  kop("Conclusies van de directie"),
  alinea(`Wat de directie uit de klachten van ${jaar} opmaakt, en wat zij daaraan doet.`, 3),
  gegevens([
    ["Wat valt op?", { regels: 7 }],
    ["Waardoor komt dat?", { regels: 5 }],
    ["Wat gaat het kantoor verbeteren, wie doet dat en wanneer?", { regels: 8 }],
    ["Wat kwam er van de verbeteringen van vorig jaar?", { regels: 5 }],
    ["Vastgesteld op", { regels: 1 }],
    ["Naam en functie", { regels: 2 }],
    ["Handtekening", { regels: 3 }],
  ]),
]);

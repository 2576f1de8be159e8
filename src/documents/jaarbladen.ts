/** The pages around the figures of the yearly overview: its cover, and the page for management. */
import { BorderStyle, ImageRun, LineRuleType, PageBreak, Paragraph } from "docx";
import { datumInWoorden } from "../procedure/datum.ts";
import { toonGetal } from "../procedure/getallen.ts";
import { WELK_JAAR } from "../procedure/jaarverantwoording.ts";
import type { Instellingen } from "../register/instellingen.ts";
import type { Jaarverslag } from "../register/jaarlijsten.ts";
import { alinea, gegevens, HUISKLEUR, kop, mm, run } from "./bouwstenen.ts";
import type { Deel } from "./jaartabellen.ts";
import { leesLogo } from "./logo.ts";

export function voorblad(
  { perioden, peildatum, jaren, kantoor }: Jaarverslag,
  instellingen: Instellingen,
  naam: string,
): Deel {
  const { kantoor: gegevensVan, verantwoordelijke, kifid } = instellingen;
  const { dit, voorlopig } = perioden;
  const adres = [gegevensVan.adres, [gegevensVan.postcode, gegevensVan.plaats].filter(Boolean).join(" ")];
  const logo = gegevensVan.logo === null ? null : leesLogo(gegevensVan.logo);
  const { aantallen } = jaren.dit;
  return [
    ...(logo === null
      ? []
      : [
          new Paragraph({
            children: [
              new ImageRun({
                type: logo.type,
                data: logo.data,
                transformation: { width: logo.width, height: logo.height },
                altText: { name: "Logo", description: `Logo van ${kantoor ?? "het kantoor"}` },
              }),
            ],
          }),
        ]),
    new Paragraph({
      spacing: { before: mm(logo === null ? 55 : 35), after: mm(3) },
      children: [run(kantoor ?? "", { size: 26 })],
    }),
    new Paragraph({
      heading: "Title",
      spacing: { after: mm(5), line: 276, lineRule: LineRuleType.AUTO },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: HUISKLEUR, space: 8 } },
      children: [run(naam, { size: 52, color: HUISKLEUR })],
    }),
    alinea(
      [
        run(
          `Alle klachten en hun afhandeling ${voorlopig ? `tot en met ${datumInWoorden(dit.tot)}` : `in ${dit.jaar}`} (klachtenprocedure §5)`,
          { size: 20 },
        ),
      ],
      14,
    ),
    gegevens(
      (
        [
          ["Periode", `${datumInWoorden(dit.van)} tot en met ${datumInWoorden(dit.tot)}`],
          ["Ontvangen", toonGetal(aantallen.ontvangen)],
          ["Afgehandeld", toonGetal(aantallen.afgehandeld)],
          ["Open aan het einde", toonGetal(aantallen.openEinde)],
          ["Kantoor", [kantoor, ...adres].filter(Boolean).join("\n")],
          ["Verantwoordelijk voor klachten", verantwoordelijke ?? ""],
          ["Aansluitnummer Kifid", kifid.nummer ?? ""],
          ["Samengesteld op", datumInWoorden(peildatum)],
        ] as const
      ).filter(([, waarde]) => waarde !== ""),
    ),
    new Paragraph({ spacing: { before: mm(8) }, children: [] }),
    alinea([run(`${WELK_JAAR} Hoe verder is geteld, staat in bijlage B.`, { italics: true })]),
    nieuweBladzijde(),
  ];
}

/** A page on which management writes what it makes of the year. */
export function conclusies({ perioden }: Jaarverslag): Deel {
  return [
    nieuweBladzijde(),
    kop("Conclusies van de directie"),
    alinea(`Wat de directie uit de klachten van ${perioden.dit.jaar} opmaakt, en wat zij daaraan doet.`, 3),
    gegevens([
      ["Wat valt op?", { regels: 7 }],
      ["Waardoor komt dat?", { regels: 5 }],
      ["Wat gaat het kantoor verbeteren, wie doet dat en wanneer?", { regels: 8 }],
      ["Wat kwam er van de verbeteringen van vorig jaar?", { regels: 5 }],
      ["Vastgesteld op", { regels: 1 }],
      ["Naam en functie", { regels: 2 }],
      ["Handtekening", { regels: 3 }],
    ]),
  ];
}

export function nieuweBladzijde(): Paragraph {
  return new Paragraph({ children: [new PageBreak()] });
}

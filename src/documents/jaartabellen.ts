/** The tables of the yearly overview: figures beside the year before, and the columns of its long lists. */
import type { Paragraph, Table } from "docx";
import { MAANDEN, toonDatum } from "../procedure/datum.ts";
import { toonGetal } from "../procedure/getallen.ts";
import { cellenVan } from "../procedure/jaarcellen.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import type { Jaarvergelijking, Onderdeel } from "../procedure/jaarpost.ts";
import { AFSLUITREDENEN, labelVan, OORDELEN, type Woordenlijsten } from "../procedure/woordenlijsten.ts";
import type { JaarlijstRegel, OpenRegel } from "../register/jaarlijsten.ts";
import { type Kolom, tussenkop } from "./bouwstenen.ts";
import type { Rij, Stroomtabellen } from "./stroomtabellen.ts";

export type Deel = (Paragraph | Table)[];

/** A part of the figures: its heading, and a line each with this year, the year before and the change. */
export function cijfertabel(
  tabellen: Stroomtabellen,
  { titel, posten }: Onderdeel,
  { dit, vorig }: Jaarperioden,
): Deel {
  const metAandeel = posten.some(({ geheel }) => geheel !== undefined);
  const kolommen: Kolom[] = metAandeel
    ? [
        ["", 66],
        [String(dit.jaar), 20, "rechts"],
        ["aandeel", 20, "rechts"],
        [String(vorig.jaar), 20, "rechts"],
        ["aandeel", 20, "rechts"],
        ["verschil", 24, "rechts"],
      ]
    : [
        ["", 86],
        [String(dit.jaar), 28, "rechts"],
        [String(vorig.jaar), 28, "rechts"],
        ["verschil", 28, "rechts"],
      ];
  const rijen = posten.map((post): Rij => {
    const { nu, aandeel, vorig: toen, vorigAandeel, verschil } = cellenVan(post);
    return {
      cellen: metAandeel
        ? [post.naam, nu, aandeel, toen, vorigAandeel, verschil]
        : [post.naam, nu, toen, verschil],
      ingesprongen: post.daarvan ?? false,
    };
  });
  return [tussenkop(titel), tabellen.tabel(kolommen, [rijen], { bijeen: true })];
}

/** What came in and what was settled in each month, both years side by side; the months to come are left open. */
export function maandtabel(
  tabellen: Stroomtabellen,
  { dit, vorig }: Jaarvergelijking,
  perioden: Jaarperioden,
): Deel {
  const laatste = Number(perioden.dit.tot.slice(5, 7));
  const rijen = MAANDEN.slice(0, laatste).map((maand, n) => ({
    cellen: [
      maand,
      ...(["ontvangen", "afgehandeld"] as const).flatMap((veld) => [
        toonGetal(dit.perMaand[n]![veld]),
        toonGetal(vorig.perMaand[n]![veld]),
      ]),
    ],
  }));
  const [nu, toen] = [perioden.dit.jaar, perioden.vorig.jaar];
  return [
    tussenkop("Per maand"),
    tabellen.tabel(
      [
        ["", 34],
        [`ontvangen ${nu}`, 34, "rechts"],
        [`ontvangen ${toen}`, 34, "rechts"],
        [`afgehandeld ${nu}`, 34, "rechts"],
        [`afgehandeld ${toen}`, 34, "rechts"],
      ],
      [rijen],
      { bijeen: true },
    ),
  ];
}

export const VERTROUWELIJK = "vertrouwelijk";

/** The columns of the list of all cases; names only where they were asked for. */
export function lijstkolommen(metNamen: boolean): Kolom[] {
  return [
    ["Nummer", 18],
    ["Ingediend", 20],
    ...(metNamen ? ([["Klager", 36]] as const) : []),
    ["Aard", metNamen ? 29 : 48],
    ["Antwoord", 20],
    ["Oordeel", metNamen ? 27 : 34],
    ["Afgehandeld", 22],
    ["Dagen", 13, "rechts"],
  ];
}

export function lijstcellen(
  regel: JaarlijstRegel,
  woordenlijsten: Woordenlijsten,
  metNamen: boolean,
): string[] {
  const dag = (datum: string | null) => (datum === null ? "" : toonDatum(datum));
  return [
    regel.nummer,
    dag(regel.ingediendOp),
    ...(metNamen ? [regel.klager ?? ""] : []),
    aardVan(regel, woordenlijsten),
    dag(regel.antwoordOp),
    uitkomst(regel),
    regel.afgehandeldOp === null ? "open" : dag(regel.afgehandeldOp),
    toonGetal(regel.dagen),
  ];
}

/** The position, and how the case ended where that was not by one. */
function uitkomst({ oordeel, afsluitreden }: JaarlijstRegel): string {
  const reden = afsluitreden === "afgehandeld" ? null : afsluitreden;
  return [labelVan(OORDELEN, oordeel), labelVan(AFSLUITREDENEN, reden)].filter(Boolean).join(", ");
}

export function opentabel(
  tabellen: Stroomtabellen,
  regels: readonly OpenRegel[],
  woordenlijsten: Woordenlijsten,
): Paragraph | Table {
  return tabellen.tabel(
    [
      ["Nummer", 22],
      ["Ingediend", 22],
      ["Dagen", 14, "rechts"],
      ["Status", 38],
      ["Aard", 40],
      ["Verantwoordelijke", 34],
    ],
    [
      regels.map((regel) => ({
        cellen: [
          regel.nummer,
          toonDatum(regel.ingediendOp),
          toonGetal(regel.dagen),
          regel.status,
          aardVan(regel, woordenlijsten),
          regel.verantwoordelijke ?? "",
        ],
      })),
    ],
  );
}

function aardVan(
  { aard, vertrouwelijk }: Pick<JaarlijstRegel, "aard" | "vertrouwelijk">,
  woordenlijsten: Woordenlijsten,
): string {
  return aard === null && vertrouwelijk ? VERTROUWELIJK : labelVan(woordenlijsten.aard, aard);
}

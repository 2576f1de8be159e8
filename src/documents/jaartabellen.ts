/** The tables of the yearly overview: figures beside the year before, and the cells of its long lists. */
import { MAANDEN, toonDatum } from "../procedure/datum.ts";
import { toonGetal } from "../procedure/getallen.ts";
import { cellenVan } from "../procedure/jaarcellen.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import type { Jaarvergelijking, Onderdeel } from "../procedure/jaarpost.ts";
import { AFSLUITREDENEN, labelVan, OORDELEN, type Woordenlijsten } from "../procedure/woordenlijsten.ts";
import type { JaarlijstRegel, OpenRegel } from "../register/jaarlijsten.ts";
import type { Blok } from "./documentstroom.ts";
import { type Rij, type Stroomtabel, stroomtabel } from "./stroomtabellen.ts";
import { vul } from "./tekening.ts";
import { tussenkop } from "./tekeningen/alineas.ts";
import * as tekeningen from "./tekeningen/tabellen.ts";

/** A part of the figures: its heading, and a line each with this year, the year before and the change. */
export function cijfertabel({ titel, posten }: Onderdeel, { dit, vorig }: Jaarperioden): Blok[] {
  const metAandeel = posten.some(({ geheel }) => geheel !== undefined);
  const rijen = posten.map((post): Rij => {
    const { nu, aandeel, vorig: toen, vorigAandeel, verschil } = cellenVan(post);
    return {
      cellen: metAandeel
        ? [post.naam, nu, aandeel, toen, vorigAandeel, verschil]
        : [post.naam, nu, toen, verschil],
      ingesprongen: post.daarvan ?? false,
    };
  });
  const tekening = metAandeel ? tekeningen.cijfersMetAandeel : tekeningen.cijfers;
  return [
    vul(tussenkop, { tekst: titel }),
    stroomtabel(tekening, { nu: dit.jaar, toen: vorig.jaar }, [rijen]),
  ];
}

/** What came in and what was settled in each month, both years side by side; the months to come are left open. */
export function maandtabel({ dit, vorig }: Jaarvergelijking, perioden: Jaarperioden): Blok[] {
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
  const koppen = { nu: perioden.dit.jaar, toen: perioden.vorig.jaar };
  return [vul(tussenkop, { tekst: "Per maand" }), stroomtabel(tekeningen.maanden, koppen, [rijen])];
}

const VERTROUWELIJK = "vertrouwelijk";

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

export function opentabel(regels: readonly OpenRegel[], woordenlijsten: Woordenlijsten): Stroomtabel {
  const rijen = regels.map((regel) => ({
    cellen: [
      regel.nummer,
      toonDatum(regel.ingediendOp),
      toonGetal(regel.dagen),
      regel.status,
      aardVan(regel, woordenlijsten),
      regel.verantwoordelijke ?? "",
    ],
  }));
  return stroomtabel(tekeningen.open, {}, [rijen]);
}

function aardVan(
  { aard, vertrouwelijk }: Pick<JaarlijstRegel, "aard" | "vertrouwelijk">,
  woordenlijsten: Woordenlijsten,
): string {
  return aard === null && vertrouwelijk ? VERTROUWELIJK : labelVan(woordenlijsten.aard, aard);
}

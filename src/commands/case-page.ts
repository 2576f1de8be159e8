/** A case as a page: what is known of it, how it went, and what comes next. */
import { type IsoDate, toonDatum, toonDatumMetDag } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { dagenInWoorden, opDag, TERMIJNEN, type Termijn } from "../procedure/termijnen.ts";
import { statusOp } from "../procedure/verloop.ts";
import {
  AFSLUITREDENEN,
  labelVan,
  OORDELEN,
  WIJZEN_VAN_AFHANDELING,
  type Woordenlijsten,
} from "../procedure/woordenlijsten.ts";
import { type Entry, writeSection } from "../terminal/page.ts";
import type { Terminal, Tone } from "../terminal/terminal.ts";
import { pad } from "../terminal/text.ts";
import { DAY_WIDTH, toneOf, writeNextStep } from "./case-progress.ts";

/** Writes the case as a page. */
export async function writeCase(
  terminal: Terminal,
  klacht: Klacht,
  peildatum: IsoDate,
  woordenlijsten: Woordenlijsten,
): Promise<void> {
  const { klager } = klacht;
  const label = (lijst: keyof Woordenlijsten, code: string | null) => labelVan(woordenlijsten[lijst], code);
  const dag = (datum: IsoDate | null) => (datum === null ? "" : toonDatum(datum));
  terminal.line(
    terminal.paint("strong", `Klacht ${klacht.nummer}`) + statusMark(terminal, klacht, peildatum),
  );
  await writeSection(terminal, "Klager", [
    ["Naam", klager.naam],
    [
      "Adres",
      [klager.adres, [klager.postcode, klager.plaats].filter(Boolean).join("  "), klager.land]
        .filter(Boolean)
        .join("\n"),
    ],
    ["Telefoon", klager.telefoon ?? ""],
    ["E-mail", klager.email ?? ""],
    ["Klantnummer", klager.klantnummer ?? ""],
  ]);
  await writeSection(terminal, "Klacht", [
    ["Ingediend op", toonDatumMetDag(klacht.ingediendOp)],
    ["Wijze", label("wijze", klacht.wijze)],
    ["Ontvangen door", klacht.ontvangenDoor ?? ""],
    ["Geregistreerd op", dag(klacht.geregistreerdOp)],
    ["Vertrouwelijk", klacht.vertrouwelijk ? "ja" : "nee"],
    ["Aard", label("aard", klacht.aard)],
    ["Product", label("product", klacht.product)],
    ["Polisnummer", klacht.polisnummer ?? ""],
    ["Maatschappij", klacht.maatschappij ?? ""],
    ["Betrokken medewerker", klacht.betrokkenMedewerker ?? ""],
    ["Nummer in oude lijst", klacht.externNummer ?? ""],
    ["Omschrijving", klacht.omschrijving],
    ["Gewenste oplossing", klacht.gewensteOplossing ?? ""],
  ]);
  await writeSection(terminal, "Behandeling", [
    ["Verantwoordelijke", klacht.verantwoordelijke ?? "nog niemand"],
    ...klacht.standpunten.map(
      (standpunt): Entry => [
        standpunt.ronde === 1 ? "Standpunt" : "Herbeoordeling",
        `${labelVan(OORDELEN, standpunt.oordeel)} (${toonDatum(standpunt.datum)})\n${standpunt.motivering}`,
      ],
    ),
    ["Oorzaak", label("oorzaak", klacht.oorzaak)],
    ["Verbetermaatregel", klacht.verbetermaatregel ?? ""],
    ["Afgehandeld", afhandeling(klacht)],
  ]);
  writeTimeLine(terminal, klacht, peildatum);
  writeNextStep(terminal, klacht);
}

function statusMark(terminal: Terminal, klacht: Klacht, peildatum: IsoDate): string {
  return ` · ${terminal.paint("good", statusOp(klacht, peildatum))}`;
}

function afhandeling(klacht: Klacht): string {
  if (klacht.afgehandeldOp === null) return "";
  const wijze = labelVan(WIJZEN_VAN_AFHANDELING, klacht.wijzeVanAfhandeling).toLowerCase();
  return [toonDatum(klacht.afgehandeldOp), wijze && `per ${wijze}`, zonderStandpunt(klacht)]
    .filter(Boolean)
    .join(", ");
}

/** Why a case ended where it was not by a position. */
function zonderStandpunt({ afsluitreden }: Klacht): string {
  return afsluitreden === "afgehandeld" ? "" : labelVan(AFSLUITREDENEN, afsluitreden).toLowerCase();
}

interface Moment {
  readonly dag: IsoDate;
  readonly mark: string;
  readonly text: string;
  readonly tone: Tone;
}

function writeTimeLine(terminal: Terminal, klacht: Klacht, peildatum: IsoDate): void {
  const moments = [...happened(klacht), ...klacht.termijnen.flatMap((termijn) => due(termijn, peildatum))];
  terminal.line(`\n${terminal.paint("strong", "Tijdlijn")}`);
  for (const { dag, mark, text, tone } of moments.sort((a, b) =>
    a.dag < b.dag ? -1 : a.dag > b.dag ? 1 : 0,
  )) {
    terminal.line(terminal.paint(tone, `  ${mark} ${pad(toonDatumMetDag(dag), DAY_WIDTH)}  ${text}`));
  }
}

function happened(klacht: Klacht): Moment[] {
  const { klager: _, standpunten, verantwoordelijke } = klacht;
  const [eerste, tweede] = standpunten.map(({ oordeel }) => labelVan(OORDELEN, oordeel).toLowerCase());
  const what: readonly (readonly [IsoDate | null, string])[] = [
    [klacht.ingediendOp, "klacht ingediend"],
    [klacht.gemeldOp, `gemeld aan ${verantwoordelijke ?? "de verantwoordelijke"}`],
    [klacht.bevestigdOp, "ontvangst bevestigd aan de klager"],
    [klacht.standpuntOp, `standpunt ingenomen: ${eerste ?? ""}`],
    [klacht.meegedeeldOp, "standpunt meegedeeld aan de klager"],
    [klacht.bezwaarOp, "bezwaar van de klager"],
    [klacht.herbeoordeeldOp, `opnieuw beoordeeld: ${tweede ?? ""}`],
    [klacht.geschilOp, "blijvend geschil"],
    [klacht.afgehandeldOp, ["afgehandeld", zonderStandpunt(klacht)].filter(Boolean).join(": ")],
  ];
  return what.flatMap(([dag, text]) =>
    dag === null ? [] : [{ dag, mark: "✓", text, tone: "plain" as const }],
  );
}

function due(termijn: Termijn, peildatum: IsoDate): Moment[] {
  const { soort, uiterlijk, dagen } = opDag(termijn, peildatum);
  if (dagen === null) return [];
  const text = `${TERMIJNEN[soort]}: ${dagenInWoorden(soort, dagen)}`;
  return [{ dag: uiterlijk, mark: dagen < 0 ? "!" : "○", text, tone: toneOf(dagen) }];
}

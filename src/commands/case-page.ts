/** A case as a page: what is known of it, how it went, and what comes next. */
import { type IsoDate, toonDatum, toonDatumMetDag } from "../procedure/datum.ts";
import { toonEuro } from "../procedure/geld.ts";
import type { GeslotenKlacht, Klacht, Maatregel, Standpunt } from "../procedure/klacht.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import { opsomming } from "../procedure/tekst.ts";
import { dagenInWoorden, opDag, TERMIJNEN, type Termijn } from "../procedure/termijnen.ts";
import { statusOp } from "../procedure/verloop.ts";
import {
  AFSLUITREDENEN,
  BRIEFSOORTEN,
  GESPREK_UITKOMSTEN,
  KIFID_STATUSSEN,
  labelVan,
  MAATREGELEN,
  OORDELEN,
  VERZEKERAAR_STEMT_IN,
  WIJZEN_VAN_AFHANDELING,
  type Woordenlijsten,
} from "../procedure/woordenlijsten.ts";
import { type Entry, writeSection } from "../terminal/page.ts";
import type { Terminal, Tone } from "../terminal/terminal.ts";
import { pad } from "../terminal/text.ts";
import { DAY_WIDTH, toneOf, writeNextStep } from "./case-progress.ts";

/** Writes the case as a page. */
export function writeCase(
  terminal: Terminal,
  klacht: Klacht,
  peildatum: IsoDate,
  woordenlijsten: Woordenlijsten,
): void {
  const { klager } = klacht;
  const label = (lijst: keyof Woordenlijsten, code: string | null) => labelVan(woordenlijsten[lijst], code);
  const dag = (datum: IsoDate | null) => (datum === null ? "" : toonDatum(datum));
  terminal.line(
    terminal.paint("strong", `Klacht ${klacht.nummer}`) + statusMark(terminal, klacht, peildatum),
  );
  writeSection(terminal, "Klager", [
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
  writeSection(terminal, "Klacht", [
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
  writeSection(terminal, "Behandeling", [
    ["Verantwoordelijke", klacht.verantwoordelijke ?? "nog niemand"],
    ...klacht.notities.map((notitie) =>
      entry("Onderzoek (intern)", notitie.datum, notitie.met, notitie.tekst),
    ),
    ...klacht.standpunten.map((standpunt) =>
      entry(
        standpunt.ronde === 1 ? "Standpunt" : "Herbeoordeling",
        standpunt.datum,
        [labelVan(OORDELEN, standpunt.oordeel), ...beslissers(standpunt)].join(", door "),
        standpunt.motivering,
      ),
    ),
    ...klacht.maatregelen.map((maatregel) =>
      entry("Maatregel", maatregel.datum, maatregelInWoorden(maatregel), maatregel.toelichting),
    ),
    ...klacht.bezwaren.map(({ datum, tekst }) => entry("Bezwaar", datum, null, tekst)),
    ...klacht.gesprekken.map((gesprek) =>
      entry(
        "Gesprek",
        gesprek.datum,
        `${labelVan(GESPREK_UITKOMSTEN, gesprek.uitkomst)}, met ${opsomming(gesprek.aanwezig)}`,
        gesprek.verslag,
      ),
    ),
    ...klacht.uitstel.map(({ datum, tot, reden }) => entry("Uitstel", datum, `tot ${toonDatum(tot)}`, reden)),
    ...klacht.kifid.map((stap) =>
      entry("Kifid", stap.datum, labelVan(KIFID_STATUSSEN, stap.status), stap.uitkomst),
    ),
    ["Oorzaak", label("oorzaak", klacht.oorzaak)],
    ["Verbetermaatregel", klacht.verbetermaatregel ?? ""],
    ["Afgehandeld", afhandeling(klacht)],
  ]);
  writeSection(
    terminal,
    "Correspondentie",
    klacht.correspondentie.map(({ id, datum, richting, soort, onderwerp, bestandsnaam }) =>
      entry(
        `${id}. ${richting === "in" ? "ontvangen" : "verzonden"}`,
        datum,
        `${labelVan(BRIEFSOORTEN, soort)}: ${onderwerp}`,
        bestandsnaam,
      ),
    ),
  );
  writeTimeLine(terminal, klacht, peildatum);
  writeNextStep(terminal, klacht, peildatum);
}

/** Writes what everybody may know of a confidential case. */
export function writeClosedCase(terminal: Terminal, klacht: GeslotenKlacht, peildatum: IsoDate): void {
  terminal.line(
    terminal.paint("strong", `Klacht ${klacht.nummer}`) + statusMark(terminal, klacht, peildatum),
  );
  writeSection(terminal, "Vertrouwelijk", [
    ["Ingediend op", toonDatumMetDag(klacht.ingediendOp)],
    ["Verantwoordelijke", klacht.verantwoordelijke ?? "nog niemand"],
    ["Inhoud", "ligt in de kluis, die niet open is"],
  ]);
  const due = klacht.termijnen.flatMap((termijn) => moment(termijn, peildatum));
  if (due.length > 0) writeMoments(terminal, "Termijnen", due);
}

function statusMark(terminal: Terminal, klacht: Mijlpalen, peildatum: IsoDate): string {
  return ` · ${terminal.paint("good", statusOp(klacht, peildatum))}`;
}

/** What was done and when on the first line, its text below it. */
function entry(label: string, datum: IsoDate, what: string | null, text: string | null): Entry {
  const first = [toonDatum(datum), what].filter(Boolean).join(" · ");
  return [label, text ? `${first}\n${text}` : first];
}

function beslissers({ door, beoordelaars }: Standpunt): string[] {
  const namen = beoordelaars.length > 0 ? opsomming(beoordelaars) : door;
  return namen === null ? [] : [namen];
}

function maatregelInWoorden({ soort, bedrag, akkoordVerzekeraar }: Maatregel): string {
  if (soort === "verzekeraar" && akkoordVerzekeraar) return VERZEKERAAR_STEMT_IN;
  return [
    labelVan(MAATREGELEN, soort),
    ...(bedrag === null ? [] : [toonEuro(bedrag)]),
    ...(akkoordVerzekeraar ? ["met instemming van de verzekeraar"] : []),
  ].join(", ");
}

function afhandeling(klacht: Klacht): string {
  if (klacht.afgehandeldOp === null) return "";
  const wijze = labelVan(WIJZEN_VAN_AFHANDELING, klacht.wijzeVanAfhandeling).toLowerCase();
  const berust =
    klacht.berust === null ? "" : klacht.berust ? "de klager berust erin" : "de klager berust er niet in";
  return [
    [toonDatum(klacht.afgehandeldOp), wijze && `per ${wijze}`, zonderStandpunt(klacht), berust]
      .filter(Boolean)
      .join(", "),
    klacht.afsluittoelichting,
  ]
    .filter(Boolean)
    .join("\n");
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
  const moments = [
    ...happened(klacht).filter(({ dag }) => dag <= peildatum),
    ...klacht.termijnen.flatMap((termijn) => moment(termijn, peildatum)),
  ];
  writeMoments(terminal, "Tijdlijn", moments);
}

function writeMoments(terminal: Terminal, title: string, moments: Moment[]): void {
  terminal.line(`\n${terminal.paint("strong", title)}`);
  for (const { dag, mark, text, tone } of moments.sort((a, b) =>
    a.dag < b.dag ? -1 : a.dag > b.dag ? 1 : 0,
  )) {
    terminal.line(terminal.paint(tone, `  ${mark} ${pad(toonDatumMetDag(dag), DAY_WIDTH)}  ${text}`));
  }
}

function happened(klacht: Klacht): Moment[] {
  const what: readonly (readonly [IsoDate | null, string])[] = [
    [klacht.ingediendOp, "klacht ingediend"],
    [klacht.gemeldOp, `gemeld aan ${klacht.verantwoordelijke ?? "de verantwoordelijke"}`],
    [klacht.bevestigdOp, "ontvangst bevestigd aan de klager"],
    ...klacht.uitstel.map(({ datum, tot }, n) => [datum, uitstelInWoorden(klacht, n, tot)] as const),
    ...klacht.standpunten.flatMap(({ ronde, oordeel, datum, meegedeeldOp }) => [
      [
        datum,
        `${ronde === 1 ? "standpunt ingenomen" : "opnieuw beoordeeld"}: ${labelVan(OORDELEN, oordeel).toLowerCase()}`,
      ] as const,
      [meegedeeldOp, "standpunt meegedeeld aan de klager"] as const,
    ]),
    ...klacht.bezwaren.map(({ datum }) => [datum, "bezwaar van de klager"] as const),
    ...klacht.gesprekken.map(
      ({ datum, uitkomst }) =>
        [datum, `gesprek: ${labelVan(GESPREK_UITKOMSTEN, uitkomst).toLowerCase()}`] as const,
    ),
    ...klacht.kifid.map(
      ({ datum, status }) =>
        [datum, labelVan(KIFID_STATUSSEN, status).toLowerCase().replace("kifid", "Kifid")] as const,
    ),
    [klacht.afgehandeldOp, ["afgehandeld", zonderStandpunt(klacht)].filter(Boolean).join(": ")],
  ];
  return what.flatMap(([dag, text]) =>
    dag === null ? [] : [{ dag, mark: "✓", text, tone: "plain" as const }],
  );
}

/** The day that was promised first stays visible (§4d). */
function uitstelInWoorden({ termijnen, uitstel }: Klacht, n: number, tot: IsoDate): string {
  const eerste = termijnen.find(({ eersteUiterlijk }) => eersteUiterlijk !== null)?.eersteUiterlijk;
  const van = n === 0 ? eerste : uitstel[n - 1]?.tot;
  return `antwoord uitgesteld${van ? ` van ${toonDatum(van)}` : ""} tot ${toonDatum(tot)}`;
}

function moment(termijn: Termijn, peildatum: IsoDate): Moment[] {
  const { soort, uiterlijk, eersteUiterlijk, dagen } = opDag(termijn, peildatum);
  if (dagen === null) return [];
  const first = eersteUiterlijk === null ? "" : ` (was ${toonDatum(eersteUiterlijk)})`;
  const text = `${TERMIJNEN[soort]}: ${dagenInWoorden(soort, dagen)}${first}`;
  return [{ dag: uiterlijk, mark: dagen < 0 ? "!" : "○", text, tone: toneOf(dagen) }];
}

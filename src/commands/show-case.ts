/** A case as people and programs see it: the page, the JSON of the contract, the short answer after an act. */
import { type IsoDate, toonDatum, toonDatumMetDag } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { dagenInWoorden, opDag, TERMIJNEN, type Termijn } from "../procedure/termijnen.ts";
import { type Stap, statusOp, volgendeStap } from "../procedure/verloop.ts";
import {
  AFSLUITREDENEN,
  labelVan,
  OORDELEN,
  WIJZEN_VAN_AFHANDELING,
  type Woordenlijsten,
} from "../procedure/woordenlijsten.ts";
import { feitenVan } from "../register/lezen.ts";
import { type Entry, writeSection } from "../terminal/page.ts";
import type { Terminal, Tone } from "../terminal/terminal.ts";
import { pad } from "../terminal/text.ts";

/** The case in the names of the contract, its status and deadlines as seen on a day. */
export function caseJson(klacht: Klacht, peildatum: IsoDate): Record<string, unknown> {
  const { nummer, termijnen, ...rest } = klacht;
  return {
    nummer,
    status: statusOp(klacht, peildatum),
    ...rest,
    termijnen: termijnen.map((termijn) => opDag(termijn, peildatum)),
  };
}

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

/** After an act: the deadlines that still run, with weekday and date, and what comes next. */
export function writeProgress(terminal: Terminal, klacht: Klacht, peildatum: IsoDate): void {
  const open = klacht.termijnen
    .map((termijn) => opDag(termijn, peildatum))
    .filter(({ dagen }) => dagen !== null);
  const width = Math.max(0, ...open.map(({ soort }) => TERMIJNEN[soort].length));
  if (open.length > 0) terminal.line("\nTermijnen");
  for (const { soort, uiterlijk, dagen } of open) {
    const when = dagenInWoorden(soort, dagen!);
    const line = `${pad(TERMIJNEN[soort], width)}  ${pad(toonDatumMetDag(uiterlijk), DAY_WIDTH)}  `;
    terminal.line(`  ${line}${terminal.paint(toneOf(dagen!), when)}`);
  }
  writeNextStep(terminal, klacht);
}

/** How urgent days look; the words beside it say the same. */
export function toneOf(dagen: number): Tone {
  if (dagen < 0) return "alarm";
  return dagen <= 1 ? "warning" : "plain";
}

const DAY_WIDTH = "donderdag 00-00-0000".length;

function statusMark(terminal: Terminal, klacht: Klacht, peildatum: IsoDate): string {
  return ` · ${terminal.paint("good", statusOp(klacht, peildatum))}`;
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
    [klacht.afgehandeldOp, `afgehandeld: ${labelVan(AFSLUITREDENEN, klacht.afsluitreden).toLowerCase()}`],
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

/** What the procedure asks next, in words; and the command for it. */
const NEXT: Partial<Record<Stap, { text: string; command?: string }>> = {
  toewijzen: { text: "meld de klacht aan de verantwoordelijke", command: "toewijzen" },
  bevestigen: { text: "bevestig de klager schriftelijk dat de klacht in behandeling is" },
  besluiten: { text: "onderzoek de klacht en neem een gemotiveerd standpunt in" },
  mededelen: { text: "deel het standpunt schriftelijk mee aan de klager" },
  herbeoordelen: { text: "laat de klacht opnieuw beoordelen" },
  kifid: { text: "wijs de klager op Kifid" },
  afsluiten: { text: "sluit de klacht af" },
};

function writeNextStep(terminal: Terminal, klacht: Klacht): void {
  const stap = volgendeStap(feitenVan(klacht));
  const next = stap === null ? undefined : NEXT[stap];
  if (next === undefined) return;
  terminal.line(`\nHierna: ${next.text}.`);
  if (next.command) terminal.line(`  ${terminal.paint("good", `klacht ${next.command} ${klacht.nummer}`)}`);
}

function afhandeling(klacht: Klacht): string {
  if (klacht.afgehandeldOp === null) return "";
  const hoe = [
    labelVan(AFSLUITREDENEN, klacht.afsluitreden),
    labelVan(WIJZEN_VAN_AFHANDELING, klacht.wijzeVanAfhandeling),
  ];
  return [toonDatum(klacht.afgehandeldOp), ...hoe.filter((deel) => deel !== "")].join(", ");
}

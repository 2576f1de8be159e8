/** What an act is followed by on the screen: the deadlines that still run, and the next step. */
import { type IsoDate, toonDatumMetDag } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { dagenInWoorden, opDag, TERMIJNEN } from "../procedure/termijnen.ts";
import { feitenOp, type Stap, volgendeStap } from "../procedure/verloop.ts";
import { wachtOpVerzekeraar } from "../procedure/verzekeraar.ts";
import { feitenVan } from "../register/lezen.ts";
import type { Terminal, Tone } from "../terminal/terminal.ts";
import { pad } from "../terminal/text.ts";

/** The width of the longest weekday with its date. */
export const DAY_WIDTH = "donderdag 00-00-0000".length;

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
  writeNextStep(terminal, klacht, peildatum);
}

/** How urgent days look; the words beside it say the same. */
export function toneOf(dagen: number): Tone {
  if (dagen < 0) return "alarm";
  return dagen <= 1 ? "warning" : "plain";
}

/** What the procedure asks next, in words; and the command for it. */
interface NextStep {
  readonly text: string;
  readonly command: (klacht: Klacht) => string;
}

const NEXT: Partial<Record<Stap, NextStep>> = {
  toewijzen: {
    text: "meld de klacht aan de verantwoordelijke",
    command: ({ nummer }) => `toewijzen ${nummer}`,
  },
  bevestigen: {
    text: "bevestig de klager schriftelijk dat de klacht in behandeling is",
    command: ({ nummer }) => `brief ${nummer} ontvangstbevestiging`,
  },
  besluiten: {
    text: "onderzoek de klacht en neem een gemotiveerd standpunt in",
    command: ({ nummer }) => `besluit ${nummer}`,
  },
  mededelen: {
    text: "deel het standpunt schriftelijk mee aan de klager",
    command: ({ nummer, herbeoordeeldOp }) =>
      `brief ${nummer} ${herbeoordeeldOp === null ? "standpunt" : "herbeoordeling"}`,
  },
  herbeoordelen: {
    text: "laat de klacht opnieuw beoordelen",
    command: ({ nummer }) => `herbeoordeling ${nummer}`,
  },
  kifid: {
    text: "wijs de klager op Kifid, of leg vast hoe het daar loopt",
    command: ({ nummer }) => `kifid ${nummer}`,
  },
  afsluiten: { text: "handel de klacht af", command: ({ nummer }) => `sluiten ${nummer}` },
};

/** Says what the procedure asks next, if anything. */
export function writeNextStep(terminal: Terminal, klacht: Klacht, peildatum: IsoDate): void {
  const stap = volgendeStap(feitenOp(feitenVan(klacht), peildatum));
  const next =
    stap === "mededelen" && saidNothingYet(klacht) ? INSURER : stap === null ? undefined : NEXT[stap];
  if (next === undefined) return;
  terminal.line(`\nHierna: ${next.text}.`);
  terminal.line(`  ${terminal.paint("good", `klacht ${next.command(klacht)}`)}`);
}

const INSURER: NextStep = {
  text: "leg vast dat de beroepsaansprakelijkheidsverzekeraar instemt, en maak dan de brief opnieuw",
  command: ({ nummer }) => `maatregel ${nummer} verzekeraar --akkoord-verzekeraar`,
};

/** The letter went out, but could tell no position as long as the insurer had not agreed (§4.1). */
function saidNothingYet(klacht: Klacht): boolean {
  return (
    wachtOpVerzekeraar(klacht) &&
    klacht.correspondentie.some(
      ({ richting, soort }) => richting === "uit" && ["standpunt", "herbeoordeling"].includes(soort),
    )
  );
}

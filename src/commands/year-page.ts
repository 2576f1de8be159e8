/** The yearly overview on the screen: the summary, the figures beside the year before, small bars unless it is read aloud. */
import { datumInWoorden, MAANDEN, toonDatum } from "../procedure/datum.ts";
import { cellenVan } from "../procedure/jaarcellen.ts";
import type { Jaarcijfers } from "../procedure/jaarcijfers.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import type { Onderdeel, Post } from "../procedure/jaarpost.ts";
import { onderdelenVan } from "../procedure/jaarposten.ts";
import { samenvatting, vertrouwelijkInWoorden } from "../procedure/jaarsamenvatting.ts";
import { WELK_JAAR } from "../procedure/jaarverantwoording.ts";
import { labelVan } from "../procedure/woordenlijsten.ts";
import type { Jaarverslag } from "../register/jaarlijsten.ts";
import { bar } from "../terminal/bar.ts";
import { startList } from "../terminal/list.ts";
import type { Terminal } from "../terminal/terminal.ts";

const BAR_WIDTH = 8;
const MONTH_BAR_WIDTH = 18;

/** Writes the overview; it fits 80 columns. */
export function writeYear(terminal: Terminal, page: Jaarverslag): void {
  const { jaren, perioden, kantoor } = page;
  const { dit, voorlopig } = perioden;
  terminal.line(
    terminal.paint("strong", [`Jaaroverzicht klachten ${dit.jaar}`, kantoor].filter(Boolean).join(" · ")),
  );
  const stand = voorlopig
    ? `Beide jaren tot en met ${datumInWoorden(dit.tot).replace(/ \d+$/, "")}.`
    : `Stand van ${datumInWoorden(dit.tot)}.`;
  terminal.line(terminal.paragraph(`${stand} ${WELK_JAAR}`));
  const vertrouwelijk = vertrouwelijkInWoorden(jaren, perioden);
  for (const alinea of [...samenvatting(jaren, perioden), ...(vertrouwelijk ? [vertrouwelijk] : [])]) {
    terminal.line(`\n${terminal.paragraph(alinea)}`);
  }
  const [aantallen, ...rest] = onderdelenVan(jaren);
  writePart(terminal, aantallen!, perioden);
  writeMonths(terminal, jaren.dit);
  for (const onderdeel of rest) writePart(terminal, onderdeel, perioden);
  writeOpen(terminal, page);
}

function writePart(terminal: Terminal, { titel, posten }: Onderdeel, { dit, vorig }: Jaarperioden): void {
  const metAandeel = posten.some(({ geheel }) => geheel !== undefined);
  terminal.line();
  const metBalk = metAandeel && !terminal.plain;
  const width = metAandeel ? 7 : 13;
  const list = startList(terminal, [
    { title: titel, width: 30, grow: true, tone: "strong" },
    { title: String(dit.jaar), width, align: "right" },
    ...(metAandeel ? [{ title: "aandeel", width: 7, align: "right" } as const] : []),
    ...(metBalk ? [{ title: "", width: BAR_WIDTH }] : []),
    { title: String(vorig.jaar), width, align: "right" },
    { title: "verschil", width: Math.max(width, 9), align: "right" },
  ]);
  const largest = Math.max(...posten.map(({ nu, geheel }) => (geheel === undefined ? 0 : (nu ?? 0))));
  for (const post of posten) {
    const { nu, aandeel, vorig: toen, vorigAandeel, verschil } = cellenVan(post);
    const opTijd = post.eenheid === "op tijd";
    list.row([
      post.daarvan ? `  ${post.naam}` : post.naam,
      nu,
      ...(metAandeel ? [aandeel] : []),
      ...(metBalk ? [{ text: barOf(post, largest), tone: "good" } as const] : []),
      opTijd ? vorigAandeel : toen,
      verschil,
    ]);
  }
}

/** A share of what should have been in time fills its bar at 100%; the others are set beside the largest. */
function barOf({ eenheid, nu, geheel }: Post, largest: number): string {
  if (geheel === undefined || nu === null) return "";
  return bar(nu, eenheid === "op tijd" ? geheel.nu : largest, BAR_WIDTH);
}

function writeMonths(terminal: Terminal, { perMaand }: Jaarcijfers): void {
  const largest = Math.max(...perMaand.flatMap(({ ontvangen, afgehandeld }) => [ontvangen, afgehandeld]));
  if (largest === 0) return;
  terminal.line();
  const metBalk = !terminal.plain;
  const balk = metBalk ? [{ title: "", width: MONTH_BAR_WIDTH }] : [];
  const list = startList(terminal, [
    { title: "Per maand", width: 11, tone: "strong" },
    { title: "ontvangen", width: 9, align: "right" },
    ...balk,
    { title: "afgehandeld", width: 11, align: "right" },
    ...balk,
  ]);
  const balkVan = (aantal: number, tone: "good" | "dim") =>
    metBalk ? [{ text: bar(aantal, largest, MONTH_BAR_WIDTH), tone }] : [];
  for (const [n, { ontvangen, afgehandeld }] of perMaand.entries()) {
    list.row([
      MAANDEN[n]!,
      ...[String(ontvangen), ...balkVan(ontvangen, "good")],
      ...[String(afgehandeld), ...balkVan(afgehandeld, "dim")],
    ]);
  }
}

function writeOpen(terminal: Terminal, { open, jaren }: Jaarverslag): void {
  if (open.length === 0) return;
  terminal.line();
  const list = startList(terminal, [
    { title: "Het langst open", width: 15, tone: "strong" },
    { title: "ingediend", width: 10 },
    { title: "dagen", width: 5, align: "right" },
    { title: "status", width: 19 },
    { title: "aard", width: 14, grow: true },
  ]);
  for (const { nummer, ingediendOp, dagen, status, aard, vertrouwelijk } of open) {
    list.row([
      nummer,
      toonDatum(ingediendOp),
      String(dagen),
      status,
      aard === null && vertrouwelijk
        ? { text: "vertrouwelijk", tone: "dim" }
        : labelVan(jaren.woordenlijsten.aard, aard),
    ]);
  }
  const meer = jaren.dit.aantallen.openEinde - open.length;
  if (meer > 0) terminal.line(`… en nog ${meer}.`);
}

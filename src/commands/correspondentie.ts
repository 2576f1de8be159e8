/** `klacht correspondentie`: letters, e-mails and calls, with their files inside the register (§3). */

import { readFileSync, statSync } from "node:fs";
import type { Command } from "commander";
import { NotFound, Refused, WrongUse } from "../errors.ts";
import { veiligeBestandsnaam } from "../procedure/bestandsnaam.ts";
import { toonDatum } from "../procedure/datum.ts";
import type { Correspondentie, Klacht } from "../procedure/klacht.ts";
import { aangehaald } from "../procedure/tekst.ts";
import {
  BRIEFSOORTEN,
  labelVan,
  opsommingVanCodes,
  RICHTINGEN,
  woorden,
  zoekCode,
} from "../procedure/woordenlijsten.ts";
import {
  type Bestand,
  leesBestand,
  MAX_BESTAND,
  vervangBestand,
  voegCorrespondentieToe,
} from "../register/correspondentie.ts";
import type { Db } from "../register/db.ts";
import { leesKlacht } from "../register/lezen.ts";
import { type Column, startList } from "../terminal/list.ts";
import { runAct } from "./case-command.ts";
import { action, type Context } from "./context.ts";
import { addFields, type Form, orNull } from "./form.ts";
import { wholeNumber } from "./numbers.ts";
import { stageConfidential, stageOutput, UNPROTECTED } from "./output-file.ts";

const COLUMNS: readonly Column[] = [
  { title: "Nr", width: 3, align: "right" },
  { title: "Datum", width: 10 },
  { title: "", width: 3 },
  { title: "Soort", width: 14, grow: true },
  { title: "Onderwerp", width: 18, grow: true },
  { title: "Bestand", width: 16, grow: true },
];

const FORM = {
  richting: {
    option: "richting",
    label: "Richting",
    help: "Van de klager, of aan hem.",
    kind: "choice",
    required: true,
    words: RICHTINGEN,
  },
  soort: {
    option: "soort",
    label: "Soort",
    help: "Brief, e-mail, telefoongesprek; of de brief van de procedure, zoals standpunt.",
    kind: "line",
    required: true,
  },
  datum: { option: "datum", label: "Datum", kind: "date" },
  onderwerp: {
    option: "onderwerp",
    label: "Onderwerp",
    help: "Zo komt het in de lijst te staan.",
    kind: "line",
    required: true,
  },
  tekst: {
    option: "tekst",
    label: "Tekst of samenvatting",
    help: "Mag leeg blijven als er een bestand is.",
    more: "de correspondentie hoort bij de registratie van de klacht (§3). De klager kan haar inzien (§5).",
    kind: "text",
  },
  bestand: {
    option: "bestand",
    label: "Bestand",
    help: "Het pad van de brief of e-mail; mag leeg blijven.",
    kind: "path",
  },
} satisfies Form;

const WHAT = woorden({ lijst: "Lijst", toevoegen: "Toevoegen", bewaar: "Bewaar" });

interface Options extends Record<string, unknown> {
  readonly naar?: string;
  readonly open?: boolean;
}

export function define(command: Command): void {
  command
    .argument("<nr>", "nummer van de klacht")
    .argument("[wat]", "lijst, toevoegen of bewaar", "lijst")
    .argument("[id]", "bij bewaar: het nummer van het stuk, uit de lijst");
  addFields(command, Object.values(FORM))
    .option("--naar <pad>", "bij bewaar: bestand of map; anders hier, onder de eigen naam")
    .option("--open", "bij bewaar: open het bestand; wat u erin verandert, wordt bewaard")
    .action(action(run));
}

async function run(
  context: Context,
  typed: string,
  what: string,
  id: string | undefined,
  options: Options,
): Promise<void> {
  switch (zoekCode(WHAT, what)) {
    case "lijst":
      return showAll(context, context.nummer(typed));
    case "toevoegen":
      return add(context, typed, options);
    case "bewaar":
      return save(context, context.nummer(typed), id, options);
    default:
      throw new WrongUse(
        `${aangehaald(what)} kan niet bij correspondentie`,
        `Kies uit: ${opsommingVanCodes(WHAT)}.`,
      );
  }
}

async function showAll(context: Context, nummer: string): Promise<void> {
  const { db } = await context.readerFor(nummer);
  const { correspondentie } = await leesKlacht(db, nummer);
  const { terminal } = context;
  if (context.options.json) {
    terminal.json(correspondentie);
    return;
  }
  if (correspondentie.length === 0) {
    terminal.line(`Bij klacht ${nummer} is nog geen correspondentie vastgelegd.`);
    return;
  }
  const list = startList(terminal, COLUMNS);
  for (const { id, datum, richting, soort, onderwerp, bestandsnaam } of correspondentie) {
    list.row([
      String(id),
      toonDatum(datum),
      richting,
      labelVan(BRIEFSOORTEN, soort),
      onderwerp,
      bestandsnaam ?? "",
    ]);
  }
}

async function add(context: Context, typed: string, options: Options): Promise<void> {
  await runAct(context, typed, FORM, options, null, async ({ handelende }, db, nummer, answers) => {
    const richting = answers.richting as Correspondentie["richting"];
    const soort = zoekCode(BRIEFSOORTEN, answers.soort) ?? answers.soort;
    const bestand = answers.bestand === "" ? null : await readAttachment(answers.bestand);
    const { datum, onderwerp } = answers;
    const wijze =
      bestand?.naam.toLowerCase().endsWith(".eml") || soort.toLowerCase() === "e-mail" ? "e-mail" : "brief";
    const stuk = { richting, soort, datum, onderwerp, tekst: orNull(answers.tekst), bestand, wijze };
    const id = await voegCorrespondentieToe(db, nummer, stuk, handelende);
    const file = bestand === null ? "" : `, met ${bestand.naam}`;
    return () => [`Bij klacht ${nummer} is stuk ${id} vastgelegd${file}.`];
  });
}

async function save(
  context: Context,
  nummer: string,
  typedId: string | undefined,
  options: Options,
): Promise<void> {
  const { db } = await (options.open ? context.changerFor(nummer) : context.readerFor(nummer));
  const klacht = await leesKlacht(db, nummer);
  const stuk = findPiece(klacht, typedId);
  const name = stuk.bestandsnaam ?? "bestand";
  const content = await leesBestand(db, nummer, stuk);
  if (options.open) {
    await show(context, db, klacht, stuk, content);
    return;
  }
  const file = await (klacht.vertrouwelijk ? stageConfidential : stageOutput)(
    context,
    options.naar,
    name,
    content,
  );
  file.commit();
  const { path } = file;
  if (klacht.vertrouwelijk) context.terminal.note(UNPROTECTED);
  if (context.options.json) context.terminal.json({ ...stuk, pad: path });
  else context.terminal.line(`Bewaard als ${context.terminal.paint("plain", path)}`);
}

/** Opens a file of a case as long as somebody looks at it; what is changed in it is kept. */
async function show(
  context: Context,
  db: Db,
  klacht: Klacht,
  stuk: Correspondentie,
  content: Uint8Array,
): Promise<void> {
  const { nummer } = klacht;
  const { openPrivately } = await import("./open-privately.ts");
  const edited = await openPrivately(context, shownName(klacht, stuk), content);
  if (edited === null) return;
  await vervangBestand(db, nummer, stuk, edited, context.handelende);
  context.terminal.line(`Stuk ${stuk.id} van klacht ${nummer} is bewaard zoals u het hebt aangepast.`);
}

/** Programs keep a list of what was opened last: of a confidential case it tells the number only. */
function shownName({ nummer, vertrouwelijk }: Klacht, { id, bestandsnaam }: Correspondentie): string {
  if (!vertrouwelijk) return bestandsnaam ?? "bestand";
  const kind = /\.[a-z0-9]{1,5}$/i.exec(bestandsnaam ?? "")?.[0] ?? "";
  return `${nummer}-stuk-${id}${kind}`;
}

/** @throws {WrongUse} no number was given @throws {NotFound} there is no such piece */
function findPiece({ nummer, correspondentie }: Klacht, typedId: string | undefined): Correspondentie {
  const hint = `Bekijk de nummers met: klacht correspondentie ${nummer}`;
  if (typedId === undefined) throw new WrongUse("Er ontbreekt: het nummer van het stuk", hint);
  const id = wholeNumber(typedId, "ID", { min: 1, max: 1_000_000 });
  const stuk = correspondentie.find((deze) => deze.id === id);
  if (stuk === undefined)
    throw new NotFound(`Klacht ${nummer} heeft geen correspondentie met nummer ${id}`, hint);
  return stuk;
}

async function readAttachment(path: string): Promise<Bestand> {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined)
    throw new NotFound(`Het bestand ${path} is er niet`, "Controleer de naam en de map.");
  if (!file.isFile()) throw new NotFound(`${path} is geen bestand`, "Geef één bestand, geen map.");
  if (file.size > MAX_BESTAND) {
    throw new Refused(
      `Het bestand ${path} is te groot: ${Math.ceil(file.size / 1_048_576)} MB, en hoogstens 50 MB past in het register`,
    );
  }
  const { default: mime } = await import("mime");
  const naam = veiligeBestandsnaam(path);
  return { naam, mediatype: mime.getType(naam) ?? "application/octet-stream", inhoud: readFileSync(path) };
}

/** `klacht inzage`: the klager's file as one document, and its attachments (§5). */
import type { Command } from "commander";
import type { IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { opsomming } from "../procedure/tekst.ts";
import { wachtOpVerzekeraar } from "../procedure/verzekeraar.ts";
import { leesBestand } from "../register/correspondentie.ts";
import type { Db } from "../register/db.ts";
import { meldInzage } from "../register/inzage.ts";
import { leesKlacht } from "../register/lezen.ts";
import { action, type Context } from "./context.ts";
import { stageConfidential, stageOutput, UNPROTECTED } from "./output-file.ts";

interface Options {
  readonly naar?: string;
  readonly metBijlagen?: boolean;
}

export function define(command: Command): void {
  command
    .argument("<nr>", "nummer van de klacht")
    .option("--naar <pad>", "bestand of map; anders hier, onder een eigen naam")
    .option("--met-bijlagen", "maak een zip met ook de bestanden van de correspondentie")
    .action(action(run));
}

async function run(context: Context, typed: string, { naar, metBijlagen = false }: Options): Promise<void> {
  const nummer = context.nummer(typed);
  const { db } = await context.changerFor(nummer);
  const klacht = await leesKlacht(db, nummer);
  const { makeFile } = await import("../documents/dossier.ts");
  const docx = await makeFile(klacht, context.instellingen, context.vandaag);
  const name = `dossier-${nummer}`;
  const { content, missing } = metBijlagen
    ? await withAttachments(db, klacht, `${name}.docx`, docx, context.vandaag)
    : { content: docx, missing: [] };
  const stage = klacht.vertrouwelijk ? stageConfidential : stageOutput;
  const file = await stage(context, naar, `${name}.${metBijlagen ? "zip" : "docx"}`, content);
  try {
    await meldInzage(db, nummer, { metBijlagen }, context.handelende);
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
  if (klacht.vertrouwelijk) context.terminal.note(UNPROTECTED);
  tell(context, klacht, file.path, missing);
}

function tell({ terminal, options }: Context, klacht: Klacht, pad: string, missing: readonly string[]): void {
  const { nummer, notities } = klacht;
  if (missing.length > 0) {
    terminal.note(
      `Let op: van deze stukken staat het bestand niet in dit register: ${opsomming(missing)}.\n→ Voeg ze zelf bij het dossier.`,
    );
  }
  if (options.json) {
    terminal.json({ nummer, pad, weggelatenNotities: notities.length });
    return;
  }
  terminal.line(terminal.paragraph(`Het dossier staat klaar: ${pad}`));
  terminal.line(
    terminal.paragraph(
      `Interne notities zijn weggelaten (${notities.length}); dat staat ook op het voorblad.`,
    ),
  );
  if (wachtOpVerzekeraar(klacht)) {
    terminal.note(
      "Let op: de beroepsaansprakelijkheidsverzekeraar heeft nog niet ingestemd, en in dit dossier staan het oordeel en de maatregelen (§4.1).\n→ Overleg met de verzekeraar voordat u het dossier geeft.",
    );
  }
}

async function withAttachments(
  db: Db,
  klacht: Klacht,
  name: string,
  docx: Uint8Array,
  today: IsoDate,
): Promise<{ content: Uint8Array; missing: string[] }> {
  const parts: Record<string, Uint8Array> = { [name]: docx };
  const missing: string[] = [];
  for (const stuk of klacht.correspondentie) {
    if (stuk.bestandsnaam === null) continue;
    // Of a case from another register often only the name of the file came along.
    if (stuk.sha256 === null) {
      missing.push(`${stuk.id} (${stuk.bestandsnaam})`);
      continue;
    }
    parts[`bijlagen/${stuk.id}-${stuk.bestandsnaam}`] = await leesBestand(db, klacht.nummer, stuk);
  }
  const { zip } = await import("../documents/zip.ts");
  return { content: await zip(parts, today), missing };
}

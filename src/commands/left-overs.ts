/** What a command that was killed may have left readable of confidential cases: cleared whenever the closed file is opened. */
import { dirname, join } from "node:path";
import { Damaged } from "../errors.ts";
import { wipeAbandoned } from "../register/bestanden.ts";
import { voegCorrespondentieToe } from "../register/correspondentie.ts";
import type { Db } from "../register/db.ts";
import { inKluis } from "../register/in-kluis.ts";
import { vertrouwelijkeId } from "../register/plaats.ts";
import { pathOfClientCopy } from "./client-copy.ts";
import type { Context } from "./context.ts";
import { clearOpenFolders, lettersByCase, piecesFromOpenFolders } from "./open-folders.ts";
import { removeLeftOvers } from "./open-privately.ts";

/** Takes in what is nowhere else, and removes the rest. */
export async function clearLeftOvers(context: Context, db: Db): Promise<void> {
  removeLeftOvers();
  for (const nummer of lettersByCase(context)) {
    if ((await vertrouwelijkeId(db, nummer)) !== null) await takeIn(context, db, nummer);
  }
  const copies = context.instellingen.klantdossiers === null ? [] : await clientCopies(context, db);
  const { map } = context;
  const folders = [map, join(map, "brieven"), join(map, "concepten"), ...copies.map((path) => dirname(path))];
  for (const folder of new Set(folders)) wipeAbandoned(folder);
  clearOpenFolders(context, copies);
}

async function takeIn(context: Context, db: Db, nummer: string): Promise<void> {
  try {
    const { pieces, paths } = await piecesFromOpenFolders(context, db, nummer);
    for (const piece of pieces) await voegCorrespondentieToe(db, nummer, piece, context.handelende);
    clearOpenFolders(context, paths);
  } catch (error) {
    // Where the content of the case was lost, its letters may be all that is left: they stay, and the others go on.
    if (!(error instanceof Damaged)) throw error;
    context.terminal.note(
      `Let op: in de map brieven liggen nog brieven van klacht ${nummer}, waarvan de inhoud ontbreekt.`,
    );
  }
}

async function clientCopies(context: Context, db: Db): Promise<string[]> {
  const rows = await inKluis(db)
    .selectFrom("dossier")
    .innerJoin("klacht", "klacht.id", "dossier.klachtId")
    .select(["klacht.nummer", "dossier.klantnummer"])
    .where("dossier.klantnummer", "is not", null)
    .execute();
  return rows.flatMap(({ nummer, klantnummer }) => pathOfClientCopy(context, nummer, klantnummer) ?? []);
}

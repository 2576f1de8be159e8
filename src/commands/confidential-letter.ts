/** A letter of a confidential case: kept in the closed file, and shown only as long as somebody looks at it. */
import type { Brief } from "../documents/brief-types.ts";
import { Cancelled, KlachtError, Refused, WrongUse } from "../errors.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { vervangBestand } from "../register/correspondentie.ts";
import type { Db } from "../register/db.ts";
import { leesKlacht } from "../register/lezen.ts";
import type { Context } from "./context.ts";
import { finishAct } from "./finish-act.ts";

/**
 * Keeps a letter as a piece of the case, unless it is a trial, and opens it where that is asked; what is changed in it
 * then is kept too. `log` keeps the piece and returns its number.
 * @throws {WrongUse} a trial that is neither kept nor shown @throws {Refused} it can't be opened
 * @throws {Cancelled} broken off while it was open: it is kept as it was made
 */
export async function keepInKluis(
  context: Context,
  db: Db,
  { nummer }: Klacht,
  brief: Brief,
  { open = false, nietLoggen = false }: { open?: boolean; nietLoggen?: boolean },
  name: string,
  log: () => Promise<number>,
): Promise<void> {
  if (nietLoggen && !open) {
    throw new WrongUse(
      "Een proef van een vertrouwelijke brief wordt nergens bewaard",
      "Bekijk hem met --open, of geef met --naar waar u een kopie wilt.",
    );
  }
  const privately = open ? await import("./open-privately.ts") : null;
  privately?.requireSomebody(context);
  const id = nietLoggen ? null : await log();
  const edited =
    privately === null ? null : await show(privately.openPrivately(context, name, brief.docx), id);
  if (id !== null && edited !== null) await keepEdited(context, db, nummer, id, edited);
  await finishAct(context, db, nummer, () => [
    ...(id === null
      ? ["Dit was een proef: de brief telt niet als verzonden en is nergens bewaard."]
      : [
          `De brief is in de kluis bewaard, als stuk ${id}${edited === null ? "" : ", zoals u hem hebt aangepast"}.`,
          `Een kopie om te versturen: klacht correspondentie ${nummer} bewaar ${id} --naar PAD`,
        ]),
    ...brief.notes,
  ]);
}

/** What was made of the letter; whoever doesn't get to see it must know that it was kept all the same. */
async function show(opened: Promise<Uint8Array | null>, id: number | null): Promise<Uint8Array | null> {
  try {
    return await opened;
  } catch (error) {
    if (id === null || !(error instanceof KlachtError)) throw error;
    const message = `${error.message}; de brief is in de kluis bewaard, als stuk ${id}, zonder aanpassingen`;
    throw error instanceof Cancelled ? new Cancelled(message) : new Refused(message, error.hint, error);
  }
}

async function keepEdited(
  { handelende }: Context,
  db: Db,
  nummer: string,
  id: number,
  edited: Uint8Array,
): Promise<void> {
  const stuk = (await leesKlacht(db, nummer)).correspondentie.find((deze) => deze.id === id);
  if (stuk !== undefined) await vervangBestand(db, nummer, stuk, edited, handelende);
}

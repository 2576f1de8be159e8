/** Making the closed file: the first person's passphrase, and the recovery key that is shown once. */
import { Refused } from "../errors.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import { maakHerstelsleutel, maakKluis } from "../register/kluis-maken.ts";
import { isErKluis } from "../register/kluis-toestand.ts";
import type { Context } from "./context.ts";
import { newPassphrase } from "./new-passphrase.ts";
import { handOverRecoveryKey, type SheetOptions } from "./recovery-key.ts";
import { PASSPHRASE_FILE } from "./unlock.ts";

/**
 * Makes the closed file and returns its key.
 * @throws {Refused} there is one already @throws {Cancelled} broken off; there is then none
 */
export async function makeKluis(context: Context, options: SheetOptions): Promise<Kluissleutel> {
  const { map, handelende, terminal } = context;
  if (await isErKluis((await context.reader()).db, map))
    throw new Refused("Dit register heeft al een kluis", "Bekijk hem met: klacht kluis status");
  const holder = await newPassphrase(context, context.wie, PASSPHRASE_FILE);
  const recovery = await maakHerstelsleutel();
  const sleutel = await handOverRecoveryKey(context, recovery, options, async () =>
    // Only now: who breaks off earlier gets no register either.
    maakKluis((await context.writer()).db, map, holder, recovery, handelende),
  );
  if (!context.options.json)
    terminal.line(`De kluis is klaar; ${terminal.paint("strong", holder.naam)} heeft toegang.`);
  terminal.note("Geef ten minste nog één collega toegang: klacht kluis toegang NAAM");
  return sleutel;
}

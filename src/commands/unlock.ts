/** The passphrase of the closed file: asked, or read from a file that the environment names. */
import { Locked } from "../errors.ts";
import { kluismapVan, type Persoon, zoekPersoon } from "../kluis/kluismap.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import { type Ontgrendeld, ontgrendel } from "../kluis/toegang.ts";
import { opsomming } from "../procedure/tekst.ts";
import type { Db } from "../register/db.ts";
import { leesToegang } from "../register/kluis-toestand.ts";
import type { Context } from "./context.ts";
import { readSecret } from "./secret-file.ts";

export const PASSPHRASE_FILE = "KLACHT_KLUIS_WACHTWOORD_BESTAND";

const TRIES = 3;

/** Whether there is a passphrase, or somebody to ask for one. */
export function canUnlock({ asks }: Context): boolean {
  return asks || Boolean(process.env[PASSPHRASE_FILE]);
}

/**
 * The key of the closed file, by the passphrase of who acts.
 * @throws {Refused} there is no closed file @throws {Locked} wrong, or nobody to ask @throws {Damaged} damaged files
 */
export async function unlock(context: Context, db: Db): Promise<Kluissleutel> {
  const opened = (await tryPassphrases(context, db)) ?? neverOpened();
  return opened.sleutel;
}

/** As {@link unlock}, but null for who types nothing at all. */
export async function unlockIfWanted(context: Context, db: Db): Promise<Kluissleutel | null> {
  const opened = await tryPassphrases(context, db, {
    orNothing: "Leeg: alleen wat zonder de kluis te zien is.",
  });
  return opened?.sleutel ?? null;
}

/**
 * As {@link unlock}; also tells whose passphrase it was. What is typed from then on doesn't show until the asker's
 * `release`: for who asks another secret at once, since who is quick types that already.
 */
export async function unlockQuietly(context: Context, db: Db): Promise<Opened> {
  return (await tryPassphrases(context, db, { staysQuiet: true })) ?? neverOpened();
}

type Opened = Ontgrendeld & { readonly persoon: Persoon };

async function tryPassphrases(
  context: Context,
  db: Db,
  { orNothing, staysQuiet = false }: { orNothing?: string; staysQuiet?: boolean } = {},
): Promise<Opened | null> {
  const personen = await leesToegang(db, context.map);
  if (!canUnlock(context)) {
    throw new Locked(
      "De kluis is niet open, en er is niemand om het wachtwoord te vragen",
      `Geef de opdracht op een terminal, of zet het wachtwoord in een bestand en noem dat in ${PASSPHRASE_FILE}.`,
    );
  }
  const given = passphraseFromFile(context);
  const persoon = await whose(context, personen);
  const question = {
    message: promptFor(context, persoon),
    ...(orNothing !== undefined && { help: orNothing }),
  };
  let opened: Ontgrendeld | null = null;
  try {
    for (let tried = 1; tried <= TRIES; tried += 1) {
      const passphrase = given ?? (await context.asker.secret(question));
      if (passphrase === "" && given === null && orNothing !== undefined) return null;
      opened = await ontgrendel(kluismapVan(context.map), persoon, passphrase);
      if (opened !== null) return { ...opened, persoon };
      if (given !== null) break;
      if (tried < TRIES) context.terminal.note("De kluis gaat niet open.");
    }
  } finally {
    if (given === null && !(staysQuiet && opened !== null)) context.asker.release();
  }
  return neverOpened();
}

function neverOpened(): never {
  throw new Locked(
    "De kluis gaat niet open",
    "Probeer het later opnieuw. Wachtwoord kwijt? klacht kluis herstel",
  );
}

/** The passphrase in the file that a variable of the environment names: its first line. Null where it names none. */
export function passphraseFromFile(context: Context, variable: string = PASSPHRASE_FILE): string | null {
  const path = process.env[variable];
  return path ? readSecret(context, path, variable) : null;
}

/** Who acts, if he has access; else the only one who has; else whoever is chosen. */
async function whose({ wie, asks, asker }: Context, personen: readonly Persoon[]): Promise<Persoon> {
  const own = zoekPersoon(personen, wie) ?? (personen.length === 1 ? personen[0] : undefined);
  if (own !== undefined) return own;
  if (asks) {
    return asker.select({
      message: "Wie bent u?",
      help: "Alleen wie toegang tot de kluis heeft, staat hier.",
      choices: personen.map((value) => ({ value, name: value.naam })),
    });
  }
  const names = opsomming(
    personen.map(({ naam }) => naam),
    "of",
  );
  throw new Locked(`${wie} heeft geen toegang tot de kluis`, `Zeg met --als wie u bent: ${names}.`);
}

function promptFor({ wie }: Context, { naam }: Persoon): string {
  return naam.toLowerCase() === wie.toLowerCase()
    ? "Wachtwoord van de kluis"
    : `Wachtwoord van de kluis, van ${naam}`;
}

/** Who complained before need not be typed again: his data are offered, from the open register. */
import type { Antwoorden } from "../procedure/antwoorden.ts";
import { isNederland } from "../procedure/veldcontroles.ts";
import { type BekendeKlager, bekendeKlagers } from "../register/vorige.ts";
import type { Context } from "./context.ts";

/** Puts the data of a klager who is known under the answers, where that is wanted; what was answered stays. */
export async function offerKnownKlager(context: Context, answers: Antwoorden): Promise<void> {
  const naam = answers.naam?.trim() ?? "";
  // Many offices know a client by his number, and type that.
  const klantnummer = answers.klantnummer?.trim() || naam;
  if (klantnummer === "") return;
  const known = await bekendeKlagers((await context.reader()).db, { naam, klantnummer });
  const chosen = await choose(context, known, klantnummer);
  if (chosen === null) return;
  const filled = Object.entries(answersOf(chosen)).filter(([, answer]) => answer !== null);
  const given = Object.entries(answers).filter(
    ([field, answer]) => field !== "naam" && answer?.trim() !== "",
  );
  Object.assign(answers, Object.fromEntries([...filled, ...given]));
}

/** A name may be that of somebody else, whose address a letter must not go to: only a number is taken by a mere Enter. */
async function choose(
  { asker }: Context,
  known: readonly BekendeKlager[],
  klantnummer: string,
): Promise<BekendeKlager | null> {
  const [only, ...others] = known;
  if (only === undefined) return null;
  const byNumber = only.klager.klantnummer === klantnummer;
  if (others.length === 0) {
    const same = await asker.confirm({
      message: `Is dit de klager van klacht ${only.nummer}?`,
      help: `${inWords(only)}. Dan worden deze gegevens overgenomen.`,
      default: byNumber,
    });
    return same ? only : null;
  }
  return asker.select<BekendeKlager | null>({
    message: "Is dit een van deze klagers?",
    help: "Dan worden de gegevens overgenomen.",
    choices: [
      ...known.map((value) => ({ value, name: `${value.nummer}: ${inWords(value)}` })),
      { value: null, name: "Nee, een ander" },
    ],
    default: byNumber ? only : null,
  });
}

function answersOf({ klager }: BekendeKlager) {
  // No country is the Netherlands: an answer, not a question that is still open.
  return { ...klager, land: klager.land ?? (klager.adres === null ? null : "") };
}

function inWords({ klager }: BekendeKlager): string {
  const { naam, adres, postcode, plaats, land, email, klantnummer } = klager;
  const where = [postcode, plaats].filter(Boolean).join(" ");
  const abroad = isNederland(land) ? null : land;
  const number = klantnummer === null ? null : `klantnummer ${klantnummer}`;
  return [naam, adres, where, abroad, adres === null ? email : null, number].filter(Boolean).join(", ");
}

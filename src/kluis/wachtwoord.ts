/** How good a passphrase is: judged by a library that knows the Dutch words and names that people choose. */

/** As typed, in the one form that all keyboards agree on. */
export function normaliseer(wachtwoord: string): string {
  return wachtwoord.normalize("NFC");
}

const MIN_LENGTE = 12;
/** Of four: takes more than 10^10 guesses, each of which costs a second behind scrypt. */
const MIN_SCORE = 4;

const UITLEG = "Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben.";

const REDENEN: Record<string, string> = {
  straightRow: "Toetsen naast elkaar zijn makkelijk te raden",
  keyPattern: "Een patroon op het toetsenbord is makkelijk te raden",
  simpleRepeat: "Herhaalde letters zijn makkelijk te raden",
  extendedRepeat: "Herhaalde delen zijn makkelijk te raden",
  sequences: "Een reeks zoals abc is makkelijk te raden",
  recentYears: "Een jaartal is makkelijk te raden",
  dates: "Een datum is makkelijk te raden",
  topTen: "Dit wachtwoord gebruiken heel veel mensen",
  topHundred: "Dit wachtwoord gebruiken heel veel mensen",
  common: "Dit wachtwoord gebruiken veel mensen",
  similarToCommon: "Dit lijkt op een wachtwoord dat veel mensen gebruiken",
  wordByItself: "Eén woord is makkelijk te raden",
  namesByThemselves: "Een naam is makkelijk te raden",
  commonNames: "Een naam is makkelijk te raden",
  userInputs: "Uw naam en die van het kantoor zijn makkelijk te raden",
};

/**
 * Why a passphrase is too weak, in Dutch with a hint, or null where it is good enough. `bekend` are words that a
 * guesser would try first: the person's name, the office's.
 */
export async function zwakte(wachtwoord: string, bekend: readonly string[]): Promise<string | null> {
  if ([...wachtwoord].length < MIN_LENGTE)
    return `Het wachtwoord is korter dan ${MIN_LENGTE} tekens. ${UITLEG}`;
  const { raadbaarheid } = await import("./raadbaarheid.ts");
  const { score, waarschuwing } = raadbaarheid(wachtwoord, bekend);
  if (score >= MIN_SCORE) return null;
  const reden = REDENEN[waarschuwing ?? ""] ?? "Dit wachtwoord is te makkelijk te raden";
  return `${reden}. ${UITLEG}`;
}

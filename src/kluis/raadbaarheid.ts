/** How easily a passphrase is guessed: a megabyte of words, imported only where a passphrase is chosen. */
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as algemeen from "@zxcvbn-ts/language-common";
import * as nederlands from "@zxcvbn-ts/language-nl-be";

/** A long text takes long to judge, and is good enough by its length. */
const MAX_LENGTE = 100;

/** The library's score, 0 to 4, and the code of its warning, if any. */
export function raadbaarheid(
  wachtwoord: string,
  bekend: readonly string[],
): { score: number; waarschuwing: string | null } {
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...algemeen.dictionary, ...nederlands.dictionary },
    graphs: algemeen.adjacencyGraphs,
  });
  const { score, feedback } = zxcvbn.check(wachtwoord.slice(0, MAX_LENGTE), [...bekend]);
  return { score, waarschuwing: feedback.warning };
}

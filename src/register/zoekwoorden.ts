/**
 * What somebody typed, as the whole words of the search index. Of the beginning of a word FTS5 first brings together all
 * places of all words that begin so, however few of them are asked for; of whole words it reads no more than it gives.
 */
import type { Db } from "./db.ts";
import * as vragen from "./vragen/zoeken.ts";
import { inIndextaal, type Zoekterm } from "./zoekopdracht.ts";
import { woordenMaken, woordenMet, type Zoekbestand } from "./zoekvraag.ts";

/** Bringing all together takes less than looking into more words than this. */
const MEESTE = 64;

/** In other texts only FTS5 itself knows what the words are, and which letters it takes for the same. */
const ASCII = /^[\x20-\x7e]*$/;

/** A term in the language of the index; one that may be the beginning of a word as all words that begin so. */
export async function uitgeschreven(
  db: Db,
  term: Zoekterm,
  bestanden: readonly Zoekbestand[],
): Promise<string> {
  const delen = term.tekst.toLowerCase().match(/[a-z0-9]+/g);
  if (term.woordgroep || delen === null || !ASCII.test(term.tekst)) return inIndextaal(term);
  const begin = delen.pop()!;
  const woorden = new Set<string>();
  for (const bestand of bestanden) {
    for (const { woord } of await leesWoorden(db, bestand, begin)) woorden.add(woord);
  }
  if (woorden.size === 0 || woorden.size > MEESTE) return inIndextaal(term);
  return Array.from(woorden, (woord) => `"${[...delen, woord].join(" ")}"`).join(" OR ");
}

async function leesWoorden(db: Db, bestand: Zoekbestand, begin: string): Promise<{ woord: string }[]> {
  const waarden = { begin, aantal: MEESTE + 1 };
  if (bestand === "main") {
    await vragen.maakWoorden.alle(db, {});
    return vragen.woordenMetBegin.alle(db, waarden);
  }
  await db.executeQuery(woordenMaken(db, bestand));
  return (await db.executeQuery(woordenMet(db, bestand, waarden))).rows;
}

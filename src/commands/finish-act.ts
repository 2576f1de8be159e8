/** The end of every act on a case: the case as JSON, or a sentence and what comes next. */
import type { Klacht } from "../procedure/klacht.ts";
import type { Db } from "../register/db.ts";
import { leesKlacht } from "../register/lezen.ts";
import { caseJson } from "./case-json.ts";
import { writeProgress } from "./case-progress.ts";
import type { Context } from "./context.ts";

/** Reads the case as it now stands and shows what was done; `sentences` is made harmless here. */
export async function finishAct(
  context: Context,
  db: Db,
  nummer: string,
  sentences: (klacht: Klacht) => readonly string[],
): Promise<Klacht> {
  const { terminal, vandaag } = context;
  const klacht = await leesKlacht(db, nummer);
  if (context.instellingen.klantdossiers !== null) {
    const { renewClientCopy } = await import("./client-copy.ts");
    await renewClientCopy(context, klacht);
  }
  if (context.options.json) {
    terminal.json(caseJson(klacht, vandaag));
    return klacht;
  }
  for (const sentence of sentences(klacht)) terminal.line(terminal.paragraph(sentence));
  writeProgress(terminal, klacht, vandaag);
  return klacht;
}

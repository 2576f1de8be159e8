/** `klacht controle --herstel`: what can be mended of what was found, without losing anything. */
import { sluitBestandenAf, teOpenBestanden } from "../register/bestandsrechten.ts";
import type { Bevinding } from "../register/bevinding.ts";
import { controleer } from "../register/controle.ts";
import { herstelOpbouw } from "../register/controle-opbouw.ts";
import { vindAlleGebroken } from "../register/controle-zegels.ts";
import type { Db } from "../register/db.ts";
import { aanvaard, herstelIndexen, herstelTermijnen } from "../register/herstel-inhoud.ts";
import { type Herstel, herstelPaar } from "../register/herstellen.ts";
import type { Context } from "./context.ts";

/** Mends it, from the files inward; returns what was done and what could not be. */
export async function mend(
  context: Context,
  db: Db,
  kluisOpen: boolean,
  findings: readonly Bevinding[],
): Promise<Herstel[]> {
  const { handelende, termijnKader, map } = context;
  const files = kluisOpen ? (["main", "kluis"] as const) : (["main"] as const);
  const mended: Herstel[] = shutOff(map);
  if (findings.some(({ herstel }) => herstel === "index")) {
    for (const file of files) mended.push(await herstelIndexen(db, file));
  }
  // Nothing is written into a file that SQLite can't read whole.
  const left = await controleer(db, { kluisOpen, kader: termijnKader });
  if (left.some(({ onleesbaar }) => onleesbaar)) return mended;
  for (const file of files) {
    mended.push(...(await herstelOpbouw(db, file)).map((wat) => ({ nummer: null, wat, gelukt: true })));
  }
  if (kluisOpen) mended.push(...(await herstelPaar(db, handelende)));
  mended.push(...(await herstelTermijnen(db, termijnKader, kluisOpen, handelende)));
  return [...mended, ...(await acceptChanged(context, db, kluisOpen))];
}

function shutOff(map: string): Herstel[] {
  return teOpenBestanden(map).map((path) => {
    try {
      sluitBestandenAf([path]);
      return { nummer: null, wat: `${path} is nu alleen van u`, gelukt: true };
    } catch {
      return { nummer: null, wat: `${path} is niet van u en blijft leesbaar voor anderen`, gelukt: false };
    }
  });
}

/** Takes data that another program changed for true, where somebody says so; the log keeps that. */
async function acceptChanged(context: Context, db: Db, kluisOpen: boolean): Promise<Herstel[]> {
  const { asks, asker, options, handelende } = context;
  const accepted: Herstel[] = [];
  for (const { nummer } of await vindAlleGebroken(db, kluisOpen)) {
    const message = `Klacht ${nummer} is met een ander programma gewijzigd. Zijn de gegevens goed zoals ze nu zijn?`;
    if (!(options.ja || (asks && (await asker.confirm({ message, default: false }))))) continue;
    accepted.push(await aanvaard(db, nummer, handelende));
  }
  return accepted;
}

/**
 * Makes backups, or puts them back, over and over until it is killed; tells on its output what is done. In between it
 * writes, so that each backup is another.
 */
import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { leesKopie } from "../../src/register/kopie.ts";
import { ruimOp } from "../../src/register/kopie-bewaren.ts";
import { kopieenVan, maakKopie } from "../../src/register/kopie-maken.ts";
import { zetTerug } from "../../src/register/kopie-terugzetten.ts";
import { openRegister } from "../../src/register/open.ts";
import { onderzoek } from "../../src/register/standpunt.ts";
import { HANDELENDE } from "../register/fill.ts";

/** What it has to do: make backups, or put these back in turn. */
export interface Work {
  readonly map: string;
  readonly key: string;
  readonly putBack: readonly string[];
  /** The case to write about. */
  readonly nummers: readonly string[];
}

export type Told =
  | { readonly ready: true }
  | { readonly note: string }
  | { readonly made: string }
  | { readonly back: string };

const tell = (told: Told) => writeSync(1, `${JSON.stringify(told)}\n`);

const { map, key, putBack, nummers } = JSON.parse(await text(process.stdin)) as Work;
tell({ ready: true });
for (let n = 0; ; n += 1) {
  if (putBack.length > 0) {
    const pad = putBack[n % putBack.length]!;
    await zetTerug(leesKopie(pad), map, new Date());
    tell({ back: pad });
    continue;
  }
  const { db, openKluis, close } = await openRegister(map, { create: true });
  await openKluis(Kluissleutel.lees(key, "")!);
  for (const nummer of nummers) {
    await onderzoek(
      db,
      nummer,
      { datum: "2024-03-04", met: null, tekst: `Notitie. ${"Woord. ".repeat(n * 50)}` },
      HANDELENDE,
    );
    tell({ note: nummer });
  }
  await close();
  const kopie = await maakKopie(map, kopieenVan(map), new Date());
  tell({ made: kopie.pad });
  ruimOp(kopieenVan(map), kopie, { dagen: 1, weken: 0, maanden: 0 });
}

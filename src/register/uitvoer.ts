/** Whole cases in pieces, for who takes them elsewhere: any number of them takes the same memory. */
import { Damaged } from "../errors.ts";
import type { IsoDate } from "../procedure/datum.ts";
import type { GeslotenKlacht, Klacht } from "../procedure/klacht.ts";
import type { Db } from "./db.ts";
import { leesGesloten } from "./gesloten.ts";
import { leesKlachten } from "./lezen.ts";
import { vasteStand } from "./vaste-stand.ts";
import { volgende, volgendeVanJaar } from "./vragen/uitvoer.ts";

export interface Uitvoerfilter {
  readonly peildatum: IsoDate;
  /** The year of the numbers. */
  readonly jaar?: number;
}

const STUK = 25;

/**
 * The cases in the order of their numbers, in pieces that are each read at one moment: others can write in between, but
 * no case comes out half changed. A confidential one whose content can't be read comes out closed.
 * @throws {Damaged} an open case has no content
 */
export async function* streamUitvoer(
  db: Db,
  { peildatum, jaar }: Uitvoerfilter,
): AsyncGenerator<(Klacht | GeslotenKlacht)[]> {
  let vorige = { jaar: 0, volgnummer: 0 };
  for (;;) {
    const { rijen, stuk } = await vasteStand(db, async () => {
      const vanaf = { peildatum, na: vorige.jaar, volgnummer: vorige.volgnummer, aantal: STUK };
      const rijen =
        jaar === undefined
          ? await volgende.alle(db, vanaf)
          : await volgendeVanJaar.alle(db, { ...vanaf, jaar });
      const ids = rijen.map(({ id }) => id);
      const open = new Map((await leesKlachten(db, ids)).map((klacht) => [klacht.nummer, klacht]));
      const dicht = rijen.filter(({ nummer }) => !open.has(nummer));
      const beschadigd = dicht.find(({ vertrouwelijk }) => vertrouwelijk === 0);
      if (beschadigd) {
        throw new Damaged(
          `De inhoud van klacht ${beschadigd.nummer} ontbreekt`,
          "Kijk wat er te herstellen is met: klacht controle",
        );
      }
      const gesloten = await leesGesloten(
        db,
        dicht.map(({ id }) => id),
      );
      const kaarten = new Map(gesloten.map((klacht) => [klacht.nummer, klacht]));
      return { rijen, stuk: rijen.map(({ nummer }) => open.get(nummer) ?? kaarten.get(nummer)!) };
    });
    const laatste = rijen.at(-1);
    if (laatste === undefined) return;
    vorige = laatste;
    yield stuk;
  }
}

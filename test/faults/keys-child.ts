/** Changes who has access to the closed file, over and over, until it is killed; tells what is done, a line for each. */
import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { leesPersonen, zoekPersoon } from "../../src/kluis/kluismap.ts";
import { ontgrendel } from "../../src/kluis/toegang.ts";
import {
  geefToegang,
  leesToegang,
  maakHerstelsleutel,
  maakKluis,
  trekToegangIn,
  vervangHerstelsleutel,
  wijzigWachtwoord,
} from "../../src/register/kluisbeheer.ts";
import { openRegister } from "../../src/register/open.ts";
import { HANDELENDE } from "../register/fill.ts";

export interface KeyStart {
  readonly map: string;
  readonly kluismap: string;
  readonly first: Person;
  readonly colleague: Person;
  /** Begins by making the closed file. */
  readonly make: boolean;
}

interface Person {
  readonly naam: string;
  readonly wachtwoord: string;
  readonly sinds: string;
  readonly werkfactor: number;
}

export type KeyAct = "aangemaakt" | "gegeven" | "ingetrokken" | "herstelsleutel" | "wachtwoord";

const tell = (act: "ready" | KeyAct) => void writeSync(1, `${act}\n`);

const { map, kluismap, first, colleague, make } = JSON.parse(await text(process.stdin)) as KeyStart;
const { db } = await openRegister(map, { create: true });
tell("ready");
if (make) {
  await maakKluis(db, map, first, await maakHerstelsleutel(), HANDELENDE);
  tell("aangemaakt");
}
for (;;) {
  const personen = await leesToegang(db, map);
  const persoon = zoekPersoon(personen, first.naam);
  const opened = persoon && (await ontgrendel(kluismap, persoon, first.wachtwoord));
  if (!persoon || !opened) throw new Error("the closed file doesn't open");
  const { sleutel } = opened;
  const in_ = zoekPersoon(leesPersonen(kluismap), colleague.naam) !== undefined;
  switch (Math.floor(Math.random() * 4)) {
    case 0:
      await vervangHerstelsleutel(db, map, sleutel, await maakHerstelsleutel(), HANDELENDE);
      tell("herstelsleutel");
      break;
    case 1:
      await wijzigWachtwoord(db, map, persoon, opened, first, HANDELENDE);
      tell("wachtwoord");
      break;
    default:
      if (in_) await trekToegangIn(db, map, sleutel, colleague.naam, HANDELENDE);
      else await geefToegang(db, map, sleutel, colleague, HANDELENDE);
      tell(in_ ? "ingetrokken" : "gegeven");
  }
}

/**
 * Changes who has access to a closed file, over and over, until it is killed: gives it to somebody, takes it away,
 * changes a passphrase. Run by itself: `node change-access.ts MAP NAME PASSPHRASE`.
 */
import { kluismapVan, leesPersonen, zoekPersoon } from "../../src/kluis/kluismap.ts";
import { ontgrendel } from "../../src/kluis/toegang.ts";
import { leesToegang } from "../../src/register/kluis-toestand.ts";
import { geefToegang, trekToegangIn, wijzigWachtwoord } from "../../src/register/kluisbeheer.ts";
import { openRegister } from "../../src/register/open.ts";

const [map = "", naam = "", wachtwoord = ""] = process.argv.slice(2);
const GUEST = "Gast Gastema";
const { db } = await openRegister(map, { create: true });

async function opened() {
  const persoon = zoekPersoon(await leesToegang(db, map), naam);
  const key = persoon && (await ontgrendel(kluismapVan(map), persoon, wachtwoord));
  if (!persoon || !key) throw new Error("shut out");
  return { ...key, persoon };
}

for (;;) {
  const { persoon, ...key } = await opened();
  const handelende = { wie: naam, nu: new Date() };
  if (zoekPersoon(leesPersonen(kluismapVan(map)), GUEST)) {
    await trekToegangIn(db, map, key.sleutel, GUEST, handelende);
  } else {
    const guest = { naam: GUEST, wachtwoord: "gast", sinds: "2024-03-04", werkfactor: 2 };
    await geefToegang(db, map, key.sleutel, guest, handelende);
  }
  const again = await opened();
  await wijzigWachtwoord(db, map, persoon, again, { wachtwoord, werkfactor: 2 }, handelende);
  process.stdout.write(".");
}

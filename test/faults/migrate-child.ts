/** Opens a register, and with it brings it up to date; the folder and the key come as JSON on its input. */
import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { openRegister } from "../../src/register/open.ts";

const { map, key } = JSON.parse(await text(process.stdin)) as { map: string; key: string };
writeSync(1, "begun ");
const { openKluis, close } = await openRegister(map, { create: true });
await openKluis(Kluissleutel.lees(key, "")!);
await close();
writeSync(1, "done");

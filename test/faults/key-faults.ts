/** What can be wrong with the files of the closed file, and what is then said. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSqlite } from "../../src/register/addon.ts";
import { JELLE, SIETSKE } from "../register/kluis.ts";

const DB = "kluis.db";
const KEY = "sleutel.age";
const OWN = join("toegang", `${SIETSKE}.age`);
const PUB = join("toegang", `${SIETSKE}.pub`);
const OTHER = join("toegang", `${JELLE}.age`);
const OTHER_PUB = join("toegang", `${JELLE}.pub`);

export interface Fault {
  /** What happens to the folder of the closed file; `other` is that of another register, with the same people. */
  readonly happens: (folder: string, other: string) => void;
  readonly exitCode: 4 | 6;
  readonly said: string;
  /** What checking says, where it can tell more. */
  readonly found?: string;
}

const put = (path: string, content: string | Uint8Array) => (folder: string) =>
  writeFileSync(join(folder, path), content);
const remove = (path: string) => (folder: string) => rmSync(join(folder, path), { recursive: true });
const cutOff = (path: string, bytes: number) => (folder: string) => {
  const whole = readFileSync(join(folder, path));
  truncateSync(join(folder, path), bytes < 0 ? whole.length + bytes : bytes);
};
const flip = (path: string, place: number) => (folder: string) => {
  const bytes = readFileSync(join(folder, path));
  bytes[place < 0 ? bytes.length + place : place]! ^= 0x10;
  writeFileSync(join(folder, path), bytes);
};
const fromElsewhere = (path: string) => (folder: string, other: string) =>
  cpSync(join(other, path), join(folder, path), { recursive: true });
const exchange = (one: string, other: string) => (folder: string) => {
  renameSync(join(folder, one), join(folder, "apart"));
  renameSync(join(folder, other), join(folder, one));
  renameSync(join(folder, "apart"), join(folder, other));
};
const all =
  (...changes: Fault["happens"][]) =>
  (folder: string, other: string) => {
    for (const change of changes) change(folder, other);
  };

/** A letter of base64 for another: the file looks as it should. */
function otherSalt(folder: string): void {
  const text = readFileSync(join(folder, OWN), "latin1");
  const changed = text.replace(
    /(-> scrypt )(.)/,
    (_, before, letter) => before + (letter === "A" ? "B" : "A"),
  );
  writeFileSync(join(folder, OWN), changed, "latin1");
}

function plainDatabase(folder: string): void {
  rmSync(join(folder, DB));
  const sqlite = openSqlite(join(folder, DB), {});
  sqlite.exec("create table dossier (naam text)");
  sqlite.close();
}

const damagedAge = (path: string) => `${path} is beschadigd of is geen bestand van age`;
const foreign = (path: string) => `${path} hoort niet bij deze kluis of bij deze persoon`;
const damagedDb = `${DB} is beschadigd, of hoort niet bij de sleutel die ernaast ligt`;

const TABLE: Record<string, readonly [Fault["happens"], 4 | 6, string, string?]> = {
  "an identity that is empty": [put(OWN, ""), 6, damagedAge(OWN)],
  "an identity that is cut off": [cutOff(OWN, 100), 6, damagedAge(OWN)],
  "an identity without its last byte": [cutOff(OWN, -1), 6, damagedAge(OWN)],
  "an identity with a byte of its text flipped": [flip(OWN, -1), 6, damagedAge(OWN)],
  "an identity with a byte of its header flipped": [flip(OWN, 3), 6, damagedAge(OWN)],
  "an identity with another salt": [otherSalt, 4, "De kluis gaat niet open"],
  "an identity that is a picture": [put(OWN, Buffer.from("89504e470d0a1a0a", "hex")), 6, damagedAge(OWN)],
  "an identity that is a key in the clear": [put(OWN, "AGE-SECRET-KEY-1QQ\n"), 6, damagedAge(OWN)],
  "an identity that is gone": [remove(OWN), 6, `${OWN} ontbreekt`],
  "an identity that is a folder": [
    all(remove(OWN), (folder) => mkdirSync(join(folder, OWN))),
    6,
    `${OWN} is beschadigd`,
  ],
  "identities of two people exchanged": [exchange(OWN, OTHER), 4, "De kluis gaat niet open"],
  "identities and public keys of two people exchanged": [
    all(exchange(OWN, OTHER), exchange(PUB, OTHER_PUB)),
    6,
    `${OTHER_PUB} is beschadigd`,
  ],
  "the identity of the same person from another closed file": [fromElsewhere(OWN), 6, foreign(OWN)],
  "identity and public key from another closed file": [
    all(fromElsewhere(OWN), fromElsewhere(PUB)),
    6,
    foreign(KEY),
  ],
  "a public key that is empty": [put(PUB, ""), 6, `${PUB} is beschadigd`],
  "a public key of something else": [put(PUB, "ssh-ed25519 AAAA\n"), 6, `${PUB} is beschadigd`],
  "public keys of two people exchanged": [exchange(PUB, OTHER_PUB), 6, `${OTHER_PUB} is beschadigd`],
  "a key that is empty": [put(KEY, ""), 6, damagedAge(KEY)],
  "a key that is cut off": [cutOff(KEY, 200), 6, damagedAge(KEY)],
  "a key with a byte flipped": [flip(KEY, -10), 6, damagedAge(KEY)],
  "a key that is gone": [remove(KEY), 6, `${KEY} ontbreekt`],
  "a key from another closed file": [fromElsewhere(KEY), 6, foreign(KEY)],
  "a key that is an identity": [(folder) => cpSync(join(folder, OWN), join(folder, KEY)), 6, foreign(KEY)],
  "keys and people from another closed file": [
    all(fromElsewhere(KEY), fromElsewhere("toegang")),
    6,
    damagedDb,
  ],
  "a database that is empty": [put(DB, ""), 6, damagedDb],
  "a database of one page": [cutOff(DB, 4096), 6, damagedDb],
  "a database that is cut off within a page": [cutOff(DB, 6000), 6, damagedDb],
  "a database with its first byte flipped": [flip(DB, 0), 6, damagedDb],
  "a database with a byte of its first page flipped": [flip(DB, 300), 6, damagedDb],
  "a database of plain SQLite": [plainDatabase, 6, damagedDb],
  "a database that is a text": [put(DB, "Dit is geen database.\n".repeat(500)), 6, damagedDb],
  "a database that is a folder": [all(remove(DB), (folder) => mkdirSync(join(folder, DB))), 6, damagedDb],
  "a database that is gone": [remove(DB), 6, `${DB} ontbreekt`],
  "a database from another closed file": [fromElsewhere(DB), 6, damagedDb],
  "the whole closed file of another register": [
    (folder, other) => {
      rmSync(folder, { recursive: true });
      cpSync(other, folder, { recursive: true });
    },
    6,
    "De kluis hoort bij een ander register",
    "Er is iets niet in orde",
  ],
  "nobody with access": [remove("toegang"), 6, "ontbreken de sleutels van wie toegang heeft"],
  "an empty folder": [
    (folder) => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
    },
    6,
    "ontbreken de sleutels van wie toegang heeft",
  ],
  "no folder": [
    (folder) => rmSync(folder, { recursive: true }),
    6,
    "De kluis van dit register is er niet meer",
  ],
  "a file in the place of the folder": [
    (folder) => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, "geen map");
    },
    6,
    "ontbreken de sleutels van wie toegang heeft",
  ],
};

export const FAULTS: readonly (readonly [name: string, Fault])[] = Object.entries(TABLE).map(
  ([name, [happens, exitCode, said, found]]) => [
    name,
    { happens, exitCode, said, ...(found !== undefined && { found }) },
  ],
);

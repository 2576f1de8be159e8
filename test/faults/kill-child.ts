/**
 * Works on a register until it is killed, and tells on its output what is done: a line for each act that returned.
 * It gets the folder and the key as JSON on its input: no passphrase, so that it begins at once.
 */
import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { openRegister } from "../../src/register/open.ts";
import { besluit, onderzoek } from "../../src/register/standpunt.ts";
import { verhuis } from "../../src/register/verhuizen.ts";
import { HANDELENDE, writeCases } from "../register/fill.ts";
import { labelOf } from "./label.ts";

/** What was done to a case; `label` stands in all its texts. */
export interface Done {
  readonly act: "opgenomen" | "onderzoek" | "standpunt" | "stuk" | "naar kluis" | "naar register";
  readonly nummer: string;
  readonly label: string;
}

export interface Start {
  readonly map: string;
  readonly key: string;
  /** The number of the first new label. */
  readonly first: number;
  /** Cases of earlier ones to go on with. */
  readonly cases: readonly Case[];
}

export interface Case {
  readonly nummer: string;
  readonly label: string;
  confidential: boolean;
}

const random = (below: number) => Math.floor(Math.random() * below);
const DATUM = "2024-03-04";

function tell(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Of very different lengths: some fill many pages. */
const textOf = ({ label }: Pick<Case, "label">) =>
  `${label} `.repeat(1 + random(random(3) === 0 ? 1500 : 40));

async function takeIn(db: Db, label: string, confidential: boolean): Promise<Case> {
  const klager = { naam: `${label} naam`, klantnummer: `K${random(9999)} ${label}` };
  const one = { vertrouwelijk: confidential, klager, omschrijving: textOf({ label }), gemeldOp: DATUM };
  const [nummer = ""] = await writeCases(db, [one]);
  return { nummer, label, confidential };
}

async function act(db: Db, one: Case): Promise<Done["act"]> {
  const tekst = textOf(one);
  switch (random(5)) {
    case 0:
      await onderzoek(db, one.nummer, { datum: DATUM, met: null, tekst }, HANDELENDE);
      return "onderzoek";
    case 1: {
      const position = { oordeel: "gegrond", motivering: tekst, datum: DATUM, door: null } as const;
      await besluit(db, one.nummer, { ...position, oorzaak: null, verbetermaatregel: tekst }, HANDELENDE);
      return "standpunt";
    }
    case 2: {
      const bestand = {
        naam: `${one.label}.txt`,
        mediatype: "text/plain",
        inhoud: Buffer.from(tekst.repeat(3)),
      };
      const stuk = {
        datum: DATUM,
        richting: "in",
        soort: "brief",
        onderwerp: one.label,
        tekst,
        bestand,
      } as const;
      await voegCorrespondentieToe(db, one.nummer, { ...stuk, wijze: "brief" }, HANDELENDE);
      return "stuk";
    }
    default: {
      const to = one.confidential ? "register" : "kluis";
      await verhuis(db, one.nummer, to, { reden: tekst }, HANDELENDE);
      one.confidential = !one.confidential;
      return `naar ${to}`;
    }
  }
}

const { map, key, first, cases: earlier } = JSON.parse(await text(process.stdin)) as Start;
const { db, openKluis, veeg } = await openRegister(map, { create: true });
await openKluis(Kluissleutel.lees(key, "")!);
tell("ready");
const cases = [...earlier];
for (let n = 0; ; n += 1) {
  if (cases.length === 0 || random(4) === 0) {
    const one = await takeIn(db, labelOf(first + n), random(2) === 0);
    cases.push(one);
    tell(JSON.stringify({ act: "opgenomen", ...one } satisfies Done));
    continue;
  }
  const one = cases[random(cases.length)]!;
  const { nummer, label } = one;
  tell(JSON.stringify({ act: await act(db, one), nummer, label } satisfies Done));
  if (random(8) === 0) await veeg();
}

/** The files of a backup: copied and hashed piece by piece, so that no size matters. */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** What is kept of a file, to know it by. */
export interface Kenmerken {
  /** Bytes. */
  readonly grootte: number;
  readonly sha256: string;
}

const STUK = 1024 * 1024;

/** Copies a file for this user only, and tells what was read of it. */
export function kopieerBestand(van: string, naar: string): Kenmerken {
  mkdirSync(dirname(naar), { recursive: true, mode: 0o700 });
  const uit = openSync(naar, "wx", 0o600);
  try {
    const gelezen = leesStukken(van, (stuk) => {
      for (let geschreven = 0; geschreven < stuk.length; )
        geschreven += writeSync(uit, stuk, geschreven, stuk.length - geschreven);
    });
    fsyncSync(uit);
    return gelezen;
  } finally {
    closeSync(uit);
  }
}

/** Size and SHA-256 of a file. */
export function kenmerkenVan(pad: string): Kenmerken {
  return leesStukken(pad, () => {});
}

function leesStukken(pad: string, neem: (stuk: Uint8Array) => void): Kenmerken {
  const bestand = openSync(pad, "r");
  try {
    const hash = createHash("sha256");
    const ruimte = Buffer.allocUnsafe(STUK);
    let grootte = 0;
    for (;;) {
      const aantal = readSync(bestand, ruimte, 0, STUK, null);
      if (aantal === 0) return { grootte, sha256: hash.digest("hex") };
      const stuk = ruimte.subarray(0, aantal);
      hash.update(stuk);
      neem(stuk);
      grootte += aantal;
    }
  } finally {
    closeSync(bestand);
  }
}

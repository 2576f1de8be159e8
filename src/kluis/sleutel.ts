/** The key of the closed file. It shows itself to nobody: printing, logging or JSON give a name, never the bytes. */
import { randomBytes } from "node:crypto";
import { inspect } from "node:util";

const HEX = /^[0-9a-f]{64}$/;

export class Kluissleutel {
  readonly #hex: string;
  /** The mark of the `sleutel.age` that it was read from; null for a new key. */
  readonly merk: string | null;

  private constructor(hex: string, merk: string | null) {
    this.#hex = hex;
    this.merk = merk;
  }

  /** A new key of 256 random bits. */
  static maak(): Kluissleutel {
    return new Kluissleutel(randomBytes(32).toString("hex"), null);
  }

  /** The key in a text as `sleutel.age` holds it; null where it is none. */
  static lees(tekst: string, merk: string | null = null): Kluissleutel | null {
    const hex = tekst.trim().toLowerCase();
    return HEX.test(hex) ? new Kluissleutel(hex, merk) : null;
  }

  /** The text for `sleutel.age`. */
  get alsTekst(): string {
    return `${this.#hex}\n`;
  }

  /** The key as SQLCipher takes one that is no passphrase. */
  get voorSqlcipher(): string {
    return `x'${this.#hex}'`;
  }

  toString(): string {
    return "[sleutel van de kluis]";
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

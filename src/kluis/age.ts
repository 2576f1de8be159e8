/** Encryption with age, and with age alone: `age` itself opens whatever is made here. */
import { Damaged } from "../errors.ts";

/** OWASP's minimum for scrypt: 2 to this power, with r = 8 and p = 1, which takes 128 MB. */
export const MIN_WERKFACTOR = 17;
export const MAX_WERKFACTOR = 20;

export interface Identiteit {
  /** The secret half, `AGE-SECRET-KEY-1…`. */
  readonly geheim: string;
  /** The public half, `age1…`: whoever has it can encrypt, not decrypt. */
  readonly ontvanger: string;
}

export async function maakIdentiteit(): Promise<Identiteit> {
  const { generateX25519Identity } = await import("age-encryption");
  return identiteitVan(await generateX25519Identity());
}

/** The identity of a secret half as somebody typed it; null where it is none. */
export async function leesIdentiteit(getypt: string): Promise<Identiteit | null> {
  const geheim = getypt.replaceAll(/\s+/g, "").toUpperCase();
  if (!/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/.test(geheim)) return null;
  return identiteitVan(geheim).catch(() => null);
}

async function identiteitVan(geheim: string): Promise<Identiteit> {
  const { identityToRecipient } = await import("age-encryption");
  return { geheim, ontvanger: await identityToRecipient(geheim) };
}

/** A file that only this passphrase opens; `werkfactor` is the power of two that makes guessing slow. */
export async function versleutelMetWachtwoord(
  tekst: string,
  wachtwoord: string,
  werkfactor: number,
): Promise<Uint8Array> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(werkfactor);
  encrypter.setPassphrase(wachtwoord);
  return encrypter.encrypt(tekst);
}

/**
 * What a file under a passphrase holds; null where it was another passphrase.
 * @throws {Damaged} the file at `pad` is no age file, or not whole
 */
export async function ontsleutelMetWachtwoord(
  bytes: Uint8Array,
  wachtwoord: string,
  pad: string,
): Promise<string | null> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  decrypter.addPassphrase(wachtwoord);
  return ontsleutel(decrypter, bytes, pad);
}

/** A file that each of these recipients opens with his identity. */
export async function versleutelVoor(ontvangers: readonly string[], tekst: string): Promise<Uint8Array> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  for (const ontvanger of ontvangers) encrypter.addRecipient(ontvanger);
  return encrypter.encrypt(tekst);
}

/**
 * What a file holds that was made for recipients; null where this identity is not among them.
 * @throws {Damaged} the file at `pad` is no age file, or not whole
 */
export async function ontsleutelMetIdentiteit(
  bytes: Uint8Array,
  geheim: string,
  pad: string,
): Promise<string | null> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  decrypter.addIdentity(geheim);
  return ontsleutel(decrypter, bytes, pad);
}

interface Decrypts {
  decrypt(bytes: Uint8Array, as: "text"): Promise<string>;
}

async function ontsleutel(decrypter: Decrypts, bytes: Uint8Array, pad: string): Promise<string | null> {
  try {
    return await decrypter.decrypt(bytes, "text");
  } catch (cause) {
    // The library has no codes, only this one sentence for a key that doesn't fit.
    if (cause instanceof Error && cause.message.startsWith("no identity matched")) return null;
    throw new Damaged(
      `${pad} is beschadigd of is geen bestand van age`,
      "Zet de map kluis uit de laatste goede reservekopie terug.",
      cause,
    );
  }
}

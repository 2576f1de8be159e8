/** Mail to the office's own people, by its settings. */
import { resolve } from "node:path";
import { KlachtError, Refused } from "../errors.ts";
import { berichtBijToewijzing } from "../exchange/berichten.ts";
import { type Bericht, type Postbus, verstuur } from "../exchange/mail.ts";
import type { Klacht } from "../procedure/klacht.ts";
import type { Medewerker } from "../register/medewerkers.ts";
import { startWaiting } from "../terminal/progress.ts";
import type { Context } from "./context.ts";
import { readSecret } from "./secret-file.ts";

/**
 * The office's way to send mail.
 * @throws {Refused} it is not set up, or not whole @throws {NotFound} the file with the password can't be read
 */
export function openMailbox(context: Context): Postbus {
  const { mail, kantoor } = context.instellingen;
  const { host, gebruiker, wachtwoordbestand, tls, certificaat } = mail;
  if (host === null) {
    throw new Refused(
      "E-mail is nog niet ingesteld",
      "Begin met: klacht instellingen zet mail.host smtp.uwprovider.nl",
    );
  }
  const email = mail.afzender ?? kantoor.email;
  if (email === null) {
    throw new Refused(
      "Er is geen adres waarvan de e-mail komt",
      "Stel het in: klacht instellingen zet mail.afzender klachten@uwkantoor.nl",
    );
  }
  if (gebruiker !== null && wachtwoordbestand === null) {
    throw new Refused(
      "Bij mail.gebruiker hoort een wachtwoord",
      "Zet het in een bestand en noem dat: klacht instellingen zet mail.wachtwoordbestand PAD",
    );
  }
  if (gebruiker !== null && tls === "geen") {
    throw new Refused(
      "Zonder TLS gaat het wachtwoord leesbaar over het netwerk",
      "Kies mail.tls starttls of direct, of maak mail.gebruiker leeg.",
    );
  }
  const wachtwoord =
    gebruiker === null || wachtwoordbestand === null
      ? null
      : readSecret(context, resolve(context.map, wachtwoordbestand), "mail.wachtwoordbestand");
  const afzender = { naam: kantoor.naam ?? "Klachtenregister", email };
  const eigen = certificaat === null ? null : resolve(context.map, certificaat);
  return { mail: { ...mail, host, certificaat: eigen }, wachtwoord, afzender };
}

/** Sends a message, and shows after a while that it takes one. */
export async function send({ terminal }: Context, mailbox: Postbus, message: Bericht): Promise<void> {
  const waiting = startWaiting(terminal, `E-mail versturen aan ${message.aan.naam} …`);
  try {
    await verstuur(mailbox, message);
  } finally {
    waiting.done();
  }
}

/**
 * Tells the responsible by mail that a case was reported to him. The report itself has been written: what goes wrong here is
 * said, and undoes nothing.
 */
export async function mailAssignment(
  context: Context,
  klacht: Klacht,
  { naam, email }: Medewerker,
): Promise<void> {
  const { terminal, vandaag } = context;
  if (email === null) {
    terminal.note(`${naam} krijgt geen e-mail: er is geen adres bekend.`);
    terminal.note(`→ Leg het vast: klacht medewerkers wijzig "${naam}" --email ADRES`);
    return;
  }
  try {
    const message = { aan: { naam, email }, ...berichtBijToewijzing(naam, klacht, vandaag) };
    await send(context, openMailbox(context), message);
    terminal.note(`${naam} krijgt bericht op ${email}.`);
  } catch (error) {
    // Whatever it is: the case has been saved.
    const { message, hint } =
      error instanceof KlachtError ? error : new Refused("er ging iets onverwachts mis");
    const reason = message.charAt(0).toLowerCase() + message.slice(1);
    terminal.note(`Let op: de e-mail aan ${naam} is niet verstuurd: ${reason}.`);
    if (hint !== undefined) terminal.note(`→ ${hint}`);
  }
}

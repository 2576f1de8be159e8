/** Mail by the office's own server. What goes wrong is told in Dutch, without a word of what the server said. */
import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import { Refused } from "../errors.ts";
import type { Instellingen } from "../register/instellingen.ts";

export interface Bericht {
  readonly aan: { readonly naam: string; readonly email: string };
  readonly onderwerp: string;
  readonly tekst: string;
}

export interface Afzender {
  readonly naam: string;
  readonly email: string;
}

export interface Postbus {
  /** The server that the mail goes to; not null. */
  readonly mail: Instellingen["mail"] & { readonly host: string };
  /** Of the user, where there is one. */
  readonly wachtwoord: string | null;
  readonly afzender: Afzender;
}

/** The message could not be handed over; `postbus` says whether none can be. */
export class NietVerstuurd extends Refused {
  readonly postbus: boolean;

  constructor(reden: string, raad: string, postbus: boolean, cause?: unknown) {
    super(reden, raad, cause);
    this.postbus = postbus;
  }
}

/**
 * Hands a message to the mail server, within the time that the settings give it.
 * @throws {NietVerstuurd} it didn't take it
 */
export async function verstuur(postbus: Postbus, { aan, onderwerp, tekst }: Bericht): Promise<void> {
  const { mail, wachtwoord, afzender } = postbus;
  const wacht = mail.wachttijd * 1000;
  const timeouts = {
    connectionTimeout: wacht,
    greetingTimeout: wacht,
    socketTimeout: wacht,
    dnsTimeout: wacht,
  };
  const auth = mail.gebruiker === null ? {} : { auth: { user: mail.gebruiker, pass: wachtwoord ?? "" } };
  const transport = createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.tls === "direct",
    requireTLS: mail.tls === "starttls",
    ignoreTLS: mail.tls === "geen",
    ...timeouts,
    ...auth,
    tls: { minVersion: "TLSv1.2", ...(mail.certificaat && { ca: leesCertificaat(mail.certificaat) }) },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: afzender.naam, address: afzender.email },
      to: { name: aan.naam, address: aan.email },
      subject: onderwerp,
      text: tekst,
      // Keeps the absence notices of colleagues away.
      headers: { "Auto-Submitted": "auto-generated" },
      // Slowly dripping answers end as well.
      signal: AbortSignal.timeout(wacht * 2),
    });
  } catch (error) {
    throw inHetNederlands(error as MailError, mail, aan.email);
  } finally {
    transport.close();
  }
}

interface MailError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly cause?: unknown;
}

const CERTIFICAAT = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME/;

function inHetNederlands(
  error: MailError,
  { host, port, tls }: Postbus["mail"],
  email: string,
): NietVerstuurd {
  const server = `${host}:${port}`;
  const fout = (reden: string, raad: string, postbus = true) =>
    new NietVerstuurd(reden, raad, postbus, error);
  const codes = [error.code, (error.cause as MailError | undefined)?.code, error.message].join(" ");
  if (CERTIFICAAT.test(codes) || /certificate/i.test(error.message)) {
    return fout(
      `het certificaat van ${server} is niet te vertrouwen`,
      "Controleer mail.host. Heeft het kantoor een eigen certificaat, noem dan het bestand: klacht instellingen zet mail.certificaat PAD",
    );
  }
  switch (error.code) {
    case "EAUTH":
    case "ENOAUTH":
      return fout(
        `${server} weigert de aanmelding`,
        "Controleer mail.gebruiker en het wachtwoord in mail.wachtwoordbestand.",
      );
    case "ETIMEDOUT":
    case "EABORT":
      return fout(
        `${server} antwoordt niet op tijd`,
        "Controleer mail.host, mail.port en mail.tls, of probeer het later.",
      );
    case "EDNS":
      return fout(`${host} is niet te vinden`, "Controleer mail.host en de verbinding met internet.");
    case "ETLS":
      return fout(
        `${server} biedt geen versleutelde verbinding zoals mail.tls die vraagt (${tls})`,
        "Controleer mail.port en mail.tls: starttls hoort meestal bij 587, direct bij 465.",
      );
    case "EENVELOPE":
    case "EMESSAGE":
      return fout(
        `${server} neemt het bericht voor ${email} niet aan`,
        "Controleer het e-mailadres en mail.afzender.",
        false,
      );
    default:
      return fout(`${server} is niet te bereiken`, "Controleer mail.host, mail.port en mail.tls.");
  }
}

function leesCertificaat(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new NietVerstuurd(
      `het bestand in mail.certificaat is niet te lezen: ${path}`,
      "Controleer de naam en de rechten.",
      true,
      cause,
    );
  }
}

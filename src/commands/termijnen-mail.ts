/** `klacht termijnen --mail`: to each responsible what of his is due, by number and kind. */
import { type KlachtError, Refused } from "../errors.ts";
import { berichtMetTermijnen } from "../exchange/berichten.ts";
import { NietVerstuurd, type Postbus } from "../exchange/mail.ts";
import type { Db } from "../register/db.ts";
import { leesMedewerkers, type Medewerker } from "../register/medewerkers.ts";
import { streamTermijnen, type TermijnFilter, type TermijnRegel } from "../register/termijnlijst.ts";
import type { Context } from "./context.ts";
import { openMailbox, send } from "./mailbox.ts";

interface Post {
  readonly aan: Medewerker;
  readonly eigen: readonly TermijnRegel[];
  /** What nobody has taken on; goes along with the office's usual responsible, who should know. */
  readonly vanNiemand: readonly TermijnRegel[];
}

/** Why somebody was sent nothing, in Dutch, and what to do about it. */
type Reason = Pick<KlachtError, "message" | "hint">;

interface Result {
  readonly post: Post;
  readonly failed: Reason | null;
}

/**
 * Sends the lists one by one. One that fails is told at once and doesn't keep the others, unless none can be sent.
 * @throws {Refused} one or more were not sent
 */
export async function mailDeadlines(context: Context, db: Db, filter: TermijnFilter): Promise<void> {
  const { terminal, options } = context;
  const mailbox = openMailbox(context);
  const { post, vanNiemand } = await sorted(context, db, filter);
  const results: Result[] = [];
  for (const one of post) {
    const failed = brokenDown(results) ?? (await deliver(context, mailbox, one));
    results.push({ post: one, failed });
    if (!options.json) tell(context, one, failed);
  }
  if (options.json) terminal.json(results.map(asJson));
  else if (post.length === 0) terminal.line("Er is niets te versturen: geen termijn is zo ver. Mooi zo.");
  if (vanNiemand > 0) {
    terminal.note(`Let op: ${inWords(vanNiemand)} nog aan niemand gemeld, en daarom aan niemand gemaild.`);
    terminal.note(
      "→ Bekijk ze met klacht termijnen, of stel een vaste verantwoordelijke in: klacht inrichten",
    );
  }
  const lost = results.filter(({ failed }) => failed !== null).length;
  if (lost > 0) {
    throw new Refused(
      `${lost} van de ${results.length} ${lost === 1 ? "lijsten is" : "lijsten zijn"} niet verstuurd`,
    );
  }
}

/** The deadlines by who is to meet them, and how many are nobody's and can go along with nobody. */
async function sorted(
  { instellingen }: Context,
  db: Db,
  filter: TermijnFilter,
): Promise<{ post: Post[]; vanNiemand: number }> {
  const byName = Map.groupBy(await all(db, filter), ({ verantwoordelijke }) => verantwoordelijke);
  const nobodys = byName.get(null) ?? [];
  const people = await leesMedewerkers(db);
  const usual = people.find(({ naam }) => naam === instellingen.verantwoordelijke) ?? null;
  const post = people
    .map((aan) => ({
      aan,
      eigen: byName.get(aan.naam) ?? [],
      vanNiemand: aan === usual ? nobodys : [],
    }))
    .filter(({ eigen, vanNiemand }) => eigen.length + vanNiemand.length > 0);
  return { post, vanNiemand: usual === null ? nobodys.length : 0 };
}

async function all(db: Db, filter: TermijnFilter): Promise<TermijnRegel[]> {
  const rows: TermijnRegel[] = [];
  for await (const row of streamTermijnen(db, filter, null)) rows.push(row);
  return rows;
}

async function deliver(
  context: Context,
  mailbox: Postbus,
  { aan, eigen, vanNiemand }: Post,
): Promise<Reason | null> {
  const { naam, email, uitDienstOp } = aan;
  if (uitDienstOp !== null) {
    return {
      message: "is uit dienst",
      hint: `Draag de klachten over: klacht toewijzen ${eigen[0]?.nummer ?? ""} --aan NAAM`,
    };
  }
  if (email === null) {
    return {
      message: "er is geen e-mailadres bekend",
      hint: `Leg het vast: klacht medewerkers wijzig "${naam}" --email ADRES`,
    };
  }
  try {
    const message = berichtMetTermijnen(naam, eigen, vanNiemand, context.vandaag);
    await send(context, mailbox, { aan: { naam, email }, ...message });
    return null;
  } catch (error) {
    if (error instanceof NietVerstuurd) return error;
    throw error;
  }
}

/** A server that can't be reached needs no second try: everybody would wait for it in turn. */
function brokenDown(results: readonly Result[]): Reason | null {
  const found = results.find(({ failed }) => failed instanceof NietVerstuurd && failed.postbus);
  return found?.failed ?? null;
}

function tell({ terminal }: Context, { aan, eigen, vanNiemand }: Post, failed: Reason | null): void {
  if (failed === null) {
    const count = eigen.length + vanNiemand.length;
    terminal.line(
      `Aan ${terminal.paint("strong", aan.naam)} (${aan.email}): ${count === 1 ? "1 termijn" : `${count} termijnen`}.`,
    );
    return;
  }
  terminal.note(`Niet verstuurd aan ${aan.naam}: ${failed.message}.`);
  if (failed.hint !== undefined) terminal.note(`→ ${failed.hint}`);
}

function asJson({ post: { aan, eigen, vanNiemand }, failed }: Result) {
  return {
    naam: aan.naam,
    email: aan.email,
    termijnen: eigen.length,
    vanNiemand: vanNiemand.length,
    verstuurd: failed === null,
    reden: failed?.message ?? null,
  };
}

function inWords(count: number): string {
  return count === 1 ? "1 termijn is" : `${count} termijnen zijn`;
}

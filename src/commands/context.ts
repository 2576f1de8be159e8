/** What a command works with: who acts, on which day, in which folder; register and settings when it needs them. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import { maakTerugzettenAf } from "../kluis/wissel.ts";
import type { Kader } from "../procedure/antwoorden.ts";
import { type IsoDate, jaarVan, leesDatum } from "../procedure/datum.ts";
import { leesNummer } from "../procedure/nummer.ts";
import { aangehaald } from "../procedure/tekst.ts";
import { REGISTER_BESTAND } from "../register/db.ts";
import { type Instellingen, leesInstellingen, woordenlijstenVan } from "../register/instellingen.ts";
import type { Handelende } from "../register/logboek.ts";
import { type KluisOpening, openRegister, type Register } from "../register/open.ts";
import { vertrouwelijkeId } from "../register/plaats.ts";
import type { TermijnKader } from "../register/schrijven.ts";
import { naVastleggen, translateSqliteErrors } from "../register/sqlite-errors.ts";
import { createAsker } from "../terminal/ask.ts";
import type { Asker } from "../terminal/question.ts";
import { standardStreams } from "../terminal/standard-streams.ts";
import { Terminal } from "../terminal/terminal.ts";
import { type GlobalOptions, readActor, readPeildatum, registerFolder } from "./global-options.ts";

export class Context {
  readonly terminal: Terminal;
  readonly options: GlobalOptions;
  /** What counts as today. */
  readonly vandaag: IsoDate;
  readonly wie: string;
  readonly map: string;
  #register: Register | undefined;
  #instellingen: Instellingen | undefined;
  #asker: Asker | undefined;
  /** The register beside which the closed file is open. */
  #unlocked: Register | undefined;
  /** Whether a register that is closed by now had something committed in it. */
  #hadCommitted = false;

  constructor(options: GlobalOptions, map: string) {
    this.options = options;
    this.terminal = new Terminal(standardStreams, {
      colour: !options.geenKleur && !process.env.NO_COLOR,
      plain: options.geenKleur ?? false,
    });
    this.vandaag = readPeildatum(options.peildatum);
    this.wie = readActor(options.als);
    this.map = map;
  }

  /** Whether questions may be asked. */
  get asks(): boolean {
    return this.terminal.interactive && !this.options.geenVragen && !this.options.json;
  }

  get asker(): Asker {
    this.#asker ??= createAsker(this.terminal);
    return this.#asker;
  }

  get instellingen(): Instellingen {
    this.#instellingen ??= leesInstellingen(this.map);
    return this.#instellingen;
  }

  /** The settings were written anew. */
  set instellingen(instellingen: Instellingen) {
    this.#instellingen = instellingen;
  }

  /** Who acts and when, for the log: the real clock, whatever counts as today. */
  get handelende(): Handelende {
    return { wie: this.wie, nu: new Date() };
  }

  get kader(): Kader {
    return { vandaag: this.vandaag, woordenlijsten: woordenlijstenVan(this.instellingen) };
  }

  get termijnKader(): TermijnKader {
    return { regels: this.instellingen.termijnen, kalender: this.instellingen.feestdagen };
  }

  /** Whether the closed file is open: what is asked then may be of a confidential case. */
  get isKluisOpen(): boolean {
    return this.#unlocked !== undefined;
  }

  /** The register to read from; a folder without one reads as empty. */
  reader(): Promise<Register> {
    return this.#open(false);
  }

  /** The register to write to, made where it is not there yet. */
  async writer(): Promise<Register> {
    return this.#copied(await this.#open(true));
  }

  /**
   * Makes the register where there is none, with all that `fill` puts in it; false where that says that it may not stay,
   * or where another program made one meanwhile.
   */
  async make(fill: (register: Register) => Promise<boolean>): Promise<boolean> {
    const { maakRegister } = await import("../register/register-maken.ts");
    const made = await maakRegister(this.map, fill);
    this.#hadCommitted ||= made;
    return made;
  }

  /** The register to change a case in: a folder that has none has no case either, and gets none. */
  async changer(): Promise<Register> {
    return this.#copied(await this.#open(existsSync(join(this.map, REGISTER_BESTAND))));
  }

  /** Before the first change of a day a backup is made, where the office wants that. */
  async #copied(register: Register): Promise<Register> {
    if (this.instellingen.reservekopie.dagelijks && !register.isPassing) {
      const { makeDailyCopy } = await import("./daily-copy.ts");
      await makeDailyCopy(this);
    }
    return register;
  }

  /**
   * The register to read a case from, with the closed file open where the case lies there.
   * @throws {Locked} it stayed shut
   */
  async readerFor(nummer: string): Promise<Register> {
    return this.#openFor(await this.reader(), nummer);
  }

  /** As {@link readerFor}, to change the case in. */
  async changerFor(nummer: string): Promise<Register> {
    return this.#openFor(await this.changer(), nummer);
  }

  /** The register to read from; with `beide` the content of confidential cases is seen too. */
  async readerOf({ beide }: { beide: boolean }): Promise<Register> {
    const register = await this.reader();
    if (beide) await this.openKluis(register, { beide });
    return register;
  }

  /**
   * Opens the closed file beside a register, once in a command; asks the passphrase where the key isn't known yet.
   * @throws {Refused} there is none @throws {Locked} it stayed shut @throws {Damaged} it is not as it was left
   */
  async openKluis(
    register: Register,
    how: KluisOpening = {},
    known: Kluissleutel | null = null,
  ): Promise<void> {
    if (this.#unlocked === register) return;
    const { unlock } = await import("./unlock.ts");
    await this.#openWith(register, known ?? (await unlock(this, register.db)), how);
  }

  /**
   * Opens the closed file where that can be done; false where there is nobody to ask, or he would rather go without.
   * @throws {Locked} wrong passphrases
   */
  async mayOpenKluis(register: Register, how: KluisOpening = {}): Promise<boolean> {
    const { canUnlock, unlockIfWanted } = await import("./unlock.ts");
    if (!canUnlock(this)) return false;
    const sleutel = await unlockIfWanted(this, register.db);
    if (sleutel === null) return false;
    await this.#openWith(register, sleutel, how);
    return true;
  }

  /** Sweeps out what moved cases may have left readable in the open register. */
  async sweep(): Promise<void> {
    if ((await this.#register?.veeg()) !== false) return;
    this.terminal.note(
      "Let op: in register.db kan nog iets te lezen zijn van wat verplaatst is; een ander programma houdt het open, of de schijf is vol.\n→ De volgende opdracht wist het alsnog.",
    );
  }

  async #openWith(register: Register, sleutel: Kluissleutel, how: KluisOpening): Promise<void> {
    await register.openKluis(sleutel, how);
    this.#unlocked = register;
    const { clearLeftOvers } = await import("./left-overs.ts");
    // What is cleared is written down in both files, which makes of a torn pair one that looks whole.
    if (!how.beide && !how.ookOngelijk) await clearLeftOvers(this, register.db);
  }

  async #openFor(register: Register, nummer: string): Promise<Register> {
    if ((await vertrouwelijkeId(register.db, nummer)) !== null) await this.openKluis(register);
    return register;
  }

  /**
   * The full number of the case that somebody typed.
   * @throws {WrongUse} it is no number
   */
  nummer(getypt: string): string {
    const nummer = leesNummer(getypt, jaarVan(this.vandaag));
    if (nummer === null) {
      throw new WrongUse(
        `${aangehaald(getypt)} is geen klachtnummer`,
        "Typ het als 2024-0007, of dit jaar gewoon als 7.",
      );
    }
    return nummer;
  }

  /**
   * A date of an act: as typed or today, never in the future.
   * @throws {WrongUse} it is no date, or it is yet to come
   */
  datum(getypt: string | undefined): IsoDate {
    if (getypt === undefined) return this.vandaag;
    const datum = leesDatum(getypt, this.vandaag);
    if (datum === null)
      throw new WrongUse(
        `${aangehaald(getypt)} is geen datum`,
        "Typ een datum als DD-MM-JJJJ, of een dag zoals gisteren, maandag of -3.",
      );
    if (datum > this.vandaag) throw new WrongUse(`De datum ${getypt} ligt in de toekomst`);
    return datum;
  }

  /** Whether something of this command has been committed. */
  get hasCommitted(): boolean {
    return this.#hadCommitted || this.#register?.heeftVastgelegd === true;
  }

  async close(): Promise<void> {
    const register = this.#register;
    this.#hadCommitted = this.hasCommitted;
    this.#register = undefined;
    await register?.close();
  }

  async #open(create: boolean): Promise<Register> {
    if (create && this.#register?.isPassing) await this.close();
    this.#register ??= await openRegister(this.map, { create });
    return this.#register;
  }
}

/**
 * Makes the handler of a command: opens what it needs, translates what fails, and closes behind it.
 * `run` gets the context, then the command's own arguments and options.
 */
export function action<A extends unknown[]>(
  run: (context: Context, ...args: A) => Promise<void>,
): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const command = args.at(-1) as Command;
    const options = command.optsWithGlobals<GlobalOptions>();
    const map = await registerFolder(options.map);
    const context = new Context(options, map);
    try {
      await translateSqliteErrors(map, async () => {
        try {
          maakTerugzettenAf(map);
          await run(context, ...(args.slice(0, -1) as A));
        } finally {
          await context.close();
        }
      });
    } catch (error) {
      throw context.hasCommitted ? naVastleggen(error) : error;
    }
  };
}

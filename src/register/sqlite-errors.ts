/** What SQLite and the file system say, in words that help. The only place that knows their codes. */
import { Busy, Damaged, KlachtError, Refused } from "../errors.ts";

/**
 * Runs `work` on the register at `path`; failures of SQLite and of the file system come out as errors of klacht.
 * @throws {Busy} {@link Busy} @throws {Damaged} @throws {Refused}
 */
export async function translateSqliteErrors<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error, path);
  }
}

/** The error in Dutch, or the error itself where it is neither SQLite's nor the file system's. */
export function translate(error: unknown, path: string): unknown {
  if (error instanceof KlachtError || !(error instanceof Error) || !("code" in error)) return error;
  const code = String(error.code);
  if (code === "SQLITE_CONSTRAINT_TRIGGER" && error.message.startsWith("logboek:"))
    return logKapot(path, error);
  if (code === "SQLITE_ERROR" && ANDERE_OPBOUW.test(error.message)) return beschadigd(path, error);
  // The file system says itself which file it was.
  const { path: eigen, dest = eigen } = error as NodeJS.ErrnoException & { dest?: string };
  const waar = dest ?? path;
  const [, make] = VERTALINGEN.find(([begin]) => code.startsWith(begin)) ?? [];
  return make ? make(waar, error) : error;
}

/** Whether it is a place to write in that failed, not what stands in a database. */
export function isVanBestandssysteem(error: unknown): boolean {
  if (error instanceof KlachtError || !(error instanceof Error) || !("code" in error)) return false;
  return /^E[A-Z]+$|^SQLITE_(?:FULL|CANTOPEN|IOERR|READONLY|PERM)/.test(String(error.code));
}

const NIETS_GEWIJZIGD = "; er is niets gewijzigd";

type Vertaling = readonly [begin: string, make: (path: string, cause: Error) => KlachtError];

const geenRechten: Vertaling[1] = (path, cause) =>
  new Refused(
    `Geen rechten om ${path} te openen of te wijzigen`,
    "Vraag uw beheerder om schrijfrechten op deze map.",
    cause,
  );

const vol: Vertaling[1] = (path, cause) =>
  new Refused(
    `De schijf met ${path} is vol${NIETS_GEWIJZIGD}`,
    "Maak ruimte vrij en geef de opdracht opnieuw.",
    cause,
  );

const beschadigd: Vertaling[1] = (path, cause) =>
  new Damaged(
    `${path} is beschadigd of is geen register van klacht`,
    "Werk er niet in verder; zet de laatste goede reservekopie terug.",
    cause,
  );

/** The queries are right, so the file has another form than the one that klacht made. */
const ANDERE_OPBOUW = /no such (table|column|function)|has no column named|malformed|unrecognized token/;

/** The triggers of the log refuse what only a damaged log asks for. */
const logKapot: Vertaling[1] = (_path, cause) =>
  new Damaged(
    "Het logboek van deze klacht is niet meer gaaf, en er kan niets bij",
    "Bekijk wat er mis is met: klacht controle",
    cause,
  );

const onbereikbaar: Vertaling[1] = (path, cause) =>
  new Refused(`${path} kan niet worden geopend`, "Controleer of de map bestaat en bereikbaar is.", cause);

const mislukt: Vertaling[1] = (path, cause) =>
  new Refused(
    `Lezen of schrijven van ${path} is mislukt${NIETS_GEWIJZIGD}`,
    "Controleer de schijf of de netwerkverbinding en geef de opdracht opnieuw.",
    cause,
  );

/** The journal is gone and with it the way back, but the disk doesn't say that this will last. */
const onzeker: Vertaling[1] = (path, cause) =>
  new Refused(
    `De schijf met ${path} gaf op het laatste moment een fout; het is niet zeker of dit is vastgelegd`,
    "Controleer de schijf, en kijk het na voordat u de opdracht herhaalt: klacht logboek",
    cause,
  );

/** Whether a commit that failed may have been one all the same. */
export function isMisschienVastgelegd(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_IOERR_DIR_FSYNC";
}

/**
 * An error of the disk that says that nothing was changed, of a command that had written something by then. Of a file
 * that was replaced that is left as it is: what was written went into the old one, or is a draft.
 */
export function naVastleggen(error: unknown): unknown {
  if (!(error instanceof Refused) || !error.message.endsWith(NIETS_GEWIJZIGD)) return error;
  return new Refused(
    `${error.message.slice(0, -NIETS_GEWIJZIGD.length)}, nadat er al iets was vastgelegd`,
    "Verhelp dat, en kijk na wat er staat voordat u de opdracht herhaalt: klacht logboek",
    error.cause,
  );
}

const bezet: Vertaling[1] = (path, cause) =>
  new Busy(
    `${path} is in gebruik bij een ander programma`,
    "Sluit dat programma en geef de opdracht opnieuw.",
    cause,
  );

/** The closed file, or the register, is no longer the file that was opened. */
export function vervangen(cause?: unknown): Busy {
  return new Busy(
    `Intussen is gewijzigd wie in de kluis kan, of is een reservekopie teruggezet${NIETS_GEWIJZIGD}`,
    "Geef de opdracht opnieuw.",
    cause,
  );
}

/** Whether it was that which went wrong. */
export function isVervangen(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("SQLITE_READONLY_DBMOVED");
}

const VERTALINGEN: readonly Vertaling[] = [
  [
    "SQLITE_BUSY",
    (path, cause) =>
      new Busy(
        "Het register is bezet: een ander programma houdt het open",
        `Wacht even en geef de opdracht opnieuw. Blijft dit zo, sluit dan het programma dat ${path} gebruikt.`,
        cause,
      ),
  ],
  [
    "SQLITE_LOCKED",
    (_path, cause) => new Busy("Het register is bezet", "Wacht even en geef de opdracht opnieuw.", cause),
  ],
  ["SQLITE_CORRUPT", beschadigd],
  ["SQLITE_NOTADB", beschadigd],
  // SQLite looks whether the file that it opened still has its name; somebody put another one there.
  ["SQLITE_READONLY_DBMOVED", (_path, cause) => vervangen(cause)],
  ["SQLITE_FULL", vol],
  ["SQLITE_READONLY", geenRechten],
  ["SQLITE_PERM", geenRechten],
  ["SQLITE_AUTH", geenRechten],
  ["SQLITE_CANTOPEN", onbereikbaar],
  ["SQLITE_IOERR_DIR_FSYNC", onzeker],
  ["SQLITE_IOERR", mislukt],
  ["ENOSPC", vol],
  ["EDQUOT", vol],
  ["EACCES", geenRechten],
  ["EPERM", geenRechten],
  ["EROFS", geenRechten],
  ["ENOENT", onbereikbaar],
  ["ENOTDIR", onbereikbaar],
  ["EEXIST", onbereikbaar],
  ["EISDIR", onbereikbaar],
  ["ENOTEMPTY", onbereikbaar],
  ["ENAMETOOLONG", onbereikbaar],
  ["ELOOP", onbereikbaar],
  ["EMFILE", onbereikbaar],
  ["ENFILE", onbereikbaar],
  ["EBUSY", bezet],
  ["ETXTBSY", bezet],
  // A disk that gives up, a network drive that is gone, a limit on the length of files.
  ["EIO", mislukt],
  ["ENXIO", mislukt],
  ["ENODEV", mislukt],
  ["ESTALE", mislukt],
  ["ETIMEDOUT", mislukt],
  ["EFBIG", mislukt],
];

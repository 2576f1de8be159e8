import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { Busy, Damaged, KlachtError, NotFound, Refused } from "../../src/errors.ts";
import { openRegister } from "../../src/register/open.ts";
import { naVastleggen, translate, translateSqliteErrors } from "../../src/register/sqlite-errors.ts";
import { englishIn } from "../cli/english.ts";
import { memoryRegister, temporaryFolder } from "./temporary.ts";

const failure = (code: string) => Object.assign(new Error("database is something or other"), { code });

describe("what SQLite and the file system say", () => {
  it.each([
    ["SQLITE_BUSY", Busy, 5],
    ["SQLITE_BUSY_SNAPSHOT", Busy, 5],
    ["SQLITE_LOCKED", Busy, 5],
    ["SQLITE_LOCKED_SHAREDCACHE", Busy, 5],
    ["SQLITE_CORRUPT", Damaged, 6],
    ["SQLITE_CORRUPT_INDEX", Damaged, 6],
    ["SQLITE_NOTADB", Damaged, 6],
    ["SQLITE_FULL", Refused, 1],
    ["SQLITE_READONLY", Refused, 1],
    ["SQLITE_READONLY_DIRECTORY", Refused, 1],
    ["SQLITE_READONLY_DBMOVED", Busy, 5],
    ["SQLITE_PERM", Refused, 1],
    ["SQLITE_AUTH", Refused, 1],
    ["SQLITE_CANTOPEN", Refused, 1],
    ["SQLITE_IOERR_WRITE", Refused, 1],
    ["ENOSPC", Refused, 1],
    ["EDQUOT", Refused, 1],
    ["EACCES", Refused, 1],
    ["EPERM", Refused, 1],
    ["EROFS", Refused, 1],
    ["ENOENT", Refused, 1],
    ["ENOTDIR", Refused, 1],
    ["EEXIST", Refused, 1],
    ["EISDIR", Refused, 1],
    ["ENOTEMPTY", Refused, 1],
    ["ENAMETOOLONG", Refused, 1],
    ["ELOOP", Refused, 1],
    ["EMFILE", Refused, 1],
    ["EIO", Refused, 1],
    ["ESTALE", Refused, 1],
    ["ETIMEDOUT", Refused, 1],
    ["EFBIG", Refused, 1],
    ["EBUSY", Busy, 5],
  ] as const)("%s comes out in Dutch, with what to do now", (code, kind, exitCode) => {
    const cause = failure(code);
    const error = translate(cause, "/map/register.db") as KlachtError;
    expect(error).toBeInstanceOf(kind);
    expect(error.exitCode).toBe(exitCode);
    expect(error.cause).toBe(cause);
    expect(error.message).not.toContain(cause.message);
    expect(error.hint).toMatch(/^\p{Lu}.*\.$/u);
    expect(englishIn(`${error.message} ${error.hint}`)).toEqual([]);
    const named = !["SQLITE_LOCKED", "SQLITE_READONLY_DBMOVED"].includes(code);
    if (named) expect(`${error.message} ${error.hint}`).toMatch(/register/);
  });

  it.each([
    ["an error of klacht", new NotFound("Er is niets")],
    ["an error without a code", new TypeError("x is not a function")],
    ["a broken rule of the tables", failure("SQLITE_CONSTRAINT_CHECK")],
    ["a mistake in a query", failure("SQLITE_ERROR")],
    ["an error of another library", failure("ERR_INVALID_ARG_TYPE")],
    ["what is no error", "SQLITE_BUSY"],
    ["nothing", undefined],
  ])("leaves %s as it is", (_what, error) => {
    expect(translate(error, "/map/register.db")).toBe(error);
  });

  it("leaves open whether it was done where the disk failed after the last moment", () => {
    const error = translate(failure("SQLITE_IOERR_DIR_FSYNC"), "/map") as KlachtError;
    expect(error.message).toContain("het is niet zeker of dit is vastgelegd");
  });

  it.each(["SQLITE_FULL", "SQLITE_IOERR_WRITE", "ENOSPC", "EIO"])(
    "%s doesn't say that nothing was changed where something was committed by then",
    (code) => {
      const error = translate(failure(code), "/map") as KlachtError;
      expect(error.message).toMatch(/er is niets gewijzigd$/);
      const later = naVastleggen(error) as KlachtError;
      expect(later).toBeInstanceOf(Refused);
      expect(later.message).toMatch(/, nadat er al iets was vastgelegd$/);
      expect(later.hint).toContain("klacht logboek");
    },
  );

  it("an error that says nothing of that stays as it is then too", () => {
    const replaced = translate(failure("SQLITE_READONLY_DBMOVED"), "/map");
    for (const error of [replaced, new NotFound("Er is niets"), new TypeError("x"), undefined]) {
      expect(naVastleggen(error)).toBe(error);
    }
  });

  it("is translated where work fails, and work that succeeds gives its result", async () => {
    await expect(translateSqliteErrors("/map", async () => 7)).resolves.toBe(7);
    await expect(
      translateSqliteErrors("/map", async () => {
        throw failure("SQLITE_FULL");
      }),
    ).rejects.toThrow("De schijf met /map is vol; er is niets gewijzigd");
  });
});

describe("the errors that SQLite really gives", () => {
  it("carry the codes of the table", async () => {
    const map = temporaryFolder();
    mkdirSync(join(map, "map", "register.db"), { recursive: true });
    await expect(openRegister(join(map, "map"), { create: true })).rejects.toThrow(Refused);
    writeFileSync(join(map, "register.db"), "dit is geen database ".repeat(100));
    await expect(openRegister(map, { create: false })).rejects.toThrow(Damaged);
    await expect(openRegister(join(map, "register.db", "x"), { create: true })).rejects.toThrow(KlachtError);
  });

  it("are no errors of klacht where a table refuses a row", async () => {
    const db = await memoryRegister();
    const insert = sql`insert into klacht (nummer) values ('x')`.execute(db);
    await expect(translateSqliteErrors("x", () => insert)).rejects.toMatchObject({
      code: expect.stringMatching(/^SQLITE_CONSTRAINT/),
    });
  });
});

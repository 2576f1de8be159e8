import { join } from "node:path";
import { describe } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { schakelHash } from "../../src/register/logboek.ts";
import { fill } from "../register/fill.ts";
import { englishIn } from "./english.ts";
import { contentsOf, INTAKE, it, type Result } from "./run.ts";

const WORKERS = 8;
const EACH = 25;

describe.concurrent("several processes at once", { timeout: 180_000 }, () => {
  it("that register 25 complaints each end with 200 whole cases and gap-free numbers", async ({
    klacht,
    expect,
  }) => {
    const results = await Promise.all(
      Array.from({ length: WORKERS }, async (_, worker) => {
        const own: Result[] = [];
        const register = klacht.with({ als: `Medewerker ${worker}` });
        for (let n = 0; n < EACH; n += 1) {
          own.push(await register("nieuw", ...INTAKE, `--naam=Klager ${worker}-${n}`, "--json"));
        }
        return own;
      }),
    );
    const all = results.flat();
    expect(all.filter(({ exitCode, stderr }) => exitCode !== 0 || stderr !== "")).toEqual([]);
    const numbers = all.map(({ json }) => json().nummer);
    const expected = Array.from(
      { length: WORKERS * EACH },
      (_, n) => `2024-${String(n + 1).padStart(4, "0")}`,
    );
    expect(numbers.toSorted()).toEqual(expected);

    const sqlite = openSqlite(join(klacht.map, "register.db"), { readonly: true });
    const rows = <T>(sql: string) => sqlite.prepare(sql).all() as T[];
    // Every process was told the number that its own klager has.
    const told = all.map(({ json }) => `${json().nummer} ${json().klager.naam}`);
    const kept = rows<{ wat: string }>(
      "select nummer || ' ' || naam as wat from klacht join dossier on klacht_id = id",
    );
    expect(kept.map(({ wat }) => wat).toSorted()).toEqual(told.toSorted());
    const deadlines = rows<{ aantal: number }>("select count(*) as aantal from termijn group by klacht_id");
    expect(deadlines.map(({ aantal }) => aantal)).toEqual(expected.map(() => 5));
    const log = rows<Parameters<typeof schakelHash>[1] & { hash: string; wie: string; einde: string }>(
      `select volgnummer_log as volgnummer, op, wie, handeling, details_hash as detailsHash, hash, log_hash as einde
       from klacht join (select klacht_id, volgnummer as volgnummer_log, op, wie, handeling, details_hash, hash
                         from logboek) on klacht_id = id`,
    );
    expect(log).toHaveLength(WORKERS * EACH);
    for (const row of log) {
      expect(row).toMatchObject({ volgnummer: 1, hash: schakelHash("", row), einde: row.hash });
    }
    expect(new Set(log.map(({ wie }) => wie)).size).toBe(WORKERS);
    expect(sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
    sqlite.close();
  });

  it("that make the same new register agree on one", async ({ klacht, expect }) => {
    const names = Array.from({ length: 6 }, (_, n) => `Medewerker ${n}`);
    const results = await Promise.all(names.map((name) => klacht("medewerkers", "toevoegen", name)));
    expect(results.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
      names.map(() => ({ exitCode: 0, stderr: "" })),
    );
    expect((await klacht("medewerkers", "--json")).json().map(({ naam }: { naam: string }) => naam)).toEqual(
      names,
    );
  });

  it("wait for a register that stays locked, then say what to do", async ({ klacht, expect }) => {
    await fill(klacht.map, [], [{}]);
    const before = contentsOf(klacht.map);
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    // While this holds, the test must not read the file itself: closing it would end the lock of this process.
    sqlite.exec("begin exclusive");
    try {
      const results = await Promise.all([
        klacht("nieuw", ...INTAKE),
        klacht("lijst"),
        klacht("wijzig", "1", "--aard=privacy"),
      ]);
      for (const { exitCode, stdout, stderr } of results) {
        expect(stderr).toMatch(
          /^Het register is bezet: .*\.\n→ Wacht even en geef de opdracht opnieuw\. .*\.\n$/,
        );
        expect(englishIn(stderr)).toEqual([]);
        expect(stdout).toBe("");
        expect(exitCode).toBe(5);
      }
    } finally {
      sqlite.exec("rollback");
      sqlite.close();
    }
    expect(contentsOf(klacht.map)).toEqual(before);
    expect((await klacht("lijst", "--json")).json()).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import { type AgendaFilter, streamAgenda } from "../../src/register/agenda.ts";
import type { Db } from "../../src/register/db.ts";
import { fill } from "./fill.ts";
import { diskRegister, temporaryFolder } from "./temporary.ts";

const FILTER: AgendaFilter = { peildatum: "2024-03-04", terug: 31 };

async function agenda(db: Db, filter: AgendaFilter = FILTER): Promise<string[]> {
  const points: string[] = [];
  for await (const { nummer, soort, stand } of streamAgenda(db, filter))
    points.push(`${nummer} ${soort} ${stand}`);
  return points;
}

describe("the deadlines of a calendar", () => {
  it("come once each, however they ended", async () => {
    const map = temporaryFolder();
    await fill(map, ["Anna", "Jelle"], [{ ingediendOp: "2024-03-01", aan: "Jelle" }]);
    const { db } = await diskRegister(map);
    const ended = (soort: string, voldaanOp: string | null, vervallenOp: string | null) =>
      db.updateTable("termijn").set({ voldaanOp, vervallenOp }).where("soort", "=", soort).execute();
    await ended("melding", "2024-03-02", null);
    // As another program may have left them: both met and lapsed.
    await ended("ontvangstbevestiging", "2024-03-02", "2024-03-03");
    await ended("streefdatum", "2023-03-02", "2024-03-03");
    await ended("reactie", "2023-03-02", "2023-03-03");
    const expected = [
      "2024-0001 kifid-route open",
      "2024-0001 melding voldaan",
      "2024-0001 ontvangstbevestiging voldaan",
      "2024-0001 streefdatum voldaan",
    ];
    expect(await agenda(db)).toEqual(expected);
    expect(await agenda(db, { ...FILTER, verantwoordelijkeId: 2 })).toEqual(expected);
    expect(await agenda(db, { ...FILTER, verantwoordelijkeId: 1 })).toEqual([]);
    expect(await agenda(db, { ...FILTER, peildatum: "2024-02-29" })).toEqual([]);
  });
});

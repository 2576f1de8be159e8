import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { kalenderstukken } from "../../src/exchange/icalendar.ts";
import { plusDagen } from "../../src/procedure/datum.ts";
import type { Agendapunt } from "../../src/register/agenda.ts";

const KADER = { vandaag: "2024-03-04", nu: new Date("2024-03-04T09:00:00Z"), kenmerk: "k-1" } as const;

/** As many deadlines as are asked for, each another. */
function deadlines(count: number): Agendapunt[] {
  return Array.from({ length: count }, (_, n) => ({
    nummer: `2024-${String(n + 1).padStart(4, "0")}`,
    soort: "reactie",
    uiterlijk: plusDagen("2024-01-01", n),
    stand: n % 3 === 0 ? "voldaan" : "open",
    versie: n,
  }));
}

const whole = async (punten: readonly Agendapunt[]) =>
  (await Array.fromAsync(kalenderstukken(punten, KADER))).join("");

describe("a calendar in pieces", () => {
  it.each([0, 1, 99, 100, 101, 250])("has %i deadlines once each, in their order", async (count) => {
    const punten = deadlines(count);
    const ics = await whole(punten);
    const events = new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents("vevent");
    expect(events.map((event) => event.getFirstPropertyValue("uid"))).toEqual(
      punten.map(({ nummer }) => `${nummer}-reactie@k-1.klacht`),
    );
    expect(ics.match(/^(?:BEGIN|END):VCALENDAR\r$/gm)).toEqual(["BEGIN:VCALENDAR\r", "END:VCALENDAR\r"]);
    expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n(?:[^\r\n]{1,75}\r\n)+END:VCALENDAR\r\n$/);
  });

  it("says of each deadline the same whatever others there are", async () => {
    const punten = deadlines(250);
    const eventsOf = (ics: string) => ics.match(/BEGIN:VEVENT\r\n.*?END:VEVENT\r\n/gs);
    const alone = await Promise.all(punten.map(async (punt) => eventsOf(await whole([punt]))![0]));
    expect(eventsOf(await whole(punten))).toEqual(alone);
  });
});

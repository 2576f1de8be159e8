import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import { describe, expect } from "vitest";
import type { Case } from "../register/fill.ts";
import { fillWithKluis } from "../register/kluis.ts";
import { converse } from "./conversation.ts";
import { it, type Klacht } from "./run.ts";

const CASES: readonly Case[] = [
  { ingediendOp: "2024-02-28", gemeldOp: "2024-03-01", aan: "Anna", klager: { naam: "Geheime Klager" } },
  { ingediendOp: "2024-02-12", vertrouwelijk: true, aan: "Jelle", omschrijving: "Geheim verhaal" },
  // Over for longer than a month.
  {
    ingediendOp: "2023-11-01",
    gemeldOp: "2023-11-02",
    meegedeeldOp: "2023-11-10",
    afgehandeldOp: "2023-11-10",
  },
];

/** The events as an independent reader sees them, by UID without the mark of the register. */
function eventsIn(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const [alarm] = component.getAllSubcomponents("valarm");
    const trigger = alarm?.getFirstPropertyValue("trigger") as InstanceType<typeof ICAL.Duration> | undefined;
    const rings = event.startDate.clone();
    rings.isDate = false;
    if (trigger) rings.addDuration(trigger);
    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toString(),
      allDay: event.startDate.isDate && event.endDate.isDate && event.duration.toSeconds() === 86_400,
      status: component.getFirstPropertyValue("status"),
      sequence: event.sequence,
      stamped: (component.getFirstPropertyValue("dtstamp") as InstanceType<typeof ICAL.Time>).zone.tzid,
      reminder: trigger === undefined ? null : rings.toString(),
    };
  });
  return new Map(events.map((event) => [event.uid.split("@")[0], event]));
}

const agenda = async (klacht: Klacht, ...args: string[]) =>
  eventsIn((await klacht("agenda", ...args)).stdout);

describe("agenda", () => {
  it("has an all-day event for each open deadline, with a reminder the morning before", async ({
    klacht,
  }) => {
    await fillWithKluis(klacht.map, ["Anna", "Jelle"], CASES);
    const { stdout, stderr, exitCode } = await klacht("agenda");
    expect([stderr, exitCode]).toEqual(["", 0]);
    const events = eventsIn(stdout);
    const kinds = ["melding", "ontvangstbevestiging", "streefdatum", "reactie", "kifid-route"];
    expect([...events.keys()].sort()).toEqual(
      ["2024-0001", "2024-0002"].flatMap((nummer) => kinds.map((kind) => `${nummer}-${kind}`)).sort(),
    );
    expect(events.get("2024-0001-reactie")).toEqual({
      uid: expect.stringMatching(/^2024-0001-reactie@[0-9a-f]{32}\.klacht$/),
      summary: "2024-0001 Standpunt aan de klager",
      start: "2024-03-20",
      allDay: true,
      status: "CONFIRMED",
      sequence: 1,
      stamped: "UTC",
      reminder: "2024-03-19T09:00:00",
    });
    // What is late needs no reminder any more.
    expect(events.get("2024-0002-melding")).toMatchObject({
      start: "2024-02-15",
      reminder: null,
      status: "CONFIRMED",
    });
    expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n(?:[^\r\n]{1,75}\r\n)+END:VCALENDAR\r\n$/);
  });

  it("tells number and kind, and nothing of who or what", async ({ klacht }) => {
    await fillWithKluis(klacht.map, ["Anna", "Jelle"], CASES);
    expect((await klacht("agenda")).stdout).not.toMatch(/geheim|anna|jelle|vertrouwelijk|premie/i);
  });

  it("says of a deadline that was met or lapsed since that it is off", async ({ klacht }) => {
    await fillWithKluis(
      klacht.map,
      ["Anna", "Jelle"],
      CASES.map((one) => ({ ...one, vertrouwelijk: false })),
    );
    const before = await agenda(klacht);
    await klacht("toewijzen", "2024-2", "--aan=Jelle");
    await klacht("sluiten", "2024-1", "--reden=ingetrokken", "--toelichting=Opgelost");
    const after = await agenda(klacht);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(after.get("2024-0002-melding")).toMatchObject({
      uid: before.get("2024-0002-melding")!.uid,
      summary: "Voldaan: 2024-0002 Melding aan de verantwoordelijke",
      status: "CANCELLED",
      sequence: 2,
      reminder: null,
    });
    expect(after.get("2024-0001-reactie")).toMatchObject({
      summary: "Vervallen: 2024-0001 Standpunt aan de klager",
      status: "CANCELLED",
    });
    expect(after.get("2024-0002-reactie")).toMatchObject({ status: "CONFIRMED" });
    // A month later they are no news any more; the reference date decides.
    const later = klacht.with({ peildatum: "2024-04-04" });
    expect([...(await agenda(later)).keys()].filter((uid) => uid?.startsWith("2024-0001"))).toEqual([]);
    expect((await agenda(later, "--terug=32")).get("2024-0001-reactie")).toMatchObject({
      status: "CANCELLED",
    });
    expect((await agenda(klacht, "--terug=0")).size).toBe(4);
  });

  it("moves the event of a deadline that was put off, under its own UID", async ({ klacht }) => {
    await fillWithKluis(klacht.map, ["Anna", "Jelle"], CASES);
    const before = await agenda(klacht);
    await klacht("uitstel", "2024-1", "--tot=2024-04-10", "--reden=Wacht op stukken");
    const moved = (await agenda(klacht)).get("2024-0001-reactie")!;
    expect(moved).toMatchObject({
      start: "2024-04-10",
      sequence: 2,
      uid: before.get("2024-0001-reactie")!.uid,
    });
  });

  it("can be of one responsible", async ({ klacht }) => {
    await fillWithKluis(klacht.map, ["Anna", "Jelle"], CASES);
    const events = await agenda(klacht, "--verantwoordelijke=jelle");
    expect([...events.keys()].every((uid) => uid?.startsWith("2024-0002-"))).toBe(true);
    expect(events.size).toBe(5);
  });

  it("is the same in every time zone of the machine", async ({ klacht }) => {
    await fillWithKluis(klacht.map, ["Anna", "Jelle"], CASES);
    const days = async (TZ: string) =>
      [...(await agenda(klacht.with({ env: { TZ } }))).values()].map(({ start }) => start);
    expect(await days("Pacific/Kiritimati")).toEqual(await days("Pacific/Honolulu"));
  });

  it("goes to the file that is asked for, and says what is in it", async ({ klacht }) => {
    await fillWithKluis(klacht.map, ["Anna", "Jelle"], CASES);
    const path = join(klacht.home, "termijnen.ics");
    const { stdout } = await klacht("agenda", "--naar", path);
    expect(stdout.replaceAll(/\s+/g, " ")).toBe(
      `De agenda staat klaar, met 9 open termijnen en 1 die voorbij is: ${path} `,
    );
    expect(eventsIn(readFileSync(path, "utf8")).size).toBe(10);
    expect((await klacht("agenda", "--naar", path)).exitCode).toBe(1);
    expect((await klacht("agenda", "--naar", path, "--ja", "--json")).json()).toEqual({
      pad: path,
      open: 9,
      voorbij: 1,
    });
    expect((await klacht("agenda", "--naar", "-")).stdout).toMatch(/^BEGIN:VCALENDAR/);
  });

  it("goes to a file of its own on a terminal", async ({ klacht }) => {
    await fillWithKluis(klacht.map, ["Anna", "Jelle"], CASES);
    const talk = converse(klacht, ["agenda", "--naar", klacht.home]);
    expect(await talk.exitCode()).toBe(0);
    expect(existsSync(join(klacht.home, "klachttermijnen.ics"))).toBe(true);
    expect(talk.shown()).toContain("De agenda staat klaar");
  });

  it("makes no file where there is nothing to put in it", async ({ klacht }) => {
    const path = join(klacht.home, "leeg.ics");
    expect(await klacht("agenda", "--naar", path)).toMatchObject({
      stdout: "",
      stderr: "Er zijn geen termijnen voor de agenda; er is geen bestand gemaakt.\n",
      exitCode: 0,
    });
    expect(existsSync(path)).toBe(false);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it.for([
    [["--terug=x"], 2, "“x” bij --terug"],
    [["--verantwoordelijke=Piet"], 3, "Er is geen medewerker “Piet”"],
    [["--naar=/geen/map/x.ics"], 3, "De map /geen/map is er niet"],
  ] as const)("answers %j with exit %i", async ([args, code, reason], { klacht }) => {
    await fillWithKluis(klacht.map, ["Anna", "Jelle"], CASES);
    const { exitCode, stdout, stderr } = await klacht("agenda", ...args);
    expect(stderr).toContain(reason);
    expect([stdout, exitCode]).toEqual(["", code]);
  });
});

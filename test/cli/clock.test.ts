/** A clock that goes wrong: set back, in another time zone, on 29 February, around New Year. */
import { describe } from "vitest";
import { atMoment } from "./clock.ts";
import { INTAKE, it, type Klacht } from "./run.ts";

const AMSTERDAM = "Europe/Amsterdam";

/** The program as it runs on a machine where it is that moment: what counts as today is not told. */
const at = (klacht: Klacht, moment: string, zone = AMSTERDAM) =>
  klacht.with({ peildatum: null, env: atMoment(moment, zone) });

/** How many days are left depends on the day; the last day itself doesn't. */
const lastDays = ({ termijnen }: { termijnen: readonly { soort: string; uiterlijk: string }[] }) =>
  termijnen.map(({ soort, uiterlijk }) => `${soort} ${uiterlijk}`);

describe.concurrent("the day of a case", () => {
  it.for([
    ["2024-12-31T23:30:00Z", "Pacific/Kiritimati", "2025-01-01", "2025-0001"],
    ["2024-12-31T23:30:00Z", AMSTERDAM, "2025-01-01", "2025-0001"],
    ["2024-12-31T22:30:00Z", AMSTERDAM, "2024-12-31", "2024-0001"],
    ["2025-01-01T07:30:00Z", "America/Los_Angeles", "2024-12-31", "2024-0001"],
    ["2025-01-01T08:30:00Z", "America/Los_Angeles", "2025-01-01", "2025-0001"],
    // The nights on which the clock is moved.
    ["2024-03-30T23:30:00Z", AMSTERDAM, "2024-03-31", "2024-0001"],
    ["2024-10-27T00:30:00Z", AMSTERDAM, "2024-10-27", "2024-0001"],
    // Leap day, before and after its midnight.
    ["2024-02-28T23:30:00Z", AMSTERDAM, "2024-02-29", "2024-0001"],
    ["2024-02-29T22:59:59Z", AMSTERDAM, "2024-02-29", "2024-0001"],
    ["2024-02-29T23:00:00Z", AMSTERDAM, "2024-03-01", "2024-0001"],
  ] as const)(
    "is that of the office's own clock: %s in %s",
    async ([moment, zone, day, number], { klacht, expect }) => {
      const here = at(klacht, moment, zone);
      const made = (await here("nieuw", ...INTAKE, "--json")).json();
      expect(made).toMatchObject({ nummer: number, ingediendOp: day, geregistreerdOp: day });
      expect(lastDays((await here("toon", number, "--json")).json())).toEqual(lastDays(made));
      // The same deadlines as on a machine elsewhere, on whatever day it looks.
      const elsewhere = at(klacht, moment, zone === AMSTERDAM ? "Pacific/Kiritimati" : AMSTERDAM);
      expect(lastDays((await elsewhere("toon", number, "--json")).json())).toEqual(lastDays(made));
      expect((await elsewhere("controle")).exitCode).toBe(0);
    },
  );

  it("that is 29 February has its deadlines by the calendar, and is kept for seven whole years", async ({
    klacht,
    expect,
  }) => {
    const leap = at(klacht, "2024-02-29T11:00:00Z");
    const { termijnen } = (await leap("nieuw", ...INTAKE, "--json")).json();
    expect(
      Object.fromEntries(termijnen.map(({ soort, uiterlijk }: Record<string, string>) => [soort, uiterlijk])),
    ).toMatchObject({
      melding: "2024-03-05",
    });
    await leap("toewijzen", "1", "--aan=Jelle Dijkstra");
    await leap("medewerkers", "toevoegen", "Jelle Dijkstra");
    await leap("toewijzen", "2024-0001", "--aan=Jelle Dijkstra");
    expect(
      (await leap("sluiten", "2024-0001", "--reden=ingetrokken", "--toelichting=Van de baan.")).exitCode,
    ).toBe(0);
    const due = async (day: string) =>
      (await at(klacht, `${day}T12:00:00Z`)("bewaartermijn", "lijst", "--json")).json().length;
    expect(await due("2031-02-28")).toBe(0);
    expect(await due("2031-03-01")).toBe(1);
  });
});

describe.concurrent("a clock that was set back", () => {
  it("changes nothing of what is there, and lets nobody act before the complaint came in", async ({
    klacht,
    expect,
  }) => {
    const earlier = at(klacht, "2024-03-04T09:00:00Z");
    await earlier("nieuw", ...INTAKE);
    await earlier("medewerkers", "toevoegen", "Jelle Dijkstra");
    await earlier("toewijzen", "2024-0001", "--aan=Jelle Dijkstra");
    const days = lastDays((await earlier("toon", "2024-0001", "--json")).json());

    const back = at(klacht, "2024-01-15T09:00:00Z");
    const refused = await back("onderzoek", "2024-0001", "--tekst=T.");
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain("04-03-2024");
    // Who sees what is wrong gives the day himself.
    expect(
      (
        await back.with({ peildatum: "2024-03-05", env: atMoment("2024-01-15T09:00:00Z", AMSTERDAM) })(
          "onderzoek",
          "2024-0001",
          "--tekst=T.",
        )
      ).exitCode,
    ).toBe(0);
    const second = (await back("nieuw", ...INTAKE, "--json")).json();
    expect(second).toMatchObject({ nummer: "2024-0002", ingediendOp: "2024-01-15" });

    const again = at(klacht, "2024-03-06T09:00:00Z");
    // The log of the case is in the order in which things happened, whatever the clock said.
    const log = (await again("logboek", "2024-0001", "--json")).json();
    expect(log.map(({ handeling }: { handeling: string }) => handeling)).toEqual([
      "opgenomen",
      "toegewezen",
      "onderzoek",
    ]);
    expect(lastDays((await again("toon", "2024-0001", "--json")).json())).toEqual(days);
    expect((await again("controle")).exitCode).toBe(0);
    // The number goes by the day of lodging.
    expect((await again("nieuw", ...INTAKE, "--json")).json().nummer).toBe("2024-0003");
  });

  it("still makes a backup that counts as the newest, and keeps the one just made", async ({
    klacht,
    expect,
  }) => {
    const earlier = at(klacht, "2024-03-04T09:00:00Z");
    await earlier("nieuw", ...INTAKE);
    await earlier("instellingen", "zet", "reservekopie.dagen", "1");
    await earlier("instellingen", "zet", "reservekopie.weken", "0");
    await earlier("instellingen", "zet", "reservekopie.maanden", "0");
    await earlier("reservekopie", "maken");
    const made = (await at(klacht, "2024-01-15T09:00:00Z")("reservekopie", "maken", "--json")).json();
    const kept = (await earlier("reservekopie", "lijst", "--json"))
      .json()
      .map(({ pad }: { pad: string }) => pad);
    expect(kept).toContain(made.pad);
    expect((await earlier("reservekopie", "controle", made.pad)).exitCode).toBe(0);
  });
});

describe.concurrent("two registers on one machine", () => {
  it("have numbers, settings and closed doors of their own", async ({ klacht, expect }) => {
    const other = klacht.with({ map: `${klacht.home}/ander` });
    await klacht("nieuw", ...INTAKE, "--naam=Eerste");
    await other("nieuw", ...INTAKE, "--naam=Tweede");
    await other("instellingen", "zet", "termijnen.reactie", "10");
    const names = async (one: Klacht) =>
      (await one("lijst", "--json"))
        .json()
        .map(({ nummer, klager }: { nummer: string; klager: { naam: string } }) => [nummer, klager.naam]);
    expect(await names(klacht)).toEqual([["2024-0001", "Eerste"]]);
    expect(await names(other)).toEqual([["2024-0001", "Tweede"]]);
    const deadline = async (one: Klacht) =>
      (await one("nieuw", ...INTAKE, "--json"))
        .json()
        .termijnen.find(({ soort }: { soort: string }) => soort === "reactie").uiterlijk;
    expect(await deadline(klacht)).not.toBe(await deadline(other));
    for (const one of [klacht, other]) expect((await one("controle")).exitCode).toBe(0);
  });
});

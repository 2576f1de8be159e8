/** Every field of the intake and of the acts, with anything in it: given back exactly, or refused with a reason. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kader } from "../../src/procedure/antwoorden.ts";
import { foutInWoorden, leesIntake } from "../../src/procedure/intake.ts";
import { leesRegel, leesTekst, MAX_REGEL, MAX_TEKST } from "../../src/procedure/tekst.ts";
import { VELDEN } from "../../src/procedure/velden.ts";
import { STANDAARD_WOORDENLIJSTEN } from "../../src/procedure/woordenlijsten.ts";
import { controleer } from "../../src/register/controle.ts";
import { neemOp } from "../../src/register/handelingen.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { streamLogboek } from "../../src/register/logboek-lezen.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { leesTreffers } from "../../src/register/treffers.ts";
import { zoekKlachten } from "../../src/register/zoeken.ts";
import { leesZoektermen } from "../../src/register/zoekopdracht.ts";
import { englishIn } from "../cli/english.ts";
import { HANDELENDE, PLAIN_INTAKE } from "../register/fill.ts";
import { memoryRegister } from "../register/temporary.ts";
import { ANNA, carryThrough, PEOPLE, KADER as TERMIJNKADER } from "../register/whole-case.ts";
import { anyLength, anyText } from "./texts.ts";

const KADER: Kader = { vandaag: "2024-03-04", woordenlijsten: STANDAARD_WOORDENLIJSTEN };

/** What is kept of a line, and of a text: without the white space around it, with line ends of one kind. */
const asLine = (typed: string) => typed.trim();
const asText = (typed: string) => typed.replaceAll(/\r\n?/g, "\n").trim();

/** Nothing in it that can't be seen and does something, and no half characters. */
const HARMFUL_IN_LINE = /[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029\p{Cs}]/u;
const HARMFUL_IN_TEXT = /[^\P{Cc}\n\t]|[\p{Noncharacter_Code_Point}\p{Cs}]/u;

describe("a line or a text", () => {
  it("is kept exactly or refused with a reason, whatever it is", () => {
    const kinds = [
      [leesRegel, asLine, HARMFUL_IN_LINE, MAX_REGEL],
      [leesTekst, asText, HARMFUL_IN_TEXT, MAX_TEKST],
    ] as const;
    fc.assert(
      fc.property(anyLength, fc.constantFrom(...kinds), (typed, [read, kept, harmful, max]) => {
        const result = read(typed);
        const clean = kept(typed);
        if ("waarde" in result) {
          expect(result.waarde).toBe(clean);
          expect(harmful.test(clean)).toBe(false);
          expect(clean.length).toBeLessThanOrEqual(max);
        } else {
          expect(result.fout).toMatch(/^(bevat|is te lang)/);
          expect(harmful.test(clean) || clean.length > max || /^[\p{Cf}\p{Zs}]+$/u.test(clean)).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe("a field of the intake", () => {
  it.each(VELDEN.map((veld) => [veld.naam, veld] as const))(
    "%s takes a value as it is or says why not",
    (naam, { lees, vorm }) => {
      fc.assert(
        fc.property(anyLength, fc.constantFrom("", "Duitsland"), (typed, land) => {
          const answers = { land: naam === "land" ? typed : land };
          const result = lees(typed, KADER, answers);
          if ("fout" in result) {
            expect(result.fout.length).toBeLessThan(400);
            expect(result.fout.trim()).not.toBe("");
            return;
          }
          const { waarde } = result;
          expect(HARMFUL_IN_TEXT.test(waarde)).toBe(false);
          // Postcodes, countries, dates and words of a list have one form; everything else is what was typed.
          if (vorm === "tekst") expect(waarde).toBe(asText(typed));
          else if (vorm === "regel" && !["postcode", "land", "ingediendOp"].includes(naam)) {
            expect(waarde).toBe(asLine(typed));
          }
        }),
        { numRuns: 400 },
      );
    },
  );

  it("that is refused is named, with all others that are", () => {
    const answers = fc.record(Object.fromEntries(VELDEN.map(({ naam }) => [naam, anyText])));
    fc.assert(
      fc.property(answers, (typed) => {
        const result = leesIntake(typed, KADER);
        if ("intake" in result) return;
        const words = result.fouten.map(foutInWoorden);
        expect(new Set(words).size).toBe(words.length);
        for (const { veld, reden } of result.fouten) {
          // What was typed may stand in the message; the words around it are ours.
          if (!reden.includes("“")) expect(englishIn(reden)).toEqual([]);
          expect(veld === "adresOfEmail" || VELDEN.some(({ naam }) => naam === veld)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Texts that the checks let through: what commands hand to the register. */
const line = (max = MAX_REGEL) =>
  anyText
    .map((typed) => leesRegel(typed, max))
    .filter((read) => "waarde" in read && read.waarde !== "")
    .map((read) => (read as { waarde: string }).waarde);
const text = anyText
  .map((typed) => leesTekst(typed))
  .filter((read) => "waarde" in read && read.waarde !== "")
  .map((read) => (read as { waarde: string }).waarde);

describe("the register", () => {
  it("gives back every text of an intake and of all acts exactly, in the case and in its log", async () => {
    const db = await memoryRegister();
    for (const naam of PEOPLE) await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
    const intake = fc.record({
      naam: line(),
      adres: line(),
      plaats: line(),
      klantnummer: line(50),
      maatschappij: line(),
    });
    await fc.assert(
      fc.asyncProperty(intake, text, line(100), async (given, omschrijving, word) => {
        const { maatschappij, ...klager } = given;
        const full = {
          ...PLAIN_INTAKE,
          omschrijving,
          gewensteOplossing: omschrijving,
          ontvangenDoor: word,
          betrokkenMedewerker: word,
          maatschappij,
          klager: { ...PLAIN_INTAKE.klager, ...klager },
        };
        const nummer = await neemOp(db, full, "2024-03-04", TERMIJNKADER, HANDELENDE, null);
        await carryThrough(db, nummer, word);
        const klacht = await leesKlacht(db, nummer);
        expect(klacht).toMatchObject(full);
        expect(klacht.standpunten.map(({ motivering }) => motivering)).toEqual([
          `Motivering ${word}`,
          `Herzien ${word}`,
        ]);
        expect(klacht.standpunten[1]!.beoordelaars).toEqual([`Beoordelaar ${word}`, ANNA]);
        expect(klacht.notities[0]).toMatchObject({ met: `Met ${word}`, tekst: `Notitie ${word}` });
        expect(klacht.correspondentie[0]).toMatchObject({
          onderwerp: `Onderwerp ${word}`,
          tekst: `Tekst ${word}`,
        });
        expect(klacht.gesprekken[0]).toMatchObject({
          aanwezig: [`Aanwezige ${word}`],
          verslag: `Verslag ${word}`,
        });
        expect(klacht).toMatchObject({
          verbetermaatregel: `Verbetering ${word}`,
          afsluittoelichting: `Afsluiting ${word}`,
        });
        const details = [];
        for await (const row of streamLogboek(db, { nummer })) details.push(row.details);
        expect(details[0]).toMatchObject({ omschrijving, naam: klager.naam });
        expect(details.at(-1)).toMatchObject({ toelichting: `Afsluiting ${word}` });
      }),
      { numRuns: 60 },
    );
    expect(await controleer(db, { kluisOpen: false, kader: TERMIJNKADER })).toEqual([]);
  });

  it("searches for anything without mistaking it for a question of its own", async () => {
    const db = await memoryRegister();
    await neemOp(db, PLAIN_INTAKE, "2024-03-04", TERMIJNKADER, HANDELENDE, null);
    await fc.assert(
      fc.asyncProperty(anyText, async (typed) => {
        // As the command reads it: what no text can hold is no question either.
        const read = leesRegel(typed);
        const terms = leesZoektermen("waarde" in read ? read.waarde : "");
        const { ids } = await zoekKlachten(db, terms, {
          peildatum: "2024-03-04",
          bestanden: ["main"],
          aantal: null,
        });
        if (terms.length > 0) await leesTreffers(db, [1], terms, 8);
        // The only case has none of these, unless the word is one of its own.
        expect([[], [1]]).toContainEqual(ids);
        if (terms.length === 0) expect(ids).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

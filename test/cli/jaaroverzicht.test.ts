import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it as plainIt } from "vitest";
import { openRegister } from "../../src/register/open.ts";
import { carryThrough, KANTOORJAAR } from "../register/jaar.ts";
import { converse, ENTER } from "./conversation.ts";
import { contentsOf, createKlacht, environment, globalOptions, it, PROGRAM } from "./run.ts";

const PEILDATUM = "2025-02-15";

/** A register with the office's year, for all tests that only read it. */
const { klacht: base, remove } = createKlacht();
const klacht = base.with({ peildatum: PEILDATUM });
beforeAll(async () => {
  const { db, close } = await openRegister(base.map, { create: true });
  await carryThrough(db, KANTOORJAAR);
  await close();
  await klacht("inrichten", "--kantoor=Dijkstra Assurantiën", "--verantwoordelijke=Jelle Dijkstra");
});
afterAll(remove);

/** The words of a Word file, without its markup. */
function words(path: string): string {
  const xml = strFromU8(unzipSync(readFileSync(path))["word/document.xml"]!);
  return xml.replaceAll(/<\/w:p>/g, "\n").replaceAll(/<[^>]+>/g, "");
}

const put = (name: string) => join(base.home, name);

describe("jaaroverzicht on the screen", () => {
  plainIt("is a page of 80 columns", async () => {
    const talk = converse(base, ["jaaroverzicht", "--jaar=2024"], {
      peildatum: PEILDATUM,
      env: { NO_COLOR: "1" },
    });
    expect(await talk.exitCode()).toBe(0);
    const lines = talk
      .shown()
      .split(/\r?\n/)
      .map((line) => line.trimEnd());
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    // Nothing is cut off.
    expect(lines.filter((line) => line.includes("…"))).toEqual([]);
    expect(lines.join("\n").trim()).toMatchInlineSnapshot(`
      "Jaaroverzicht klachten 2024 · Dijkstra Assurantiën
      Stand van 31 december 2024. Een klacht telt als ontvangen in het jaar waarin zij
      is ingediend, en als afgehandeld in het jaar waarin zij is afgehandeld.

      In 2024 heeft het kantoor 10 klachten ontvangen, 7 meer dan in 2023. Het vaakst
      kwam schadeafhandeling (3) voor.

      Er zijn 7 klachten afgehandeld. Aan het begin van het jaar stond één klacht
      open, aan het einde 4. Het kantoor verklaarde 2 klachten gegrond, 2 gedeeltelijk
      gegrond en één ongegrond. Zonder oordeel eindigden 2 klachten.

      Van de 6 antwoorden aan klagers kwamen er 4 (67%) binnen de beloofde 3 weken, en
      2 (33%) binnen de streefdatum van 2 weken. Met het uitstel meegerekend waren dat
      er 6 (100%). Aan het einde van het jaar wachtten 2 klagers langer op antwoord
      dan beloofd. Tot aan de afhandeling duurde een klacht gemiddeld 42,6 dagen, de
      langste 160 dagen.

      Er maakten 2 klagers bezwaar. Van de 2 herbeoordelingen leidde er één tot een
      ander oordeel. Er is één klager naar Kifid verwezen; Kifid deed één uitspraak.
      Bij 2 klachten is schadevergoeding toegekend, samen € 2.234,56.

      De meest genoemde oorzaak was systeem (2 keer). Bij 2 klachten is een
      verbetermaatregel vastgelegd. Eén klant diende meer dan één klacht in.

      Aantallen                                     2024           2023       verschil
      Open aan het begin                               1              1              0
      Ontvangen                                       10              3             +7
      Afgehandeld                                      7              3             +4
      Open aan het einde                               4              1             +3

      Per maand    ontvangen                      afgehandeld
      januari              1  █████████                     1  █████████
      februari             1  █████████                     0
      maart                1  █████████                     1  █████████
      april                1  █████████                     2  ██████████████████
      mei                  1  █████████                     1  █████████
      juni                 1  █████████                     1  █████████
      juli                 1  █████████                     1  █████████
      augustus             0                                0
      september            0                                0
      oktober              0                                0
      november             1  █████████                     0
      december             2  ██████████████████            0

      Aard van de klacht                   2024  aandeel               2023   verschil
      Schadeafhandeling                       3    30,0%  ████████        0         +3
      Advies                                  1    10,0%  ███             1          0
      Doorlooptijd                            1    10,0%  ███             1          0
      Bereikbaarheid                          1    10,0%  ███             0         +1
      Informatie                              1    10,0%  ███             0         +1
      Overig                                  1    10,0%  ███             0         +1
      Premie en incasso                       1    10,0%  ███             0         +1
      Privacy                                 1    10,0%  ███             0         +1
      Bejegening                              0     0,0%                  1         −1

      Product                              2024  aandeel               2023   verschil
      Auto                                    3    30,0%  ████████        1         +2
      Pensioen                                1    10,0%  ███             0         +1
      Reis                                    1    10,0%  ███             0         +1
      Woonhuis en inboedel                    1    10,0%  ███             0         +1
      Zorg                                    1    10,0%  ███             0         +1
      Hypotheek                               0     0,0%                  1         −1
      Niet opgegeven                          3    30,0%  ████████        1         +2

      Wijze van indienen                   2024  aandeel               2023   verschil
      Brief                                   8    80,0%  ████████        3         +5
      E-mail                                  1    10,0%  █               0         +1
      Telefonisch                             1    10,0%  █               0         +1

      Terugkerende klanten                          2024           2023       verschil
      Klanten met meer dan één klacht                  1              1              0
      Klanten met ook een eerdere klacht               0              0              0
      Klachten zonder klantnummer                      6              0             +6

      Oordeel                              2024  aandeel               2023   verschil
      Gegrond                                 2    28,6%  ████████        1         +1
      Gedeeltelijk gegrond                    1    14,3%  ████            0         +1
      Ongegrond                               2    28,6%  ████████        2          0
      Zonder oordeel                          2    28,6%  ████████        0         +2

      Oordeel na herbeoordeling            2024  aandeel               2023   verschil
      Gegrond                                 2    28,6%  ████████        1         +1
      Gedeeltelijk gegrond                    2    28,6%  ████████        0         +2
      Ongegrond                               1    14,3%  ████            2         −1
      Zonder oordeel                          2    28,6%  ████████        0         +2

      Reden van afsluiting                 2024  aandeel               2023   verschil
      Afgehandeld                             5    71,4%  ████████        3         +2
      Geen klacht                             1    14,3%  ██              0         +1
      Ingetrokken                             1    14,3%  ██              0         +1

      Wijze van afhandeling                2024  aandeel               2023   verschil
      Brief                                   5    71,4%  ████████        3         +2
      Niet opgegeven                          2    28,6%  ███             0         +2

      Tijdigheid                           2024  aandeel               2023   verschil
      Gemeld aan verantwoordelijke            8                           3         +5
        binnen 3 werkdagen                    7    87,5%  ███████     66,7%   +20,8 pp
        nog niet gemeld en te laat            1                           0         +1
      Ontvangst bevestigd                     6                           3         +3
        binnen 2 weken                        5    83,3%  ███████     66,7%   +16,7 pp
        nog niet bevestigd en te laat         1                           0         +1
      Beantwoord                              6                           3         +3
        binnen 2 weken (streefdatum)          2    33,3%  ███         33,3%     0,0 pp
        binnen 3 weken, zonder uitstel        4    66,7%  █████       66,7%     0,0 pp
        op tijd, met uitstel                  6   100,0%  ████████    66,7%   +33,3 pp
        uitgesteld                            2                           0         +2
        nog niet beantwoord en te laat        2                           0         +2
      Herbeoordeling meegedeeld               2                           0         +2
        binnen 3 weken                        2   100,0%  ████████        –          –
        nog niet meegedeeld en te laat        0                           0          0

      Doorlooptijd in dagen                         2024           2023       verschil
      Van indiening tot afhandeling                    7              3             +4
        mediaan (de helft binnen)                     30             30              0
        gemiddeld                                   42,6             30          +12,6
        90% binnen                                   160             40           +120
        langste                                      160             40           +120
      Van indiening tot antwoord                       6              3             +3
        mediaan (de helft binnen)                     20             20              0
        gemiddeld                                   20,7           21,3           −0,7
        90% binnen                                    33             30             +3
        langste                                       33             30             +3

      Bezwaar, gesprekken en Kifid                  2024           2023       verschil
      Bezwaren van klagers                             2              0             +2
      Herbeoordelingen                                 2              0             +2
        gegrond                                        0              0              0
        gedeeltelijk gegrond                           1              0             +1
        ongegrond                                      1              0             +1
        oordeel gewijzigd                              1              0             +1
      Gesprekken                                       2              0             +2
        overeenstemming                                1              0             +1
        geen overeenstemming                           1              0             +1
        standpunt meegedeeld                           0              0              0
      Verwezen naar Kifid                              1              0             +1
      Aanhangig bij Kifid                              1              0             +1
      Uitspraak van Kifid                              1              0             +1

      Maatregelen                                   2024           2023       verschil
      Verontschuldiging                                1              0             +1
      Nakoming                                         1              0             +1
      Schadevergoeding                                 2              1             +1
      Verzekeraar ingeschakeld                         0              0              0
      Bedrag aan schadevergoeding             € 2.234,56       € 100,50    +€ 2.134,06

      Oorzaken en verbetermaatregelen      2024  aandeel               2023   verschil
      Systeem                                 2    40,0%  ████████        0         +2
      Derde of verzekeraar                    1    20,0%  ████            0         +1
      Geen                                    1    20,0%  ████            0         +1
      Menselijke fout                         1    20,0%  ████            0         +1
      Kennis                                  0     0,0%                  1         −1
      Niet opgegeven                          0     0,0%                  2         −2
      Met een verbetermaatregel               2                           0         +2

      Nog open, naar leeftijd              2024  aandeel               2023   verschil
      0 tot en met 14 dagen                   1    25,0%  ████            1          0
      15 tot en met 21 dagen                  0     0,0%                  0          0
      22 tot en met 56 dagen                  1    25,0%  ████            0         +1
      Meer dan 56 dagen                       2    50,0%  ████████        0         +2
      Oudste, in dagen                      183                          11       +172

      Het langst open  ingediend   dagen  status               aard
      2024-0007        01-07-2024    183  standpunt ingenomen  Schadeafhandeling
      2024-0008        04-11-2024     57  in behandeling       Advies
      2024-0009        02-12-2024     29  ingediend            Bereikbaarheid
      2024-0010        30-12-2024      1  in behandeling       Privacy"
    `);
  });

  plainIt("writes the same to a text file", async () => {
    const path = put("2024.txt");
    const { stdout, exitCode } = await klacht("jaaroverzicht", "--jaar=2024", "--naar", path);
    expect([stdout.replaceAll("\n", " ").trim(), exitCode]).toEqual([
      `Het jaaroverzicht staat klaar: ${path}`,
      0,
    ]);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(/^Jaaroverzicht klachten 2024 · Dijkstra Assurantiën\n/);
    expect(text).not.toContain("\u001b");
    expect(Math.max(...text.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  plainIt("has no bars where it is read aloud, and the same figures", async () => {
    const figures = (text: string) => text.replaceAll(/[█▏▎▍▌▋▊▉]/g, "").match(/\S+/g);
    const seen = await base.with({ peildatum: PEILDATUM })("jaaroverzicht", "--jaar=2024");
    const heard = await base.with({ peildatum: PEILDATUM })("jaaroverzicht", "--jaar=2024", "--geen-kleur");
    expect(heard.stdout).not.toMatch(/[█▏▎▍▌▋▊▉]/);
    expect(figures(heard.stdout)).toEqual(figures(seen.stdout));
  });

  it("of a year without complaints says just that", async ({ klacht: leeg }) => {
    await leeg("inrichten", "--kantoor=Dijkstra", "--verantwoordelijke=Jelle Dijkstra");
    const { stdout, stderr } = await leeg("jaaroverzicht", "--jaar=2023");
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "Jaaroverzicht klachten 2023 · Dijkstra
      Stand van 31 december 2023. Een klacht telt als ontvangen in het jaar waarin zij
      is ingediend, en als afgehandeld in het jaar waarin zij is afgehandeld.

      In 2023 heeft het kantoor geen klachten ontvangen, net als in 2022. Ook uit
      eerdere jaren stond er geen klacht open.

      Aantallen                                                                             2023           2022       verschil
      Open aan het begin                                                                       0              0              0
      Ontvangen                                                                                0              0              0
      Afgehandeld                                                                              0              0              0
      Open aan het einde                                                                       0              0              0
      "
    `);
  });

  it("of a folder without a register says so, and makes none", async ({ klacht: niets }) => {
    const { stdout, stderr, exitCode } = await niets("jaaroverzicht", "--jaar=2023");
    expect(exitCode).toBe(0);
    expect(stderr).toBe(`Let op: in ${niets.map} is nog geen register.\n`);
    expect(stdout).toContain("In 2023 heeft het kantoor geen klachten ontvangen");
    expect(existsSync(niets.map)).toBe(false);
  });
});

describe("the year", () => {
  plainIt("is the last one that is over where none is given, and that is said", async () => {
    const { stdout, stderr } = await klacht("jaaroverzicht");
    expect(stderr).toBe("Over 2024, het laatste jaar dat voorbij is; een ander jaar met --jaar.\n");
    expect(stdout).toMatch(/^Jaaroverzicht klachten 2024 /);
    const opOudjaar = await klacht.with({ peildatum: "2024-12-31" })("jaaroverzicht");
    expect(opOudjaar.stdout).toMatch(/^Jaaroverzicht klachten 2024 /);
    const eerder = await klacht.with({ peildatum: "2024-12-30" })("jaaroverzicht");
    expect(eerder.stdout).toMatch(/^Jaaroverzicht klachten 2023 /);
  });

  plainIt("is asked on a terminal", async () => {
    const talk = converse(base, ["jaaroverzicht"], { peildatum: PEILDATUM });
    await talk.sees("Over welk jaar? (2024)");
    talk.type(`2030${ENTER}`);
    await talk.sees("Het jaar 2030 is op 15-02-2025 nog niet begonnen.");
    talk.type("\u007f".repeat(4));
    talk.type(`2023${ENTER}`);
    await talk.sees("Jaaroverzicht klachten 2023");
    expect(await talk.exitCode()).toBe(0);
  });

  plainIt("that is not over goes up to the reference day, beside as much of the year before", async () => {
    const { stdout } = await klacht("jaaroverzicht", "--jaar=2025");
    expect(stdout).toContain("Beide jaren tot en met 15 februari.");
    const { cijfers, vorigJaar, voorlopig, periode, vorigePeriode } = (
      await klacht("jaaroverzicht", "--jaar=2025", "--json")
    ).json();
    expect(voorlopig).toBe(true);
    expect([periode, vorigePeriode]).toEqual([
      { van: "2025-01-01", tot: "2025-02-15" },
      { van: "2024-01-01", tot: "2024-02-15" },
    ]);
    expect(cijfers.aantallen).toEqual({ openBegin: 4, ontvangen: 1, afgehandeld: 1, openEinde: 4 });
    expect(vorigJaar.aantallen).toEqual({ openBegin: 1, ontvangen: 2, afgehandeld: 1, openEinde: 2 });
    const { stdout: csv } = await klacht("jaaroverzicht", "--jaar=2025", "--formaat=csv");
    expect(csv.split("\r\n")[0]).toContain(";2025 t/m 15-02;2024 t/m 15-02;");
  });

  plainIt.each([
    [["--jaar=2026"], "Het jaar 2026 is op 15-02-2025 nog niet begonnen.\n"],
    [["--jaar=vorig"], "De waarde “vorig” bij --jaar is geen geheel getal van 1901 tot 2199.\n"],
    [["--formaat=pdf"], "De vorm “pdf” bestaat niet.\n→ Kies uit: scherm, docx, csv, json.\n"],
    [
      ["--naar=a.pdf"],
      "Een bestand dat op .pdf eindigt kan klacht niet maken.\n→ Laat de naam eindigen op .txt, .docx, .csv of .json, of kies de vorm met --formaat.\n",
    ],
    [["--met-namen"], "--met-namen hoort bij de lijst van klachten in Word.\n→ Voeg toe: --formaat docx\n"],
  ])("%j is refused", async (args, message) => {
    const before = readdirSync(base.home).sort();
    const { stdout, stderr, exitCode } = await klacht("jaaroverzicht", ...args);
    expect([stdout, stderr, exitCode]).toEqual(["", message, 2]);
    expect(readdirSync(base.home).sort()).toEqual(before);
  });
});

describe("jaaroverzicht as data", () => {
  plainIt("has its documented form", async () => {
    const { stdout, json } = await klacht("jaaroverzicht", "--jaar=2024", "--json");
    expect((await klacht("jaaroverzicht", "--jaar=2024", "--formaat=json")).stdout).toBe(stdout);
    const overzicht = json();
    expect(Object.keys(overzicht)).toEqual([
      "jaar",
      "kantoor",
      "peildatum",
      "voorlopig",
      "periode",
      "vorigePeriode",
      "cijfers",
      "vorigJaar",
      "open",
    ]);
    expect(overzicht).toMatchObject({
      jaar: 2024,
      kantoor: "Dijkstra Assurantiën",
      peildatum: PEILDATUM,
      voorlopig: false,
    });
    expect(Object.keys(overzicht.cijfers)).toEqual(Object.keys(overzicht.vorigJaar));
    expect(overzicht.cijfers).toMatchInlineSnapshot(`
      {
        "aantallen": {
          "afgehandeld": 7,
          "ontvangen": 10,
          "openBegin": 1,
          "openEinde": 4,
        },
        "aard": [
          {
            "aantal": 3,
            "code": "schadeafhandeling",
          },
          {
            "aantal": 1,
            "code": "advies",
          },
          {
            "aantal": 1,
            "code": "bereikbaarheid",
          },
          {
            "aantal": 1,
            "code": "doorlooptijd",
          },
          {
            "aantal": 1,
            "code": "informatie",
          },
          {
            "aantal": 1,
            "code": "overig",
          },
          {
            "aantal": 1,
            "code": "premie-incasso",
          },
          {
            "aantal": 1,
            "code": "privacy",
          },
        ],
        "afsluitreden": [
          {
            "aantal": 5,
            "code": "afgehandeld",
          },
          {
            "aantal": 1,
            "code": "geen-klacht",
          },
          {
            "aantal": 1,
            "code": "ingetrokken",
          },
        ],
        "antwoordtijd": {
          "aantal": 6,
          "gemiddelde": 20.666666666666668,
          "langste": 33,
          "mediaan": 20,
          "percentiel90": 33,
        },
        "bezwaren": 2,
        "doorlooptijd": {
          "aantal": 7,
          "gemiddelde": 42.57142857142857,
          "langste": 160,
          "mediaan": 30,
          "percentiel90": 160,
        },
        "doorlooptijdInKlassen": [
          2,
          0,
          4,
          1,
        ],
        "eindoordeel": [
          {
            "aantal": 2,
            "code": "gedeeltelijk-gegrond",
          },
          {
            "aantal": 2,
            "code": "gegrond",
          },
          {
            "aantal": 2,
            "code": null,
          },
          {
            "aantal": 1,
            "code": "ongegrond",
          },
        ],
        "gesprekken": [
          {
            "aantal": 1,
            "code": "geen-overeenstemming",
          },
          {
            "aantal": 1,
            "code": "overeenstemming",
          },
        ],
        "herbeoordelingen": {
          "aantal": 2,
          "gewijzigd": 1,
          "oordeel": [
            {
              "aantal": 1,
              "code": "gedeeltelijk-gegrond",
            },
            {
              "aantal": 1,
              "code": "ongegrond",
            },
          ],
        },
        "kifid": [
          {
            "aantal": 1,
            "code": "aanhangig",
          },
          {
            "aantal": 1,
            "code": "uitspraak",
          },
          {
            "aantal": 1,
            "code": "verwezen",
          },
        ],
        "klanten": {
          "meerdereKlachten": 1,
          "ookEerder": 0,
          "zonderKlantnummer": 6,
        },
        "leeftijd": {
          "aantal": 4,
          "gemiddelde": 67.5,
          "langste": 183,
          "mediaan": 43,
          "percentiel90": 183,
        },
        "leeftijdInKlassen": [
          1,
          0,
          1,
          2,
        ],
        "maatregelen": [
          {
            "aantal": 2,
            "code": "schadevergoeding",
          },
          {
            "aantal": 1,
            "code": "nakoming",
          },
          {
            "aantal": 1,
            "code": "verontschuldiging",
          },
        ],
        "metVerbetermaatregel": 2,
        "oordeel": [
          {
            "aantal": 2,
            "code": "gegrond",
          },
          {
            "aantal": 2,
            "code": null,
          },
          {
            "aantal": 2,
            "code": "ongegrond",
          },
          {
            "aantal": 1,
            "code": "gedeeltelijk-gegrond",
          },
        ],
        "oorzaak": [
          {
            "aantal": 2,
            "code": "systeem",
          },
          {
            "aantal": 1,
            "code": "derde-verzekeraar",
          },
          {
            "aantal": 1,
            "code": "geen",
          },
          {
            "aantal": 1,
            "code": "menselijke-fout",
          },
        ],
        "perMaand": [
          {
            "afgehandeld": 1,
            "maand": 1,
            "ontvangen": 1,
          },
          {
            "afgehandeld": 0,
            "maand": 2,
            "ontvangen": 1,
          },
          {
            "afgehandeld": 1,
            "maand": 3,
            "ontvangen": 1,
          },
          {
            "afgehandeld": 2,
            "maand": 4,
            "ontvangen": 1,
          },
          {
            "afgehandeld": 1,
            "maand": 5,
            "ontvangen": 1,
          },
          {
            "afgehandeld": 1,
            "maand": 6,
            "ontvangen": 1,
          },
          {
            "afgehandeld": 1,
            "maand": 7,
            "ontvangen": 1,
          },
          {
            "afgehandeld": 0,
            "maand": 8,
            "ontvangen": 0,
          },
          {
            "afgehandeld": 0,
            "maand": 9,
            "ontvangen": 0,
          },
          {
            "afgehandeld": 0,
            "maand": 10,
            "ontvangen": 0,
          },
          {
            "afgehandeld": 0,
            "maand": 11,
            "ontvangen": 1,
          },
          {
            "afgehandeld": 0,
            "maand": 12,
            "ontvangen": 2,
          },
        ],
        "product": [
          {
            "aantal": 3,
            "code": "auto",
          },
          {
            "aantal": 3,
            "code": null,
          },
          {
            "aantal": 1,
            "code": "pensioen",
          },
          {
            "aantal": 1,
            "code": "reis",
          },
          {
            "aantal": 1,
            "code": "woonhuis-inboedel",
          },
          {
            "aantal": 1,
            "code": "zorg",
          },
        ],
        "schadevergoeding": 223456,
        "termijnen": {
          "herbeoordeling": {
            "gedaan": 2,
            "opTijd": 2,
            "opTijdMetUitstel": 2,
            "openTeLaat": 0,
          },
          "melding": {
            "gedaan": 8,
            "opTijd": 7,
            "opTijdMetUitstel": 7,
            "openTeLaat": 1,
          },
          "ontvangstbevestiging": {
            "gedaan": 6,
            "opTijd": 5,
            "opTijdMetUitstel": 5,
            "openTeLaat": 1,
          },
          "reactie": {
            "gedaan": 6,
            "opTijd": 4,
            "opTijdMetUitstel": 6,
            "openTeLaat": 2,
          },
          "streefdatum": {
            "gedaan": 6,
            "opTijd": 2,
            "opTijdMetUitstel": 2,
            "openTeLaat": 2,
          },
        },
        "uitKluis": 0,
        "uitgesteld": 2,
        "wijze": [
          {
            "aantal": 8,
            "code": "brief",
          },
          {
            "aantal": 1,
            "code": "e-mail",
          },
          {
            "aantal": 1,
            "code": "telefonisch",
          },
        ],
        "wijzeVanAfhandeling": [
          {
            "aantal": 5,
            "code": "brief",
          },
          {
            "aantal": 2,
            "code": null,
          },
        ],
        "zonderInhoud": {
          "afgehandeld": 0,
          "ontvangen": 0,
          "totaal": 0,
        },
      }
    `);
    expect(overzicht.open[0]).toEqual({
      nummer: "2024-0007",
      vertrouwelijk: false,
      ingediendOp: "2024-07-01",
      status: "standpunt ingenomen",
      aard: "schadeafhandeling",
      verantwoordelijke: "Jelle Dijkstra",
      dagen: 183,
    });
    expect(overzicht.open).toHaveLength(overzicht.cijfers.aantallen.openEinde);
  });

  plainIt("is a list that a Dutch spreadsheet opens", async () => {
    const { stdout } = await klacht("jaaroverzicht", "--jaar=2024", "--formaat=csv");
    expect(stdout.startsWith("\ufeffOnderdeel;Post;2024;2023;Verschil;")).toBe(true);
    expect(stdout.endsWith("\r\n")).toBe(true);
    expect(stdout.slice(1).replaceAll("\r\n", "\n")).toMatchInlineSnapshot(`
      "Onderdeel;Post;2024;2023;Verschil;Aandeel 2024 (%);Aandeel 2023 (%);Eenheid
      Aantallen;Open aan het begin;1;1;0;;;aantal
      Aantallen;Ontvangen;10;3;7;;;aantal
      Aantallen;Afgehandeld;7;3;4;;;aantal
      Aantallen;Open aan het einde;4;1;3;;;aantal
      Ontvangen per maand;januari;1;0;1;;;aantal
      Ontvangen per maand;februari;1;0;1;;;aantal
      Ontvangen per maand;maart;1;1;0;;;aantal
      Ontvangen per maand;april;1;0;1;;;aantal
      Ontvangen per maand;mei;1;0;1;;;aantal
      Ontvangen per maand;juni;1;1;0;;;aantal
      Ontvangen per maand;juli;1;0;1;;;aantal
      Ontvangen per maand;augustus;0;0;0;;;aantal
      Ontvangen per maand;september;0;0;0;;;aantal
      Ontvangen per maand;oktober;0;0;0;;;aantal
      Ontvangen per maand;november;1;0;1;;;aantal
      Ontvangen per maand;december;2;1;1;;;aantal
      Afgehandeld per maand;januari;1;1;0;;;aantal
      Afgehandeld per maand;februari;0;0;0;;;aantal
      Afgehandeld per maand;maart;1;1;0;;;aantal
      Afgehandeld per maand;april;2;0;2;;;aantal
      Afgehandeld per maand;mei;1;0;1;;;aantal
      Afgehandeld per maand;juni;1;0;1;;;aantal
      Afgehandeld per maand;juli;1;1;0;;;aantal
      Afgehandeld per maand;augustus;0;0;0;;;aantal
      Afgehandeld per maand;september;0;0;0;;;aantal
      Afgehandeld per maand;oktober;0;0;0;;;aantal
      Afgehandeld per maand;november;0;0;0;;;aantal
      Afgehandeld per maand;december;0;0;0;;;aantal
      Aard van de klacht;Schadeafhandeling;3;0;3;30;0;aantal
      Aard van de klacht;Advies;1;1;0;10;33,3;aantal
      Aard van de klacht;Doorlooptijd;1;1;0;10;33,3;aantal
      Aard van de klacht;Bereikbaarheid;1;0;1;10;0;aantal
      Aard van de klacht;Informatie;1;0;1;10;0;aantal
      Aard van de klacht;Overig;1;0;1;10;0;aantal
      Aard van de klacht;Premie en incasso;1;0;1;10;0;aantal
      Aard van de klacht;Privacy;1;0;1;10;0;aantal
      Aard van de klacht;Bejegening;0;1;-1;0;33,3;aantal
      Product;Auto;3;1;2;30;33,3;aantal
      Product;Pensioen;1;0;1;10;0;aantal
      Product;Reis;1;0;1;10;0;aantal
      Product;Woonhuis en inboedel;1;0;1;10;0;aantal
      Product;Zorg;1;0;1;10;0;aantal
      Product;Hypotheek;0;1;-1;0;33,3;aantal
      Product;Niet opgegeven;3;1;2;30;33,3;aantal
      Wijze van indienen;Brief;8;3;5;80;100;aantal
      Wijze van indienen;E-mail;1;0;1;10;0;aantal
      Wijze van indienen;Telefonisch;1;0;1;10;0;aantal
      Terugkerende klanten;Klanten met meer dan één klacht;1;1;0;;;aantal
      Terugkerende klanten;Klanten met ook een eerdere klacht;0;0;0;;;aantal
      Terugkerende klanten;Klachten zonder klantnummer;6;0;6;;;aantal
      Oordeel;Gegrond;2;1;1;28,6;33,3;aantal
      Oordeel;Gedeeltelijk gegrond;1;0;1;14,3;0;aantal
      Oordeel;Ongegrond;2;2;0;28,6;66,7;aantal
      Oordeel;Zonder oordeel;2;0;2;28,6;0;aantal
      Oordeel na herbeoordeling;Gegrond;2;1;1;28,6;33,3;aantal
      Oordeel na herbeoordeling;Gedeeltelijk gegrond;2;0;2;28,6;0;aantal
      Oordeel na herbeoordeling;Ongegrond;1;2;-1;14,3;66,7;aantal
      Oordeel na herbeoordeling;Zonder oordeel;2;0;2;28,6;0;aantal
      Reden van afsluiting;Afgehandeld;5;3;2;71,4;100;aantal
      Reden van afsluiting;Geen klacht;1;0;1;14,3;0;aantal
      Reden van afsluiting;Ingetrokken;1;0;1;14,3;0;aantal
      Wijze van afhandeling;Brief;5;3;2;71,4;100;aantal
      Wijze van afhandeling;Niet opgegeven;2;0;2;28,6;0;aantal
      Tijdigheid;Gemeld aan verantwoordelijke;8;3;5;;;aantal
      Tijdigheid;Gemeld aan verantwoordelijke: binnen 3 werkdagen;7;2;20,8;87,5;66,7;aantal, verschil in procentpunten
      Tijdigheid;Gemeld aan verantwoordelijke: nog niet gemeld en te laat;1;0;1;;;aantal
      Tijdigheid;Ontvangst bevestigd;6;3;3;;;aantal
      Tijdigheid;Ontvangst bevestigd: binnen 2 weken;5;2;16,7;83,3;66,7;aantal, verschil in procentpunten
      Tijdigheid;Ontvangst bevestigd: nog niet bevestigd en te laat;1;0;1;;;aantal
      Tijdigheid;Beantwoord;6;3;3;;;aantal
      Tijdigheid;Beantwoord: binnen 2 weken (streefdatum);2;1;0;33,3;33,3;aantal, verschil in procentpunten
      Tijdigheid;Beantwoord: binnen 3 weken, zonder uitstel;4;2;0;66,7;66,7;aantal, verschil in procentpunten
      Tijdigheid;Beantwoord: op tijd, met uitstel;6;2;33,3;100;66,7;aantal, verschil in procentpunten
      Tijdigheid;Beantwoord: uitgesteld;2;0;2;;;aantal
      Tijdigheid;Beantwoord: nog niet beantwoord en te laat;2;0;2;;;aantal
      Tijdigheid;Herbeoordeling meegedeeld;2;0;2;;;aantal
      Tijdigheid;Herbeoordeling meegedeeld: binnen 3 weken;2;0;;100;;aantal, verschil in procentpunten
      Tijdigheid;Herbeoordeling meegedeeld: nog niet meegedeeld en te laat;0;0;0;;;aantal
      Doorlooptijd in dagen;Van indiening tot afhandeling;7;3;4;;;aantal
      Doorlooptijd in dagen;Van indiening tot afhandeling: mediaan (de helft binnen);30;30;0;;;dagen
      Doorlooptijd in dagen;Van indiening tot afhandeling: gemiddeld;42,57;30;12,57;;;dagen
      Doorlooptijd in dagen;Van indiening tot afhandeling: 90% binnen;160;40;120;;;dagen
      Doorlooptijd in dagen;Van indiening tot afhandeling: langste;160;40;120;;;dagen
      Doorlooptijd in dagen;Van indiening tot antwoord;6;3;3;;;aantal
      Doorlooptijd in dagen;Van indiening tot antwoord: mediaan (de helft binnen);20;20;0;;;dagen
      Doorlooptijd in dagen;Van indiening tot antwoord: gemiddeld;20,67;21,33;-0,67;;;dagen
      Doorlooptijd in dagen;Van indiening tot antwoord: 90% binnen;33;30;3;;;dagen
      Doorlooptijd in dagen;Van indiening tot antwoord: langste;33;30;3;;;dagen
      Bezwaar, gesprekken en Kifid;Bezwaren van klagers;2;0;2;;;aantal
      Bezwaar, gesprekken en Kifid;Herbeoordelingen;2;0;2;;;aantal
      Bezwaar, gesprekken en Kifid;Herbeoordelingen: gegrond;0;0;0;;;aantal
      Bezwaar, gesprekken en Kifid;Herbeoordelingen: gedeeltelijk gegrond;1;0;1;;;aantal
      Bezwaar, gesprekken en Kifid;Herbeoordelingen: ongegrond;1;0;1;;;aantal
      Bezwaar, gesprekken en Kifid;Herbeoordelingen: oordeel gewijzigd;1;0;1;;;aantal
      Bezwaar, gesprekken en Kifid;Gesprekken;2;0;2;;;aantal
      Bezwaar, gesprekken en Kifid;Gesprekken: overeenstemming;1;0;1;;;aantal
      Bezwaar, gesprekken en Kifid;Gesprekken: geen overeenstemming;1;0;1;;;aantal
      Bezwaar, gesprekken en Kifid;Gesprekken: standpunt meegedeeld;0;0;0;;;aantal
      Bezwaar, gesprekken en Kifid;Verwezen naar Kifid;1;0;1;;;aantal
      Bezwaar, gesprekken en Kifid;Aanhangig bij Kifid;1;0;1;;;aantal
      Bezwaar, gesprekken en Kifid;Uitspraak van Kifid;1;0;1;;;aantal
      Maatregelen;Verontschuldiging;1;0;1;;;aantal
      Maatregelen;Nakoming;1;0;1;;;aantal
      Maatregelen;Schadevergoeding;2;1;1;;;aantal
      Maatregelen;Verzekeraar ingeschakeld;0;0;0;;;aantal
      Maatregelen;Bedrag aan schadevergoeding;2234,56;100,5;2134,06;;;euro
      Oorzaken en verbetermaatregelen;Systeem;2;0;2;40;0;aantal
      Oorzaken en verbetermaatregelen;Derde of verzekeraar;1;0;1;20;0;aantal
      Oorzaken en verbetermaatregelen;Geen;1;0;1;20;0;aantal
      Oorzaken en verbetermaatregelen;Menselijke fout;1;0;1;20;0;aantal
      Oorzaken en verbetermaatregelen;Kennis;0;1;-1;0;33,3;aantal
      Oorzaken en verbetermaatregelen;Niet opgegeven;0;2;-2;0;66,7;aantal
      Oorzaken en verbetermaatregelen;Met een verbetermaatregel;2;0;2;;;aantal
      Nog open, naar leeftijd;0 tot en met 14 dagen;1;1;0;25;100;aantal
      Nog open, naar leeftijd;15 tot en met 21 dagen;0;0;0;0;0;aantal
      Nog open, naar leeftijd;22 tot en met 56 dagen;1;0;1;25;0;aantal
      Nog open, naar leeftijd;Meer dan 56 dagen;2;0;2;50;0;aantal
      Nog open, naar leeftijd;Oudste, in dagen;183;11;172;;;dagen
      "
    `);
    const path = put("cijfers.csv");
    await klacht("jaaroverzicht", "--jaar=2024", "--naar", path);
    expect(readFileSync(path, "utf8")).toBe(stdout);
  });

  it("carries no formula out", async ({ klacht: eigen }) => {
    await eigen(
      "nieuw",
      "--naam=A",
      "--email=a@b.nl",
      "--wijze=brief",
      "--vertrouwelijk=nee",
      "--aard=advies",
      "--omschrijving=x",
    );
    writeFileSync(
      join(eigen.map, "instellingen.json"),
      JSON.stringify({ woordenlijsten: { aard: { kwaad: '=HYPERLINK("x";"y")' } } }),
    );
    await eigen("wijzig", "1", "--aard=kwaad");
    const { stdout } = await eigen("jaaroverzicht", "--jaar=2024", "--formaat=csv");
    expect(stdout).toContain(`Aard van de klacht;"'=HYPERLINK(""x"";""y"")";1;`);
  });
});

describe("jaaroverzicht in Word", { timeout: 60_000 }, () => {
  /** Runs in a folder of its own, where a file without a place comes. */
  const runIn = (folder: string, ...args: string[]) =>
    execa(process.execPath, [PROGRAM, ...globalOptions(base.map, { peildatum: PEILDATUM }), ...args], {
      cwd: folder,
      env: environment(base.home),
      extendEnv: false,
      reject: false,
      stdin: "ignore",
    });

  plainIt("comes in the current folder, never over another", async () => {
    const folder = put("hier");
    mkdirSync(folder);
    const before = contentsOf(base.map);
    const first = await runIn(folder, "jaaroverzicht", "--jaar=2024", "--formaat=docx");
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(first.stdout.replaceAll("\n", " ")).toContain(
      `Het jaaroverzicht staat klaar: ${join(folder, "jaaroverzicht-2024.docx")}`,
    );
    const second = await runIn(folder, "jaaroverzicht", "--jaar=2024", "--formaat=docx", "--json");
    expect(JSON.parse(second.stdout)).toEqual({ jaar: 2024, pad: join(folder, "jaaroverzicht-2024-2.docx") });
    expect(readdirSync(folder).sort()).toEqual(["jaaroverzicht-2024-2.docx", "jaaroverzicht-2024.docx"]);
    // Reading leaves the register as it was.
    expect(contentsOf(base.map)).toEqual(before);
  });

  plainIt("has no names of klagers but with --met-namen", async () => {
    const [zonder, met] = [put("zonder.docx"), put("met.docx")];
    expect((await klacht("jaaroverzicht", "--jaar=2024", "--naar", zonder)).exitCode).toBe(0);
    expect((await klacht("jaaroverzicht", "--jaar=2024", "--met-namen", "--naar", met)).exitCode).toBe(0);
    expect(words(zonder)).not.toContain("Jan de Vries");
    expect(words(met).match(/Jan de Vries/g)).toHaveLength(11);
    expect(words(zonder)).toContain("2024-0010");
    const again = await klacht("jaaroverzicht", "--jaar=2024", "--naar", zonder);
    expect([again.exitCode, again.stderr]).toEqual([
      1,
      `${zonder} bestaat al en is niet overschreven.\n→ Kies met --naar een andere naam, of bevestig met --ja.\n`,
    ]);
  });
});

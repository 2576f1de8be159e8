import { describe, expect, it } from "vitest";
import { type Antwoorden, type Kader, VELDNAMEN, type Veldnaam } from "../../src/procedure/antwoorden.ts";
import { heeftAdres } from "../../src/procedure/intake.ts";
import { aangehaald } from "../../src/procedure/tekst.ts";
import { isNederland } from "../../src/procedure/veldcontroles.ts";
import { isNodig, isVanToepassing, VELDEN, veld } from "../../src/procedure/velden.ts";
import { STANDAARD_WOORDENLIJSTEN } from "../../src/procedure/woordenlijsten.ts";

const KADER: Kader = { vandaag: "2024-03-04", woordenlijsten: STANDAARD_WOORDENLIJSTEN };

/** What a field makes of an answer: the value that is kept, or `!` and the reason of the refusal. */
function lees(naam: Veldnaam, getypt: string, antwoorden: Antwoorden = {}, kader = KADER): string {
  const gelezen = veld(naam).lees(getypt, kader, antwoorden);
  return "fout" in gelezen ? `!${gelezen.fout}` : gelezen.waarde;
}

describe("the fields of the registration (§3)", () => {
  it("are these, each with its option on the command line and its label", () => {
    expect(
      Object.fromEntries(VELDEN.map(({ naam, optie, label }) => [naam, `--${optie}: ${label}`])),
    ).toEqual({
      vertrouwelijk: "--vertrouwelijk: Vertrouwelijk",
      naam: "--naam: Naam van de klager",
      adres: "--adres: Adres",
      land: "--land: Land",
      postcode: "--postcode: Postcode",
      plaats: "--plaats: Plaats",
      telefoon: "--telefoon: Telefoon",
      email: "--email: E-mailadres",
      klantnummer: "--klantnummer: Klantnummer",
      ingediendOp: "--datum: Ingediend op",
      ontvangenDoor: "--ontvangen-door: Ontvangen door",
      wijze: "--wijze: Wijze van indienen",
      aard: "--aard: Aard van de klacht",
      product: "--product: Product",
      polisnummer: "--polisnummer: Polisnummer",
      maatschappij: "--maatschappij: Maatschappij",
      omschrijving: "--omschrijving: Omschrijving",
      gewensteOplossing: "--gewenste-oplossing: Gewenste oplossing",
      betrokkenMedewerker: "--betrokken-medewerker: Betrokken medewerker",
    });
  });

  it("ask for confidentiality before anything personal, and for the country before its postcode", () => {
    expect(VELDNAMEN[0]).toBe("vertrouwelijk");
    expect(VELDNAMEN.indexOf("land")).toBeLessThan(VELDNAMEN.indexOf("postcode"));
    expect(VELDEN.map(({ naam }) => naam)).toEqual(VELDNAMEN);
  });

  it("must be filled in where the procedure and the law want them", () => {
    expect(VELDEN.filter(({ verplicht }) => verplicht).map(({ naam }) => naam)).toEqual([
      "vertrouwelijk",
      "naam",
      "ingediendOp",
      "wijze",
      "aard",
      "omschrijving",
    ]);
  });

  it("are asked in the form that suits them", () => {
    const inVorm = (gezocht: string) => VELDEN.filter(({ vorm }) => vorm === gezocht).map(({ naam }) => naam);
    expect(inVorm("jaNee")).toEqual(["vertrouwelijk"]);
    expect(inVorm("keuze")).toEqual(["wijze", "aard", "product"]);
    expect(inVorm("tekst")).toEqual(["omschrijving", "gewensteOplossing"]);
    const anders = [...inVorm("jaNee"), ...inVorm("keuze"), ...inVorm("tekst")];
    expect(inVorm("regel")).toEqual(VELDNAMEN.filter((naam) => !anders.includes(naam)));
    expect(VELDEN.filter(({ woorden }) => woorden !== undefined).map(({ naam }) => naam)).toEqual(
      inVorm("keuze"),
    );
  });

  it("each have an explanation that is a sentence", () => {
    expect(VELDEN.filter(({ uitleg }) => !/^[A-Z].*[.?]$/.test(uitleg))).toEqual([]);
  });

  it("tell what a complaint is where somebody may wonder (§2)", () => {
    for (const naam of ["naam", "omschrijving"] as const) {
      expect(veld(naam).meer).toMatch(/^een klacht is elke melding .* verwachting .* \(§2\)\./);
    }
  });

  it("are found by name", () => {
    expect(VELDNAMEN.map((naam) => veld(naam).label)).toEqual(VELDEN.map(({ label }) => label));
    expect(veld("ingediendOp")).toEqual(VELDEN.find(({ naam }) => naam === "ingediendOp"));
  });
});

describe("confidential", () => {
  it.each(["ja", "JA", " Ja ", "j", "J", "true", "1"])("%j is yes", (getypt) => {
    expect(lees("vertrouwelijk", getypt)).toBe("ja");
  });

  it.each(["nee", "NEE", " Nee ", "n", "N", "false", "0"])("%j is no", (getypt) => {
    expect(lees("vertrouwelijk", getypt)).toBe("nee");
  });

  it.each(["", "yes", "misschien", "jaa", "ja nee", "2", "neen", "on"])(
    "%j is neither: nobody guesses",
    (getypt) => {
      expect(lees("vertrouwelijk", getypt)).toBe("!moet ja of nee zijn");
    },
  );
});

describe("a field of one line", () => {
  const REGELS: readonly (readonly [Veldnaam, max: number])[] = [
    ["naam", 200],
    ["adres", 200],
    ["plaats", 200],
    ["ontvangenDoor", 200],
    ["maatschappij", 200],
    ["betrokkenMedewerker", 200],
    ["land", 60],
    ["klantnummer", 50],
    ["polisnummer", 50],
  ];

  it.each(REGELS)("%s: takes up to %i characters of text as it was written", (naam, max) => {
    expect(lees(naam, "  Æ. d'Öost-van 't Hof (& Zn.) 1a ")).toBe("Æ. d'Öost-van 't Hof (& Zn.) 1a");
    expect(lees(naam, "a".repeat(max))).toBe("a".repeat(max));
    expect(lees(naam, "a".repeat(max + 1))).toBe(`!is te lang (${max + 1} tekens; hoogstens ${max})`);
  });

  it.each(REGELS)("%s: keeps no control characters, line ends or half characters", (naam) => {
    for (const teken of ["\n", "\t", "\0", "\u001b", "\u007f", "\u009b", "\u2028"]) {
      expect(lees(naam, `a${teken}b`)).toBe("!bevat een regeleinde of een onzichtbaar stuurteken");
    }
    expect(lees(naam, "a\ud83db")).toBe("!bevat beschadigde tekens");
  });
});

describe("a field of longer text", () => {
  it.each(["omschrijving", "gewensteOplossing"] as const)(
    "%s: takes lines and tabs, up to 50,000 characters",
    (naam) => {
      expect(lees(naam, " een\r\ntwee\tdrie\r\n")).toBe("een\ntwee\tdrie");
      expect(lees(naam, "a".repeat(50_000))).toBe("a".repeat(50_000));
      expect(lees(naam, "a".repeat(50_001))).toBe("!is te lang (50001 tekens; hoogstens 50000)");
    },
  );

  it.each(["omschrijving", "gewensteOplossing"] as const)(
    "%s: keeps no control or half characters",
    (naam) => {
      for (const teken of ["\0", "\u0007", "\u001b", "\u007f", "\u009b"]) {
        expect(lees(naam, `a${teken}b`)).toBe("!bevat een onzichtbaar stuurteken");
      }
      expect(lees(naam, "a\udc00b")).toBe("!bevat beschadigde tekens");
    },
  );
});

describe("a country", () => {
  it.each(["nl", "NL", "Nederland", "NEDERLAND", " nederland ", "The Netherlands", "Holland"])(
    "%j is the Netherlands",
    (getypt) => {
      expect(isNederland(getypt)).toBe(true);
      expect(lees("land", getypt)).toBe("Nederland");
    },
  );

  it.each(["8911 AB", "9000"])("%j is none", (getypt) => {
    expect(lees("land", getypt)).toBe(`!“${getypt}” is geen land; laat het leeg voor Nederland`);
  });

  it.each(["België", "Duitsland", "Nederlandse Antillen", "n.l.", "nl2"])("%j is another", (getypt) => {
    expect(isNederland(getypt)).toBe(false);
    expect(lees("land", getypt)).toBe(getypt);
  });

  it("that was not named is the Netherlands", () => {
    expect([isNederland(""), isNederland("  "), isNederland(null), isNederland(undefined)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

describe("a postcode in the Netherlands", () => {
  it.each(["1234 AB", "1234AB", "1234ab", "1234 aB", " 1234 AB ", "1234  AB", "1234   AB", "1234\tAB"])(
    "%j is kept as 1234 AB",
    (getypt) => {
      expect(lees("postcode", getypt)).toBe("1234 AB");
    },
  );

  it.each(["1000 AA", "9999 ZZ"])("%j is one", (getypt) => {
    expect(lees("postcode", getypt)).toBe(getypt);
  });

  it.each([
    "0123 AB",
    "123 AB",
    "12345 AB",
    "1234",
    "1234 A",
    "1234 ABC",
    "1234 1B",
    "1234-AB",
    "1234.AB",
    "1234    AB",
    "12 34 AB",
    "AB 1234",
    "1234 ÄB",
    "x1234 AB",
    "1234 AB\n9",
    "١٢٣٤ AB",
    "B-9000",
  ])("%j is none, and the refusal shows how", (getypt) => {
    expect(lees("postcode", getypt)).toBe(`!“${getypt}” is geen Nederlandse postcode; typ 1234 AB`);
  });

  it.each(["", "nl", "Nederland", "HOLLAND", "the netherlands"])("is asked of the country %j", (land) => {
    expect(lees("postcode", "9000", { land })).toBe("!“9000” is geen Nederlandse postcode; typ 1234 AB");
    expect(lees("postcode", "8441bw", { land })).toBe("8441 BW");
  });

  it("has no letter that only becomes two when it is made a capital", () => {
    expect(lees("postcode", "1234 ß")).toMatch(/^!/);
  });
});

describe("a postcode abroad", () => {
  it.each([
    ["België", "9000"],
    ["België", "B-9000"],
    ["Duitsland", "10115"],
    ["Verenigd Koninkrijk", "SW1A 1AA"],
    ["Verenigd Koninkrijk", "sw1a 1aa"],
    ["Portugal", "1000-205"],
    ["Japan", "〒100-8111"],
  ])("in %s, %j is kept as it was written", (land, getypt) => {
    expect(lees("postcode", ` ${getypt} `, { land })).toBe(getypt);
  });

  it("is a short line all the same", () => {
    const land = "België";
    expect(lees("postcode", "9".repeat(20), { land })).toBe("9".repeat(20));
    expect(lees("postcode", "9".repeat(21), { land })).toBe("!is te lang (21 tekens; hoogstens 20)");
    expect(lees("postcode", "90\u001b00", { land })).toBe(
      "!bevat een regeleinde of een onzichtbaar stuurteken",
    );
  });
});

describe("a telephone number", () => {
  it.each([
    "0513 123 456",
    "0513-123456",
    "(0513) 12 34 56",
    "010/123.45.67",
    "06 12345678",
    "+31 6 1234 5678",
    "+31 (0)6 12345678",
    "0031612345678",
    "12345678",
    "+123456789012345",
    `1${" ".repeat(22)}2345678`,
  ])("%j is kept as it was written", (getypt) => {
    expect(lees("telefoon", ` ${getypt} `)).toBe(getypt);
  });

  it.each([
    ["112", "too short"],
    ["1234567", "seven digits"],
    ["1234567890123456", "sixteen digits"],
    [`1${" ".repeat(23)}2345678`, "31 characters, mostly spaces"],
    ["++31612345678", "two plusses"],
    ["06+12345678", "a plus inside"],
    ["06 12345678 (werk)", "a word"],
    ["0513123456x1", "an extension"],
    ["0513\n123456", "a line end"],
    ["0513\u001b123456", "a control character"],
    ["０５１３１２３４５６", "other digits"],
    ["geheim", "no digits"],
    ["----------", "no digits"],
    ["+", "no digits"],
  ])("%j is none: %s", (getypt) => {
    expect(lees("telefoon", getypt)).toBe(
      `!“${getypt}” is geen telefoonnummer; typ bijvoorbeeld 0513 123 456 of +31 6 1234 5678`,
    );
  });
});

describe("an e-mail address", () => {
  it.each([
    "fokje@example.nl",
    "F.de.Vries+klacht@Mail.Voorbeeld.co.uk",
    "o'neill@voorbeeld.nl",
    "1@2.nl",
    "a_b-c@sub-domein.voorbeeld.museum",
    "jörg@münchen.de",
    `${"a".repeat(64)}@voorbeeld.nl`,
    `a@${"b".repeat(249)}.nl`,
  ])("%j is kept as it was written", (getypt) => {
    expect(lees("email", ` ${getypt} `)).toBe(getypt);
  });

  it.each([
    ["fokje", "no @"],
    ["@voorbeeld.nl", "nobody"],
    ["fokje@", "nowhere"],
    ["fokje@voorbeeld", "no dot"],
    ["fokje@voorbeeld.", "ends in a dot"],
    ["fokje@voorbeeld.nl.", "ends in a dot"],
    ["fokje@.nl", "begins with a dot"],
    ["fokje@voorbeeld.n", "one letter at the end"],
    ["fokje@@voorbeeld.nl", "two @"],
    ["fokje@thuis@voorbeeld.nl", "two @"],
    ["fokje de vries@voorbeeld.nl", "a space"],
    ["fokje@voor beeld.nl", "a space"],
    ["fokje\n@voorbeeld.nl", "a line end: a header could follow"],
    ["Fokje <fokje@voorbeeld.nl>", "a name with it"],
    ["fokje@voorbeeld.nl, sjoerd@voorbeeld.nl", "two addresses"],
    ["fokje@voorbeeld.nl,sjoerd@voorbeeld.nl", "two addresses"],
    ["fokje@voorbeeld.nl;", "something behind it"],
    ["mailto:fokje@voorbeeld.nl", "a link"],
    ["fokje@[127.0.0.1]", "a machine"],
    ['"fokje"@voorbeeld.nl', "quotes"],
    ["fokje(thuis)@voorbeeld.nl", "a comment"],
    ["fok\\je@voorbeeld.nl", "a backslash"],
    [`${"a".repeat(65)}@voorbeeld.nl`, "65 characters before the @"],
    [`a@${"b".repeat(250)}.nl`, "255 characters"],
  ])("%j is none: %s", (getypt) => {
    expect(lees("email", getypt)).toBe(
      `!${aangehaald(getypt)} is geen e-mailadres; typ bijvoorbeeld naam@voorbeeld.nl`,
    );
  });

  it.each([
    ["fokje\u0007@voorbeeld.nl", "a control character"],
    ["fokje@voorbeeld.nl\u001b", "the escape of a terminal"],
    ["fokje@voor\u0000beeld.nl", "NUL"],
    ["fokje\ud800@voorbeeld.nl", "half a character"],
    ["fokje@voorbeeld..nl", "two dots by mistake"],
  ])("%j is none: %s", (getypt) => {
    expect(lees("email", getypt)).toMatch(/^!/);
  });
});

describe("the day of lodging", () => {
  it.each([
    ["04-03-2024", "2024-03-04"],
    ["3-3-2024", "2024-03-03"],
    ["2024-03-01", "2024-03-01"],
    ["29-02-2024", "2024-02-29"],
    ["vandaag", "2024-03-04"],
    ["gisteren", "2024-03-03"],
    ["31-12-1999", "1999-12-31"],
  ])("%j is kept as %s", (getypt, datum) => {
    expect(lees("ingediendOp", getypt)).toBe(datum);
  });

  it.each(["05-03-2024", "2024-03-05", "04-03-2025", "31-12-2199"])("%j has yet to come", (getypt) => {
    expect(lees("ingediendOp", getypt)).toBe("!mag niet in de toekomst liggen");
  });

  it.each([
    "31-02-2024",
    "30-02-2024",
    "29-02-2023",
    "31-04-2023",
    "03-13-2023",
    "volgende week",
    "2024",
    "4-3-24",
    "04-03",
  ])("%j is no day", (getypt) => {
    expect(lees("ingediendOp", getypt)).toBe(
      `!“${getypt}” is geen datum; typ DD-MM-JJJJ, of een dag zoals gisteren, maandag of -3`,
    );
  });

  it("depends on the day that counts as today, not on the clock", () => {
    const kader = { ...KADER, vandaag: "2150-01-01" };
    expect(lees("ingediendOp", "01-01-2150", {}, kader)).toBe("2150-01-01");
    expect(lees("ingediendOp", "02-01-2150", {}, kader)).toBe("!mag niet in de toekomst liggen");
    expect(lees("ingediendOp", "vandaag", {}, kader)).toBe("2150-01-01");
  });
});

describe("a field with a vocabulary", () => {
  it.each([
    ["wijze", "e-mail", "e-mail"],
    ["wijze", "E Mail", "e-mail"],
    ["wijze", "TELEFONISCH", "telefonisch"],
    ["aard", "premie-incasso", "premie-incasso"],
    ["aard", "Premie incasso", "premie-incasso"],
    ["aard", "premie_en_incasso", "premie-incasso"],
    ["product", "Leven en uitvaart", "leven-uitvaart"],
    ["product", "geen", "geen"],
  ] as const)("%s: %j is kept as %s", (naam, getypt, code) => {
    expect(lees(naam, getypt)).toBe(code);
  });

  it("refuses another word, and names those to choose from", () => {
    expect(lees("wijze", "fax")).toBe(
      "!kent “fax” niet; kies uit mondeling, telefonisch, brief, e-mail, website of overig",
    );
    expect(lees("aard", "auto")).toMatch(/^!kent “auto” niet; kies uit advies, informatie, .* of overig$/);
    expect(lees("product", "advies")).toMatch(/^!kent “advies” niet; kies uit auto, .* of geen$/);
  });

  it("knows the words that the office added, each field its own", () => {
    const eigen = (code: string) => [{ code, label: `Eigen ${code}` }];
    const kader: Kader = {
      ...KADER,
      woordenlijsten: {
        wijze: eigen("fax"),
        aard: eigen("stal"),
        product: eigen("trekker"),
        oorzaak: eigen("weer"),
      },
    };
    expect(lees("wijze", "eigen fax", {}, kader)).toBe("fax");
    expect(lees("aard", "stal", {}, kader)).toBe("stal");
    expect(lees("product", "Trekker", {}, kader)).toBe("trekker");
    expect(lees("product", "weer", {}, kader)).toBe("!kent “weer” niet; kies uit trekker");
    for (const [naam, code] of [
      ["wijze", "fax"],
      ["aard", "stal"],
      ["product", "trekker"],
    ] as const) {
      expect(veld(naam).woorden?.(kader.woordenlijsten)).toEqual(eigen(code));
      expect(veld(naam).toon?.(code, kader.woordenlijsten)).toBe(`Eigen ${code}`);
    }
  });
});

describe("which questions make sense", () => {
  it.each<[Veldnaam, Antwoorden, boolean]>([
    ["land", {}, false],
    ["land", { adres: " " }, false],
    ["land", { adres: "Kerkstraat 1" }, true],
    ["postcode", {}, false],
    ["postcode", { adres: "Kerkstraat 1" }, true],
    ["plaats", {}, false],
    ["plaats", { adres: "Kerkstraat 1" }, true],
    ["polisnummer", { product: "geen" }, false],
    ["polisnummer", { product: "auto" }, true],
    ["polisnummer", {}, true],
    ["maatschappij", { product: "geen" }, false],
    ["maatschappij", { product: "auto" }, true],
    ["email", {}, true],
    ["adres", {}, true],
  ])("%s after %o: %s", (naam, antwoorden, zinvol) => {
    expect(isVanToepassing(naam, antwoorden)).toBe(zinvol);
  });

  it("never leave out one that must be answered", () => {
    const antwoorden = [
      {},
      { adres: "Kerkstraat 1" },
      { product: "geen" },
      { adres: "Rue 1", land: "België" },
    ];
    const weg = antwoorden.flatMap((tot) =>
      VELDNAMEN.filter((naam) => isNodig(naam, tot) && !isVanToepassing(naam, tot)),
    );
    expect(weg).toEqual([]);
  });
});

describe("which questions must be answered", () => {
  it.each<[Veldnaam, Antwoorden, boolean]>([
    ["naam", {}, true],
    ["omschrijving", {}, true],
    ["adres", {}, false],
    ["telefoon", {}, false],
    ["product", {}, false],
    // An e-mail address where no letter can be sent.
    ["email", {}, true],
    ["email", { adres: " " }, true],
    ["email", { adres: "Kerkstraat 1" }, false],
    // Half an address reaches nobody.
    ["plaats", {}, false],
    ["plaats", { adres: "Kerkstraat 1" }, true],
    ["postcode", {}, false],
    ["postcode", { adres: "Kerkstraat 1" }, true],
    ["postcode", { adres: "Kerkstraat 1", land: "nl" }, true],
    ["postcode", { adres: "Rue 1", land: "België" }, false],
    ["land", { adres: "Kerkstraat 1" }, false],
  ])("%s after %o: %s", (naam, antwoorden, nodig) => {
    expect(isNodig(naam, antwoorden)).toBe(nodig);
  });

  it("leave the klager with an address, whichever way they are answered", () => {
    const keuzes: Antwoorden = {
      adres: "Kerkstraat 1",
      land: "België",
      postcode: "8441 BW",
      plaats: "Heerenveen",
      email: "fokje@example.nl",
    };
    const namen = VELDNAMEN.filter((naam) => naam in keuzes);
    const uitkomsten = Array.from({ length: 2 ** namen.length }, (_, i) => {
      const gevuld = namen.filter((_naam, bit) => (i >> bit) % 2 === 1);
      return Object.fromEntries(gevuld.map((naam) => [naam, keuzes[naam]])) as Antwoorden;
    });
    const volledig = uitkomsten.filter((antwoorden) =>
      namen.every((naam) => antwoorden[naam] !== undefined || !isNodig(naam, antwoorden)),
    );
    expect(volledig.length).toBeGreaterThan(10);
    expect(volledig.filter((antwoorden) => !heeftAdres(antwoorden))).toEqual([]);
  });
});

describe("a hostile answer of 100,000 characters", () => {
  const N = 100_000;
  const VIJANDIG = [
    ["letters", "a".repeat(N)],
    ["digits", "1".repeat(N)],
    ["digits and a letter", `${"1".repeat(N)}x`],
    ["spaces inside", `a${" ".repeat(N)}a`],
    ["a postcode with its letters far away", `1234${" ".repeat(N)}A`],
    ["hyphens and spaces", `x${"- _".repeat(N / 3)}x`],
    ["dots behind an @", `a@${".".repeat(N)}`],
    ["dots and letters behind an @", `a@${"a.".repeat(N / 2)}`],
    ["dots and letters before an @", `${"a.".repeat(N / 2)}@`],
    ["many @", "a@".repeat(N / 2)],
    ["line ends", `a${"\r\n".repeat(N / 2)}a`],
    ["plusses and brackets", "+(".repeat(N / 2)],
    ["half characters", "\ud800".repeat(N)],
  ] as const;

  it.each(VIJANDIG)("%s: is refused by every field, at once", (_wat, getypt) => {
    const begin = performance.now();
    const gehouden = VELDEN.filter(({ naam }) => !lees(naam, getypt).startsWith("!")).map(({ naam }) => naam);
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(gehouden).toEqual([]);
  });
});

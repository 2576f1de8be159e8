/**
 * The search index: an FTS5 table that holds words and where they stand, and none of the texts. Triggers keep it, so
 * that whatever writes or removes content does so here too, in the same transaction.
 */

/** Each table with text, its mark within the ids of the index, and its columns with those of the index. */
const BRONNEN: readonly (readonly [
  tabel: string,
  merk: number,
  kolommen: Readonly<Record<string, string>>,
])[] = [
  [
    "dossier",
    0,
    {
      naam: "naam",
      adres: "adres",
      postcode: "postcode",
      plaats: "plaats",
      telefoon: "telefoon",
      email: "email",
      klantnummer: "klantnummer",
      polisnummer: "polisnummer",
      maatschappij: "maatschappij",
      betrokken_medewerker: "betrokken_medewerker",
      extern_nummer: "extern_nummer",
      omschrijving: "tekst",
      gewenste_oplossing: "tekst_2",
      verbetermaatregel: "tekst_3",
      afsluittoelichting: "tekst_4",
    },
  ],
  ["standpunt", 1, { motivering: "tekst" }],
  ["maatregel", 2, { toelichting: "tekst" }],
  ["bezwaar", 3, { tekst: "tekst" }],
  ["gesprek", 4, { verslag: "tekst" }],
  ["kifid", 5, { uitkomst: "tekst" }],
  ["uitstel", 6, { reden: "tekst" }],
  ["notitie", 7, { tekst: "tekst" }],
  ["correspondentie", 8, { onderwerp: "tekst", tekst: "tekst_2", bestandsnaam: "tekst_3" }],
];

/** Above it stands the case, below it the mark (four bits) and the number of the row within the case. */
const PLAATS_VAN_KLACHT = 28;
const PLAATS_VAN_MERK = 24;

const VOLGNUMMER: Readonly<Record<string, string>> = { dossier: "0", standpunt: "ronde" };

function zoekId(tabel: string, merk: number, rij: string): string {
  const kolom = VOLGNUMMER[tabel] ?? "volgnummer";
  const volgnummer = kolom === "0" ? "0" : `${rij}${kolom}`;
  return `(${rij}klacht_id << ${PLAATS_VAN_KLACHT}) | (${merk} << ${PLAATS_VAN_MERK}) | ${volgnummer}`;
}

/** Takes up all the texts that are in a file into its index, which must be empty. */
export function vulStatements(bestand: "main" | "kluis" = "main"): string[] {
  return BRONNEN.map(([tabel, merk, kolommen]) => {
    const naar = Object.values(kolommen).join(", ");
    const van = [zoekId(tabel, merk, ""), ...Object.keys(kolommen)].join(", ");
    return `insert into ${bestand}.zoekindex (rowid, ${naar}) select ${van} from ${bestand}.${tabel}`;
  });
}

type Bron = (typeof BRONNEN)[number];

export const DOSSIER: Bron = BRONNEN[0]!;

/** An index without texts must be told what stood there. */
function eraf([tabel, merk, kolommen]: Bron): string {
  const van = [zoekId(tabel, merk, "old."), ...Object.keys(kolommen).map((kolom) => `old.${kolom}`)];
  return `insert into zoekindex (zoekindex, rowid, ${Object.values(kolommen).join(", ")})
    values ('delete', ${van.join(", ")});`;
}

/** The trigger that takes the words of a removed row out of the index. */
export function maakEraf(bron: Bron, daarna = ""): string {
  return `create trigger ${bron[0]}_zoek_eraf after delete on ${bron[0]} begin ${eraf(bron)} ${daarna} end`;
}

const INDEXKOLOMMEN = [...new Set(BRONNEN.flatMap(([, , kolommen]) => Object.values(kolommen)))];

/** Writes the parts of the index as one, which drops what was removed, most of the time: the next step does without. */
const SCHOON = `insert into zoekindex (rowid, naam) values (-1, 'x');
  insert into zoekindex (zoekindex) values ('optimize');
  insert into zoekindex (zoekindex, rowid, naam) values ('delete', -1, 'x');`;

export const register = [
  `create trigger register_zoek_schoon after update of resten on register when new.resten > old.resten
     begin ${SCHOON} end`,
];

/** Both databases: the words of a confidential case stand in the closed file only. */
export const inhoud = [
  `create virtual table zoekindex using fts5(${INDEXKOLOMMEN.join(", ")},
     content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')`,
  // Meant to take words out at once; it took some with it that had to stay, so the next step turns it off.
  "insert into zoekindex (zoekindex, rank) values ('secure-delete', 1)",
  ...BRONNEN.flatMap((bron) => {
    const [tabel, merk, kolommen] = bron;
    const naar = Object.values(kolommen).join(", ");
    const van = [zoekId(tabel, merk, "new."), ...Object.keys(kolommen).map((kolom) => `new.${kolom}`)];
    const erbij = `insert into zoekindex (rowid, ${naar}) values (${van.join(", ")});`;
    const sleutel = ["klacht_id", VOLGNUMMER[tabel] ?? "volgnummer"].filter((kolom) => kolom !== "0");
    return [
      `create trigger ${tabel}_zoek_erbij after insert on ${tabel} begin ${erbij} end`,
      maakEraf(bron, tabel === "dossier" ? SCHOON : ""),
      `create trigger ${tabel}_zoek_anders after update of ${[...sleutel, ...Object.keys(kolommen)].join(", ")}
         on ${tabel} begin ${eraf(bron)} ${erbij} end`,
    ];
  }),
  ...vulStatements(),
];

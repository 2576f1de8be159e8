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

const INDEXKOLOMMEN = [...new Set(BRONNEN.flatMap(([, , kolommen]) => Object.values(kolommen)))];

/**
 * Even with `secure-delete` the index keeps words as signposts between its pages, until its segments are merged; and a
 * single segment is only written anew when there is another to merge it with. The content of a case goes with its
 * `dossier`, last of all, and seldom: 20 ms in a register of a thousand cases.
 */
const SCHOON = `insert into zoekindex (rowid, naam) values (-1, 'x');
  insert into zoekindex (zoekindex) values ('optimize');
  insert into zoekindex (zoekindex, rowid, naam) values ('delete', -1, 'x');`;

export const register = [
  // Whatever else leaves something to be swept out of the pages of the register may leave it in the index as well.
  `create trigger register_zoek_schoon after update of resten on register when new.resten > old.resten
     begin ${SCHOON} end`,
];

/** Both databases: the words of a confidential case stand in the closed file only. */
export const inhoud = [
  `create virtual table zoekindex using fts5(${INDEXKOLOMMEN.join(", ")},
     content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')`,
  // Otherwise what is removed is only marked as such, and its words stay in the file.
  "insert into zoekindex (zoekindex, rank) values ('secure-delete', 1)",
  ...BRONNEN.flatMap(([tabel, merk, kolommen]) => {
    const naar = Object.values(kolommen).join(", ");
    const van = (rij: string) =>
      [zoekId(tabel, merk, rij), ...Object.keys(kolommen).map((kolom) => `${rij}${kolom}`)].join(", ");
    const erbij = `insert into zoekindex (rowid, ${naar}) values (${van("new.")});`;
    // An index without texts must be told what stood there.
    const eraf = `insert into zoekindex (zoekindex, rowid, ${naar}) values ('delete', ${van("old.")});`;
    const schoon = tabel === "dossier" ? SCHOON : "";
    const sleutel = ["klacht_id", VOLGNUMMER[tabel] ?? "volgnummer"].filter((kolom) => kolom !== "0");
    return [
      `create trigger ${tabel}_zoek_erbij after insert on ${tabel} begin ${erbij} end`,
      `create trigger ${tabel}_zoek_eraf after delete on ${tabel} begin ${eraf} ${schoon} end`,
      `create trigger ${tabel}_zoek_anders after update of ${[...sleutel, ...Object.keys(kolommen)].join(", ")}
         on ${tabel} begin ${eraf} ${erbij} end`,
      `insert into zoekindex (rowid, ${naar}) select ${van("")} from ${tabel}`,
    ];
  }),
];

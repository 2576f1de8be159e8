/** Texts as somebody sends them who means harm, or whose program is broken. */
import fc from "fast-check";

const ESC = "\u001b";

/** What a terminal, a spreadsheet, Word, a shell, SQL or a template would take for something else than text. */
const BITS = [
  // Control characters, of which some begin what steers a terminal.
  ...[
    "\0",
    "\u0007",
    "\b",
    "\u000b",
    "\f",
    "\r",
    "\n",
    "\r\n",
    "\t",
    ESC,
    "\u007f",
    "\u0080",
    "\u0085",
    "\u009b2J",
  ],
  ...[
    `${ESC}[2J`,
    `${ESC}[31m`,
    `${ESC}]0;titel\u0007`,
    `${ESC}]8;;http://x.example${ESC}\\`,
    `${ESC}]52;c;eA==\u0007`,
  ],
  ...[`${ESC}c`, `${ESC}P+q${ESC}\\`, "\u009d0;x\u009c"],
  // What turns the direction of writing, and what can't be seen.
  ...[
    "\u202e",
    "\u202a",
    "\u2066",
    "\u2069",
    "\u200f",
    "\u200e",
    "\u061c",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00ad",
  ],
  ...["\u2028", "\u2029", "\ufffe", "\uffff", "\u{1fffe}", "\ufffd", "\ue000", "\ue001", "\ue000naam\ue001"],
  // Halves of characters, and characters of several parts.
  ...[
    "\ud83d",
    "\udc4d",
    "\ud83d\ud83d",
    "👍🏽",
    "👩‍👧",
    "🇳🇱",
    "e\u0301",
    "İ",
    "ß",
    "ﬁ",
    "ᾼ",
    "עברית",
    "العربية",
    "日本",
    "ก็็็็",
  ],
  // Formulas, and numbers that a spreadsheet writes in its own way.
  ...[
    "=cmd()",
    "=1+1",
    "+31 6",
    "-1",
    "@SUM(A1)",
    "'",
    "''=1",
    "＝1",
    "|calc",
    "0612345678",
    "1e5",
    "3-4",
    "sep=;",
  ],
  // SQL, templates, XML, JSON, patterns, paths.
  ...[
    "'; drop table klacht; --",
    '" or 1=1',
    "%",
    "_",
    "*",
    "NEAR(",
    "{{naam}}",
    "{{x}}",
    ["$", "{x}"].join(""),
    "{%x%}",
    "<w:p/>",
  ],
  ...[
    "<b>",
    "</w:t>",
    "]]>",
    "<!--",
    "&amp;",
    "&#0;",
    "&x;",
    "<?xml?>",
    "<!DOCTYPE x>",
    "\\",
    '\\"',
    "\\u0000",
    "$&",
    "$1",
  ],
  ...[
    "../../",
    "..\\..\\",
    "/etc/passwd",
    "C:\\x",
    "file:///x",
    "~/",
    "-rf",
    "--json",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...[";", ",", '"', '""', "«", "»", "„", "—", "null", "undefined", "NaN", "[object Object]", "(verwijderd)"],
] as const;

/** Anything at all. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...BITS) },
      { weight: 2, arbitrary: fc.constantFrom(" ", "a", "Jan", "de Vries", "1", "é") },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
    ),
    { maxLength: 8 },
  )
  .map((bits) => bits.join(""));

/** Now and then as long as a book. */
export const anyLength = fc.oneof(
  { weight: 60, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyText, fc.constantFrom(199, 200, 201, 49_999, 50_001, 1_048_576))
      .map(([bit, length]) => (bit || "x").repeat(Math.ceil(length / (bit.length || 1))).slice(0, length)),
  },
);

/** What no terminal may get: but for the line end, everything that steers it, and marks that turn the writing. */
export const STEERS = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Invented klagers, in the variety that an office meets. */
import type { Klager } from "../../procedure/klacht.ts";

const PLAATSEN = [
  ["8441 AB", "Heerenveen"],
  ["9203 KL", "Drachten"],
  ["8601 CD", "Sneek"],
  ["8911 EF", "Leeuwarden"],
  ["9712 GH", "Groningen"],
  ["7941 MN", "Meppel"],
] as const;

const STRATEN = [
  "Dorpsstraat",
  "Kerklaan",
  "Molenweg",
  "Prinses Beatrixstraat",
  "Sluiskade",
  "Lindenhof",
  "De Dam",
];

const NAMEN = [
  "A. de Vries",
  "M. Jansen-Bakker",
  "Bouwbedrijf Hofstra B.V.",
  "S. el Amrani",
  "J. van der Meer",
  "K. Yılmaz",
  "H. Postma",
  "Stichting Dorpshuis De Schakel",
  "P. O'Brien",
  "R. Kowalczyk",
  "T. Wiersma",
  "L. Nguyễn",
  "F. van den Berg",
  "Garage Atsma v.o.f.",
  "E. Dijkhuis",
  "C. Sánchez Pérez",
  "G. Veenstra",
  "B. Özdemir",
  "D. Hoekstra",
  "N. Bosma-de Jong",
];

/** The klager of the nth case; some return, as in real life. */
export function klager(n: number): Klager {
  const naam = NAMEN[n % NAMEN.length]!;
  const plaats = n % NAMEN.length;
  const [postcode, woonplaats] = PLAATSEN[plaats % PLAATSEN.length]!;
  const alleenEmail = plaats % 7 === 3;
  return {
    naam,
    adres: alleenEmail ? null : `${STRATEN[plaats % STRATEN.length]} ${plaats * 3 + 2}`,
    postcode: alleenEmail ? null : postcode,
    plaats: alleenEmail ? null : woonplaats,
    land: null,
    telefoon: plaats % 3 === 0 ? `0513 555 ${100 + plaats}` : null,
    email: alleenEmail || plaats % 2 === 0 ? `klager${plaats + 1}@voorbeeld.nl` : null,
    klantnummer: `K${2001 + plaats}`,
  };
}

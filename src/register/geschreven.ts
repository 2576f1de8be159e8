/**
 * Functions written for the columns of rows, as better-sqlite3 makes its own: V8 then knows what the rows look like, where
 * looking up each column by its name takes twice as long. The names are those of our tables and queries.
 */

/** Makes rows with other names: `van` is what a column is called, `naar` what it is to be called. */
export function schrijfHernoemer(
  namen: readonly (readonly [van: string, naar: string])[],
): (rij: unknown) => unknown {
  const leden = namen.map(([van, naar]) => `${JSON.stringify(naar)}: ${uit(van)}`);
  return new Function("rij", `return { ${leden.join(", ")} };`) as (rij: unknown) => unknown;
}

/** A column and its value. */
export type Paar = [naam: string, waarde: unknown];

/** Lists the columns that are not empty, in pairs that hold until the next row. */
export type Parenlijst = (rij: object) => readonly Paar[];

/** Makes functions that list these columns, each with pairs of its own. */
export function schrijfParen(namen: readonly string[]): () => Parenlijst {
  const regels = namen.map(
    (naam, plaats) => `
      waarde = ${uit(naam)};
      if (waarde !== null && waarde !== undefined) {
        paar = paren[${plaats}];
        paar[1] = waarde;
        gevuld[aantal++] = paar;
      }`,
  );
  const maak = new Function(
    "paren",
    `const gevuld = [];
    return (rij) => {
      let aantal = 0, waarde, paar;
      ${regels.join("")}
      if (gevuld.length > aantal) gevuld.length = aantal;
      return gevuld;
    }`,
  );
  return () => maak(namen.map((naam): Paar => [naam, null])) as Parenlijst;
}

function uit(kolom: string): string {
  return `rij[${JSON.stringify(kolom)}]`;
}

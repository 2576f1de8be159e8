/**
 * The movable holidays of 2020–2035 as the almanac has them (`DD-MM`), written out so that no test trusts the
 * computation that it checks. In order: Goede Vrijdag, Eerste and Tweede Paasdag, Koningsdag, Hemelvaartsdag, Eerste
 * and Tweede Pinksterdag.
 */
export const WISSELENDE_FEESTDAGEN: readonly (readonly [jaar: number, dagen: string])[] = [
  [2020, "10-04 12-04 13-04 27-04 21-05 31-05 01-06"],
  [2021, "02-04 04-04 05-04 27-04 13-05 23-05 24-05"],
  [2022, "15-04 17-04 18-04 27-04 26-05 05-06 06-06"],
  [2023, "07-04 09-04 10-04 27-04 18-05 28-05 29-05"],
  [2024, "29-03 31-03 01-04 27-04 09-05 19-05 20-05"],
  [2025, "18-04 20-04 21-04 26-04 29-05 08-06 09-06"],
  [2026, "03-04 05-04 06-04 27-04 14-05 24-05 25-05"],
  [2027, "26-03 28-03 29-03 27-04 06-05 16-05 17-05"],
  [2028, "14-04 16-04 17-04 27-04 25-05 04-06 05-06"],
  [2029, "30-03 01-04 02-04 27-04 10-05 20-05 21-05"],
  [2030, "19-04 21-04 22-04 27-04 30-05 09-06 10-06"],
  [2031, "11-04 13-04 14-04 26-04 22-05 01-06 02-06"],
  [2032, "26-03 28-03 29-03 27-04 06-05 16-05 17-05"],
  [2033, "15-04 17-04 18-04 27-04 26-05 05-06 06-06"],
  [2034, "07-04 09-04 10-04 27-04 18-05 28-05 29-05"],
  [2035, "23-03 25-03 26-03 27-04 03-05 13-05 14-05"],
];

export const WISSELENDE_NAMEN = [
  "goede-vrijdag",
  "eerste-paasdag",
  "tweede-paasdag",
  "koningsdag",
  "hemelvaartsdag",
  "eerste-pinksterdag",
  "tweede-pinksterdag",
] as const;

export const VASTE_FEESTDAGEN = {
  nieuwjaarsdag: "01-01",
  bevrijdingsdag: "05-05",
  "eerste-kerstdag": "25-12",
  "tweede-kerstdag": "26-12",
} as const;

/** All holidays of a year of the table, by name, as ISO dates. */
export function feestdagenUitTabel(jaar: number): Record<string, string> {
  const rij = WISSELENDE_FEESTDAGEN.find(([in_]) => in_ === jaar);
  if (rij === undefined) throw new Error(`no year ${jaar} in the table`);
  const iso = (dag: string) => `${jaar}-${dag.slice(3)}-${dag.slice(0, 2)}`;
  const dagen = rij[1].split(" ");
  return Object.fromEntries([
    ...Object.entries(VASTE_FEESTDAGEN).map(([naam, dag]) => [naam, iso(dag)]),
    ...WISSELENDE_NAMEN.map((naam, i) => [naam, iso(dagen[i]!)]),
  ]);
}

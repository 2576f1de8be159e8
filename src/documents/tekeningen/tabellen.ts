/** The tables of the yearly overview: figures beside the year before, and its long lists. */
import { type Kolom, type LijstVorm, lijst } from "../bouwstenen.ts";
import type { Tabeltekening } from "../stroomtabellen.ts";
import { merk, Schets } from "../tekenen.ts";

const [NU, TOEN] = [merk("nu"), merk("toen")];

function tabel<T extends string = never>(kolommen: readonly Kolom[], vorm: LijstVorm = {}): Tabeltekening<T> {
  const cellen = kolommen.map((_, n) => merk(String(n)));
  const [schets, andere] = [false, true].map((ingesprongen) =>
    Schets.van([lijst(kolommen, [cellen], { ...vorm, ingesprongen: [ingesprongen] })]),
  ) as [Schets, Schets];
  const gewoon = schets.neem("w:tr", merk("0"), "rijen");
  return {
    tabel: schets.tekening(),
    gewoon: gewoon.tekening(),
    ingesprongen: andere.neem("w:tr", merk("0")).tekening(),
  };
}

type Jaren = "nu" | "toen";

export const cijfers = tabel<Jaren>(
  [
    ["", 86],
    [NU, 28, "rechts"],
    [TOEN, 28, "rechts"],
    ["verschil", 28, "rechts"],
  ],
  { bijeen: true },
);

export const cijfersMetAandeel = tabel<Jaren>(
  [
    ["", 66],
    [NU, 20, "rechts"],
    ["aandeel", 20, "rechts"],
    [TOEN, 20, "rechts"],
    ["aandeel", 20, "rechts"],
    ["verschil", 24, "rechts"],
  ],
  { bijeen: true },
);

export const maanden = tabel<Jaren>(
  [
    ["", 34],
    [`ontvangen ${NU}`, 34, "rechts"],
    [`ontvangen ${TOEN}`, 34, "rechts"],
    [`afgehandeld ${NU}`, 34, "rechts"],
    [`afgehandeld ${TOEN}`, 34, "rechts"],
  ],
  { bijeen: true },
);

export const uitspraken = tabel([
  ["Klacht", 24],
  ["Datum", 24],
  ["Uitspraak", 122],
]);

export const verbeteringen = tabel([
  ["Klacht", 24],
  ["Oorzaak", 40],
  ["Verbetermaatregel", 106],
]);

export const open = tabel([
  ["Nummer", 22],
  ["Ingediend", 22],
  ["Dagen", 14, "rechts"],
  ["Status", 38],
  ["Aard", 40],
  ["Verantwoordelijke", 34],
]);

/** The list of all cases; names only where they were asked for. */
const klachtlijst = (metNamen: boolean) =>
  tabel(
    [
      ["Nummer", 18],
      ["Ingediend", 20],
      ...(metNamen ? ([["Klager", 36]] as const) : []),
      ["Aard", metNamen ? 29 : 48],
      ["Antwoord", 20],
      ["Oordeel", metNamen ? 27 : 34],
      ["Afgehandeld", 22],
      ["Dagen", 13, "rechts"],
    ],
    { dicht: true },
  );

export const klachten = klachtlijst(false);
export const klachtenMetNamen = klachtlijst(true);

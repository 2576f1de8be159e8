/** The yearly overview as programs see it. */
import type { Jaarcijfers } from "../procedure/jaarcijfers.ts";
import type { Telling } from "../procedure/telling.ts";
import type { Jaarverslag } from "../register/jaarlijsten.ts";

/**
 * The figures of the year (`cijfers`) and of the year before (`vorigJaar`) in the same form. A breakdown is an array of
 * `{code, aantal}`, the most frequent first, with code null for what was not filled in; sums are in euro cents, times
 * in days; `perMaand` has twelve entries, the classes of days are those of DUURKLASSEN.
 */
export function yearJson({
  jaren,
  perioden,
  open,
  kantoor,
  peildatum,
}: Jaarverslag): Record<string, unknown> {
  return {
    jaar: perioden.dit.jaar,
    kantoor,
    peildatum,
    voorlopig: perioden.voorlopig,
    periode: { van: perioden.dit.van, tot: perioden.dit.tot },
    vorigePeriode: { van: perioden.vorig.van, tot: perioden.vorig.tot },
    cijfers: plain(jaren.dit),
    vorigJaar: plain(jaren.vorig),
    open,
  };
}

function plain(cijfers: Jaarcijfers): Record<string, unknown> {
  const { aantallen, perMaand, zonderInhoud, ...rest } = cijfers;
  return {
    aantallen,
    perMaand: perMaand.map((maand, n) => ({ maand: n + 1, ...maand })),
    ...(withoutMaps(rest) as Record<string, unknown>),
    zonderInhoud,
  };
}

/** JSON knows no maps: each breakdown becomes an array. */
function withoutMaps(value: unknown): unknown {
  if (value instanceof Map) return entriesOf(value as Telling);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutMaps(part)]));
}

function entriesOf(telling: Telling) {
  return [...telling]
    .map(([code, aantal]) => ({ code, aantal }))
    .sort((a, b) => b.aantal - a.aantal || String(a.code).localeCompare(String(b.code)));
}

/** The public holidays of the Algemene termijnenwet art. 3, by computation. */
import { type IsoDate, plusDagen, weekdag } from "./datum.ts";

/** The holidays by code and name, in the order of the year. */
export const FEESTDAGEN = {
  nieuwjaarsdag: "Nieuwjaarsdag",
  "goede-vrijdag": "Goede Vrijdag",
  "eerste-paasdag": "Eerste Paasdag",
  "tweede-paasdag": "Tweede Paasdag",
  koningsdag: "Koningsdag",
  bevrijdingsdag: "Bevrijdingsdag",
  hemelvaartsdag: "Hemelvaartsdag",
  "eerste-pinksterdag": "Eerste Pinksterdag",
  "tweede-pinksterdag": "Tweede Pinksterdag",
  "eerste-kerstdag": "Eerste Kerstdag",
  "tweede-kerstdag": "Tweede Kerstdag",
} as const;

export type Feestdag = keyof typeof FEESTDAGEN;

/**
 * The public holidays of a year, by name. 5 May counts every year; Koningsdag is 26 April where the 27th is a Sunday;
 * until 2013 it was Koninginnedag, 30 April or the 29th (Algemene termijnenwet art. 3).
 */
export function feestdagenVan(jaar: number): Readonly<Record<Feestdag, IsoDate>> {
  const dagen = perJaar.get(jaar) ?? berekenFeestdagen(jaar);
  perJaar.set(jaar, dagen);
  return dagen;
}

/** Each deadline asks for those of a year again, day after day. */
const perJaar = new Map<number, Readonly<Record<Feestdag, IsoDate>>>();

function berekenFeestdagen(jaar: number): Readonly<Record<Feestdag, IsoDate>> {
  const pasen = eerstePaasdag(jaar);
  return {
    nieuwjaarsdag: `${jaar}-01-01`,
    "goede-vrijdag": plusDagen(pasen, -2),
    "eerste-paasdag": pasen,
    "tweede-paasdag": plusDagen(pasen, 1),
    koningsdag: verjaardagVanHetStaatshoofd(jaar),
    bevrijdingsdag: `${jaar}-05-05`,
    hemelvaartsdag: plusDagen(pasen, 39),
    "eerste-pinksterdag": plusDagen(pasen, 49),
    "tweede-pinksterdag": plusDagen(pasen, 50),
    "eerste-kerstdag": `${jaar}-12-25`,
    "tweede-kerstdag": `${jaar}-12-26`,
  };
}

function verjaardagVanHetStaatshoofd(jaar: number): IsoDate {
  const dag = jaar >= 2014 ? `${jaar}-04-27` : `${jaar}-04-30`;
  return weekdag(dag) === "zondag" ? plusDagen(dag, -1) : dag;
}

/** Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
export function eerstePaasdag(jaar: number): IsoDate {
  const gulden = jaar % 19;
  const eeuw = Math.floor(jaar / 100);
  const inEeuw = jaar % 100;
  const maancorrectie = Math.floor((8 * eeuw + 13) / 25);
  const epacta = (19 * gulden + eeuw - Math.floor(eeuw / 4) - maancorrectie + 15) % 30;
  const weekdagen = (32 + 2 * (eeuw % 4) + 2 * Math.floor(inEeuw / 4) - epacta - (inEeuw % 4)) % 7;
  const verschuiving = Math.floor((gulden + 11 * epacta + 22 * weekdagen) / 451);
  const dagen = epacta + weekdagen - 7 * verschuiving + 114;
  const maand = Math.floor(dagen / 31);
  const dag = (dagen % 31) + 1;
  return `${jaar}-${String(maand).padStart(2, "0")}-${String(dag).padStart(2, "0")}`;
}

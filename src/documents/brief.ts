/** The letters of the procedure: from a case to a Word document that can be posted. */
import { BRIEFSOORTEN, labelVan } from "../procedure/woordenlijsten.ts";
import type { Brief, BriefInvoer, Inhoud } from "./brief-types.ts";
import type { Briefsoort } from "./briefvelden.ts";
import { leesSjabloon } from "./sjablonen.ts";
import { afsluiting } from "./teksten/afsluiting.ts";
import { algemeen } from "./teksten/algemeen.ts";
import { kifidbrief } from "./teksten/kifidbrief.ts";
import { herbeoordeling, standpunt } from "./teksten/oordeel.ts";
import { informatieverzoek, ontvangstbevestiging, uitnodiging, uitstel } from "./teksten/verloop.ts";

const INHOUD: Record<Briefsoort, (invoer: BriefInvoer) => Inhoud> = {
  ontvangstbevestiging,
  informatieverzoek,
  uitstel,
  standpunt,
  herbeoordeling,
  "uitnodiging-gesprek": uitnodiging,
  kifid: kifidbrief,
  afsluiting,
};

/**
 * Makes a letter.
 * @throws {Refused} the case is not as far as the letter, with the command that comes first; a template with unknown
 * fields; a logo that can't be shown
 */
export async function makeLetter(soort: Briefsoort, invoer: BriefInvoer): Promise<Brief> {
  const { klacht, instellingen, datum, sjablonen } = invoer;
  const inhoud = INHOUD[soort](invoer);
  const gemeen = algemeen(invoer, inhoud.betreft);
  const [{ vulIn }, { leesLogo }] = await Promise.all([import("./invullen.ts"), import("./logo.ts")]);
  const { logo } = instellingen.kantoor;
  const docx = await vulIn({
    soort,
    ...leesSjabloon(soort, sjablonen),
    waarden: { ...gemeen.waarden, ...inhoud.waarden },
    logo: logo ? () => leesLogo(logo) : null,
    eigenschappen: {
      titel: `${labelVan(BRIEFSOORTEN, soort)}, klacht ${klacht.nummer}`,
      maker: instellingen.kantoor.naam || "Klachtenregister",
      omschrijving: `Brief over klacht ${klacht.nummer}`,
      datum,
    },
  });
  return {
    docx,
    onderwerp: inhoud.betreft,
    notes: [...(inhoud.notes ?? []), ...gemeen.notes],
    volledig: inhoud.volledig ?? true,
  };
}

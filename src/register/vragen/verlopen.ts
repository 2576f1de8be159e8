/** The cases whose retention has ended, while the closed file is shut. */
import type { IsoDate } from "../../procedure/datum.ts";
import { opgesteld } from "../opstellen.ts";
import { verlopenInRegister, vertrouwelijkVerlopen } from "../verlopenvraag.ts";

const totEnMet = opgesteld<{ uiterlijk: IsoDate }>();

export const verlopen = totEnMet((db, { uiterlijk }) => verlopenInRegister(db, uiterlijk));
export const aantalVertrouwelijkVerlopen = totEnMet((db, { uiterlijk }) =>
  vertrouwelijkVerlopen(db, uiterlijk),
);

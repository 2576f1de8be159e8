/** What is due, as it is asked each morning. */
import { opgesteld } from "../opstellen.ts";
import { type OpenTermijnen, termijnregels, termijntelling } from "../termijnvraag.ts";

type Gewoon = Pick<OpenTermijnen, "peildatum" | "tot">;

export const eersteTermijnen = opgesteld<Gewoon & { aantal: number }>()((db, { peildatum, tot, aantal }) =>
  termijnregels(db, { peildatum, tot }, aantal),
);

export const alleTermijnenGeteld = opgesteld<Gewoon>()((db, { peildatum, tot }) =>
  termijntelling(db, { peildatum, tot }),
);

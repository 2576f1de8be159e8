/** Deadlines as a calendar file (iCalendar, RFC 5545): all-day events that a second import renews. */
import ical, {
  ICalAlarmType,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { type IsoDate, plusDagen } from "../procedure/datum.ts";
import { TERMIJNEN } from "../procedure/termijnen.ts";
import type { Agendapunt } from "../register/agenda.ts";

export interface Kalenderkader {
  readonly vandaag: IsoDate;
  /** The moment at which the file is made. */
  readonly nu: Date;
  /** What tells the events of this register from those of another. */
  readonly kenmerk: string;
}

/** At nine in the morning of the day before. */
const HERINNERING_S = 15 * 3600;

/** Before what is over and done with: not every calendar shows by itself that an event was cancelled. */
const VOORAF = { open: "", voldaan: "Voldaan: ", vervallen: "Vervallen: " };

/** How many events the library holds at a time: one takes as much memory as a hundred deadlines. */
const PER_KEER = 100;
const SLOT = "END:VCALENDAR";

/**
 * The calendar file, in pieces. What is over is in it as cancelled: an import adds and renews, and leaves alone what it
 * doesn't find in the file, so that a deadline that was merely left out would stay in the calendar for ever.
 */
export async function* kalenderstukken(
  punten: Iterable<Agendapunt> | AsyncIterable<Agendapunt>,
  kader: Kalenderkader,
): AsyncGenerator<string> {
  const kalender = ical({
    name: "Klachttermijnen",
    prodId: { company: "klacht", product: "klachtenregister", language: "NL" },
    method: ICalCalendarMethod.PUBLISH,
  });
  const kop = kalender.toString().slice(0, -SLOT.length);
  const events = () => kalender.toString().slice(kop.length, -SLOT.length);
  yield kop;
  for await (const punt of punten) {
    zetIn(kalender, punt, kader);
    if (kalender.length() < PER_KEER) continue;
    yield events();
    kalender.clear();
  }
  yield `${events()}${SLOT}\r\n`;
}

function zetIn(kalender: ICalCalendar, punt: Agendapunt, { vandaag, nu, kenmerk }: Kalenderkader): void {
  const { nummer, soort, uiterlijk, stand, versie } = punt;
  const event = kalender.createEvent({
    id: `${nummer}-${soort}@${kenmerk}.klacht`,
    stamp: nu,
    sequence: versie,
    start: new Date(uiterlijk),
    end: new Date(plusDagen(uiterlijk, 1)),
    allDay: true,
    summary: `${VOORAF[stand]}${nummer} ${TERMIJNEN[soort]}`,
    categories: [{ name: "Klachten" }],
    status: stand === "open" ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    // A deadline takes no time of the day.
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  });
  if (stand === "open" && uiterlijk > vandaag) {
    event.createAlarm({
      type: ICalAlarmType.display,
      trigger: HERINNERING_S,
      description: event.summary(),
    });
  }
}

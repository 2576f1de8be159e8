/** The form of both databases that this program writes: the number of its migrations (a test holds the two together). */
export const VERSIE = 7;

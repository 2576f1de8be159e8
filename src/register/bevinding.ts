/** Something that is not as it should be. */
export interface Bevinding {
  /** The case, where it concerns one. */
  readonly nummer: string | null;
  readonly wat: string;
  /**
   * How it can be mended, where it can be: the other file or the rules know what should stand there, it can be made
   * anew, or, for a seal, somebody may say that the data are right though no act of klacht made them so.
   */
  readonly herstel?: "index" | "opbouw" | "paar" | "rechten" | "termijn" | "zegel";
  /** Whether it is the file itself that SQLite can't read whole. */
  readonly onleesbaar?: true;
}

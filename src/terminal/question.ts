/** What can be asked, and what a question is made of. */

/** The reason why an answer can't be taken, or null when it can. */
export type Check = (answer: string) => string | null;

export interface Question {
  readonly message: string;
  /** A short explanation beside the question. */
  readonly help?: string;
  /** A longer one, shown when somebody answers `?`. */
  readonly more?: string;
}

/** Gives a text to the user's own editor; returns what he made of it, or the reason in Dutch why he couldn't. */
export type Edit = (text: string) => Promise<{ readonly text: string } | { readonly reason: string }>;

export interface Choice<T> {
  readonly value: T;
  readonly name: string;
}

export interface Asker {
  /** One line; with `forget` the answer doesn't stay on the screen, with `show` it stays in another form. */
  line(
    question: Question & {
      default?: string;
      check: Check;
      forget?: boolean;
      show?: (answer: string) => string;
    },
  ): Promise<string>;
  /**
   * A text of several lines: `initial` goes on with one that was broken off, `onTyped` gets it as it grows, `edit` takes
   * it to a program that is better at texts.
   */
  text(
    question: Question & {
      default?: string;
      initial?: string;
      onTyped?: (text: string) => void;
      edit?: Edit;
      check: Check;
    },
  ): Promise<string>;
  select<T>(question: Question & { choices: readonly Choice<T>[]; default?: T }): Promise<T>;
  confirm(question: Question & { default: boolean }): Promise<boolean>;
  /**
   * A secret: nothing of it is shown, not even how long it is. Nor is what is typed afterwards, up to the next question
   * or until `release`: who is quick types the next try while this one is still being looked at.
   */
  secret(question: Question): Promise<string>;
  /** What is typed from now on may show again. */
  release(): void;
}

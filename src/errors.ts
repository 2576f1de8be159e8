/**
 * Everything that can go wrong, as the user must hear it. The ground floor: every room may throw one of these,
 * and `klacht.ts` alone turns them into text and an exit code.
 */

/** An expected failure: a Dutch sentence that says what is wrong, and a `hint` that says what to do now. */
export class KlachtError extends Error {
  override readonly name: string = "KlachtError";
  readonly exitCode: number = 1;
  readonly hint: string | undefined;

  constructor(message: string, hint?: string, cause?: unknown) {
    super(message, { cause });
    this.hint = hint;
  }
}

/** The act itself is not allowed, or could not be done (exit 1). */
export class Refused extends KlachtError {
  override readonly name = "Refused";
}

/** Wrong option, missing value, bad date (exit 2). */
export class WrongUse extends KlachtError {
  override readonly name = "WrongUse";
  override readonly exitCode = 2;
}

/** No such case, employee or setting (exit 3). */
export class NotFound extends KlachtError {
  override readonly name = "NotFound";
  override readonly exitCode = 3;
}

/** The closed file is shut, or stayed shut (exit 4). */
export class Locked extends KlachtError {
  override readonly name = "Locked";
  override readonly exitCode = 4;
}

/** Another program holds the register (exit 5). */
export class Busy extends KlachtError {
  override readonly name = "Busy";
  override readonly exitCode = 5;
}

/** A file is not what it was when klacht wrote it (exit 6). */
export class Damaged extends KlachtError {
  override readonly name = "Damaged";
  override readonly exitCode = 6;
}

/** The user broke off (exit 130, by the custom of shells). */
export class Cancelled extends KlachtError {
  override readonly name = "Cancelled";
  override readonly exitCode = 130;
}

/** Registers that a test makes in its own process are for one user only too, as those of the program are. */
process.umask(0o077);

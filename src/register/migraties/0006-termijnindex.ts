/**
 * The indexes of deadlines with all that the morning's list and the yearly figures ask of them: looking up each row
 * besides took half of their time. That what is open has no day of being met SQLite reads from the index only where it
 * stands in it.
 */
export const register = [
  "drop index termijn_open",
  `create index termijn_open on termijn (uiterlijk, soort, klacht_id, voldaan_op, vervallen_op)
     where voldaan_op is null and vervallen_op is null`,
  "drop index termijn_voldaan",
  `create index termijn_voldaan on termijn (voldaan_op, soort, uiterlijk, eerste_uiterlijk)
     where voldaan_op is not null`,
];

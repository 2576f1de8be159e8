/** What stays of a case after its retention: that it is gone, and that two cases were of one client, but not whom. */

export const inhoud = [
  "alter table dossier add column geanonimiseerd_op text",
  "alter table dossier add column klant_merk text",
  "create index dossier_klant on dossier (coalesce(klant_merk, klantnummer))",
];

/** What Word documents are called where kinds of files have names. */
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

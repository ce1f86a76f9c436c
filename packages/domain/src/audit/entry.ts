/** What is told beside an action: codes, counts and reasons, never a name, a contact or words of a report. */
export type AuditDetail = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>

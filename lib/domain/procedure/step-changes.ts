/** What a project says of one step of its procedure: a text of its own beside it, or that it is not shown here. */
export type StepChange = { note?: string | undefined; isHidden?: true | undefined };
/** By the id of the step. The steps themselves are those of the rules, whatever edition comes. */
export type StepChanges = Readonly<Record<string, StepChange>>;

-- A person may go on although a step of the project or the batch is not done, with a reason; and a tick of a device that meets such
-- a step is kept.
ALTER TABLE "StepEvent" DROP CONSTRAINT "StepEvent_action_words";
ALTER TABLE "StepEvent" ADD CONSTRAINT "StepEvent_action_words" CHECK ("action" IN ('tick', 'untick', 'note', 'fail', 'hold', 'resume', 'override'));
ALTER TABLE "StepEvent" ADD CONSTRAINT "StepEvent_override" CHECK ("action" <> 'override' OR ("scope" <> 'phone' AND "note" IS NOT NULL));
ALTER TABLE "WorkConflict" DROP CONSTRAINT "WorkConflict_cause_words";
ALTER TABLE "WorkConflict" ADD CONSTRAINT "WorkConflict_cause_words" CHECK ("cause" IN ('other-batch', 'no-batch', 'not-assigned', 'batch-cancelled', 'batch-gone', 'state-changed', 'not-eligible', 'gate-closed', 'withdrawn', 'phone-gone', 'fields-changed'));

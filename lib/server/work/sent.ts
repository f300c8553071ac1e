import "server-only";
import type { SetBatchState } from "@/lib/domain/work/batch-life";
import type { WorkState } from "@/lib/domain/work/phone-life";
import type { StepEvent } from "@/lib/schemas/work";
import type { Actor } from "@/lib/server/sign-in/session";

/** One event on its way, with who sent it. */
export type Sent = { actor: Actor; event: StepEvent; requestId: string };

/** A phone as events find it, under the lock of its work. */
export type PhoneSubject = {
  phoneId: string;
  projectId: string;
  organizationId: string;
  batchId: string | null;
  verdict: string;
  isWithdrawn: boolean;
  /** Why the phone cannot be started; null: it can. */
  blocker: string | null;
  batchState: SetBatchState | null;
  state: WorkState;
  begunAt: Date | null;
};
export type BatchSubject = { batchId: string; projectId: string; organizationId: string; batchState: SetBatchState };
export type ProjectSubject = { projectId: string; organizationId: string };

"use client";
import { type ComponentProps, lazy, Suspense } from "react";
import { importWithRetry } from "./later";

/** The list does not need these: a phone's panel, the dialog, the words when something was not sent. They load once the page is there. */
const load = {
  panel: () => importWithRetry(() => import("./phone-panel")),
  scope: () => importWithRetry(() => import("./scope-step-list")),
  note: () => importWithRetry(() => import("./note-dialog")),
  status: () => importWithRetry(() => import("./send-status")),
  notices: () => importWithRetry(() => import("./batch-notices")),
};

const Panel = lazy(() => load.panel().then((module) => ({ default: module.PhonePanel })));
const Scope = lazy(() => load.scope().then((module) => ({ default: module.ScopeStepList })));
const Note = lazy(() => load.note().then((module) => ({ default: module.NoteDialog })));
const Status = lazy(() => load.status().then((module) => ({ default: module.SendStatus })));
const Notices = lazy(() => load.notices().then((module) => ({ default: module.BatchNotices })));

/** Printing cannot wait: the browser takes its picture at once. */
export const loadPaper = () => importWithRetry(() => import("./work-order-paper"));

export function loadParts(): void {
  for (const part of Object.values(load)) void part();
}

const loading = (
  <p role="status" className="p-4 text-muted">
    Loading…
  </p>
);

export const PhonePanel = (props: ComponentProps<typeof Panel>) => (
  <Suspense fallback={loading}>
    <Panel {...props} />
  </Suspense>
);

export const ScopeStepList = (props: ComponentProps<typeof Scope>) => (
  <Suspense fallback={loading}>
    <Scope {...props} />
  </Suspense>
);

export const NoteDialog = (props: ComponentProps<typeof Note>) => (
  <Suspense fallback={null}>
    <Note {...props} />
  </Suspense>
);

export const SendStatus = (props: ComponentProps<typeof Status>) => (
  <Suspense fallback={null}>
    <Status {...props} />
  </Suspense>
);

export const BatchNotices = (props: ComponentProps<typeof Notices>) => (
  <Suspense fallback={null}>
    <Notices {...props} />
  </Suspense>
);

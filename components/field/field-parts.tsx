"use client";
import { type ComponentProps, lazy, Suspense } from "react";
import { importWithRetry } from "@/components/checklist/later";
import { loadJudge } from "@/components/checklist/load-judge";
import { loading, phoneParts } from "./phone-parts";

/** Parts of the page that come after its first view. */
const load = {
  work: () => importWithRetry(() => import("./field-work")),
  collect: () => importWithRetry(() => import("./field-collect")),
  signIn: () => importWithRetry(() => import("./sign-in-here")),
  account: () => importWithRetry(() => import("@/components/shell/account-settings")),
  leave: () => importWithRetry(() => import("@/lib/client/outbox/leave-device")),
  judge: loadJudge,
};

/** All of them have to be here before the network goes. */
export const loadFieldParts = (): Promise<unknown> =>
  Promise.all([...Object.values(load), ...Object.values(phoneParts)].map((part) => part()));

const Work = lazy(() => load.work().then((module) => ({ default: module.FieldWork })));
const Collect = lazy(() => load.collect().then((module) => ({ default: module.FieldCollect })));
const SignIn = lazy(() => load.signIn().then((module) => ({ default: module.SignInHere })));

export const FieldWork = (props: ComponentProps<typeof Work>) => (
  <Suspense fallback={loading}>
    <Work {...props} />
  </Suspense>
);

export const FieldCollect = (props: ComponentProps<typeof Collect>) => (
  <Suspense fallback={loading}>
    <Collect {...props} />
  </Suspense>
);

export const SignInHere = (props: ComponentProps<typeof SignIn>) => (
  <Suspense fallback={null}>
    <SignIn {...props} />
  </Suspense>
);

import { importWithRetry } from "./later";

/** Loaded ahead with the other parts of the page: it has to work without network. */
export const loadJudge = () => importWithRetry(() => import("./judge-here"));

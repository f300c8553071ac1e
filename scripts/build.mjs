// `npm run build`: the production build, when it is stale. `npm start` does it by itself.
import { buildWhenStale, generateClient, installPackages, requireNode } from "./prepare.mjs";

requireNode();
await installPackages();
await generateClient();
await buildWhenStale();

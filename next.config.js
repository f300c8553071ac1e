const HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=()" },
];

/** Asked for anew at every visit, so that a mended one is never held back; it speaks to this server alone. */
const WORKER_HEADERS = [
  { key: "Cache-Control", value: "no-cache" },
  { key: "Content-Security-Policy", value: "default-src 'none'; connect-src 'self'; script-src 'self'" },
];

/** @type {import("next").NextConfig} */
export default {
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  reactCompiler: true,
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true }, // types are checked by `npm test`, not by whoever starts the application
  serverExternalPackages: ["pg", "pg-copy-streams", "papaparse", "@node-rs/argon2", "pdfkit"],
  headers: async () => [
    { source: "/:path*", headers: HEADERS },
    { source: "/service-worker.js", headers: WORKER_HEADERS },
  ],
};

/** Who may do what: one row per permission, an allow-list of roles. What is not listed is refused. */

export const ROLES = ["administrator", "project-manager", "partner", "technician", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/** Roles that can be given for one project; `administrator` is a role in the organisation only. */
export const PROJECT_ROLES = ["project-manager", "partner", "technician", "viewer"] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

type Row = { description: string; roles: readonly Role[] };

export const PERMISSIONS = {
  "organization.manage": { description: "Invite people, see every project, read the audit", roles: ["administrator"] },
  "project.create": { description: "Start a project", roles: ["administrator", "project-manager"] },
  "project.view": { description: "See a project and its progress", roles: ROLES },
  "plan.compare": {
    description: "Ask what another plan would change",
    roles: ["administrator", "project-manager", "partner"],
  },
  "project.edit": { description: "Change a project's plan", roles: ["administrator", "project-manager"] },
  "members.manage": { description: "Invite people to a project", roles: ["administrator", "project-manager"] },
  "inventory.view": { description: "See phones and verdicts; a technician those of assigned batches", roles: ROLES },
  "inventory.edit": { description: "Correct phones by hand", roles: ["administrator", "project-manager"] },
  "inventory.collect": {
    description: "Enter VID, PID and serial from the label; a technician for assigned phones",
    roles: ["administrator", "project-manager", "technician"],
  },
  "exception.decide": {
    description: "Decide what becomes of phones that cannot be converted",
    roles: ["administrator", "project-manager"],
  },
  "loss.acknowledge": {
    description: "Acknowledge what is lost; a viewer for the customer, others record what the customer said",
    roles: ["administrator", "project-manager", "partner", "viewer"],
  },
  "import.view": {
    description: "See uploads and their rejects",
    roles: ["administrator", "project-manager", "partner"],
  },
  "import.manage": { description: "Upload and commit inventories", roles: ["administrator", "project-manager"] },
  "batch.view": { description: "See batches; a technician the assigned ones", roles: ROLES },
  "batch.plan": { description: "Plan, change and assign batches", roles: ["administrator", "project-manager"] },
  "order.view": {
    description: "See which licences are to be ordered",
    roles: ["administrator", "project-manager", "partner", "viewer"],
  },
  "contract.edit": {
    description: "Say whether the customer has a service contract",
    roles: ["administrator", "project-manager", "partner"],
  },
  "price.view": { description: "See price books", roles: ["administrator", "partner"] },
  "price.manage": { description: "Make and change price books", roles: ["administrator", "partner"] },
  "quote.view": {
    description: "See issued quotes",
    roles: ["administrator", "project-manager", "partner", "viewer"],
  },
  "quote.view-drafts": {
    description: "See quotes before they are issued",
    roles: ["administrator", "project-manager", "partner"],
  },
  "quote.edit": { description: "Write and revise quotes", roles: ["administrator", "partner"] },
  "quote.issue": { description: "Issue a quote and send its link", roles: ["administrator", "partner"] },
  "quote.answer": {
    description: "Accept or decline a quote; a viewer for the customer, others record what the customer said",
    roles: ["administrator", "partner", "viewer"],
  },
  "margin.view": { description: "See what a quote costs and earns", roles: ["administrator", "partner"] },
  "license.view": {
    description: "See which licences are bought, in hand and missing",
    roles: ["administrator", "project-manager", "partner", "viewer"],
  },
  "license.manage": {
    description: "Enter orders, hand addresses to the portal, take licence files in, replace phones",
    roles: ["administrator", "project-manager", "partner"],
  },
  "pak.view": {
    description: "See the keys (PAK) that licences are fulfilled with",
    roles: ["administrator", "project-manager", "partner"],
  },
  "license.download": {
    description: "Download the licence files of a batch; a technician those of assigned batches",
    roles: ["administrator", "project-manager", "partner", "technician"],
  },
  "work.view": { description: "See checklists", roles: ["administrator", "project-manager", "technician"] },
  "note.read-team": {
    description: "Read notes that are written for the team; others see those for the customer",
    roles: ["administrator", "project-manager", "partner", "technician"],
  },
  "gate.override": {
    description: "Let phones go on although the project or the batch is not ready, with a reason",
    roles: ["administrator", "project-manager", "partner"],
  },
  "step.record": {
    description: "Tick steps and add evidence",
    roles: ["administrator", "project-manager", "technician"],
  },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof PERMISSIONS;

/** May someone with this role do this? */
export function may(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission].roles;
  return allowed.includes(role);
}

/** A technician sees the batches they are assigned to and their phones, nothing else of an inventory. */
export function seesOnlyAssigned(role: Role): boolean {
  return role === "technician";
}

export const ROLE_LABELS = {
  administrator: "Administrator",
  "project-manager": "Project manager",
  partner: "Partner",
  technician: "Technician",
  viewer: "Viewer",
} as const satisfies Record<Role, string>;

export const ROLE_DESCRIPTIONS = {
  administrator: "Everything in the organisation, and its people",
  "project-manager": "Plans everything: inventory, batches, people",
  partner: "Prices, quotes and what to order; sees inventory and plan",
  technician: "Works through assigned batches",
  viewer: "Follows the progress, answers quotes",
} as const satisfies Record<Role, string>;

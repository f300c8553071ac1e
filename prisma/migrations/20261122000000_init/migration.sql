-- The first schema. Table and column definitions are what Prisma makes of schema.prisma; the parts that Prisma does not
-- know (generated search column, CHECKs on lists of words, the audit's guard) are written by hand and marked.

-- By hand: substring search.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "oidcSubject" TEXT,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "projectId" UUID,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "projectId" UUID,
    "role" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "revokedAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "projectId" UUID,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "blockedUntil" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastFailureAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInThrottle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SetupCode" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SetupCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "actorId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "headers" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("actorId","key")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "policy" JSONB NOT NULL,
    "loads" JSONB NOT NULL,
    "ucmAddress" TEXT,
    "timeZone" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Site" (
    "projectId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Site_pkey" PRIMARY KEY ("projectId","name")
);

-- CreateTable
CREATE TABLE "Import" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "fileSha256" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "encoding" TEXT NOT NULL,
    "delimiter" TEXT NOT NULL,
    "headerRow" INTEGER NOT NULL,
    "columns" JSONB NOT NULL,
    "preview" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ready',
    "mode" TEXT,
    "expectedRows" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "problem" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "projectId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "mac" TEXT,
    "issues" JSONB NOT NULL,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("projectId","importId","line")
);

-- CreateTable
CREATE TABLE "Decision" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "ruleSetVersion" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reasonCodes" TEXT[],
    "licenseKind" TEXT NOT NULL,
    "licenseSku" TEXT,
    "supportSku" TEXT,
    "mayBeFree" BOOLEAN NOT NULL,
    "detail" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "Phone" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mac" VARCHAR(12) NOT NULL,
    "pid" TEXT,
    "model" TEXT,
    "productKind" TEXT,
    "soldAs" TEXT,
    "precision" TEXT,
    "vid" INTEGER,
    "serial" TEXT,
    "manufacturedYear" INTEGER,
    "ip" TEXT,
    "site" TEXT,
    "floor" TEXT,
    "owner" TEXT,
    "directoryNumber" TEXT,
    "description" TEXT,
    "devicePool" TEXT,
    "load" TEXT,
    "version" TEXT,
    "reportedFirmware" TEXT,
    "runningFirmware" TEXT,
    "registrationState" TEXT,
    "kemCount" INTEGER,
    "transitionAuthorizationType" TEXT,
    "earlierConversion" TEXT,
    "hasLicenseWarning" BOOLEAN,
    "isRmaReplacement" BOOLEAN NOT NULL DEFAULT false,
    "notes" TEXT,
    "verdict" TEXT NOT NULL,
    "decisionId" UUID NOT NULL,
    "batchId" UUID,
    "state" TEXT NOT NULL DEFAULT 'not-started',
    "importId" UUID,
    "importLine" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    -- By hand: one generated column and one trigram index answer a search over many columns. PID and site are not in it:
    -- they are filters, and every word in it costs each import.
    "search" TEXT GENERATED ALWAYS AS (
        "mac"::text || ' ' || coalesce("serial", '') || ' ' || coalesce("owner", '') || ' ' ||
        coalesce("directoryNumber", '') || ' ' || coalesce("description", '') || ' ' || coalesce("ip", '')
    ) STORED,

    CONSTRAINT "Phone_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "PhoneChange" (
    "projectId" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "phoneId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "reason" TEXT,
    "actorId" UUID,
    "importId" UUID,
    "requestId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PhoneChange_pkey" PRIMARY KEY ("projectId","seq")
);

-- CreateTable
CREATE TABLE "Batch" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "site" TEXT,
    "loadFamily" TEXT,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "BatchAssignee" (
    "projectId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "BatchAssignee_pkey" PRIMARY KEY ("projectId","batchId","userId")
);

-- CreateTable
CREATE TABLE "StepEvent" (
    "projectId" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "operationId" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "batchId" UUID,
    "phoneId" UUID,
    "loadFamily" TEXT,
    "step" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "StepEvent_pkey" PRIMARY KEY ("projectId","operationId")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "phoneId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "checks" JSONB NOT NULL,
    "actorId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "organizationId" UUID,
    "projectId" UUID,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "requestId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_oidcSubject_key" ON "User"("oidcSubject");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Membership_organizationId_idx" ON "Membership"("organizationId");

-- CreateIndex
CREATE INDEX "Membership_projectId_idx" ON "Membership"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_organizationId_idx" ON "Invitation"("organizationId");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_organizationId_name_key" ON "Customer"("organizationId", "name");

-- CreateIndex
CREATE INDEX "Project_organizationId_idx" ON "Project"("organizationId");

-- CreateIndex
CREATE INDEX "Import_projectId_createdAt_idx" ON "Import"("projectId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_projectId_key_key" ON "Decision"("projectId", "key");

-- CreateIndex
CREATE INDEX "Phone_projectId_verdict_mac_idx" ON "Phone"("projectId", "verdict", "mac");

-- CreateIndex
CREATE INDEX "Phone_projectId_model_mac_idx" ON "Phone"("projectId", "model", "mac");

-- CreateIndex
CREATE INDEX "Phone_projectId_site_mac_idx" ON "Phone"("projectId", "site", "mac");

-- CreateIndex
CREATE INDEX "Phone_projectId_decisionId_idx" ON "Phone"("projectId", "decisionId");

-- CreateIndex
CREATE INDEX "Phone_projectId_batchId_state_idx" ON "Phone"("projectId", "batchId", "state");

-- CreateIndex
CREATE INDEX "Phone_search_trgm" ON "Phone" USING GIN ("search" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Phone_projectId_mac_key" ON "Phone"("projectId", "mac");

-- CreateIndex
CREATE INDEX "PhoneChange_projectId_phoneId_seq_idx" ON "PhoneChange"("projectId", "phoneId", "seq");

-- CreateIndex
CREATE INDEX "Batch_projectId_order_idx" ON "Batch"("projectId", "order");

-- CreateIndex
CREATE INDEX "BatchAssignee_userId_idx" ON "BatchAssignee"("userId");

-- CreateIndex
CREATE INDEX "StepEvent_projectId_phoneId_seq_idx" ON "StepEvent"("projectId", "phoneId", "seq");

-- CreateIndex
CREATE INDEX "StepEvent_projectId_batchId_seq_idx" ON "StepEvent"("projectId", "batchId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "StepEvent_projectId_seq_key" ON "StepEvent"("projectId", "seq");

-- CreateIndex
CREATE INDEX "Evidence_projectId_phoneId_at_idx" ON "Evidence"("projectId", "phoneId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_at_idx" ON "AuditEvent"("organizationId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_projectId_at_idx" ON "AuditEvent"("projectId", "at");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_projectId_importId_fkey" FOREIGN KEY ("projectId", "importId") REFERENCES "Import"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_projectId_decisionId_fkey" FOREIGN KEY ("projectId", "decisionId") REFERENCES "Decision"("projectId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_projectId_batchId_fkey" FOREIGN KEY ("projectId", "batchId") REFERENCES "Batch"("projectId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchAssignee" ADD CONSTRAINT "BatchAssignee_projectId_batchId_fkey" FOREIGN KEY ("projectId", "batchId") REFERENCES "Batch"("projectId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchAssignee" ADD CONSTRAINT "BatchAssignee_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: lists of words. The lists are the domain's; a test compares them.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_role_words" CHECK ("role" IN ('administrator', 'project-manager', 'partner', 'technician', 'viewer'));
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_role_words" CHECK ("role" IN ('administrator', 'project-manager', 'partner', 'technician', 'viewer'));
ALTER TABLE "Project" ADD CONSTRAINT "Project_direction_words" CHECK ("direction" IN ('E2M', 'M2E'));
ALTER TABLE "Project" ADD CONSTRAINT "Project_target_words" CHECK ("target" IN ('webex-calling', 'approved-third-party', 'ucm'));
ALTER TABLE "Project" ADD CONSTRAINT "Project_method_words" CHECK ("method" IN ('ucm', 'alternate-tftp', 'staging-dhcp', 'cloud-upgrader'));
ALTER TABLE "Import" ADD CONSTRAINT "Import_status_words" CHECK ("status" IN ('ready', 'queued', 'running', 'committed', 'failed', 'cancelled'));
ALTER TABLE "Import" ADD CONSTRAINT "Import_mode_words" CHECK ("mode" IN ('valid-rows', 'all-or-nothing'));
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_outcome_words" CHECK ("outcome" IN ('rejected', 'stored'));
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_verdict_words" CHECK ("verdict" IN ('eligible', 'ineligible', 'needs-information', 'not-required'));
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_licenseKind_words" CHECK ("licenseKind" IN ('order', 'automatic', 'none', 'glo-case', 'undecided'));
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_soldAs_words" CHECK ("soldAs" IN ('enterprise', 'mpp'));
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_precision_words" CHECK ("precision" IN ('pid', 'model-name'));
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_reportedFirmware_words" CHECK ("reportedFirmware" IN ('enterprise', 'mpp', 'in-transition'));
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_runningFirmware_words" CHECK ("runningFirmware" IN ('enterprise', 'mpp', 'in-transition'));
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_verdict_words" CHECK ("verdict" IN ('eligible', 'ineligible', 'needs-information', 'not-required'));
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_state_words" CHECK ("state" IN ('not-started', 'in-progress', 'on-hold', 'failed', 'verified'));
ALTER TABLE "PhoneChange" ADD CONSTRAINT "PhoneChange_kind_words" CHECK ("kind" IN ('import', 'edit', 'decision', 'batch', 'verified'));
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_kind_words" CHECK ("kind" IN ('pilot', 'wave'));
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_state_words" CHECK ("state" IN ('planned', 'ready', 'running', 'done', 'cancelled'));
ALTER TABLE "StepEvent" ADD CONSTRAINT "StepEvent_scope_words" CHECK ("scope" IN ('project', 'batch', 'phone'));
ALTER TABLE "StepEvent" ADD CONSTRAINT "StepEvent_action_words" CHECK ("action" IN ('tick', 'untick', 'note', 'fail', 'hold', 'resume'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_kind_words" CHECK ("kind" IN ('status-text', 'after-inventory', 'probe'));
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_outcome_words" CHECK ("outcome" IN ('verified', 'contradicted', 'insufficient'));

-- By hand: shapes.
ALTER TABLE "Phone" ADD CONSTRAINT "Phone_mac_shape" CHECK ("mac" ~ '^[0-9A-F]{12}$');
ALTER TABLE "StepEvent" ADD CONSTRAINT "StepEvent_subject" CHECK (
    ("scope" = 'phone' AND "phoneId" IS NOT NULL) OR ("scope" = 'batch' AND "batchId" IS NOT NULL) OR "scope" = 'project');

-- By hand: one organisation-wide role and one role per project for a person.
CREATE UNIQUE INDEX "Membership_person_in_project" ON "Membership" ("projectId", "userId") WHERE "projectId" IS NOT NULL;
CREATE UNIQUE INDEX "Membership_person_in_organization" ON "Membership" ("organizationId", "userId") WHERE "projectId" IS NULL;

-- By hand: the audit can be added to, never changed.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- By hand: step events are facts too.
CREATE TRIGGER "StepEvent_append_only" BEFORE UPDATE ON "StepEvent"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

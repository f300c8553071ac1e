-- What a project says of the steps of its procedure: a text of its own beside one, or that one is not shown.
ALTER TABLE "Project" ADD COLUMN "stepChanges" JSONB NOT NULL DEFAULT '{}';

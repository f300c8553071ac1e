-- Whether a customer has a service contract decides the support lines of an order; until somebody says it, it is not known.
ALTER TABLE "Customer" ADD COLUMN "serviceContract" TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_serviceContract_words" CHECK ("serviceContract" IN ('yes', 'no', 'unknown'));

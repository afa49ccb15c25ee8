import { Migration } from '@mikro-orm/migrations';

/**
 * References of payments are unique for a provider within a project, and actions and pillars of a plan may change their
 * numbers among each other: their numbers are compared when a transaction ends.
 */
export class Migration20261128090000_Corrections extends Migration {
  override name = 'Migration20261128090000_Corrections';

  override up(): void {
    this.addSql('drop index "transaction_external_ref_unique";');
    this.addSql(
      'create unique index transaction_external_ref_unique on transaction (project_id, coalesce(provider_id, 0), external_ref) where external_ref is not null;',
    );
    this.renumberable('deferrable initially deferred');
  }

  override down(): void {
    this.addSql('drop index "transaction_external_ref_unique";');
    this.addSql(
      'create unique index transaction_external_ref_unique on transaction (coalesce(provider_id, 0), external_ref) where external_ref is not null;',
    );
    this.renumberable('');
  }

  private renumberable(deferred: string): void {
    for (const table of ['pillar', 'action']) {
      const name = `${table}_plan_id_number_unique`;
      this.addSql(`alter table "${table}" drop constraint "${name}";`);
      this.addSql(`alter table "${table}" add constraint "${name}" unique ("plan_id", "number") ${deferred};`);
    }
  }
}

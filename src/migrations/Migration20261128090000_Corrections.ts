import { Migration } from '@mikro-orm/migrations';

/**
 * References of payments are unique for a provider within a project. Actions and pillars of a plan may change their
 * numbers among each other, and projects their IATI identifiers: these are compared when a transaction ends.
 */
export class Migration20261128090000_Corrections extends Migration {
  override name = 'Migration20261128090000_Corrections';

  override up(): void {
    this.addSql('drop index "transaction_external_ref_unique";');
    this.addSql(
      'create unique index transaction_external_ref_unique on transaction (project_id, coalesce(provider_id, 0), external_ref) where external_ref is not null;',
    );
    this.compareAtEnd('deferrable initially deferred');
  }

  override down(): void {
    this.addSql('drop index "transaction_external_ref_unique";');
    this.addSql(
      'create unique index transaction_external_ref_unique on transaction (coalesce(provider_id, 0), external_ref) where external_ref is not null;',
    );
    this.compareAtEnd('');
  }

  private compareAtEnd(deferred: string): void {
    const uniques = [
      { table: 'pillar', columns: ['plan_id', 'number'] },
      { table: 'action', columns: ['plan_id', 'number'] },
      { table: 'project', columns: ['iati_identifier'] },
    ];
    for (const { table, columns } of uniques) {
      const name = `${table}_${columns.join('_')}_unique`;
      const list = columns.map((column) => `"${column}"`).join(', ');
      this.addSql(`alter table "${table}" drop constraint "${name}";`);
      this.addSql(`alter table "${table}" add constraint "${name}" unique (${list}) ${deferred};`);
    }
  }
}

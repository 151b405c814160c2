/**
 * Archives the allocation of each day after its breakdown, and then its tag coverage and its Savings Plans and
 * reservations. The first failure ends
 * it: the breakdown does not wait for it, and the next run tries again.
 */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import type { PartitionCatalog } from '../../ports/partition-catalog.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { partitionPrefix } from '../../tables/object-key.ts';
import type { CheckedDay } from '../day/check-day.ts';
import type { ReplacementRule } from '../day/publish-replacing.ts';
import type { ArchiveState } from '../state/archive-state.ts';
import { AllocationDays } from './allocation-days.ts';
import { type CheckedAllocation, checkAllocation } from './check-allocation.ts';
import { checkCoverage } from './check-coverage.ts';
import { CommitmentDays } from './commitment-days.ts';
import { CoverageDays } from './coverage-days.ts';
import { publishAllocation } from './publish-allocation.ts';
import { publishCommitments } from './publish-commitments.ts';
import { publishCoverage } from './publish-coverage.ts';
import type { StagedAllocation } from './stage-allocation.ts';

/** One day of the window whose allocation is in the archive. */
export interface AllocatedDay {
  readonly day: BillingDay;
  /** 'kept': a run that read the bill later has archived the day. */
  readonly outcome: 'written' | 'unchanged' | 'kept';
  readonly ruleSet: string;
  readonly rowCount: number;
  /** What became of the tag coverage; null if the rules require no tag. */
  readonly coverage: 'written' | 'unchanged' | 'kept' | null;
  /** What became of the Savings Plans and reservations; null if the day has none. */
  readonly commitments: 'written' | 'unchanged' | 'kept' | null;
  /** Unblended, in the digest's currency. */
  readonly totalCost: number;
}

export interface ArchivedAllocation {
  readonly days: readonly AllocatedDay[];
  readonly registered: readonly BillingDay[];
  /** Why the allocation of the other days is not archived; null when all is well. */
  readonly failure: Error | null;
}

export interface AllocationArchive {
  readonly store: ObjectStore;
  readonly catalog: PartitionCatalog;
  readonly archiveState: Pick<ArchiveState, 'isSuperseded' | 'recheckSuperseded'>;
  /** Days whose allocation was registered before. */
  readonly registered: readonly BillingDay[];
}

export class AllocationArchiver {
  readonly #archive: AllocationArchive;
  readonly #staged: AllocationDays | null;
  readonly #coverage: CoverageDays;
  readonly #commitments: CommitmentDays | null;
  readonly #days: AllocatedDay[] = [];
  #failure: Error | null;

  /** `staged` is null where nothing was staged: then nothing is archived. */
  constructor(staged: StagedAllocation | null, archive: AllocationArchive) {
    this.#archive = archive;
    const days = staged?.staged ?? null;
    this.#staged = days === null ? null : new AllocationDays(days);
    this.#coverage = new CoverageDays((days ?? []).flatMap(({ coverage }) => coverage ?? []));
    const isStaged = staged !== null && staged.failure === null;
    this.#commitments = isStaged ? new CommitmentDays(staged.commitments) : null;
    this.#failure = staged?.failure ?? null;
  }

  /** Archives the allocation of a day whose breakdown is in the archive as the bill has it. */
  async add(breakdown: CheckedDay): Promise<void> {
    if (this.#failure !== null || this.#staged === null) return;
    await this.#publish(breakdown, this.#staged).catch((error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    });
  }

  /** Whether the day's allocation is archived as its breakdown is. Call it after `add`. */
  has(day: BillingDay): boolean {
    return this.#days.some((archived) => archived.day === day);
  }

  /** Registers the new days, also those before a failure. */
  async close(): Promise<ArchivedAllocation> {
    const registered = await this.#register().catch((error: unknown) => {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
      return [];
    });
    return { days: this.#days, registered, failure: this.#failure };
  }

  async #publish(breakdown: CheckedDay, staged: AllocationDays): Promise<void> {
    const { store } = this.#archive;
    const { day } = breakdown;
    const allocation = checkAllocation(await staged.of(day), breakdown);
    const { outcome } = await publishAllocation(store, allocation, this.#rule(day));
    const { rows, ruleSet } = allocation;
    const rowCount = rows.lineCount.length;
    const totalCost = sumOf(rows.unblendedCost);
    const coverage = outcome === 'kept' ? null : await this.#publishCoverage(allocation);
    const commitments = outcome === 'kept' ? null : await this.#publishCommitments(allocation);
    this.#days.push({ day, outcome, ruleSet, rowCount, totalCost, coverage, commitments });
  }

  async #publishCommitments({
    day,
    currency,
  }: CheckedAllocation): Promise<AllocatedDay['commitments']> {
    const commitments = (await this.#commitments?.of(day)) ?? null;
    if (commitments === null) return null;
    const { store } = this.#archive;
    const found = { day, commitments };
    const published = await publishCommitments(store, found, currency, this.#rule(day));
    return published?.outcome ?? null;
  }

  async #publishCoverage(allocation: CheckedAllocation): Promise<AllocatedDay['coverage']> {
    const { day } = allocation;
    const coverage = await this.#coverage.of(day);
    if (coverage === null) return null;
    const checked = checkCoverage(coverage, allocation);
    return (await publishCoverage(this.#archive.store, checked, this.#rule(day))).outcome;
  }

  /** The breakdown has passed the other rules: the allocation follows it. */
  #rule(day: BillingDay): ReplacementRule<'newer'> {
    const { archiveState } = this.#archive;
    return {
      reasonToKeep: async () => (archiveState.isSuperseded(day) ? 'newer' : null),
      reasonToRevert: async () => ((await archiveState.recheckSuperseded(day)) ? 'newer' : null),
    };
  }

  async #register(): Promise<readonly BillingDay[]> {
    const known = new Set(this.#archive.registered);
    const missing = this.#days.map(({ day }) => day).filter((day) => !known.has(day));
    if (missing.length === 0) return [];
    await this.#archive.catalog.register(
      missing.map((day) => ({ day, prefix: partitionPrefix(costAllocationTable, day) })),
    );
    return missing;
  }
}

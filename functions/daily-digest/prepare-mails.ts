/**
 * Prepares the mail of every audience. The whole organization's mail is composed at once; an owner's
 * mail just before it is sent, so that an error in it does not stop the others and memory stays small.
 * With allocation rules, `teams/` sends the mails of teams.
 */
import { readDay } from '../../src/archive/read/read-day.ts';
import { readLastMail } from '../../src/delivery/last-mail.ts';
import { audiencesOf, type MailAudience } from '../../src/delivery/mail-audiences.ts';
import type { Receipt } from '../../src/delivery/mail-receipt.ts';
import { reasonNotServed } from '../../src/domain/audience/audience.ts';
import { rowsByScope } from '../../src/domain/audience/audience-rows.ts';
import { organizationScope } from '../../src/domain/budgets/budgets.ts';
import { isTeamScope } from '../../src/domain/budgets/team-scope.ts';
import type { ComparedRows } from '../../src/domain/costs/compared-rows.ts';
import type { DigestAllocation } from '../../src/domain/figures/digest-allocation.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import { type DashboardLinks, dashboardIfSet } from '../../src/domain/links/dashboard-links.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { audienceFigures } from '../../src/reports/digest/audience-figures.ts';
import { csvRows } from '../../src/reports/digest/csv-rows.ts';
import type { FiguresInput } from '../../src/reports/digest/figures-input.ts';
import type { DigestData } from '../../src/reports/digest/read-digest-data.ts';
import { restatableDayCosts } from '../../src/reports/digest/restatable-day-costs.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';

/** One audience's mail; `compose` makes it. */
export interface PreparedMail {
  readonly mailAudience: MailAudience;
  /** The costs that its receipt stores under `told`, to report later changes. */
  readonly mailedCosts: NonNullable<Receipt['told']>;
  readonly compose: () => Promise<ComposedMail>;
  readonly figures: () => Promise<Figures>;
}

export interface PreparedMails {
  /** The mail about the whole organization. */
  readonly organization: ComposedMail;
  /** The mails of every audience, the whole organization's first. */
  readonly mails: readonly PreparedMail[];
  /** Why recipients get no mail, one sentence each. */
  readonly unserved: readonly string[];
}

/** The results of the optional steps. */
export interface Findings {
  readonly remainingCostsOf: (scope: string) => FiguresInput['remainingCosts'];
  readonly anomaliesOf: (scope: string) => FiguresInput['anomalies'];
  readonly dashboardNotice: string | null;
  /** For the mail of the whole organization; undefined without allocation rules. */
  readonly allocation?: DigestAllocation | undefined;
}

interface Material extends Findings {
  readonly store: ObjectStore;
  readonly data: DigestData;
  /** The archived rows of the report day that the readers of a scope may see. */
  readonly rowsOf: (scope: string) => ComparedRows;
  readonly moverCount: number;
  /** Null if no address is set. */
  readonly dashboard: DashboardLinks | null;
  /** Records a sentence about a damaged receipt, which is ignored. */
  readonly passOver: (notice: string) => void;
}

/**
 * Records the recipients that cannot get a mail, with the reason; they do not fail the run. Throws an
 * Error when the organization's digest has no reader, or when the report day cannot be read.
 */
export async function prepareMails(
  { store }: Pick<Platform, 'store'>,
  data: DigestData,
  findings: Findings,
  { mail, moverCount, ouDepth, dashboardUrl }: DigestSettings,
  addToRecord: (facts: StepFacts) => void,
): Promise<PreparedMails> {
  const rowsOf = rowsByScope(csvRows(await readDay(store, data.reportDay), data));
  const passedOver: string[] = [];
  const passOver = (notice: string) => {
    passedOver.push(notice);
    addToRecord({ passedOver: [...passedOver] });
  };
  const dashboard = dashboardIfSet(dashboardUrl);
  const material = { ...findings, store, data, rowsOf, moverCount, dashboard, passOver };
  const hasTeams = (findings.allocation?.figures ?? null) !== null;
  const audiences = audiencesOf(mail.recipients).filter(
    ({ scope }) => !hasTeams || !isTeamScope(scope),
  );
  const { served, unserved } = servedAudiences(audiences, data, ouDepth);
  addToRecord({ audiences: served.length, unservedRecipients: unserved });
  const [first, ...owners] = served;
  if (first?.scope !== organizationScope) {
    throw new Error("The digest of the whole organization has no reader: add a recipient for '*'.");
  }
  const organization = await compose(material, first);
  const ofAll = prepared(material, first);
  const monthEnd = organization.figures.total.projected;
  return {
    organization,
    unserved,
    mails: [
      {
        ...ofAll,
        mailedCosts: { ...ofAll.mailedCosts, monthEnd },
        compose: async () => organization,
      },
      ...owners.map((owner) => prepared(material, owner)),
    ],
  };
}

function servedAudiences(
  audiences: readonly MailAudience[],
  { series }: DigestData,
  ouDepth: number | null,
) {
  const ous = new Set([...series.costs.keys(), ...series.monthToDate.keys()]);
  const reasons = audiences.map(({ scope }) => reasonNotServed(scope, ous, ouDepth));
  return {
    served: audiences.filter((_, index) => reasons[index] === null),
    unserved: reasons.filter((reason) => reason !== null),
  };
}

function prepared(material: Material, mailAudience: MailAudience): PreparedMail {
  const { data } = material;
  const dayCosts = Object.fromEntries(restatableDayCosts(data, mailAudience.scope));
  return {
    mailAudience,
    mailedCosts: {
      reportDay: data.reportDay,
      dayCosts,
      ...(data.data.state === 'partial' && { hours: data.data.hours }),
    },
    compose: () => compose(material, mailAudience),
    figures: () => readFigures(material, mailAudience),
  };
}

async function compose(material: Material, audience: MailAudience): Promise<ComposedMail> {
  const figures = await readFigures(material, audience);
  return composeMail(figures, material.rowsOf(audience.scope), material.dashboard);
}

async function readFigures(material: Material, { scope, name }: MailAudience): Promise<Figures> {
  const { store, data, moverCount, dashboardNotice, passOver } = material;
  const figures = audienceFigures(data, {
    audience: { name, scope },
    moverCount,
    dashboardNotice,
    remainingCosts: material.remainingCostsOf(scope),
    anomalies: material.anomaliesOf(scope),
    lastMail: await readLastMail(store, data.archived.window.to, name, passOver),
  });
  // Owners of an OU do not see teams: a team's cost is in many OUs.
  if (material.allocation === undefined || scope !== organizationScope) return figures;
  return { ...figures, allocation: material.allocation };
}
